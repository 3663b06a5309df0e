//! Dates as text: `2026-11-23`. The library knows no clock; every date is an argument.

use core::fmt;

use time::{Date, Month};

use crate::code::Code;
use crate::finding::{Component, Finding, Found, ValidationError};

/// Reads a date.
///
/// *Syntax*: ten ASCII characters `YYYY-MM-DD`, year 0001 to 9999.
///
/// # Errors
///
/// `26-11-23`, `2026/11/23`, `二〇二六` ([`Code::DateNotIso`], at the first character that does not
/// fit); `2020-13-01` ([`Code::DateMonthInvalid`]); `2021-02-29` ([`Code::DateDayInvalid`]).
///
/// ```
/// assert!(skillcert::parse_date("2026-11-23").is_ok());
/// assert!(skillcert::parse_date("2021-02-29").is_err());
/// ```
pub fn parse_date(text: &str) -> Result<Date, ValidationError> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return Err(not_iso(text.as_bytes()));
    };
    match (decimal(&[y1, y2, y3, y4]), decimal(&[m1, m2]), decimal(&[d1, d2])) {
        (Some(year), Some(month), Some(day)) => date_from_parts(year, month, day),
        _ => Err(not_iso(text.as_bytes())),
    }
}

/// Builds a date from its three numbers.
///
/// # Errors
///
/// A year outside 1 to 9999, a month outside 1 to 12, or a day that the month does not have, each
/// with a code of its own.
pub fn date_from_parts(year: u16, month: u16, day: u16) -> Result<Date, ValidationError> {
    if !(1..=9999).contains(&year) {
        return Err(wrong(Code::DateYearInvalid, Component::DateYear, year.into()));
    }
    let name = u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok());
    let name = name.ok_or_else(|| wrong(Code::DateMonthInvalid, Component::DateMonth, month.into()))?;
    let date = u8::try_from(day).ok().and_then(|day| Date::from_calendar_date(year.into(), name, day).ok());
    date.ok_or_else(|| wrong(Code::DateDayInvalid, Component::DateDay, day.into()))
}

fn decimal(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0_u16, |value, byte| {
        let digit = byte.is_ascii_digit().then(|| byte.wrapping_sub(b'0'))?;
        value.checked_mul(10)?.checked_add(digit.into())
    })
}

/// Points at the first byte that does not fit `YYYY-MM-DD`.
fn not_iso(bytes: &[u8]) -> ValidationError {
    let fits = |(index, byte): (usize, &u8)| match index {
        4 | 7 => *byte == b'-',
        0..10 => byte.is_ascii_digit(),
        _ => false,
    };
    let index = bytes.iter().enumerate().position(|item| !fits(item)).unwrap_or(bytes.len());
    let found = bytes.get(index..).and_then(Found::first_of);
    Finding::new(Code::DateNotIso, Component::Date).at(index as u64).with_found(found).into()
}

fn wrong(code: Code, component: Component, value: i64) -> ValidationError {
    Finding::new(code, component).with_value(value).into()
}

/// Refuses a date outside the years that numbers can say, of which nothing is on record: a slip, and behind a later one
/// nothing more could be entered.
pub(crate) fn recordable(date: Date) -> Result<(), ValidationError> {
    if (2000..=2099).contains(&date.year()) {
        return Ok(());
    }
    Err(wrong(Code::YearOutsideScheme, Component::Date, date.year().into()))
}

/// A date that displays as `2026-11-23`.
#[derive(Clone, Copy, Debug)]
pub struct Iso(pub Date);

impl fmt::Display for Iso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        write!(f, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}
