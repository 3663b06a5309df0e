//! The one way from an exported function into Rust: no panic passes, and every output is written.

use std::panic::{catch_unwind, AssertUnwindSafe};

use skillcert_core::ValidationError;

use crate::boundary::Out;
use crate::finding::{SKILLCERT_OK, SKILLCERT_PANIC};
use crate::output::Output;
use crate::records::FindingRecord;
use crate::reserve::Reserve;

#[cfg(not(panic = "unwind"))]
compile_error!("the guard needs panic = \"unwind\": with \"abort\" a panic would end the host");

/// Runs `body`; a panic becomes `fallback`.
pub(crate) fn guard<T>(fallback: T, body: impl FnOnce() -> T) -> T {
    // Nothing outlives the call, so no half-changed state can be seen afterwards.
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(fallback)
}

/// Runs `work`, which reads all inputs, and only then writes: the value, or an invalid one; the error detail; the code.
pub(crate) fn answer<O: Output>(
    output: O,
    err: Out<FindingRecord>,
    work: impl FnOnce() -> Result<O::Value, ValidationError>,
) -> i32 {
    answer_or_tell(output, err, work)
}

/// The same for work that allocates: before it does, it holds what it may need at most. The reserve outlives the value.
pub(crate) fn answer_with_memory<O: Output>(
    output: O,
    err: Out<FindingRecord>,
    work: impl FnOnce(&Reserve) -> Result<O::Value, ValidationError>,
) -> i32 {
    let reserve = Reserve::default();
    answer_or_tell(output, err, || work(&reserve))
}

/// The same for work whose failure may name a row.
pub(crate) fn answer_in_row<O: Output>(
    output: O,
    err: Out<FindingRecord>,
    work: impl FnOnce(&Reserve) -> Result<O::Value, FindingRecord>,
) -> i32 {
    let reserve = Reserve::default();
    answer_or_tell(output, err, || work(&reserve))
}

/// A failure becomes a record only where there is a place for it.
#[inline(always)]
fn answer_or_tell<O: Output, F: Failure>(
    output: O,
    err: Out<FindingRecord>,
    work: impl FnOnce() -> Result<O::Value, F>,
) -> i32 {
    let failure = guard(Some(None), || {
        let checked = output.check().and_then(|()| err.check()).map_err(F::from);
        let written = checked.and_then(|()| work()).and_then(|value| output.write(value).map_err(F::from));
        written.err().map(Some)
    });
    let Some(failure) = failure else {
        err.clear();
        return SKILLCERT_OK;
    };
    output.clear();
    let code = failure.as_ref().map_or(SKILLCERT_PANIC, Failure::code);
    if !err.is_absent() {
        let told = failure.and_then(|failure| guard(None, || Some(failure.into())));
        err.put(told.unwrap_or_else(FindingRecord::of_panic));
    }
    code
}

/// What work fails with; `None` in its place is a panic.
trait Failure: From<ValidationError> + Into<FindingRecord> {
    fn code(&self) -> i32;
}

impl Failure for ValidationError {
    fn code(&self) -> i32 {
        self.finding().code().number().into()
    }
}

impl Failure for FindingRecord {
    fn code(&self) -> i32 {
        self.code
    }
}

/// Tries the common case, which has its value at once or nothing, before the general one. Each makes its places for itself: the
/// general one out of line, so that the common one keeps nothing for it.
#[inline(always)]
pub(crate) fn answer_at_once<O: Output>(
    places: impl Fn() -> (O, Out<FindingRecord>),
    common: impl FnOnce() -> Option<O::Value>,
    general: impl FnOnce() -> Result<O::Value, ValidationError>,
) -> i32 {
    let written = guard(None, || {
        let (output, err) = places();
        if output.check().is_err() || err.room.is_err() {
            return None;
        }
        output.write(common()?).ok()?;
        err.clear();
        Some(())
    });
    match written {
        Some(()) => SKILLCERT_OK,
        None => cold(move || {
            let (output, err) = places();
            answer(output, err, general)
        }),
    }
}

/// What is seldom called; out of line, it costs the common case a jump.
#[cold]
#[inline(never)]
fn cold<T>(work: impl FnOnce() -> T) -> T {
    work()
}
