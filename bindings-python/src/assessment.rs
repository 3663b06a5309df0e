//! 考核: an assessment and the candidates in it.

use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::Institution;

use crate::date::Date;
use crate::decision::{Decision, MarkOutput};
use crate::error::{Refusal, ask, tell};
use crate::json::{self, Reduced};
use crate::organization::Center;
use crate::project::Project;
use crate::region::Region;
use crate::rule::marks;
use crate::score::MarkInput;
use crate::sequence::Items;
use crate::text::Text;

/// One candidate in an assessment: the caller's identifier, the name, the marks.
///
/// Raises ``AssessmentError`` for a blank identifier, ``CertificateError`` for a blank name, ``MarkError``
/// for what is no mark.
///
/// >>> Entry("0001", "考生0001", practical=88.5).practical
/// Score('88.5')
#[pyclass(frozen, eq, hash, from_py_object, module = "skillcert")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Entry(skillcert::Entry);

#[pymethods]
impl Entry {
    #[new]
    #[pyo3(signature = (candidate, name, *, practical = MarkInput::Nothing, theory = MarkInput::Nothing))]
    fn new(candidate: Text, name: Text, practical: MarkInput, theory: MarkInput) -> PyResult<Self> {
        ask(|| skillcert::Entry::new(candidate, name, marks(&practical, &theory)?)).map(Self)
    }

    /// The caller's identifier of the candidate.
    #[getter]
    fn candidate(&self) -> &str {
        self.0.candidate()
    }

    /// The candidate's name.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// The practical mark: a score, ``absent``, ``void``, ``deferred``, or ``None`` where nothing is
    /// recorded.
    #[getter]
    fn practical(&self) -> Option<MarkOutput> {
        self.0.marks().practical.map(MarkOutput::from)
    }

    /// The theory mark, likewise.
    #[getter]
    fn theory(&self) -> Option<MarkOutput> {
        self.0.marks().theory.map(MarkOutput::from)
    }

    /// The entry as JSON.
    fn to_json(&self) -> PyResult<String> {
        json::write(&self.0)
    }

    /// The entry in a JSON text.
    ///
    /// Raises ``ValueError``, with line and column.
    #[classmethod]
    fn from_json(_cls: &Bound<'_, PyType>, text: Text) -> PyResult<Self> {
        json::read(&text).map(Self)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        json::reduce(slf, &slf.get().0)
    }
}

/// 一场考核 (三(一)): a project, assessed on a date in a city, organized by a center and carried out by an
/// institution.
///
/// Raises ``NumberError`` for a city code that is not two digits, ``ProjectError`` for a blank institution.
///
/// >>> assessment = Assessment(
/// ...     city="01", center=Center("city", "长沙市职业技能鉴定中心"), institution="长沙某培训学校",
/// ...     project=Project("湘西苗绣"), date=datetime.date(2026, 11, 20),
/// ...     entries=[Entry("0001", "考生0001", practical=60), Entry("0001", "考生0001", practical=61)],
/// ... )
/// >>> first, second = assessment.decide()
/// >>> first.outcome, second.code
/// (Outcome.PASSED, 'candidate_repeated')
#[pyclass(frozen, eq, module = "skillcert")]
#[derive(PartialEq, Eq)]
pub(crate) struct Assessment(skillcert::Assessment);

#[pymethods]
impl Assessment {
    #[new]
    #[pyo3(signature = (*, city, center, institution, project, date, entries))]
    fn new(
        city: Region,
        center: Center,
        institution: Text,
        project: Project,
        date: Date,
        entries: Items<Entry>,
    ) -> PyResult<Self> {
        ask(|| {
            Ok(Self(skillcert::Assessment {
                city: city.city()?,
                center: center.0,
                institution: Institution::new(institution)?,
                project: project.0,
                date: date.0,
                entries: entries.0.into_iter().map(|entry| entry.0).collect(),
            }))
        })
    }

    /// The code of the city whose series numbers the certificates, two digits.
    #[getter]
    fn city(&self) -> String {
        self.0.city.to_string()
    }

    /// Who organizes it.
    #[getter]
    fn center(&self) -> Center {
        Center(self.0.center.clone())
    }

    /// The name of the institution that carries it out.
    #[getter]
    fn institution(&self) -> &str {
        self.0.institution.name()
    }

    /// What is assessed.
    #[getter]
    fn project(&self) -> Project {
        Project(self.0.project.clone())
    }

    /// The day of the assessment.
    #[getter]
    fn date(&self) -> Date {
        Date(self.0.date)
    }

    /// The candidates.
    #[getter]
    fn entries(&self) -> Items<Entry> {
        self.0.entries.iter().cloned().map(Entry).collect()
    }

    /// Decides every entry under the project's rule: as many answers as entries, in their order. An entry
    /// that cannot be decided (a theory mark too many, a candidate that stands in an earlier entry) has its
    /// error in its place.
    fn decide(&self) -> PyResult<Vec<Answer>> {
        tell(|| self.0.decide().into_iter().map(Answer::from).collect())
    }

    /// The assessment as JSON.
    fn to_json(&self) -> PyResult<String> {
        json::write(&self.0)
    }

    /// The assessment in a JSON text.
    ///
    /// Raises ``ValueError``, with line and column.
    #[classmethod]
    fn from_json(_cls: &Bound<'_, PyType>, text: Text) -> PyResult<Self> {
        json::read(&text).map(Self)
    }

    fn __repr__(&self) -> String {
        let skillcert::Assessment { city, entries, date, .. } = &self.0;
        format!("<Assessment on {} in city {city}, {} entries>", skillcert::Iso(*date), entries.len())
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        json::reduce(slf, &slf.get().0)
    }
}

/// What is decided on an entry, or why it cannot be.
#[derive(IntoPyObject)]
enum Answer {
    Decision(Decision),
    Refusal(Refusal),
}

impl From<Result<skillcert::Decision, skillcert::ValidationError>> for Answer {
    fn from(answer: Result<skillcert::Decision, skillcert::ValidationError>) -> Self {
        answer.map_or_else(|error| Self::Refusal(error.into()), |decision| Self::Decision(Decision(decision)))
    }
}
