//! 专项职业能力证书编号.

use std::ffi::c_char;

use skillcert_core::{Assurance, CertificateNumber, CityCode, ProvinceCode, Serial};

use crate::boundary::{self, Out};
use crate::date::year_of_issue;
use crate::guard::{answer, answer_at_once};
use crate::output::Buffer;
use crate::records::{FindingRecord, PartsRecord, SchemeRecord};
use crate::scheme::{judge, judge_if_given};

/// Digits of a certificate number.
pub const SKILLCERT_NUMBER_LEN: usize = 13;
/// A buffer for a certificate number and NUL.
pub const SKILLCERT_NUMBER_BUF: usize = 14;

const _: () = assert!(SKILLCERT_NUMBER_LEN == CertificateNumber::LEN);

/// Reads a certificate number. `number` becomes its decimal value, the form to calculate and store with, or 0.
///
/// Only 13 ASCII digits are a number: nothing is trimmed, padded or mapped.
/// `scheme` NULL asks for the form only. With a scheme, year, province and city are compared with it;
/// `as_of` (20261123, or 0) is then the date of the check, whose year no number may pass.
/// `assurance` (may be NULL) says how much the answer is worth: SKILLCERT_ASSURANCE_…, or 0.
#[no_mangle]
pub extern "system" fn skillcert_number_parse(
    text: *const c_char,
    len: usize,
    scheme: *const SchemeRecord,
    as_of: i32,
    number: *mut u64,
    assurance: *mut i32,
    err: *mut FindingRecord,
) -> i32 {
    answer_at_once(
        move || ((Out::required(number, 5, || 0), Out::optional(assurance, 6, || 0)), Out::detail(err, 7)),
        // By its form alone, and every byte read once.
        move || {
            let (head, tail) = boundary::words(text, len).filter(|_| scheme.is_null() && as_of == 0)?;
            CertificateNumber::from_words(head, tail).map(well_formed)
        },
        move || match judge_if_given(scheme, 3, as_of)? {
            None => boundary::text(text, len, 1, CertificateNumber::parse_bytes).map(well_formed),
            Some((scheme, date)) => {
                boundary::text(text, len, 1, |bytes| scheme.parse_bytes(bytes, date)).map(answered)
            }
        },
    )
}

/// What is known of a number by its form alone.
fn well_formed(number: CertificateNumber) -> (u64, i32) {
    answered((number, Assurance::WellFormed))
}

fn answered((number, assurance): (CertificateNumber, Assurance)) -> (u64, i32) {
    (number.get(), assurance.number().into())
}

/// Compares a number, given by its decimal value, with a scheme and a date, as skillcert_number_parse() does.
#[no_mangle]
pub extern "system" fn skillcert_number_check(
    number: u64,
    scheme: *const SchemeRecord,
    as_of: i32,
    assurance: *mut i32,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(assurance, 4, || 0), Out::detail(err, 5), || {
        let (scheme, date) = judge(scheme, 2, as_of)?;
        let (_, assurance) = scheme.parse_decimal(number, date)?;
        Ok(assurance.number().into())
    })
}

/// Writes the 13 digits of a number; a buffer of SKILLCERT_NUMBER_BUF has room for NUL too.
#[no_mangle]
pub extern "system" fn skillcert_number_format(
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
pub extern "system" fn skillcert_number_parts(
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
pub extern "system" fn skillcert_number_from_parts(
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
