//! 证书: from a pass to a numbered certificate.

use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::{Code, Component, Finding, Subject, ValidationError};

use crate::date::Date;
use crate::decision::Decision;
use crate::error::ask;
use crate::json::{self, Reduced};
use crate::number::CertificateNumber;
use crate::project::Project;
use crate::region::Region;
use crate::sequence::Items;
use crate::text::Text;

/// 专项职业能力证书 (六): issued on a pass, numbered. Its JSON carries the decision; reading it decides and issues
/// again.
///
/// >>> project = Project("湘西苗绣")
/// >>> day = datetime.date(2026, 11, 20)
/// >>> def issue(practical):
/// ...     return Certificate.issue(
/// ...         project.rule.decide(practical=practical), holder="考生0001", project=project, city="01",
/// ...         assessed_on=day, number=CertificateNumber("2618010000001"), issued_on=day,
/// ...     )
/// >>> issue(60).seals
/// ('bureau_embossed', 'center_red')
/// >>> issue("59.99")
/// Traceback (most recent call last):
/// skillcert.errors.CertificateError: there is no pass, so there is no certificate (clause 六(一))
#[pyclass(frozen, eq, module = "skillcert")]
#[derive(PartialEq, Eq)]
pub(crate) struct Certificate(skillcert::Certificate);

#[pymethods]
impl Certificate {
    /// Issues a certificate.
    ///
    /// Raises ``CertificateError``: a decision that is no pass, or under another rule than the project's; a
    /// blank holder; a number of another year than that of issue, or of another city than that of the
    /// assessment; a date of issue before the assessment.
    #[classmethod]
    #[pyo3(signature = (decision, *, holder, project, city, assessed_on, number, issued_on))]
    #[expect(clippy::too_many_arguments, reason = "what a certificate says, each by its name")]
    fn issue(
        _cls: &Bound<'_, PyType>,
        decision: Decision,
        holder: Text,
        project: Project,
        city: Region,
        assessed_on: Date,
        number: CertificateNumber,
        issued_on: Date,
    ) -> PyResult<Self> {
        ask(|| {
            let pass = decision.0.passed().ok_or_else(without_pass)?;
            let (holder, project) = (holder.into(), project.0);
            let subject = Subject { holder, project, city: city.city()?, assessed_on: assessed_on.0 };
            skillcert::Certificate::issue(pass, subject, number.0, issued_on.0)
        })
        .map(Self)
    }

    /// The number.
    #[getter]
    fn number(&self) -> CertificateNumber {
        CertificateNumber(self.0.number())
    }

    /// The holder's name.
    #[getter]
    fn holder(&self) -> &str {
        &self.0.subject().holder
    }

    /// The project.
    #[getter]
    fn project(&self) -> Project {
        Project(self.0.subject().project.clone())
    }

    /// The code of the city that held the assessment, two digits.
    #[getter]
    fn city(&self) -> String {
        self.0.subject().city.to_string()
    }

    /// The day of the assessment.
    #[getter]
    fn assessed_on(&self) -> Date {
        Date(self.0.subject().assessed_on)
    }

    /// The date of issue.
    #[getter]
    fn issued_on(&self) -> Date {
        Date(self.0.issued_on())
    }

    /// The decision it rests on.
    #[getter]
    fn decision(&self) -> Decision {
        Decision(self.0.decision())
    }

    /// The names of the seals to apply before it is complete (六(三)).
    #[getter]
    fn seals(&self) -> Items<&'static str> {
        self.0.seals().iter().map(|seal| seal.name()).collect()
    }

    /// The certificate as JSON.
    fn to_json(&self) -> PyResult<String> {
        json::write(&self.0)
    }

    /// The certificate in a JSON text, decided and issued again.
    ///
    /// Raises ``ValueError``, with line and column.
    #[classmethod]
    fn from_json(_cls: &Bound<'_, PyType>, text: Text) -> PyResult<Self> {
        json::read(&text).map(Self)
    }

    fn __repr__(&self) -> String {
        format!("<Certificate {}>", self.0.number())
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        json::reduce(slf, &slf.get().0)
    }
}

fn without_pass() -> ValidationError {
    Finding::new(Code::CertificateWithoutPass, Component::Decision).into()
}
