//! 证书: from a pass to a numbered, printed and sealed certificate (六, 附件2·5).

mod blank;
mod event;
mod issuance;
mod issuer;
mod lookup;
mod print_authority;
mod report;
mod seal;
mod stage;
mod subject;

pub use blank::Blank;
pub use event::{CertificateAction, CertificateEvent, ReissuePolicy};
pub use issuance::Issuance;
pub use issuer::Issuer;
pub use lookup::CertificateLookup;
pub use print_authority::PrintAuthority;
pub use report::CertificateReport;
pub use seal::Seal;
pub use stage::{CertificateStage, CertificateStep};
pub use subject::Subject;

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use crate::assessment::{Decision, Pass};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::number::CertificateNumber;

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
/// let pass = project.rule().decide(Marks::practical("60")?)?.passed().expect("60 passes");
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
#[cfg_attr(feature = "serde", serde(into = "record::Record", try_from = "record::Record"))]
pub struct Certificate {
    number: CertificateNumber,
    subject: Subject,
    issuer: Issuer,
    issued_on: Date,
    decision: Decision,
    stage: CertificateStage,
    events: Vec<CertificateEvent>,
    /// The blanks of the events, to look one up.
    used: BTreeSet<Blank>,
}

impl Certificate {
    /// Issues a certificate and consumes the pass.
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

    /// Returns the number.
    #[must_use]
    pub const fn number(&self) -> CertificateNumber {
        self.number
    }

    /// Returns holder, project, city and day of the assessment.
    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Returns the bureau and the center that issued it.
    #[must_use]
    pub const fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// Returns the date of issue.
    #[must_use]
    pub const fn issued_on(&self) -> Date {
        self.issued_on
    }

    /// Returns the decision it rests on.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.decision
    }
}

/// From issued to complete, void or reissued.
impl Certificate {
    /// Returns how far it has come.
    #[must_use]
    pub const fn stage(&self) -> CertificateStage {
        self.stage
    }

    /// Returns what has happened to it, in order.
    #[must_use]
    pub fn events(&self) -> &[CertificateEvent] {
        &self.events
    }

    /// Lists the blanks on which it was printed, the first one first; more than one after a reissue.
    pub fn blanks(&self) -> impl DoubleEndedIterator<Item = &Blank> {
        self.events.iter().filter_map(|event| match &event.action {
            CertificateAction::Print { blank, .. } => Some(blank),
            _ => None,
        })
    }

    /// Lists the seals on its present sheet; it has to bear all of [`Seal::ALL`] (六(三)).
    pub fn seals(&self) -> impl Iterator<Item = Seal> {
        Seal::ALL.iter().copied().filter(|seal| self.bears(*seal))
    }

    /// A sheet begins with the certificate or with a reissue.
    fn bears(&self, seal: Seal) -> bool {
        let steps = self.events.iter().rev().map(|event| event.action.step());
        steps.take_while(|step| *step != CertificateStep::Reissue).any(|step| step == seal.step())
    }

    /// Lists what it lacks to be complete, all at once; empty when it is complete.
    ///
    /// [`Code::BlankMissing`] while it waits for printing; [`Code::SealMissing`] per missing seal, its value the seal's
    /// number; [`Code::CertificateVoid`] alone for a void one, which nothing completes.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        if self.stage == CertificateStage::Void {
            return [Finding::new(Code::CertificateVoid, Component::Certificate)].into();
        }
        let blank = (self.stage == CertificateStage::Issued)
            .then(|| Finding::new(Code::BlankMissing, Component::Blank));
        let missing = Seal::ALL.iter().filter(|seal| !self.bears(**seal));
        let seals = missing
            .map(|seal| Finding::new(Code::SealMissing, Component::Seal).with_value(seal.number().into()));
        blank.into_iter().chain(seals).collect()
    }

    /// Says whether it opens the way to 补贴 (五(二)): true while it is complete and not void.
    ///
    /// That is the fact and no more: who receives a subsidy, and how much, is for other policies and their caller to say.
    #[must_use]
    pub const fn opens_subsidy(&self) -> bool {
        matches!(self.stage, CertificateStage::Complete)
    }

    /// Takes a step.
    ///
    /// # Errors
    ///
    /// A step that is not allowed at this stage ([`CertificateStage::after`]); a date before that of the step before,
    /// or of issue ([`Code::CertificateEventBeforeLast`]); printing by one whom the city center does not let print, or under the
    /// decision of another city ([`Code::PrintingNotAuthorized`]), or on a sheet that this certificate used before
    /// ([`Code::BlankUsed`]); a reissue that the policy does not allow ([`Code::ReissueNotAllowed`]). Nothing changes then.
    pub fn apply(&mut self, event: CertificateEvent) -> Result<(), ValidationError> {
        let step = event.action.step();
        let Some(stage) = self.stage.after(step) else {
            return Err(Finding::new(self.stage.refusal(step), Component::Certificate).into());
        };
        self.check_date(event.on)?;
        self.check_action(&event.action)?;
        self.stage = stage;
        if let CertificateAction::Print { blank, .. } = &event.action {
            self.used.insert(blank.clone());
        }
        self.events.push(event);
        Ok(())
    }

    fn check_date(&self, on: Date) -> Result<(), ValidationError> {
        let last = self.events.last().map_or(self.issued_on, |event| event.on);
        if on < last {
            return Err(Finding::new(Code::CertificateEventBeforeLast, Component::Date).into());
        }
        Ok(())
    }

    fn check_action(&self, action: &CertificateAction) -> Result<(), ValidationError> {
        match action {
            CertificateAction::Print { blank, printer, authority } => {
                self.check_printer(printer, authority)?;
                self.check_blank(blank)
            }
            CertificateAction::Reissue { policy } if !policy.allowed => {
                Err(Finding::new(Code::ReissueNotAllowed, Component::Certificate).into())
            }
            _ => Ok(()),
        }
    }

    /// The decision is that of the certificate's city, and it names who prints (六(三)).
    fn check_printer(&self, printer: &str, authority: &PrintAuthority) -> Result<(), ValidationError> {
        let city = self.subject.city;
        if authority.city() != city {
            return Err(Finding::new(Code::PrintingNotAuthorized, Component::City)
                .with_value(authority.city().get().into())
                .with_limit(city.get().into())
                .into());
        }
        if !authority.may_print(printer) {
            return Err(Finding::new(Code::PrintingNotAuthorized, Component::PrintAuthority).into());
        }
        Ok(())
    }

    fn check_blank(&self, blank: &Blank) -> Result<(), ValidationError> {
        if self.used.contains(blank) {
            return Err(Finding::new(Code::BlankUsed, Component::Blank).into());
        }
        Ok(())
    }
}

/// A certificate as JSON: reading it decides, issues and takes every step again.
#[cfg(feature = "serde")]
mod record {
    use alloc::vec::Vec;

    use time::Date;

    use super::{Certificate, CertificateEvent, CertificateStage, Issuer, Seal, Subject};
    use crate::assessment::Decision;
    use crate::code::Code;
    use crate::finding::{Component, Finding};
    use crate::number::CertificateNumber;

    /// `stage` and `seals` are written for readers: the events lead to them, and they are compared when they are given.
    #[derive(serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    pub(super) struct Record {
        number: CertificateNumber,
        subject: Subject,
        issuer: Issuer,
        #[serde(with = "crate::iso_date::Form")]
        issued_on: Date,
        decision: Decision,
        #[serde(default)]
        events: Vec<CertificateEvent>,
        #[serde(default)]
        stage: Option<CertificateStage>,
        #[serde(default)]
        seals: Option<Vec<Seal>>,
    }

    impl From<Certificate> for Record {
        fn from(certificate: Certificate) -> Self {
            let seals = certificate.seals().collect();
            let Certificate { number, subject, issuer, issued_on, decision, stage, events, .. } = certificate;
            Self {
                number,
                subject,
                issuer,
                issued_on,
                decision,
                events,
                stage: Some(stage),
                seals: Some(seals),
            }
        }
    }

    impl TryFrom<Record> for Certificate {
        type Error = crate::refusal::Refusal;

        fn try_from(record: Record) -> Result<Self, Self::Error> {
            let Some(pass) = record.decision.passed() else {
                return Err(Finding::new(Code::CertificateWithoutPass, Component::Decision).into());
            };
            let mut certificate =
                Self::issue(pass, record.subject, record.issuer, record.number, record.issued_on)?;
            record.events.into_iter().try_for_each(|event| certificate.apply(event))?;
            let mismatch = |component| Err(Finding::new(Code::StageMismatch, component).into());
            if record.stage.is_some_and(|stage| stage != certificate.stage) {
                return mismatch(Component::Certificate);
            }
            if record.seals.is_some_and(|seals| !certificate.seals().eq(seals)) {
                return mismatch(Component::Seal);
            }
            Ok(certificate)
        }
    }
}
