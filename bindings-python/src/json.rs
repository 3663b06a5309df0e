//! Values as JSON, the form in which they are kept, sent and pickled.

use pyo3::PyClass;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use skillcert::document::{self, DocumentError};

use crate::error::Unreadable;
use crate::guard::guard;

/// What `__reduce__` returns.
pub(crate) type Reduced<'py, T> = (Bound<'py, PyAny>, T);

pub(crate) fn write(value: &impl Serialize) -> PyResult<String> {
    guard(|| serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string())))
}

pub(crate) fn read<T: DeserializeOwned>(text: &str) -> PyResult<T> {
    ask(|| document::read(text))
}

/// [`guard`] for a call whose errors are those of documents.
pub(crate) fn ask<T>(body: impl FnOnce() -> Result<T, DocumentError>) -> PyResult<T> {
    guard(|| body().map_err(Unreadable))
}

/// Pickles through `from_json`, so that unpickling validates.
pub(crate) fn reduce<'py, T: PyClass>(
    object: &Bound<'py, T>,
    value: &impl Serialize,
) -> PyResult<Reduced<'py, (String,)>> {
    Ok((object.as_any().get_type().getattr("from_json")?, (write(value)?,)))
}
