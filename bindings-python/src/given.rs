//! What a cell of a table may hold in the place of a number.

use std::borrow::Cow;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyString};

use crate::integer::exact;
use crate::text::{is_missing, not_a, surrogates_passed};

/// What stands in a cell.
pub(crate) enum Given<'a> {
    Text(Cow<'a, [u8]>),
    Integer(i128),
    Missing,
}

impl Given<'static> {
    /// A number is what its shortest decimal form says: an integer, or a text that no number has.
    pub(crate) fn float(value: f64) -> Self {
        if value.is_nan() { Self::Missing } else { Self::decimal(value.to_string()) }
    }

    /// An integer if it is written as one, else a text.
    fn decimal(text: String) -> Self {
        text.parse().map_or(Self::Text(text.into_bytes().into()), Self::Integer)
    }
}

impl<'a> Given<'a> {
    pub(crate) fn of(value: &'a Bound<'_, PyAny>) -> PyResult<Self> {
        match value.extract::<&str>() {
            Ok(text) => Ok(Self::Text(text.as_bytes().into())),
            Err(_) => Self::of_other(value),
        }
    }

    /// Of a value that is text, or missing, which is none.
    pub(crate) fn text(value: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, [u8]>> {
        match Self::of(value)? {
            Self::Text(text) => Ok(text),
            Self::Missing => Ok(Cow::default()),
            Self::Integer(_) => Err(not_a("str or bytes", value.as_borrowed())),
        }
    }

    /// What can be had of it by the form of a number alone.
    pub(crate) fn recover(&self) -> skillcert::Recovery {
        match self {
            Self::Text(text) => skillcert::CertificateNumber::recover_bytes(text),
            Self::Integer(value) => skillcert::CertificateNumber::recover_integer(*value),
            Self::Missing => skillcert::CertificateNumber::recover_bytes(&[]),
        }
    }

    fn of_other(value: &'a Bound<'_, PyAny>) -> PyResult<Self> {
        if is_missing(value.as_borrowed()) {
            Ok(Self::Missing)
        } else if let Ok(text) = value.cast::<PyString>() {
            Ok(Self::Text(surrogates_passed(text)?.to_vec().into()))
        } else if let Ok(bytes) = value.cast::<PyBytes>() {
            Ok(Self::Text(bytes.as_bytes().into()))
        } else if let Ok(float) = value.cast::<PyFloat>() {
            Ok(Given::float(float.value()))
        } else if let Some(integer) = exact(value.as_borrowed())? {
            // Beyond 128 bits an integer has too many digits in any case.
            Ok(Self::Integer(integer.extract().unwrap_or(i128::MAX)))
        } else {
            Self::of_decimal(value)
        }
    }

    /// A `decimal.Decimal`, which keeps the digits that it was written with.
    ///
    /// By the methods of the class itself: one derived from it could write another number than the one it is.
    fn of_decimal(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        let decimal = value.py().import("decimal")?.getattr("Decimal")?;
        if !value.is_instance(&decimal)? {
            return Err(not_a_cell(value));
        }
        match decimal.call_method1("is_nan", (value,))?.extract()? {
            true => Ok(Self::Missing),
            false => Ok(Given::decimal(decimal.call_method1("__str__", (value,))?.extract()?)),
        }
    }
}

fn not_a_cell(value: &Bound<'_, PyAny>) -> PyErr {
    not_a("str, bytes, int, float or Decimal", value.as_borrowed())
}
