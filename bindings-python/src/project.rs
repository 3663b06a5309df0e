//! 考核项目: what is assessed.

use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::ProjectTrait;

use crate::error::ask;
use crate::json::{self, Reduced};
use crate::rule::PassRule;
use crate::sequence::Items;
use crate::text::Text;
use crate::vocabulary::none_of;

/// 考核项目 (二(一)): a project with its name, kept as it is, and its traits.
///
/// A trait makes theory part of the assessment (三(二)): ``technical_complexity``, ``safety``,
/// ``personal_health``.
///
/// Raises ``ProjectError`` for a blank name, ``ValueError`` for another trait.
///
/// >>> Project("湘西苗绣").rule, Project("武冈卤菜加工", ["personal_health"]).rule
/// (PassRule.PRACTICAL, PassRule.THEORY_AND_PRACTICAL)
#[pyclass(frozen, eq, hash, from_py_object, module = "skillcert")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Project(pub(crate) skillcert::Project);

#[pymethods]
impl Project {
    #[new]
    #[pyo3(signature = (name, traits = Items(Vec::new())))]
    fn new(name: Text, traits: Items<Text>) -> PyResult<Self> {
        let traits = traits.0.iter().map(read_trait).collect::<PyResult<Vec<_>>>()?;
        ask(|| skillcert::Project::new(name, traits)).map(Self)
    }

    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// The names of its traits, in the order of the notice.
    #[getter]
    fn traits(&self) -> Items<&'static str> {
        self.0.traits().map(ProjectTrait::name).collect()
    }

    /// The rule under which it is assessed.
    #[getter]
    fn rule(&self) -> PassRule {
        self.0.rule().into()
    }

    /// The project as JSON.
    fn to_json(&self) -> PyResult<String> {
        json::write(&self.0)
    }

    /// The project in a JSON text.
    ///
    /// Raises ``ValueError``, with line and column.
    #[classmethod]
    fn from_json(_cls: &Bound<'_, PyType>, text: Text) -> PyResult<Self> {
        json::read(&text).map(Self)
    }

    fn __repr__(&self) -> String {
        format!("<Project {} under rule {}>", self.0.name(), self.0.rule())
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        json::reduce(slf, &slf.get().0)
    }
}

fn read_trait(name: &Text) -> PyResult<ProjectTrait> {
    ProjectTrait::from_name(name.as_str()).ok_or_else(|| none_of(ProjectTrait::ALL))
}
