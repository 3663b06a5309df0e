//! What a cell of an ODS workbook shows, beside the number that it holds.

use crate::table::cell::visible;
use crate::table::format::counts;

/// Whether a text shows a number: rounded, in groups, with zeros before it, with a unit, or as a fraction.
#[expect(clippy::float_arithmetic, reason = "numbers are floats in spreadsheets")]
pub(super) fn shows(number: f64, text: &str) -> bool {
    if let Some(shown) = fraction(text) {
        return (number.abs() - shown).abs() < 0.5;
    }
    let text: String = visible(text).filter(|it| !matches!(it, ',' | '，')).collect();
    let Some(first) = text.find(|it: char| it.is_ascii_digit()) else { return false };
    let (before, rest) = text.split_at(first);
    let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
    let (digits, rest) = rest.split_at(end);
    let (power, after) = exponent(rest).unwrap_or((0, rest));
    // A point that follows a letter is one of an abbreviation.
    let point = before.strip_suffix('.').is_some_and(|it| !it.ends_with(char::is_alphabetic));
    let minus = before.contains(['-', '−']) && number > 0.0;
    if point || minus || before.chars().chain(after.chars()).any(counts) {
        return false;
    }
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let step = 0.500_001 * 10_f64.powi(power.saturating_sub(i32::try_from(decimals).unwrap_or(i32::MAX)));
    let digits = digits.trim_end_matches('.').parse::<f64>();
    digits.is_ok_and(|digits| (number.abs() - digits * 10_f64.powi(power)).abs() <= step)
}

/// The power of ten that a text begins with, and what follows.
fn exponent(text: &str) -> Option<(i32, &str)> {
    let rest = text.strip_prefix(['E', 'e'])?;
    let end = rest.trim_start_matches(['+', '-']).trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let (power, after) = rest.split_at_checked(rest.len().saturating_sub(end))?;
    Some((power.parse().ok()?, after))
}

/// The number of a text such as `85 1/2`.
#[expect(clippy::float_arithmetic, reason = "numbers are floats in spreadsheets")]
fn fraction(text: &str) -> Option<f64> {
    let text = text.trim().trim_start_matches('-');
    let (whole, part) = text.split_once(' ').unwrap_or(("0", text));
    let (over, under) = part.split_once('/')?;
    let whole = whole.parse::<f64>().ok()?;
    Some(whole + over.trim().parse::<f64>().ok()? / under.trim().parse::<f64>().ok()?)
}
