//! 成绩, 百分制 (三(二)): 0 to 100 with at most two decimals, read and written without a detour over fractions.

/// Why a text is no score: code, 0-based byte offset.
pub type Refusal = (&'static str, Option<usize>);

/// The score in hundredths: digits, and after a point one digit or two.
///
/// # Errors
///
/// Blank; then the first fault from the left; then a value outside 0 to 100.
pub fn parse(text: &str) -> Result<u16, Refusal> {
    if text.trim().is_empty() {
        return Err(("score_missing", None));
    }
    let start = usize::from(text.starts_with('-') && text.len() > 1);
    let point = start + digits(&text[start..]);
    let end = point + 1 + text.get(point + 1..).map_or(0, digits);
    let fault = |code, index| Err((code, Some(index)));
    if point == start {
        return fault(if text.starts_with('.') { "score_incomplete" } else { "score_not_a_number" }, point);
    }
    if text[start..point].starts_with('0') && point - start > 1 {
        return fault("score_leading_zero", start);
    }
    let decimals = match &text[point..] {
        "" => "",
        rest if !rest.starts_with('.') => return fault("score_not_a_number", point),
        _ if end == point + 1 => return fault("score_incomplete", end),
        _ if end > point + 3 => return fault("score_too_precise", point + 3),
        _ if end < text.len() => return fault("score_not_a_number", end),
        _ => &text[point + 1..],
    };
    let hundredths = format!("{}{decimals:0<2}", &text[start..point]).parse();
    let in_range = hundredths.ok().filter(|hundredths| *hundredths <= 10_000 && start == 0);
    in_range.ok_or(("score_out_of_range", None))
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.chars().take_while(char::is_ascii_digit).count()
}

/// Every way to write a score, the shortest first.
#[must_use]
pub fn ways(hundredths: u16) -> Vec<String> {
    let (units, tenths, cents) = (hundredths / 100, hundredths / 10 % 10, hundredths % 10);
    let mut ways = vec![format!("{units}.{tenths}{cents}")];
    if cents == 0 {
        ways.insert(0, format!("{units}.{tenths}"));
    }
    if tenths == 0 && cents == 0 {
        ways.insert(0, format!("{units}"));
    }
    ways
}
