//! Who is who: forms in which two spellings of an identifier, of the number of a sheet or of a name are compared.
//!
//! They change nothing: what a caller gave is kept byte for byte, and only its form is compared. A register that compared
//! bytes would take `0001`, `0001 ` and `０００１` for three candidates and give three certificates to one.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::han::common;

/// Normalizes an identifier: two texts of one form name the same candidate, or the same sheet.
///
/// White space, controls and invisible marks are dropped wherever they are, full-width ASCII becomes ASCII, and one
/// leading apostrophe, by which a spreadsheet keeps a text, is dropped. Nothing else: zeros, case and composition tell
/// people apart. Borrows the text if nothing changes.
///
/// ```
/// use skillcert::normal_form;
///
/// for text in ["0001", "0001 ", "'0001", "０００１", "\u{FEFF}00\u{200B}01"] {
///     assert_eq!(normal_form(text), "0001");
/// }
/// assert_ne!(normal_form("1"), "0001");
/// ```
#[must_use]
pub fn normal_form(text: &str) -> Cow<'_, str> {
    if !text.starts_with(is_text_mark) && text.chars().all(|c| normal(c) == Some(c)) {
        return text.into();
    }
    let mut form: String = text.chars().filter_map(normal).collect();
    if form.starts_with(is_text_mark) {
        form.remove(0);
    }
    form.into()
}

/// Folds an identifier further: two texts of one form are perhaps the same, and somebody has to look.
///
/// The [`normal_form`] in lower case; if it is a whole number, without leading zeros and without the `.0` of a column of
/// decimals.
///
/// ```
/// use skillcert::alike_form;
///
/// assert_eq!(["0001", "1", "1.0"].map(alike_form), ["1", "1", "1"]);
/// assert_eq!(["A01", "a01"].map(alike_form), ["a01", "a01"]);
/// assert_eq!(alike_form("000"), "0");
/// ```
#[must_use]
pub fn alike_form(text: &str) -> String {
    let form = normal_form(text).to_ascii_lowercase();
    let whole = form.trim_end_matches('0').strip_suffix('.').filter(|_| form.ends_with('0'));
    let digits = whole.filter(|whole| all_digits(whole)).unwrap_or(&form);
    if !all_digits(digits) {
        return form;
    }
    match digits.trim_start_matches('0') {
        "" => "0".into(),
        significant => significant.into(),
    }
}

/// Normalizes a name: two texts of one form are the same name.
///
/// The [`normal_form`], with one dot for all that are written between the parts of a name, and one character for those
/// that Unicode has twice, as texts copied from PDF have them.
///
/// ```
/// assert_eq!(skillcert::name_form("阿依 • 古丽"), skillcert::name_form("阿依·古丽"));
/// assert_eq!(skillcert::name_form("\u{2F1D}一"), skillcert::name_form("口一"));
/// ```
#[must_use]
pub fn name_form(text: &str) -> Cow<'_, str> {
    match normal_form(text) {
        form if form.chars().any(|c| named(c) != c) => form.chars().map(named).collect::<String>().into(),
        form => form,
    }
}

/// Tells whether an identifier shows that a spreadsheet has lost digits of it: scientific notation, or a date.
///
/// ```
/// use skillcert::digits_lost;
///
/// assert!(["4.3E+17", "1e5", "2026-11-23", "2026/1/5 0:00:00"].into_iter().all(digits_lost));
/// assert!(!["430101199001010001", "2026-0001", "E5"].into_iter().any(digits_lost));
/// ```
#[must_use]
pub fn digits_lost(text: &str) -> bool {
    let form = normal_form(text);
    is_scientific(&form) || is_date(&form)
}

/// Tells whether nothing is left of a text in its normal form.
pub(crate) fn is_blank(text: &str) -> bool {
    normal_form(text).is_empty()
}

/// A character of a name, in the form of names.
fn named(c: char) -> char {
    match c {
        '•' | '・' | '‧' | '.' => '·',
        _ => common(c),
    }
}

/// Apostrophes before a cell, by which a spreadsheet keeps it as text.
pub(crate) const fn is_text_mark(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}

/// A character in the normal form; `None` if it is dropped.
pub(crate) fn normal(c: char) -> Option<char> {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c).wrapping_sub(0xFEE0)),
        _ if c.is_control() || c.is_whitespace() || is_invisible(c) => None,
        _ => Some(c),
    }
}

/// What Unicode lets a program show as nothing (`Default_Ignorable_Code_Point`), the blank of Braille, and marks of annotations.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// One digit, perhaps decimals, and an exponent that is not negative.
fn is_scientific(form: &str) -> bool {
    let Some((mantissa, exponent)) = form.split_once(['e', 'E']) else { return false };
    let (unit, decimals) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    unit.len() == 1 && [unit, decimals, exponent].into_iter().all(all_digits)
}

/// Year, month and day, and perhaps a time; the blank between them is gone, so the hour follows the day.
fn is_date(form: &str) -> bool {
    let mut parts = form.splitn(3, ['-', '/']);
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let day = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let is_day = match rest.as_bytes().get(day.len()) {
        Some(b':') => (1..=4).contains(&day.len()),
        _ => (1..=2).contains(&day.len()),
    };
    year.len() == 4 && all_digits(year) && month.len() <= 2 && all_digits(month) && is_day
}
