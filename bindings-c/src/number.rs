//! 专项职业能力证书编号.

use std::ffi::c_char;

use skillcert_core::{
    Assurance, CertificateNumber, CityCode, Code, Component, Finding, ProvinceCode, Serial, ValidationError,
};

use crate::boundary::{self, Out};
use crate::date::as_of;
use crate::finding::FindingRecord;
use crate::guard::{answer, answer_at_once};
use crate::output::{Buffer, Output};
use crate::scheme::{scheme, SchemeRecord};

/// Digits of a certificate number.
pub const SKILLCERT_NUMBER_LEN: usize = 13;
/// A buffer for a certificate number and NUL.
pub const SKILLCERT_NUMBER_BUF: usize = 14;

const _: () = assert!(SKILLCERT_NUMBER_LEN == CertificateNumber::LEN);

/// The parts of a certificate number.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct PartsRecord {
    /// sizeof(skillcert_parts).
    pub struct_size: u32,
    /// The full year of issue, 2000 to 2099.
    pub year: u32,
    /// The province code, 0 to 99.
    pub province: u32,
    /// The city code, 0 to 99.
    pub city: u32,
    /// The serial, 1 to 9999999; 0 in a struct that holds no parts.
    pub serial: u32,
}

/// Reads a certificate number. `number` becomes its decimal value, the form to calculate and store with, or 0.
///
/// Only 13 ASCII digits are a number: nothing is trimmed, padded or mapped.
/// `scheme` NULL asks for the form only. With a scheme, year, province and city are compared with it;
/// `as_of` (20261123, or 0) is then the date of the check, whose year no number may pass.
/// `assurance` (may be NULL) says how much the answer is worth: SKILLCERT_ASSURANCE_…, or 0.
#[no_mangle]
pub extern "C" fn skillcert_number_parse(
    text: *const c_char,
    len: usize,
    scheme: *const SchemeRecord,
    as_of: i32,
    number: *mut u64,
    assurance: *mut i32,
    err: *mut FindingRecord,
) -> i32 {
    answer_at_once(
        move || at_once(text, len, scheme, as_of, number, assurance, err),
        move || parse(text, len, scheme, as_of, number, assurance, err),
    )
}

/// The common case: a number by its form alone, and places for the answer. Every byte is read once.
#[inline(always)]
fn at_once(
    text: *const c_char,
    len: usize,
    scheme: *const SchemeRecord,
    as_of: i32,
    number: *mut u64,
    assurance: *mut i32,
    err: *mut FindingRecord,
) -> Option<()> {
    if !scheme.is_null() || as_of != 0 {
        return None;
    }
    let output = (Out::required(number, 5, || 0), Out::optional(assurance, 6, || 0));
    let err = Out::detail(err, 7);
    if output.0.is_absent() || err.room.is_err() {
        return None;
    }
    let (head, tail) = boundary::words(text, len)?;
    output.write(well_formed(CertificateNumber::from_words(head, tail)?)).ok()?;
    err.clear();
    Some(())
}

/// Everything else. The same arguments in the same places, and cold: a jump is all that it costs the common case.
#[cold]
#[inline(never)]
extern "C" fn parse(
    text: *const c_char,
    len: usize,
    place: *const SchemeRecord,
    date: i32,
    number: *mut u64,
    assurance: *mut i32,
    err: *mut FindingRecord,
) -> i32 {
    let output = (Out::required(number, 5, || 0), Out::optional(assurance, 6, || 0));
    answer(output, Out::detail(err, 7), || {
        // A date without a scheme would silently not be looked at: it needs the scheme, and its absence is told.
        if place.is_null() && date == 0 {
            return boundary::text(text, len, 1, CertificateNumber::parse_bytes).map(well_formed);
        }
        let (scheme, date) = (scheme(place, 3)?, as_of(date)?);
        let (number, assurance) = boundary::text(text, len, 1, |bytes| scheme.parse_bytes(bytes, date))?;
        Ok((number.get(), assurance.number().into()))
    })
}

/// What is known of a number by its form alone.
fn well_formed(number: CertificateNumber) -> (u64, i32) {
    (number.get(), Assurance::WellFormed.number().into())
}

/// Compares a number, given by its decimal value, with a scheme and a date, as skillcert_number_parse() does.
#[no_mangle]
pub extern "C" fn skillcert_number_check(
    number: u64,
    scheme: *const SchemeRecord,
    as_of: i32,
    assurance: *mut i32,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(assurance, 4, || 0), Out::detail(err, 5), || {
        let (scheme, date) = (self::scheme(scheme, 2)?, self::as_of(as_of)?);
        let assurance = scheme.check(CertificateNumber::from_decimal(number)?, date)?;
        Ok(assurance.number().into())
    })
}

/// Writes the 13 digits of a number; a buffer of SKILLCERT_NUMBER_BUF has room for NUL too.
#[no_mangle]
pub extern "C" fn skillcert_number_format(
    number: u64,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    let output = Buffer::new(buf, cap, required, 2);
    answer(output, Out::detail(err, 5), || CertificateNumber::from_decimal(number))
}

/// Takes a number apart.
#[no_mangle]
pub extern "C" fn skillcert_number_parts(
    number: u64,
    parts: *mut PartsRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(parts, 2, PartsRecord::default), Out::detail(err, 3), || {
        let number = CertificateNumber::from_decimal(number)?;
        Ok(PartsRecord {
            year: number.year().into(),
            province: number.province().get().into(),
            city: number.city().get().into(),
            serial: number.serial().get(),
            ..PartsRecord::default()
        })
    })
}

/// Builds a number from its parts.
#[no_mangle]
pub extern "C" fn skillcert_number_from_parts(
    parts: *const PartsRecord,
    number: *mut u64,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(number, 2, || 0), Out::detail(err, 3), || {
        let PartsRecord { year, province, city, serial, .. } = boundary::record(parts, 1)?;
        let (province, city) = (ProvinceCode::new(province)?, CityCode::new(city)?);
        let (serial, year) = (Serial::new(serial)?, year_of_issue(year)?);
        CertificateNumber::from_parts(year, province, city, serial).map(CertificateNumber::get)
    })
}

/// A year as the core holds it, which refuses those outside 2000 to 2099; what it cannot hold is refused here.
pub(crate) fn year_of_issue(year: u32) -> Result<u16, ValidationError> {
    u16::try_from(year)
        .map_err(|_| Finding::new(Code::YearOutsideScheme, Component::Year).with_value(year.into()).into())
}
