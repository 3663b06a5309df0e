//! 省级代码 and 地市代码 as they come in from Python.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyString;
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_union};
use skillcert::{CityCode, Code, Component, ProvinceCode, ValidationError};

use crate::integer::Int;
use crate::text::Text;

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
        if object.is_instance_of::<PyString>() {
            return Ok(Self::Text(object.extract()?));
        }
        object.extract().map(Self::Int)
    }
}
