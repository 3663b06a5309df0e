//! Every call into the core that reads, decides or writes goes through here, so that a defect is an `InternalError`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::prelude::*;

pyo3::import_exception!(skillcert.errors, InternalError);

#[cfg(not(panic = "unwind"))]
compile_error!("without unwinding a panic would end the Python process: build with panic = \"unwind\"");

/// Runs a call into the core. A panic becomes `InternalError`, which `except Exception` catches, unlike
/// pyo3's own `PanicException`. What the panic said stays on stderr: it is no business of a caller.
pub(crate) fn guard<T, E: Into<PyErr>>(body: impl FnOnce() -> Result<T, E>) -> PyResult<T> {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(outcome) => outcome.map_err(Into::into),
        Err(_) => Err(InternalError::new_err("a defect in skillcert: please report what led to it")),
    }
}

/// [`guard`] for a call that cannot fail.
pub(crate) fn tell<T>(body: impl FnOnce() -> T) -> PyResult<T> {
    guard(|| Ok::<_, PyErr>(body()))
}

/// Panics inside the guard; only in builds for the tests.
#[cfg(feature = "fault-injection")]
#[pyfunction]
#[expect(clippy::panic, reason = "the fault that is injected")]
pub(crate) fn _panic() -> PyResult<()> {
    tell(|| panic!("injected"))
}
