//! Province and city codes as they come in from Python, and integers.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt};
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_union};
use skillcert::{CityCode, Code, Component, Finding, ProvinceCode, ValidationError};

use crate::text::{Text, not_a};

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

/// A province or city code: a `str` of two digits, or an `int` from 0 to 99.
pub(crate) enum Region {
    Text(Text),
    Int(Int),
}

impl Region {
    /// 18, the province of the notice.
    pub(crate) fn hunan() -> Self {
        Self::Int(Int(ProvinceCode::HUNAN.get().into()))
    }

    /// 01, the city that the notice names.
    pub(crate) fn changsha() -> Self {
        Self::Int(Int(CityCode::CHANGSHA.get().into()))
    }

    pub(crate) fn province(&self) -> Result<ProvinceCode, ValidationError> {
        match self {
            Self::Text(text) => ProvinceCode::parse(text.as_str()),
            Self::Int(value) => ProvinceCode::new(value.fit(Code::ProvinceOutOfRange, Component::Province)?),
        }
    }

    pub(crate) fn city(&self) -> Result<CityCode, ValidationError> {
        match self {
            Self::Text(text) => CityCode::parse(text.as_str()),
            Self::Int(value) => CityCode::new(value.fit(Code::CityOutOfRange, Component::City)?),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Region {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(type_hint_identifier!("builtins", "str"), type_hint_identifier!("builtins", "int"));

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.extract() {
            Ok(value) => Ok(Self::Int(value)),
            Err(_) => object.extract().map(Self::Text),
        }
    }
}
