//! What a character of a cell is, when a number is looked for.

use super::repair::RepairKind;

/// The digit that a full-width one means.
pub(super) fn ascii_digit(c: char) -> Option<char> {
    char::from_digit(u32::from(c).checked_sub(u32::from('０'))?, 10)
}

/// What cannot be seen, wherever it is. An override (U+202E) is not among it: after it, digits are shown the other way
/// round, and nobody can tell which of the two numbers is meant.
pub(super) fn invisible(c: char) -> Option<RepairKind> {
    match c {
        '\u{FEFF}' => Some(RepairKind::ByteOrderMark),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202D}' | '\u{2066}'..='\u{2069}' => {
            Some(RepairKind::BidiMark)
        }
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' => Some(RepairKind::ZeroWidth),
        _ => None,
    }
}

/// Which blank it is.
pub(super) fn blank(c: char) -> Option<RepairKind> {
    match c {
        '\u{A0}' | '\u{202F}' => Some(RepairKind::NoBreakSpace),
        '\u{3000}' => Some(RepairKind::IdeographicSpace),
        _ => c.is_whitespace().then_some(RepairKind::WhiteSpace),
    }
}

/// Word breaks lines by U+000B, and the web by U+2028.
pub(super) fn is_line_break(c: &char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The blank that a workbook writes as `_x000D_`.
pub(super) fn escaped(text: [char; 7]) -> Option<char> {
    let ['_', 'x', code @ .., '_'] = text else { return None };
    let value =
        code.iter().try_fold(0_u32, |value, c| value.checked_mul(16)?.checked_add(c.to_digit(16)?))?;
    char::from_u32(value).filter(|c| c.is_whitespace())
}
