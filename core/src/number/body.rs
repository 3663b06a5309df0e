//! The forms that thirteen digits are written in.

use super::character::is_line_break;
use super::digits::LEN;
use super::dropped::{Dropped, range};

const BLANKS_AND_COMMAS: [char; 7] = [',', '，', ' ', '\u{A0}', '\u{2009}', '\u{202F}', '\u{3000}'];
const BLANKS_AND_HYPHENS: [char; 5] = ['-', '－', ' ', '\u{A0}', '\u{3000}'];
/// The places of separators, and what they may be.
const GROUPS: [(Dropped, &[char]); 4] = [
    // 1,918,010,000,001
    (1 << 1 | 1 << 5 | 1 << 9 | 1 << 13, &BLANKS_AND_COMMAS),
    // 1,9180,1000,0001
    (1 << 1 | 1 << 6 | 1 << 11, &BLANKS_AND_COMMAS),
    // 1918 0100 00001
    (1 << 4 | 1 << 9, &BLANKS_AND_HYPHENS),
    // 1918 0100 0000 1
    (1 << 4 | 1 << 9 | 1 << 14, &BLANKS_AND_HYPHENS),
];

/// Line breaks and the blanks beside them, if no line is a number of its own.
pub(super) fn line_breaks(body: &[char]) -> Option<Dropped> {
    let is_short = |line: &[char]| line.iter().filter(|c| c.is_ascii_digit()).count() < LEN;
    let (mut place, mut dropped) = (0_usize, 0);
    for run in body.chunk_by(|a, b| a.is_whitespace() == b.is_whitespace()) {
        let end = place.saturating_add(run.len());
        if run.iter().any(is_line_break) {
            dropped |= range(place, end);
        }
        place = end;
    }
    body.split(is_line_break).all(is_short).then_some(dropped)
}

/// `.0`, `.00`: the point and only zeros behind it.
pub(super) fn decimal_zeros(body: &[char]) -> Option<Dropped> {
    let point = body.iter().position(|c| *c == '.')?;
    let zeros = body.get(point..)?.strip_prefix(&['.'])?;
    (!zeros.is_empty() && zeros.iter().all(|c| *c == '0')).then(|| range(point, body.len()))
}

/// Regular groups of three or four, with one separator throughout.
pub(super) fn groups(body: &[char]) -> Option<Dropped> {
    let regular = |(places, separators): &&(Dropped, &[char])| {
        let separator = body.get(places.trailing_zeros() as usize).filter(|c| separators.contains(c));
        let is_regular = |(place, c): (usize, &char)| match places >> (place & 63) & 1 {
            1 => Some(c) == separator,
            _ => c.is_ascii_digit(),
        };
        body.len().checked_sub(LEN) == Some(places.count_ones() as usize)
            && body.iter().enumerate().all(is_regular)
    };
    GROUPS.iter().find(regular).map(|(places, _)| *places)
}

/// Thirteen digits with separators after the 2nd, 4th or 6th, where the fields of a number end (附件2).
pub(super) fn fields(body: &[char]) -> Option<Dropped> {
    let (mut digits, mut dropped) = (0_usize, 0);
    for (place, c) in body.iter().enumerate() {
        match (c, digits) {
            ('0'..='9', _) => digits = digits.saturating_add(1),
            (c, 2 | 4 | 6) if BLANKS_AND_HYPHENS.contains(c) => {
                dropped |= range(place, place.saturating_add(1))
            }
            _ => return None,
        }
    }
    (digits == LEN).then_some(dropped)
}
