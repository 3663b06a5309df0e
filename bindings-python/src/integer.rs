//! Integers as they come in from Python.

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
