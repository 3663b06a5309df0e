//! What pydantic asks of a class. The answers are Python's, in `skillcert.pydantic`, which imports pydantic when asked.

use pyo3::prelude::*;
use pyo3::types::PyType;

/// How pydantic validates and writes values of this class.
pub(crate) fn core_schema<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyAny>> {
    class.py().import("skillcert.pydantic")?.call_method1("core_schema", (class,))
}

/// The JSON Schema of this class.
pub(crate) fn json_schema<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyAny>> {
    class.py().import("skillcert.pydantic")?.call_method1("json_schema", (class,))
}
