use alloc::string::String;

use time::Date;

use super::Seal;
use crate::assessment::{Decision, Pass};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::name::not_blank;
use crate::number::{CertificateNumber, CityCode};
use crate::project::Project;

/// What a certificate is about: who passed which project, where and when.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Subject {
    /// The holder's name, byte for byte.
    pub holder: String,
    /// The project.
    pub project: Project,
    /// The city that held the assessment.
    pub city: CityCode,
    /// The day of the assessment.
    #[cfg_attr(feature = "serde", serde(with = "crate::date::iso"))]
    pub assessed_on: Date,
}

/// 专项职业能力证书 (六): issued on a pass, numbered, with the seals it has to bear.
///
/// It can only be built from a [`Pass`]. Its JSON carries the decision; reading it decides and issues again.
///
/// ```
/// use skillcert::{Certificate, CityCode, Marks, NumberScheme, Project, Series, Subject, parse_date};
///
/// let project = Project::new("湘西苗绣", [])?;
/// let pass = project.rule().decide(Marks::parse("60", "")?)?.passed().expect("60 passes");
/// let issued_on = parse_date("2026-11-23")?;
/// let number = Series::new(&NumberScheme::hunan(), issued_on, CityCode::CHANGSHA)?.reserve(1)?.first();
///
/// let assessed_on = parse_date("2026-11-20")?;
/// let subject = Subject { holder: "考生0001".into(), project, city: CityCode::CHANGSHA, assessed_on };
/// let certificate = Certificate::issue(pass, subject, number, issued_on)?;
/// assert_eq!(certificate.number().to_string(), "2618010000001");
/// assert_eq!(certificate.seals().len(), 2);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "record::Record", try_from = "record::Record"))]
pub struct Certificate {
    number: CertificateNumber,
    subject: Subject,
    issued_on: Date,
    decision: Decision,
}

impl Certificate {
    /// Issues a certificate: consumes the pass.
    ///
    /// # Errors
    ///
    /// A blank holder; a pass under another rule than the project's; a number of another year than that of
    /// issue, or of another city than that of the assessment; a date of issue before the assessment.
    pub fn issue(
        pass: Pass,
        mut subject: Subject,
        number: CertificateNumber,
        issued_on: Date,
    ) -> Result<Self, ValidationError> {
        subject.holder = not_blank(subject.holder, Code::HolderMissing, Component::Holder)?;
        let decision = pass.decision();
        if decision.rule() != subject.project.rule() {
            return Err(Finding::new(Code::CertificateRuleMismatch, Component::Rule).into());
        }
        if issued_on < subject.assessed_on {
            return Err(Finding::new(Code::IssueBeforeAssessment, Component::Date).into());
        }
        check_key(number, issued_on, subject.city)?;
        Ok(Self { number, subject, issued_on, decision })
    }

    /// The number.
    #[must_use]
    pub const fn number(&self) -> CertificateNumber {
        self.number
    }

    /// Holder, project, city and day of the assessment.
    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The date of issue.
    #[must_use]
    pub const fn issued_on(&self) -> Date {
        self.issued_on
    }

    /// The decision it rests on.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.decision
    }

    /// The seals to apply before it is complete (六(三)).
    #[must_use]
    pub const fn seals(&self) -> &'static [Seal] {
        Seal::ALL
    }
}

/// The number belongs to the year of issue and to the city of the assessment (附件2·2, 附件2·4).
fn check_key(number: CertificateNumber, issued_on: Date, city: CityCode) -> Result<(), ValidationError> {
    if i32::from(number.year()) != issued_on.year() {
        return Err(Finding::new(Code::CertificateYearMismatch, Component::Year)
            .with_value(number.year().into())
            .with_limit(issued_on.year().into())
            .into());
    }
    if number.city() != city {
        return Err(Finding::new(Code::CertificateCityMismatch, Component::City)
            .with_value(number.city().get().into())
            .with_limit(city.get().into())
            .into());
    }
    Ok(())
}

#[cfg(feature = "serde")]
mod record {
    use alloc::vec::Vec;

    use time::Date;

    use super::{Certificate, Decision, Seal, Subject};
    use crate::code::Code;
    use crate::finding::{Component, Finding, ValidationError};
    use crate::number::CertificateNumber;

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Record {
        number: CertificateNumber,
        subject: Subject,
        #[serde(with = "crate::date::iso")]
        issued_on: Date,
        decision: Decision,
        /// For the reader's eye: they are the same on every certificate.
        #[serde(default)]
        seals: Vec<Seal>,
    }

    impl From<Certificate> for Record {
        fn from(certificate: Certificate) -> Self {
            let seals = certificate.seals().to_vec();
            let Certificate { number, subject, issued_on, decision } = certificate;
            Self { number, subject, issued_on, decision, seals }
        }
    }

    impl TryFrom<Record> for Certificate {
        type Error = ValidationError;

        fn try_from(record: Record) -> Result<Self, ValidationError> {
            let Some(pass) = record.decision.passed() else {
                return Err(Finding::new(Code::CertificateWithoutPass, Component::Decision).into());
            };
            Self::issue(pass, record.subject, record.number, record.issued_on)
        }
    }
}
