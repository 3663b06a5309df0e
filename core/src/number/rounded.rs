//! Scientific notation: the form that spreadsheets show long numbers in, rounded or whole.

use super::digits::LEN;
use super::dropped::{Dropped, range};

/// What a mantissa and an exponent say of a number of thirteen digits.
pub(super) enum Notation {
    /// All digits, if those characters are dropped.
    Exact(Dropped),
    /// The first digits: the number is one of these two or between them.
    Rounded(u64, u64),
}

/// `1.91801E+12`: `None` for anything but digits, the first of them not 0, with a point, `E` and an exponent that make
/// thirteen places before the point.
pub(super) fn read(body: &[char]) -> Option<Notation> {
    let (mantissa, exponent) = body.split_at_checked(body.iter().position(|c| matches!(c, 'e' | 'E'))?)?;
    let point = mantissa.iter().position(|c| *c == '.').unwrap_or(mantissa.len());
    let (whole, fraction) = mantissa.split_at_checked(point)?;
    let fraction = match fraction {
        [] => fraction,
        [_, digits @ ..] => (!digits.is_empty()).then_some(digits)?,
    };
    let are_digits = whole.iter().chain(fraction).all(char::is_ascii_digit);
    if !are_digits
        || !matches!(whole, ['1'..='9', ..])
        || whole.len().checked_add(power(exponent)?) != Some(LEN)
    {
        return None;
    }
    match LEN.checked_sub(whole.len().saturating_add(fraction.len())) {
        None | Some(0) => exact(mantissa, point, body.len()),
        Some(open) => rounded(whole.iter().chain(fraction), open),
    }
}

/// `E12`, `e+12`.
fn power(exponent: &[char]) -> Option<usize> {
    let digits = exponent.get(1..)?;
    let digits = digits.strip_prefix(&['+']).unwrap_or(digits);
    let value = digits
        .iter()
        .try_fold(0_usize, |value, c| value.checked_mul(10)?.checked_add(c.to_digit(10)? as usize));
    value.filter(|_| !digits.is_empty())
}

/// Thirteen digits, and nothing but zeros behind them.
fn exact(mantissa: &[char], point: usize, len: usize) -> Option<Notation> {
    // Where there is no point, E stands in its place.
    let end = LEN.saturating_add(1);
    let excess = mantissa.get(end..).unwrap_or_default();
    let dropped = range(point, point.saturating_add(1)) | range(end, len);
    excess.iter().all(|c| *c == '0').then_some(Notation::Exact(dropped))
}

/// Digits that stand for all numbers that round to them, half upwards; `open` places are not known.
fn rounded<'a>(mut digits: impl Iterator<Item = &'a char>, open: usize) -> Option<Notation> {
    let unit = 10_u64.checked_pow(u32::try_from(open).ok()?)?;
    let append = |value: u64, c: &char| value.checked_mul(10)?.checked_add(c.to_digit(10)?.into());
    let middle = digits.try_fold(0_u64, append)?.checked_mul(unit)?;
    let half = unit / 2;
    // What is below 10^12 has no thirteen digits, and would be shown with another exponent or one digit more.
    let first = middle.checked_sub(half)?.max(1_000_000_000_000);
    Some(Notation::Rounded(first, middle.checked_add(half)?.checked_sub(1)?))
}
