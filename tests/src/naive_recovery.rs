//! A slow and obvious recovery of damaged numbers, written from the documentation of `Recovery` for comparison: it
//! takes the digits that a text has, writes them in every form that the grammar allows, and looks whether one of them is
//! the text.

use crate::naive;

/// What is had of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Naive {
    /// The decimal value.
    Exact(u64),
    /// The lowest and the highest one.
    PrefixOnly(u64, u64),
    /// The code of the finding.
    Lost(&'static str),
}

const INVISIBLE: &str = "\u{FEFF}\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\
    \u{2068}\u{2069}\u{AD}\u{200B}\u{200C}\u{200D}\u{2060}\u{2061}\u{2062}\u{2063}\u{2064}";

/// By form alone.
#[must_use]
pub fn recover(bytes: &[u8]) -> Naive {
    let strict = naive::parse(bytes);
    let text = match (strict, std::str::from_utf8(bytes)) {
        (Ok(number), _) => return Naive::Exact(number),
        (Err(_), Ok(text)) if bytes.len() <= 64 => text,
        (Err((code, ..)), _) => return Naive::Lost(code),
    };
    let visible: String = text.chars().filter(|c| !INVISIBLE.contains(*c)).collect();
    let body = narrow(unmarked(visible.trim()).trim());
    if body.starts_with('#') || body.strip_prefix("Err:").is_some_and(starts_with_digit) {
        return Naive::Lost("number_spreadsheet_error");
    }
    scientific(&body).or_else(|| plain(&body)).unwrap_or_else(|| Naive::Lost(refusal(&body)))
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn unmarked(text: &str) -> &str {
    let inside = |before, behind| text.strip_prefix(before).and_then(|rest: &str| rest.strip_suffix(behind));
    let text = inside("=\"", "\"").or_else(|| inside("\"", "\"")).unwrap_or(text);
    text.strip_prefix('\'').unwrap_or(text)
}

/// Full-width digits as ASCII ones.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| {
            "０１２３４５６７８９"
                .chars()
                .zip('0'..)
                .find(|(wide, _)| *wide == c)
                .map_or(c, |(_, digit)| digit)
        })
        .collect()
}

fn refusal(body: &str) -> &'static str {
    // `.0` is dropped before the rest is looked at.
    let whole = body.split_once('.').filter(|(_, zeros)| are_zeros(zeros) && !zeros.is_empty());
    let left = whole.map_or(body, |(whole, _)| whole);
    naive::parse(left.as_bytes()).err().map_or("ok", |(code, ..)| code)
}

fn are_zeros(text: &str) -> bool {
    text.chars().all(|c| c == '0')
}

/// The digits in every form of the grammar.
fn plain(body: &str) -> Option<Naive> {
    let (whole, zeros) = body.split_once('.').unwrap_or((body, "0"));
    if !are_zeros(zeros) || zeros.is_empty() {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 13 {
        return None;
    }
    let groups = [",", "，", " ", "\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}"];
    let grouped = |separator: &str| {
        let (first, rest) = digits.split_at(1);
        let rest: String = rest
            .as_bytes()
            .chunks(3)
            .map(|three| format!("{separator}{}", String::from_utf8_lossy(three)))
            .collect();
        format!("{first}{rest}")
    };
    let is_grouped = groups.into_iter().any(|separator| grouped(separator) == whole);
    if whole == digits || is_grouped || is_fields(whole, &digits) {
        return Some(
            naive::parse(digits.as_bytes()).map_or_else(|(code, ..)| Naive::Lost(code), Naive::Exact),
        );
    }
    None
}

/// Separators after the 2nd, 4th or 6th digit only.
fn is_fields(whole: &str, digits: &str) -> bool {
    let separators = ['-', '－', ' ', '\u{A0}', '\u{3000}'];
    let mut rest = whole;
    for (place, digit) in (1..).zip(digits.chars()) {
        let Some(tail) = rest.strip_prefix(digit) else { return false };
        rest = if [2, 4, 6].contains(&place) { tail.trim_start_matches(separators) } else { tail };
    }
    rest.is_empty()
}

/// A mantissa, its point moved by the exponent, is a number of thirteen places, or the middle of those that round to it.
fn scientific(body: &str) -> Option<Naive> {
    let (mantissa, exponent) = body.split_once(['e', 'E'])?;
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    if ![whole, fraction, exponent].into_iter().all(are_digits) || whole.starts_with('0') {
        return None;
    }
    let shown = if mantissa.contains('.') { format!("{whole}{fraction}") } else { whole.to_owned() };
    let places = exponent.parse::<u128>().ok()?.checked_add(whole.len() as u128)?;
    if places != 13 {
        return None;
    }
    if shown.len() < 13 {
        let value: u64 = format!("{shown:0<13}").parse().ok()?;
        let half: u64 = format!("5{}", "0".repeat(12_usize.checked_sub(shown.len())?)).parse().ok()?;
        let last = value.checked_add(half)?.checked_sub(1)?;
        return Some(Naive::PrefixOnly(value.checked_sub(half)?.max(1_000_000_000_000), last));
    }
    let (digits, excess) = shown.split_at(13);
    let exact = || naive::parse(digits.as_bytes()).map_or_else(|(code, ..)| Naive::Lost(code), Naive::Exact);
    are_zeros(excess).then(exact)
}
