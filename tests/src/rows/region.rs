use super::line::Line;

const STRANGERS: [char; 8] = ['０', '١', 'O', ' ', '-', ':', '/', '\0'];

pub(super) fn rows() -> Vec<Line> {
    let mut rows = vec![];
    for (kind, clause) in [("province", "附件2·3"), ("city", "附件2·4")] {
        rows.extend((0..100).map(|code| row(kind, clause, "every code", &format!("{code:02}"))));
        rows.extend((0..=6).map(|len| row(kind, clause, "every length of a code", &"180101"[..len])));
        for stranger in STRANGERS {
            let texts = [format!("{stranger}8"), format!("1{stranger}")];
            rows.extend(texts.map(|text| row(kind, clause, "every stranger in a code", &text)));
        }
    }
    rows
}

/// Two ASCII digits are a code; all else is refused at the first character that does not belong there.
fn row(kind: &str, clause: &str, case: &str, text: &str) -> Line {
    let line = Line::of(clause, case).with("kind", kind).text(text);
    let digits = text.chars().take(2).take_while(char::is_ascii_digit).count();
    if digits == 2 && text.len() == 2 {
        return line.ok().with("value", text.trim_start_matches('0').parse().unwrap_or(0));
    }
    let (code, component) = match kind {
        "city" => ("city_not_two_digits", "city"),
        _ => ("province_not_two_digits", "province"),
    };
    line.refused_at(text.as_bytes(), (code, component, Some(digits)))
}
