//! 成绩 in exact hundredths.

use std::ffi::c_char;

use skillcert_core::Score;

use crate::boundary::{self, Out};
use crate::guard::answer;
use crate::output::Buffer;
use crate::records::FindingRecord;

/// 60, 及格线 (三(二)), in hundredths.
pub const SKILLCERT_PASS_MARK: i32 = 6000;

/// Reads a score, 0 to 100 with at most two decimals, as hundredths: 59.99 is 5999. Nothing is ever rounded.
///
/// On failure `hundredths` is -1: 0 is a score.
#[no_mangle]
pub extern "system" fn skillcert_score_parse(
    text: *const c_char,
    len: usize,
    hundredths: *mut i32,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(hundredths, 3, || -1), Out::detail(err, 4), || {
        let score = boundary::text(text, len, 1, Score::parse_bytes)?;
        Ok(score.hundredths().into())
    })
}

/// Writes a score with all its digits and no more: 60, 60.5, 59.99.
#[no_mangle]
pub extern "system" fn skillcert_score_format(
    hundredths: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    let output = Buffer::new(buf, cap, required, 2);
    answer(output, Out::detail(err, 5), || Score::from_hundredths(hundredths.into()))
}
