//! Integers as they come in from Python.

use pyo3::conversion::FromPyObjectOwned;
use pyo3::exceptions::{PyIndexError, PyOverflowError, PyValueError};
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_identifier;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt, PyString, PyType};
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
        let integer = exact(object)?.ok_or_else(|| not_a("int", object))?;
        match integer.extract() {
            Ok(value) => Ok(Self(value)),
            Err(_) => Ok(Self(if integer.lt(0)? { i64::MIN } else { i64::MAX })),
        }
    }
}

/// The `int` that an object is, or converts to without loss; `None` for a `bool`, and for what is no integer.
///
/// By the methods of the class itself: one derived from it could be another number than the one it is. So a class derived
/// from a text, a `float`, a `Decimal` or a `Fraction` is none, whatever it converts to.
pub(crate) fn exact<'py>(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let int = object.py().get_type::<PyInt>();
    if object.is_instance_of::<PyInt>() {
        let is_bool = object.is_instance_of::<PyBool>();
        return (!is_bool).then(|| int.call_method1("__index__", (object,))).transpose();
    }
    if !object.hasattr("__index__")? || is_of_another_kind(object)? {
        return Ok(None);
    }
    int.call_method1("__index__", (object.call_method0("__index__")?,)).map(Some)
}

fn is_of_another_kind(object: Borrowed<'_, '_, PyAny>) -> PyResult<bool> {
    let is_text = object.is_instance_of::<PyString>() || object.is_instance_of::<PyBytes>();
    let (py, class) = (object.py(), object.get_type());
    let is = |module, name| class.is_subclass(py.import(module)?.getattr(name)?.cast::<PyType>()?);
    Ok(is_text
        || object.is_instance_of::<PyFloat>()
        || is("decimal", "Decimal")?
        || is("fractions", "Fraction")?)
}

/// An integer for a field of the core. One that the field cannot hold is a `ValueError`, as whatever else is refused.
pub(crate) struct Held<T>(pub(crate) T);

impl<'py, T: FromPyObjectOwned<'py, Error = PyErr>> FromPyObject<'_, 'py> for Held<T> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = Int::INPUT_TYPE;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        within(object, || PyValueError::new_err("the integer is out of range")).map(Self)
    }
}

/// A place in a sequence, from either end. One beyond all sequences is an `IndexError`, as for a `list`.
pub(crate) struct Index<T>(pub(crate) T);

impl<'py, T: FromPyObjectOwned<'py, Error = PyErr>> FromPyObject<'_, 'py> for Index<T> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = Int::INPUT_TYPE;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        within(object, || PyIndexError::new_err("index out of range")).map(Self)
    }
}

/// What pyo3 reads, with an error of our own in the place of its `OverflowError`.
fn within<'py, T: FromPyObjectOwned<'py, Error = PyErr>>(
    object: Borrowed<'_, 'py, PyAny>,
    beyond: impl FnOnce() -> PyErr,
) -> PyResult<T> {
    let integer = exact(object)?.ok_or_else(|| not_a("int", object))?;
    integer.extract().map_err(|error: PyErr| {
        let overflows = error.is_instance_of::<PyOverflowError>(object.py());
        if overflows { beyond() } else { error }
    })
}
