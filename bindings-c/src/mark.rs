//! What is recorded for a part: a score, or why there is none.

use std::ffi::c_char;

use skillcert_core::{Component, Mark, Marks, Score, ValidationError};

use crate::argument::{self, utf8};
use crate::boundary::{self, Out};
use crate::guard::answer;
use crate::records::{FindingRecord, MarkRecord, MarksRecord};

/// Nothing is recorded yet.
pub const SKILLCERT_MARK_NONE: i32 = 1;
/// 成绩: a score.
pub const SKILLCERT_MARK_SCORE: i32 = 2;
/// 缺考: the candidate did not come.
pub const SKILLCERT_MARK_ABSENT: i32 = 3;
/// 作废: the result does not count, for example after a violation.
pub const SKILLCERT_MARK_VOID: i32 = 4;
/// 缓考: the part will be taken later.
pub const SKILLCERT_MARK_DEFERRED: i32 = 5;

impl MarkRecord {
    fn mark(&self, argument: u8) -> Result<Option<Mark>, ValidationError> {
        argument::reserved(self.reserved.into(), argument)?;
        match self.kind {
            SKILLCERT_MARK_NONE => Ok(None),
            SKILLCERT_MARK_SCORE => {
                Score::from_hundredths(self.hundredths.into()).map(|score| Some(Mark::Score(score)))
            }
            SKILLCERT_MARK_ABSENT => Ok(Some(Mark::Absent)),
            SKILLCERT_MARK_VOID => Ok(Some(Mark::Void)),
            SKILLCERT_MARK_DEFERRED => Ok(Some(Mark::Deferred)),
            kind => Err(argument::unknown_kind(kind.into(), argument)),
        }
    }
}

impl From<Option<Mark>> for MarkRecord {
    fn from(mark: Option<Mark>) -> Self {
        let kind = match mark {
            None => SKILLCERT_MARK_NONE,
            Some(Mark::Score(_)) => SKILLCERT_MARK_SCORE,
            Some(Mark::Absent) => SKILLCERT_MARK_ABSENT,
            Some(Mark::Void) => SKILLCERT_MARK_VOID,
            Some(Mark::Deferred) => SKILLCERT_MARK_DEFERRED,
            // A mark that the header has no name for is none that the caller may read.
            Some(_) => 0, // uncovered: the header names every mark
        };
        let hundredths = mark.and_then(Mark::score).map_or(-1, |score| score.hundredths().into());
        Self { kind, hundredths, ..Self::default() }
    }
}

/// The marks that a caller passes.
pub(crate) fn marks(start: *const MarksRecord, argument: u8) -> Result<Marks, ValidationError> {
    let MarksRecord { reserved, practical, theory, .. } = boundary::record(start, argument)?;
    argument::reserved(reserved.into(), argument)?;
    let part = |mark: MarkRecord, component| {
        mark.mark(argument).map_err(|error: ValidationError| match error.component() {
            Component::Score => error.in_component(component),
            _ => error,
        })
    };
    Ok(Marks { practical: part(practical, Component::Practical)?, theory: part(theory, Component::Theory)? })
}

/// Reads a mark: a score or a word, 缺考 旷考 未考 缺席 缺 弃考 未到 absent, 作废 作弊 违纪 舞弊 违规 取消 取消资格 取消成绩 取消考试资格 void,
/// 缓考 deferred; blank and - -- --- — —— / － mean that nothing is recorded yet. `part` is SKILLCERT_COMPONENT_SCORE_THEORY or SKILLCERT_COMPONENT_SCORE_PRACTICAL and only names the part in errors.
#[no_mangle]
pub extern "system" fn skillcert_mark_parse(
    text: *const c_char,
    len: usize,
    part: i32,
    mark: *mut MarkRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(mark, 4, MarkRecord::default), Out::detail(err, 5), || {
        let component = of_part(part, 3)?;
        boundary::text(text, len, 1, |bytes| {
            Mark::parse(utf8(bytes, component)?).map_err(|error| error.in_component(component))
        })
        .map(MarkRecord::from)
    })
}

/// Reads a mark from the cell of a table, with what the column 情况 beside it says: beyond skillcert_mark_parse, blanks,
/// full-width characters and 分 are read, and further decimals that only say how a binary number is written. 缺考 beside 0
/// or nothing is the mark, a violation voids whatever mark there is, 正常 says nothing. `part` is as for skillcert_mark_parse.
#[no_mangle]
pub extern "system" fn skillcert_mark_read(
    cell: *const c_char,
    len: usize,
    status: *const c_char,
    status_len: usize,
    part: i32,
    mark: *mut MarkRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(mark, 6, MarkRecord::default), Out::detail(err, 7), || {
        let component = of_part(part, 5)?;
        boundary::text(cell, len, 1, |cell| {
            boundary::text(status, status_len, 3, |status| {
                let (cell, status) = (utf8(cell, component)?, utf8(status, component)?);
                Mark::read(cell, status).map_err(|error| error.in_component(component))
            })
        })
        .map(MarkRecord::from)
    })
}

fn of_part(part: i32, argument: u8) -> Result<Component, ValidationError> {
    match argument::kind(part, argument, Component::from_number)? {
        component @ (Component::Theory | Component::Practical) => Ok(component),
        _ => Err(argument::unknown_kind(part.into(), argument)),
    }
}
