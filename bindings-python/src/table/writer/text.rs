//! Text as XML holds it.

/// Adds a text as the content of an element: blanks and line breaks as they are.
pub(super) fn push(target: &mut Vec<u8>, text: &str) {
    let mut rest = text;
    while let Some(place) = rest.find(special) {
        let (before, from) = rest.split_at(place);
        target.extend_from_slice(before.as_bytes());
        let character = from.chars().next().unwrap_or_default();
        match character {
            '&' => target.extend_from_slice(b"&amp;"),
            '<' => target.extend_from_slice(b"&lt;"),
            '>' => target.extend_from_slice(b"&gt;"),
            '"' => target.extend_from_slice(b"&quot;"),
            '\r' => target.extend_from_slice(b"&#13;"),
            _ => target.extend_from_slice("\u{FFFD}".as_bytes()),
        }
        rest = from.get(character.len_utf8()..).unwrap_or_default();
    }
    target.extend_from_slice(rest.as_bytes());
}

/// What does not stand in XML as it is.
fn special(character: char) -> bool {
    matches!(character, '&' | '<' | '>' | '"' | '\r' | '\u{FFFE}' | '\u{FFFF}')
        || (character < ' ' && character != '\t' && character != '\n')
}

/// A text as XLSX holds it: characters that XML has no room for are written `_x0007_`, and what looks so is told apart.
pub(super) fn push_excel(target: &mut Vec<u8>, text: &str) {
    let mut start = 0;
    for (place, character) in text.char_indices() {
        let rest = text.get(place..).unwrap_or_default();
        let escape = match character {
            '_' if is_escape(rest) => "_x005F_".to_owned(),
            '\r' | '\u{FFFE}' | '\u{FFFF}' => format!("_x{:04X}_", u32::from(character)),
            character if special(character) && character < ' ' => format!("_x{:04X}_", u32::from(character)),
            _ => continue,
        };
        push(target, text.get(start..place).unwrap_or_default());
        target.extend_from_slice(escape.as_bytes());
        start = place.saturating_add(character.len_utf8());
    }
    push(target, text.get(start..).unwrap_or_default());
}

/// Whether a text begins as `_x005F_` does.
fn is_escape(text: &str) -> bool {
    let form = text.as_bytes().get(..7);
    form.is_some_and(|form| match form {
        [b'_', b'x', digits @ .., b'_'] => digits.iter().all(u8::is_ascii_hexdigit),
        _ => false,
    })
}

/// The letters of a column, the first of which is 1.
pub(super) fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = vec![];
    while let Some(place) = rest.checked_sub(1) {
        letters.push(char::from(b'A'.saturating_add(u8::try_from(place % 26).unwrap_or_default())));
        rest = place / 26;
    }
    letters.iter().rev().collect()
}
