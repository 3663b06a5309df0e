use alloc::string::String;

use time::Date;

use super::book::check_year;
use crate::assessment::Pass;
use crate::code::Code;
use crate::date::recordable;
use crate::finding::{Component, Finding, ValidationError};
use crate::name::not_blank;
use crate::number::{CertificateNumber, CityCode};
use crate::project::Project;

/// What a certificate is about: who passed which project, where and when.
///
/// ```
/// use skillcert::{CityCode, Code, Marks, Project, Subject, certificate_number, parse_date};
///
/// let project = Project::new("湘西苗绣", [])?;
/// let pass = project.rule().decide(Marks::practical("60")?)?.passed().expect("60 passes");
/// let (assessed_on, issued_on) = (parse_date("2026-12-30")?, parse_date("2027-01-04")?);
/// let subject = Subject { holder: "考生0001".into(), project, city: CityCode::CHANGSHA, assessed_on: Some(assessed_on) };
///
/// assert!(subject.check(&pass, certificate_number!("2718010000001"), issued_on).is_ok());
/// let error = subject.check(&pass, certificate_number!("2618010000001"), issued_on).unwrap_err();
/// assert_eq!(error.code(), Code::CertificateYearMismatch); // the year is that of issue
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Subject {
    /// The holder's name as issued, byte for byte.
    pub holder: String,
    /// The project.
    pub project: Project,
    /// The city that held the assessment.
    pub city: CityCode,
    /// The day of the assessment, where it is known.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::OptionForm"))]
    pub assessed_on: Option<Date>,
}

impl Subject {
    /// Checks that a certificate with this number may be issued on the pass, whoever issues it: for registers of numbers,
    /// which need not know the issuer.
    ///
    /// # Errors
    ///
    /// A blank holder; a pass under another rule than the project's; a number of another year than that of
    /// issue, or of another city than that of the assessment; a date of issue before the assessment, or an assessment
    /// before 2000 ([`Code::YearOutsideScheme`]).
    pub fn check(
        &self,
        pass: &Pass,
        number: CertificateNumber,
        issued_on: Date,
    ) -> Result<(), ValidationError> {
        not_blank(&self.holder, Code::HolderMissing, Component::Holder)?;
        // A specification may ask for theory where the project's traits do not: stricter is no mismatch.
        if self.project.rule().has_theory() && !pass.decision().rule().has_theory() {
            return Err(Finding::new(Code::CertificateRuleMismatch, Component::Rule).into());
        }
        self.check_assessed_on(issued_on)?;
        check_key(number, issued_on, self.city)
    }

    fn check_assessed_on(&self, issued_on: Date) -> Result<(), ValidationError> {
        match self.assessed_on {
            Some(assessed_on) if issued_on < assessed_on => {
                Err(Finding::new(Code::IssueBeforeAssessment, Component::Date).into())
            }
            Some(assessed_on) => recordable(assessed_on),
            None => Ok(()),
        }
    }
}

/// The number belongs to the year of issue and to the city of the assessment (附件2·2, 附件2·4).
fn check_key(number: CertificateNumber, issued_on: Date, city: CityCode) -> Result<(), ValidationError> {
    check_year(number, issued_on)?;
    if number.city() != city {
        return Err(Finding::new(Code::CertificateCityMismatch, Component::City)
            .with_value(number.city().get().into())
            .with_limit(city.get().into())
            .into());
    }
    Ok(())
}
