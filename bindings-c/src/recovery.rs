//! Damaged numbers: what can be had of them without a guess, and everything that is wrong with them.

use std::ffi::c_char;

use skillcert_core::{CertificateNumber, Findings, Repairs};

use crate::boundary::{self, Out};
use crate::guard::answer;
use crate::records::{FindingRecord, FindingsRecord, RecoveryRecord, SchemeRecord};
use crate::scheme::judge_if_given;

/// No number has more repairs.
pub const SKILLCERT_REPAIRS_MAX: usize = 52;
/// No text has more findings: one for each digit, and the length.
pub const SKILLCERT_FINDINGS_MAX: usize = 14;

const _: () = assert!(SKILLCERT_REPAIRS_MAX >= Repairs::MAX && SKILLCERT_FINDINGS_MAX == Findings::MAX);

impl From<(CertificateNumber, Repairs)> for RecoveryRecord {
    fn from((number, repairs): (CertificateNumber, Repairs)) -> Self {
        let mut record = Self { number: number.get(), ..Self::default() };
        let places = record.kinds.iter_mut().zip(&mut record.places).zip(&mut record.found);
        for (((kind, place), found), repair) in places.zip(repairs.iter()) {
            *kind = repair.kind().number().into();
            *place = u32::try_from(repair.index()).unwrap_or(u32::MAX);
            *found = repair.found().map_or(0, u32::from);
            record.repair_count = record.repair_count.saturating_add(1);
        }
        record
    }
}

impl From<Findings> for FindingsRecord {
    fn from(findings: Findings) -> Self {
        let mut record = Self::default();
        for (place, finding) in record.findings.iter_mut().zip(findings.iter()) {
            *place = (*finding).into();
            record.finding_count = record.finding_count.saturating_add(1);
        }
        record
    }
}

/// Reads a number that was damaged on its way through programs and hands, where that can be undone without a guess; at most
/// 64 bytes. What is undone: blanks around it, also written as _x000D_; line breaks; marks without width and byte order marks;
/// full-width digits; apostrophe, quotation marks, brackets, ="…"; a word before it (证书编号：, No.), 号 or a mark behind it; .0;
/// 1.918010000001E12 with all digits; hyphens and blanks between the fields; separators between groups of three or four digits.
///
/// Only a number that was got back whole is a success. SKILLCERT_CODE_NUMBER_DIGITS_LOST is a rounded display such as
/// 1.91801E+12: `err.value` and `err.limit` are the lowest and the highest number that it may be. Any other failure is that of
/// skillcert_number_parse() for what is left after all repairs, or SKILLCERT_CODE_NUMBER_SPREADSHEET_ERROR (#N/A, #####).
/// `scheme` and `as_of` are those of skillcert_number_parse().
#[no_mangle]
pub extern "system" fn skillcert_number_recover(
    text: *const c_char,
    len: usize,
    scheme: *const SchemeRecord,
    as_of: i32,
    recovery: *mut RecoveryRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(recovery, 5, RecoveryRecord::default), Out::detail(err, 6), || {
        let judge = judge_if_given(scheme, 3, as_of)?;
        let recovery = boundary::text(text, len, 1, |bytes| match judge {
            None => CertificateNumber::recover_bytes(bytes).exact(),
            Some((scheme, date)) => scheme.recover_bytes(bytes, date).exact(),
        });
        recovery.map(RecoveryRecord::from)
    })
}

/// Recovers the number in a number cell: an integer of 13 digits, of which the first is not 0, because a leading zero that is gone
/// cannot be told from another lost digit.
#[no_mangle]
pub extern "system" fn skillcert_number_recover_integer(
    value: i64,
    scheme: *const SchemeRecord,
    as_of: i32,
    recovery: *mut RecoveryRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(recovery, 4, RecoveryRecord::default), Out::detail(err, 5), || {
        let recovery = match judge_if_given(scheme, 2, as_of)? {
            None => CertificateNumber::recover_integer(value.into()),
            Some((scheme, date)) => scheme.recover_integer(value.into(), date),
        };
        recovery.exact().map(RecoveryRecord::from)
    })
}

/// Lists everything that is wrong with a text that should be a number, as skillcert_number_parse() reads it: a text in which
/// nothing is wrong has no findings.
#[no_mangle]
pub extern "system" fn skillcert_number_diagnose(
    text: *const c_char,
    len: usize,
    scheme: *const SchemeRecord,
    as_of: i32,
    findings: *mut FindingsRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(findings, 5, FindingsRecord::default), Out::detail(err, 6), || {
        let judge = judge_if_given(scheme, 3, as_of)?;
        let findings = boundary::text(text, len, 1, |bytes| {
            Ok(match judge {
                None => CertificateNumber::diagnose_bytes(bytes),
                Some((scheme, date)) => scheme.diagnose_bytes(bytes, date),
            })
        });
        findings.map(FindingsRecord::from)
    })
}
