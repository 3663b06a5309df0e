//! Number formats: whether a number behind one is a date, a duration or a percentage.

use super::cell::{Epoch, Style};

/// The style of a format that spreadsheets know by its number.
pub(crate) fn built_in(id: u32, epoch: Epoch) -> Style {
    match id {
        9 | 10 => Style::Percent,
        // 27 to 36 and 50 to 58 are dates of Chinese, Japanese and Korean.
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Style::Date(epoch),
        46 => Style::Duration,
        _ => Style::Number,
    }
}

/// The style of a format code, of which the part for positive numbers counts.
pub(crate) fn custom(code: &str, epoch: Epoch) -> Style {
    if code.eq_ignore_ascii_case("general") {
        return Style::Number;
    }
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character.to_ascii_lowercase() {
            // What follows is shown as it is, or skipped.
            '\\' | '_' | '*' => drop(characters.next()),
            '"' => drop(characters.by_ref().find(|it| *it == '"')),
            '[' => {
                let inside: String = characters.by_ref().take_while(|it| *it != ']').collect();
                if is_elapsed(&inside.to_ascii_lowercase()) {
                    return Style::Duration;
                }
            }
            'd' | 'h' | 'm' | 's' | 'y' => return Style::Date(epoch),
            '%' => return Style::Percent,
            ';' => break,
            _ => {}
        }
    }
    Style::Number
}

/// Whether a bracket counts hours, minutes or seconds: `[h]`, `[mm]`.
fn is_elapsed(inside: &str) -> bool {
    ["h", "m", "s"].iter().any(|unit| !inside.is_empty() && inside.replace(unit, "").is_empty())
}
