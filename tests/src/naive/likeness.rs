//! Who is who: the forms in which identifiers, sheets and names are compared.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Characters that cannot be seen, by their numbers.
const INVISIBLE: [(u32, u32); 23] = [
    (0x00, 0x1F), // controls
    (0x7F, 0x9F),
    (0xAD, 0xAD),     // soft hyphen
    (0x34F, 0x34F),   // grapheme joiner
    (0x61C, 0x61C),   // marks of direction
    (0x115F, 0x1160), // fillers of Hangul
    (0x17B4, 0x17B5), // vowels of Khmer
    (0x180B, 0x180F), // marks of Mongolian
    (0x200B, 0x200F),
    (0x2028, 0x2029), // ends of lines
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x2800, 0x2800), // blank of Braille
    (0x3164, 0x3164), // filler of Hangul
    (0xFE00, 0xFE0F), // variation
    (0xFEFF, 0xFEFF), // byte order mark
    (0xFFA0, 0xFFA0), // filler of Hangul
    (0xFFF0, 0xFFFB),
    (0x1BCA0, 0x1BCA3), // shorthand
    (0x1D173, 0x1D17A), // music
    (0xE0000, 0xE00FF), // tags
    (0xE0100, 0xE01EF), // variation
    (0xE01F0, 0xE0FFF),
];
/// White space beyond the controls.
const BLANKS: [u32; 17] = [
    0x20, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,
    0x200A, 0x202F, 0x205F, 0x3000,
];

/// Without what cannot be seen, full-width ASCII as ASCII, and without one mark of text at the beginning.
#[must_use]
pub fn normal(text: &str) -> String {
    let mut form = String::new();
    for c in text.chars() {
        let number = u32::from(c);
        let unseen = INVISIBLE.iter().any(|(first, last)| (*first..=*last).contains(&number));
        if unseen || BLANKS.contains(&number) {
            continue;
        }
        let wide = (0xFF01..=0xFF5E).contains(&number);
        form.push(if wide { char::from_u32(number - 0xFF01 + 0x21).expect("ASCII") } else { c });
    }
    for mark in ["'", "’", "‘", "`"] {
        if let Some(rest) = form.strip_prefix(mark) {
            return rest.to_owned();
        }
    }
    form
}

/// The same without case, `.0` and leading zeros.
#[must_use]
pub fn alike(text: &str) -> String {
    let form: String = normal(text).chars().map(|c| c.to_ascii_lowercase()).collect();
    let whole = match form.split_once('.') {
        Some((whole, zeros)) if is_number(whole) && is_number(zeros) && zeros.bytes().all(|b| b == b'0') => {
            whole
        }
        _ => &form,
    };
    let mut digits = whole.to_owned();
    while is_number(&digits) && digits.len() > 1 && digits.starts_with('0') {
        digits.remove(0);
    }
    digits
}

/// The same with one kind of dot, and Han characters as they are usually written.
#[must_use]
pub fn name(text: &str) -> String {
    normal(text).chars().map(|c| if "•・‧.".contains(c) { '·' } else { usual(c) }).collect()
}

/// Pairs: the second form of a Han character, and the usual one.
static PAIRS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let mut characters = include_str!("han.txt").chars().filter(|c| !c.is_whitespace());
    std::iter::from_fn(|| characters.next().zip(characters.next())).collect()
});

fn usual(c: char) -> char {
    PAIRS.get(&c).copied().unwrap_or(c)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| "0123456789".contains(c))
}
