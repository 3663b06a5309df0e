//! Values as JSON, the form in which they are kept, sent and pickled.

use pyo3::PyClass;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::error::guard;
use crate::text::Text;

/// What `__reduce__` returns.
pub(crate) type Reduced<'py, T> = (Bound<'py, PyAny>, T);

pub(crate) fn write(value: &impl Serialize) -> PyResult<String> {
    guard(|| serde_json::to_string(value).map_err(refused))
}

pub(crate) fn read<T: DeserializeOwned>(text: &Text) -> PyResult<T> {
    guard(|| serde_json::from_str(text.as_str()).map_err(refused))
}

/// Pickles through `from_json`, so that unpickling validates.
pub(crate) fn reduce<'py, T: PyClass>(
    object: &Bound<'py, T>,
    value: &impl Serialize,
) -> PyResult<Reduced<'py, (String,)>> {
    Ok((object.as_any().get_type().getattr("from_json")?, (write(value)?,)))
}

fn refused(error: serde_json::Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}
