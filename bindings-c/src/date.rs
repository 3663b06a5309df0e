//! Dates as text and as one number, 20261123. The library knows no clock.

use std::ffi::c_char;

use skillcert_core::{date_from_parts, parse_date, Code, Component, Date, Finding, ValidationError};

use crate::argument::utf8;
use crate::boundary::{self, Out};
use crate::guard::answer;
use crate::records::FindingRecord;

/// Reads a date written like 2026-11-23 as the number 20261123.
///
/// On failure `date` is -1, which every function refuses as a date.
#[no_mangle]
pub extern "system" fn skillcert_date_parse(
    text: *const c_char,
    len: usize,
    date: *mut i32,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(date, 3, || -1), Out::detail(err, 4), || {
        let date = boundary::text(text, len, 1, |bytes| parse_date(utf8(bytes, Component::Date)?))?;
        let (year, month, day) = date.to_calendar_date();
        let month = i32::from(u8::from(month));
        Ok(year.wrapping_mul(10_000).wrapping_add(month.wrapping_mul(100)).wrapping_add(day.into()))
    })
}

/// A year as the core holds it, which refuses those outside 2000 to 2099; what it cannot hold is refused here.
pub(crate) fn year_of_issue(year: u32) -> Result<u16, ValidationError> {
    u16::try_from(year)
        .map_err(|_| Finding::new(Code::YearOutsideScheme, Component::Year).with_value(year.into()).into())
}

/// The date of a check: yyyymmdd, or 0 for none.
pub(crate) fn as_of(number: i32) -> Result<Option<Date>, ValidationError> {
    if number == 0 {
        return Ok(None);
    }
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    match (u16::try_from(year), u16::try_from(month), u16::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => date_from_parts(year, month, day).map(Some),
        _ => Err(Finding::new(Code::DateYearInvalid, Component::DateYear).with_value(year.into()).into()),
    }
}
