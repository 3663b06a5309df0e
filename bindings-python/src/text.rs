//! Text as it comes in from Python.

use pyo3::exceptions::{PyTypeError, PyValueError};
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyFloat, PyString};
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_union};
use skillcert::Lang;

/// A `str`. The characters of a subclass are read, never its methods.
pub(crate) struct Text(PyBackedStr);

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.as_str().to_owned()
    }
}

/// Why an object is no text. `error.rs` makes the exception of it.
pub(crate) enum NotText {
    Other(PyErr),
    /// Half a UTF-16 pair, as file names may hold, at this byte of the UTF-8.
    LoneSurrogate {
        at: u64,
    },
}

impl<'py> FromPyObject<'_, 'py> for Text {
    type Error = NotText;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, NotText> {
        let text = object.cast::<PyString>().map_err(|_| NotText::Other(not_a("str", object)))?;
        text.to_owned().try_into().map(Self).map_err(|_| lone_surrogate(&text))
    }
}

/// The text of a `str` that is of no other class, and no half of a UTF-16 pair in it: what nearly every text is, told by
/// one comparison.
#[inline(always)]
pub(crate) fn plain<'a>(object: &'a Bound<'_, PyAny>) -> Option<&'a str> {
    object.cast_exact::<PyString>().ok()?.to_str().ok()
}

/// A `str` or `bytes`: the input of a parser that takes bytes.
pub(crate) struct Input<'a>(pub(crate) &'a [u8]);

impl<'a, 'py> FromPyObject<'a, 'py> for Input<'a> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "str"),
        type_hint_identifier!("builtins", "bytes")
    );

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        match object.extract::<&str>() {
            Ok(text) => Ok(Self(text.as_bytes())),
            Err(_) => Self::of_other(object),
        }
    }
}

impl<'a> Input<'a> {
    /// What is no `str` that is text.
    #[inline(never)]
    fn of_other(object: Borrowed<'a, '_, PyAny>) -> PyResult<Self> {
        match object.extract::<&[u8]>() {
            Ok(bytes) => Ok(Self(bytes)),
            Err(_) => Err(object.extract::<Text>().err().map_or_else(|| not_a("str", object), PyErr::from)),
        }
    }
}

/// What a cell without a value holds: `None`, NaN, or the missing values of pandas, which need not be installed.
pub(crate) fn is_missing(object: Borrowed<'_, '_, PyAny>) -> bool {
    object.is_none()
        || object.cast::<PyFloat>().is_ok_and(|float| float.value().is_nan())
        || object.get_type().fully_qualified_name().is_ok_and(|name| {
            let name = name.to_string();
            name.starts_with("pandas.") && (name.ends_with(".NAType") || name.ends_with(".NaTType"))
        })
}

/// The language with this tag.
pub(crate) fn language(tag: &str) -> PyResult<Lang> {
    Lang::from_tag(tag).ok_or_else(|| PyValueError::new_err("lang is \"zh\" or \"en\""))
}

/// Names what is wanted and the type that came, never its value.
pub(crate) fn not_a(wanted: &str, object: Borrowed<'_, '_, PyAny>) -> PyErr {
    match object.get_type().name() {
        Ok(name) => PyTypeError::new_err(format!("expected {wanted}, not {name}")),
        Err(error) => error,
    }
}

/// Where a `str` that is no UTF-8 stops to be.
fn lone_surrogate(text: &Bound<'_, PyString>) -> NotText {
    match surrogates_passed(text) {
        Ok(bytes) => {
            let valid = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
            NotText::LoneSurrogate { at: valid as u64 }
        }
        Err(error) => NotText::Other(error),
    }
}

/// The UTF-8 of a text, and halves of UTF-16 pairs as if they were characters.
pub(crate) fn surrogates_passed(text: &Bound<'_, PyString>) -> PyResult<PyBackedBytes> {
    let class = text.py().get_type::<PyString>();
    Ok(class.call_method1("encode", (text, "utf-8", "surrogatepass"))?.extract()?)
}
