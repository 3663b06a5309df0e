//! Sequences: any iterable comes in, a tuple goes out.

#[cfg(feature = "stubs")]
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_subscript};

use crate::finding::Finding;
use crate::text::Text;

/// The items of a sequence, in its order.
pub(crate) struct Items<T>(pub(crate) Vec<T>);

impl<T> FromIterator<T> for Items<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl From<Vec<skillcert::Finding>> for Items<Finding> {
    fn from(findings: Vec<skillcert::Finding>) -> Self {
        findings.into_iter().map(Finding).collect()
    }
}

impl Items<Text> {
    pub(crate) fn into_strings<C: FromIterator<String>>(self) -> C {
        self.0.into_iter().map(String::from).collect()
    }
}

impl<'py, T: for<'a> FromPyObject<'a, 'py, Error: Into<PyErr>>> FromPyObject<'_, 'py> for Items<T> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), T::INPUT_TYPE);

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        object.try_iter()?.map(|item| item?.extract().map_err(Into::into)).collect()
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Items<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "tuple"),
        T::OUTPUT_TYPE,
        PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis }
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

/// An iterator that Python's own parts make up.
pub(crate) struct Iterator<'py, T>(Bound<'py, PyAny>, std::marker::PhantomData<T>);

impl<'py, T> Iterator<'py, T> {
    /// `map(sequence.__getitem__, range(len(sequence)))`
    pub(crate) fn over(sequence: &Bound<'py, PyAny>) -> PyResult<Self> {
        let builtins = sequence.py().import("builtins")?;
        let indices = builtins.getattr("range")?.call1((sequence.len()?,))?;
        let items = builtins.getattr("map")?.call1((sequence.getattr("__getitem__")?, indices))?;
        Ok(Self(items, std::marker::PhantomData))
    }

    /// `zip(keys, map(function, keys))`
    pub(crate) fn with<K>(keys: Vec<K>, function: &Bound<'py, PyAny>) -> PyResult<Self>
    where
        K: IntoPyObject<'py>,
    {
        let (py, builtins) = (function.py(), function.py().import("builtins")?);
        let keys = PyTuple::new(py, keys)?;
        let values = builtins.getattr("map")?.call1((function, &keys))?;
        Ok(Self(builtins.getattr("zip")?.call1((keys, values))?, std::marker::PhantomData))
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Iterator<'py, T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterator"), T::OUTPUT_TYPE);

    fn into_pyobject(self, _py: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}
