//! 鉴定中心: who organizes an assessment.

use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::CenterLevel;

use crate::error::ask;
use crate::json::{self, Reduced};
use crate::text::Text;
use crate::vocabulary::none_of;

/// 鉴定中心 (四(一)): a center with its level, ``provincial``, ``city`` or ``county``, and its name, kept as it is.
///
/// Raises ``ProjectError`` for a blank name, ``ValueError`` for another level.
///
/// >>> Center("city", "长沙市职业技能鉴定中心").level
/// 'city'
#[pyclass(frozen, eq, hash, from_py_object, module = "skillcert")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Center(pub(crate) skillcert::Center);

#[pymethods]
impl Center {
    #[new]
    fn new(level: Text, name: Text) -> PyResult<Self> {
        let level = CenterLevel::from_name(level.as_str()).ok_or_else(|| none_of(CenterLevel::ALL))?;
        ask(|| skillcert::Center::new(level, name)).map(Self)
    }

    /// Its level.
    #[getter]
    fn level(&self) -> &'static str {
        self.0.level().name()
    }

    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// The center as JSON.
    fn to_json(&self) -> PyResult<String> {
        json::write(&self.0)
    }

    /// The center in a JSON text.
    ///
    /// Raises ``ValueError``, with line and column.
    #[classmethod]
    fn from_json(_cls: &Bound<'_, PyType>, text: Text) -> PyResult<Self> {
        json::read(&text).map(Self)
    }

    fn __repr__(&self) -> String {
        format!("<Center {} ({})>", self.0.name(), self.0.level())
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        json::reduce(slf, &slf.get().0)
    }
}
