//! Integers as they come in from Python.

use pyo3::exceptions::{PyIndexError, PyOverflowError, PyValueError};
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_identifier;
use pyo3::types::{PyBool, PyInt};
use skillcert::{Code, Component, Finding, ValidationError};

use crate::text::not_a;

/// An `int`, or what converts to one without loss (`numpy.int64`); no `bool`. Beyond 64 bits it is the
/// nearest value of 64 bits, which every range refuses.
pub(crate) struct Int(pub(crate) i64);

impl Int {
    /// The same in a narrower type; the finding of the range, with the value, if it does not fit.
    pub(crate) fn fit<T: TryFrom<i64>>(
        &self,
        code: Code,
        component: Component,
    ) -> Result<T, ValidationError> {
        T::try_from(self.0).map_err(|_| Finding::new(code, component).with_value(self.0).into())
    }
}

impl<'py> FromPyObject<'_, 'py> for Int {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("typing", "SupportsIndex");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyBool>() || !object.hasattr("__index__")? {
            return Err(not_a("int", object));
        }
        match object.extract() {
            Ok(value) => Ok(Self(value)),
            Err(_) if object.is_instance_of::<PyInt>() => {
                Ok(Self(if object.lt(0)? { i64::MIN } else { i64::MAX }))
            }
            Err(error) => Err(error),
        }
    }
}

/// An integer for a field of the core. One that the field cannot hold is a `ValueError`, as whatever else is refused.
pub(crate) struct Held<T>(pub(crate) T);

impl<'a, 'py, T: FromPyObject<'a, 'py, Error = PyErr>> FromPyObject<'a, 'py> for Held<T> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = Int::INPUT_TYPE;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        within(object, || PyValueError::new_err("the integer is out of range")).map(Self)
    }
}

/// A place in a sequence, from either end. One beyond all sequences is an `IndexError`, as for a `list`.
pub(crate) struct Index<T>(pub(crate) T);

impl<'a, 'py, T: FromPyObject<'a, 'py, Error = PyErr>> FromPyObject<'a, 'py> for Index<T> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = Int::INPUT_TYPE;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        within(object, || PyIndexError::new_err("index out of range")).map(Self)
    }
}

/// What pyo3 reads, with an error of our own in the place of its `OverflowError`.
fn within<'a, 'py, T: FromPyObject<'a, 'py, Error = PyErr>>(
    object: Borrowed<'a, 'py, PyAny>,
    beyond: impl FnOnce() -> PyErr,
) -> PyResult<T> {
    object.extract().map_err(|error: PyErr| {
        let overflows = error.is_instance_of::<PyOverflowError>(object.py());
        if overflows { beyond() } else { error }
    })
}
