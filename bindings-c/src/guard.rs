//! The one way from an exported function into Rust: no panic passes, and every output is written.

use std::panic::{catch_unwind, AssertUnwindSafe};

use skillcert_core::ValidationError;

use crate::boundary::Out;
use crate::finding::FindingRecord;
use crate::output::Output;
use crate::version::SKILLCERT_OK;

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
    answer_in_row(output, err, || work().map_err(FindingRecord::from))
}

/// The same for work whose failure may name a row.
pub(crate) fn answer_in_row<O: Output>(
    output: O,
    err: Out<FindingRecord>,
    work: impl FnOnce() -> Result<O::Value, FindingRecord>,
) -> i32 {
    let failure = guard(Some(FindingRecord::of_panic()), || {
        let checked = output.check().and_then(|()| err.check()).map_err(FindingRecord::from);
        let written =
            checked.and_then(|()| work()).and_then(|value| output.write(value).map_err(FindingRecord::from));
        written.err()
    });
    match failure {
        None => {
            err.clear();
            SKILLCERT_OK
        }
        Some(detail) => {
            output.clear();
            err.put(detail);
            detail.code
        }
    }
}

/// Tries the common case, which writes its answer or does nothing, before the general one, which is guarded itself.
#[inline(always)]
pub(crate) fn answer_at_once(common: impl FnOnce() -> Option<()>, general: impl FnOnce() -> i32) -> i32 {
    match guard(None, common) {
        Some(()) => SKILLCERT_OK,
        None => general(),
    }
}
