//! One interpreter of a process: what the module keeps of Python (classes, imported modules) belongs to it.

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// The `sys` of the interpreter that imported the module first; every interpreter has its own.
static HOME: PyOnceLock<Py<PyModule>> = PyOnceLock::new();

/// Refuses the import in a second interpreter, which pyo3 leaves to CPython, and CPython before 3.12 to nobody.
pub(crate) fn claim(py: Python<'_>) -> PyResult<()> {
    let sys = py.import("sys")?;
    let home = HOME.get_or_init(py, || sys.clone().unbind());
    if home.is(&sys) {
        return Ok(());
    }
    Err(PyImportError::new_err(
        "skillcert works in one interpreter of a process, and another one has imported it",
    ))
}
