//! The second pass over bytes that are not thirteen digits: what is wrong, where, and what it looks like.
//!
//! Precedence: blank, first non-digit among bytes 1 to 13, length. At most [`WINDOW`] bytes are read, so that a
//! refusal costs the same however long the input is.

use super::digits::{self, LEN};
use super::fault::NumberFault;
use crate::code::Code;
use crate::finding::{Component, Finding, Found, Hint, ValidationError};

/// How far the explanation looks. A longer run of blanks is not a blank cell any more.
pub(super) const WINDOW: usize = 64;

/// Why these bytes are not thirteen digits.
#[cold]
#[inline(never)]
pub(super) fn explain<T>(bytes: &[u8]) -> Result<T, ValidationError> {
    let head = bytes.get(..WINDOW).unwrap_or(bytes);
    let finding = match fault_and_index(bytes, head) {
        (NumberFault::NumberNotDigit, index) => not_digit(head, index),
        (NumberFault::NumberLength, _) => length(head, bytes.len()),
        (fault, _) => Finding::new(fault.code(), Component::Whole),
    };
    Err(finding.into())
}

/// The fault of the explanation alone.
#[inline(never)]
pub(super) fn fault(bytes: &[u8]) -> NumberFault {
    fault_and_index(bytes, bytes.get(..WINDOW).unwrap_or(bytes)).0
}

/// What is wrong, and which byte is no digit.
#[inline(always)]
fn fault_and_index(bytes: &[u8], head: &[u8]) -> (NumberFault, usize) {
    let number = head.get(..LEN).unwrap_or(head);
    match digits::first_non_digit(number) {
        // Blank begins with a blank, which is seen faster than whether all is blank.
        Some(0) if bytes.len() <= WINDOW && !begins_visibly(head) && is_blank(head) => {
            (NumberFault::NumberMissing, 0)
        }
        Some(index) => (NumberFault::NumberNotDigit, index),
        None if bytes.is_empty() => (NumberFault::NumberMissing, 0),
        None => (NumberFault::NumberLength, 0),
    }
}

fn begins_visibly(head: &[u8]) -> bool {
    head.first().is_some_and(u8::is_ascii_graphic)
}

fn is_blank(bytes: &[u8]) -> bool {
    core::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(char::is_whitespace))
}

/// The same as a finding.
pub(super) fn of_text(bytes: &[u8]) -> Finding {
    explain::<()>(bytes)
        .err()
        .map_or(Finding::new(Code::NumberLength, Component::Whole), |error| *error.finding())
}

/// A character that is no digit, by itself.
pub(super) fn not_digit_at(place: usize, index: usize, found: Found) -> Finding {
    let finding = Finding::new(Code::NumberNotDigit, component_at(place)).at(index as u64);
    finding.with_found(Some(found)).with_hint(hint_of_character(found))
}

/// The field of a number that has a digit at this place.
#[inline(always)]
const fn component_at(place: usize) -> Component {
    match place {
        0..=1 => Component::Year,
        2..=3 => Component::Province,
        4..=5 => Component::City,
        _ => Component::Serial,
    }
}

#[inline(always)]
fn not_digit(head: &[u8], index: usize) -> Finding {
    let found = head.get(index..).and_then(Found::first_of);
    let hint = if is_telling(head, index) { hint_of_text(head, index) } else { None };
    let hint = hint.or_else(|| hint_of_stranger(head, found));
    Finding::new(Code::NumberNotDigit, component_at(index)).at(index as u64).with_found(found).with_hint(hint)
}

#[inline(always)]
fn length(head: &[u8], len: usize) -> Finding {
    let index = len.min(LEN);
    let found = head.get(index..).and_then(Found::first_of);
    let finding = Finding::new(Code::NumberLength, Component::Whole).at(index as u64).with_found(found);
    finding.with_value(i64::try_from(len).unwrap_or(i64::MAX)).with_hint(hint_of_length(head, len, found))
}

/// Whether the first byte that is no digit may be part of what [`hint_of_text`] knows.
fn is_telling(head: &[u8], index: usize) -> bool {
    index == 0 || matches!(head.get(index), Some(0 | b'.' | b'e' | b'E' | b'-' | b'/' | 0xA3))
}

/// Hints that need more than the offending character.
fn hint_of_text(head: &[u8], index: usize) -> Option<Hint> {
    let digits_from =
        |start| head.get(start..).is_some_and(|rest: &[u8]| rest.iter().all(u8::is_ascii_digit));
    match head {
        [b'Y' | b'S', ..] if head.len() == 22 && digits_from(1) => Some(Hint::SkillLevel22),
        [b'\'' | b'"', ..] | [b'=', b'"', ..] => Some(Hint::SpreadsheetText),
        [b'#', ..] => Some(Hint::SpreadsheetError),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [_, 0, _, 0, ..] | [0, _, 0, _, ..] => Some(Hint::Utf16),
        _ if is_scientific(head) => Some(Hint::ScientificNotation),
        _ if is_date(head) => Some(Hint::SpreadsheetDate),
        _ => match head.get(index..) {
            Some([0xA3, 0xB0..=0xB9, ..]) => Some(Hint::GbkFullWidth),
            _ => None,
        },
    }
}

/// `1.91801E+12`, `1e12`: digits with at most one point, then `E` and an exponent.
fn is_scientific(head: &[u8]) -> bool {
    if !begins_with_digit(head) {
        return false;
    }
    let mut halves = head.splitn(2, |byte| matches!(byte, b'e' | b'E'));
    let (Some(mantissa), Some(exponent)) = (halves.next(), halves.next()) else { return false };
    let exponent = exponent.strip_prefix(b"+").unwrap_or(exponent);
    let points = mantissa.iter().filter(|byte| **byte == b'.').count();
    points <= 1
        && mantissa.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
        && !exponent.is_empty()
        && exponent.iter().all(u8::is_ascii_digit)
}

/// `2019-01-08`, `2019/1/8`: three short groups of digits.
fn is_date(head: &[u8]) -> bool {
    if !begins_with_digit(head) {
        return false;
    }
    let groups = || head.split(|byte| matches!(byte, b'-' | b'/'));
    let lengths = [1..=4, 1..=2, 1..=4];
    groups().count() == lengths.len()
        && groups()
            .zip(lengths)
            .all(|(group, length)| length.contains(&group.len()) && group.iter().all(u8::is_ascii_digit))
}

fn begins_with_digit(head: &[u8]) -> bool {
    head.first().is_some_and(u8::is_ascii_digit)
}

fn hint_of_character(found: Found) -> Option<Hint> {
    let Found::Char(c) = found else { return None };
    match c {
        '\u{FF10}'..='\u{FF19}' => Some(Hint::FullWidth),
        'O' | 'o' | 'Q' | 'D' | 'I' | 'i' | 'l' | '|' | 'Z' | 'z' | 'S' | 's' | 'B' | 'b' | 'g' | 'q' => {
            Some(Hint::LookAlikeLetter)
        }
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => Some(Hint::Invisible),
        '-'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{FF0D}'
        | ','
        | '\u{FF0C}'
        | '.'
        | '/'
        | '_'
        | '~'
        | '\u{FF5E}'
        | '\u{B7}' => Some(Hint::Separator),
        _ if c.is_whitespace() => Some(Hint::WhiteSpace),
        _ if c.is_numeric() && !c.is_ascii() => Some(Hint::OtherDigit),
        _ => None,
    }
}

/// Hints for input that begins with digits but has another length than thirteen.
fn hint_of_length(head: &[u8], len: usize, found: Option<Found>) -> Option<Hint> {
    if let Some(hint) = hint_of_tail(head.get(LEN..).unwrap_or_default()) {
        return Some(hint);
    }
    let all_digits = || head.iter().all(u8::is_ascii_digit);
    match (len, head) {
        (12, _) => Some(Hint::DigitLost),
        (5, [b'4' | b'5', ..]) => Some(Hint::SpreadsheetDate),
        (15, [b'2', b'0', _, _, b'1', b'8', ..]) if all_digits() => Some(Hint::FourDigitYear),
        (16, [b'0', b'0', b'0', ..]) if all_digits() => Some(Hint::Padded000),
        (16, [.., b'0']) if all_digits() => Some(Hint::PrecisionLost),
        (16, _) if all_digits() => Some(Hint::Qualification16),
        (18, [_, _, _, _, _, _, b'1', b'9', ..] | [_, _, _, _, _, _, b'2', b'0', ..])
            if is_resident_id(head) =>
        {
            Some(Hint::ResidentId)
        }
        (26, _) if all_digits() => Some(Hint::MultipleNumbers),
        _ => hint_of_stranger(head, found),
    }
}

/// What a character that is no digit is, or else what all of the text is.
fn hint_of_stranger(head: &[u8], found: Option<Found>) -> Option<Hint> {
    match found.and_then(hint_of_character) {
        None | Some(Hint::Separator) if has_no_digit(head) => Some(Hint::NoNumber),
        None if has_words(head) => Some(Hint::Remark),
        hint => hint,
    }
}

fn has_no_digit(head: &[u8]) -> bool {
    whole_characters(head).is_some_and(|text| !text.is_empty() && !text.chars().any(char::is_numeric))
}

/// Whether there are thirteen digits, and Chinese beside them: a Latin letter may be a digit that was mistyped.
fn has_words(head: &[u8]) -> bool {
    whole_characters(head).is_some_and(|text| {
        text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == LEN)
            && text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
    })
}

/// The characters, of which the last one may be cut off; `None` for bytes that are no text.
fn whole_characters(head: &[u8]) -> Option<&str> {
    match core::str::from_utf8(head) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_some() => None,
        Err(error) => core::str::from_utf8(head.get(..error.valid_up_to())?).ok(),
    }
}

fn is_resident_id(head: &[u8]) -> bool {
    head.split_last().is_some_and(|(last, rest)| {
        rest.iter().all(u8::is_ascii_digit) && matches!(last, b'0'..=b'9' | b'X' | b'x')
    })
}

/// How many bytes may be between two numbers in one cell: ` —— `.
const GAP: usize = 9;

/// What follows thirteen digits: `.0`, or a separator and thirteen digits more.
fn hint_of_tail(tail: &[u8]) -> Option<Hint> {
    if tail == b".0" || tail == b".00" {
        return Some(Hint::DecimalZero);
    }
    let gap = tail.iter().take(GAP).position(u8::is_ascii_digit).filter(|gap| *gap > 0)?;
    let digits = tail.get(gap..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (digits == LEN).then_some(Hint::MultipleNumbers)
}
