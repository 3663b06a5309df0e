use super::line::Line;
use crate::naive::score::{parse, ways};

const STRANGERS: [char; 11] = [' ', '\0', '０', '٥', '-', '+', 'e', ':', ',', '.', '/'];

pub(super) fn rows() -> Vec<Line> {
    let whole = (0..=100).map(|score| row("every whole score", &score.to_string()));
    let around = (5_980..=6_020).chain(9_990..=10_010).flat_map(ways);
    let strangers = STRANGERS.into_iter().flat_map(|stranger| {
        (0..5).map(move |place| format!("{}{stranger}{}", &"59.95"[..place], &"59.95"[place + 1..]))
    });
    let units = (1..=20).map(|len| row("every length of a score", &"1".repeat(len)));
    let cents = (0..=20).map(|len| row("every length of a score", &format!("0.{}", "9".repeat(len))));
    whole
        .chain(around.map(|text| row("every way to write a score", &text)))
        .chain(strangers.map(|text| row("every stranger in a score", &text)))
        .chain(units)
        .chain(cents)
        .collect()
}

fn row(case: &str, text: &str) -> Line {
    let line = Line::of("三(二)", case).text(text);
    match parse(text) {
        Ok(hundredths) => line.ok().with("hundredths", hundredths).with("display", display(hundredths)),
        Err((code, index)) => line.refused_at(text.as_bytes(), (code, "score", index)),
    }
}

/// The shortest way.
pub(super) fn display(hundredths: u16) -> String {
    ways(hundredths).swap_remove(0)
}
