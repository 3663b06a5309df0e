use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use super::{Blank, CertificateEvent, CertificateStage, Issuer, Subject};
use crate::assessment::{Decision, Pass};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::number::{CertificateNumber, CityCode};

/// 专项职业能力证书 (六): issued on a pass and numbered; printed on a blank and sealed twice before it is complete.
///
/// It can only be built from a [`Pass`]. Its JSON carries the decision and every step; reading it decides, issues and
/// takes each step again. Nothing is deleted: a void certificate keeps its number used.
///
/// ```
/// use skillcert::{
///     Blank, Certificate, CertificateAction, CertificateEvent, CityCode, Code, Issuer, Marks, NumberScheme,
///     PrintAuthority, Project, Series, Subject, parse_date,
/// };
///
/// let project = Project::new("湘西苗绣", [])?;
/// let pass = project.rule().decide(Marks::parse("60", "")?)?.passed().expect("60 passes");
/// let issued_on = parse_date("2026-11-23")?;
/// let number = Series::new(&NumberScheme::hunan(), issued_on, CityCode::CHANGSHA)?.reserve(1)?.first();
///
/// let assessed_on = parse_date("2026-11-20")?;
/// let subject = Subject { holder: "考生0001".into(), project, city: CityCode::CHANGSHA, assessed_on };
/// let center = "长沙市职业技能鉴定中心";
/// let issuer = Issuer::new("长沙市人力资源和社会保障局", center)?;
/// let mut certificate = Certificate::issue(pass, subject, issuer, number, issued_on)?;
/// assert_eq!(certificate.number().to_string(), "2618010000001");
///
/// let on = parse_date("2026-11-24")?;
/// let early = certificate.apply(CertificateEvent { on, action: CertificateAction::RedSeal });
/// assert_eq!(early.unwrap_err().code(), Code::SealNeedsPrint);
///
/// let authority = PrintAuthority::new(CityCode::CHANGSHA, center, [center])?;
/// let blank = Blank::new("43A0000001")?;
/// for action in [
///     CertificateAction::Print { blank, printer: center.into(), authority },
///     CertificateAction::Emboss,
///     CertificateAction::RedSeal,
/// ] {
///     certificate.apply(CertificateEvent { on, action })?;
/// }
/// assert!(certificate.findings().is_empty());
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "super::record::Record", try_from = "super::record::Record"))]
pub struct Certificate {
    pub(super) number: CertificateNumber,
    pub(super) subject: Subject,
    pub(super) issuer: Issuer,
    pub(super) issued_on: Date,
    pub(super) decision: Decision,
    pub(super) stage: CertificateStage,
    pub(super) events: Vec<CertificateEvent>,
    /// The blanks of the events, to look one up.
    pub(super) used: BTreeSet<Blank>,
}

impl Certificate {
    /// Issues a certificate: consumes the pass.
    ///
    /// # Errors
    ///
    /// Those of [`Subject::check`].
    pub fn issue(
        pass: Pass,
        subject: Subject,
        issuer: Issuer,
        number: CertificateNumber,
        issued_on: Date,
    ) -> Result<Self, ValidationError> {
        subject.check(&pass, number, issued_on)?;
        let decision = pass.decision();
        let (stage, events, used) = (CertificateStage::Issued, Vec::new(), BTreeSet::new());
        Ok(Self { number, subject, issuer, issued_on, decision, stage, events, used })
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

    /// The bureau and the center that issued it.
    #[must_use]
    pub const fn issuer(&self) -> &Issuer {
        &self.issuer
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
}

impl Subject {
    /// Whether a certificate with this number may be issued on the pass, whoever issues it: what a register of numbers
    /// asks where the issuer is not its business.
    ///
    /// # Errors
    ///
    /// A blank holder; a pass under another rule than the project's; a number of another year than that of
    /// issue, or of another city than that of the assessment; a date of issue before the assessment.
    pub fn check(
        &self,
        pass: &Pass,
        number: CertificateNumber,
        issued_on: Date,
    ) -> Result<(), ValidationError> {
        if self.holder.trim().is_empty() {
            return Err(Finding::new(Code::HolderMissing, Component::Holder).into());
        }
        // A specification may ask for theory where the project's traits do not: stricter is no mismatch.
        if self.project.rule().has_theory() && !pass.decision().rule().has_theory() {
            return Err(Finding::new(Code::CertificateRuleMismatch, Component::Rule).into());
        }
        if issued_on < self.assessed_on {
            return Err(Finding::new(Code::IssueBeforeAssessment, Component::Date).into());
        }
        check_key(number, issued_on, self.city)
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
