//! 证书: from a pass to a numbered, printed and sealed certificate (六, 附件2·5).

mod blank;
mod book;
mod event;
mod issuance;
mod issuer;
mod lookup;
mod print_authority;
mod reason;
mod report;
mod seal;
mod sheet;
mod stage;
mod subject;

pub use blank::Blank;
pub use book::Book;
pub use event::{CertificateAction, CertificateEvent, ReissuePolicy};
pub use issuance::Issuance;
pub use issuer::Issuer;
pub use lookup::CertificateLookup;
pub use print_authority::PrintAuthority;
pub use reason::Reason;
pub use report::CertificateReport;
pub use seal::Seal;
pub use sheet::{Sheet, SheetFate};
pub use stage::{CertificateStage, CertificateStep};
pub use subject::Subject;

use alloc::vec::Vec;

use time::Date;

use crate::assessment::{Decision, Pass};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::number::CertificateNumber;

/// 专项职业能力证书 (六): issued on a pass and numbered; printed on a blank and sealed twice before it is complete.
///
/// It can only be built from a [`Pass`]. What happens to it afterwards is in its [`Book`]. Its JSON carries the decision and
/// every step; reading it decides, issues and takes each step again. Nothing is deleted: a void certificate keeps its
/// number used.
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
/// let subject =
///     Subject { holder: "考生0001".into(), project, city: CityCode::CHANGSHA, assessed_on: Some(assessed_on) };
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
    subject: Subject,
    issuer: Option<Issuer>,
    decision: Decision,
    replaces: Option<CertificateNumber>,
    book: Book,
}

impl Certificate {
    /// Issues a certificate and consumes the pass. The issuer may be left out where it is not known.
    ///
    /// # Errors
    ///
    /// Those of [`Subject::check`].
    pub fn issue(
        pass: Pass,
        subject: Subject,
        issuer: impl Into<Option<Issuer>>,
        number: CertificateNumber,
        issued_on: Date,
    ) -> Result<Self, ValidationError> {
        subject.check(&pass, number, issued_on)?;
        let book = Book::new(number, subject.holder.clone(), issued_on)?;
        Ok(Self { subject, issuer: issuer.into(), decision: pass.decision(), replaces: None, book })
    }

    /// Puts it in the place of a void one, if there is one. Whoever keeps both has to see that the other is void.
    ///
    /// # Errors
    ///
    /// Its own number ([`Code::ReplacesItself`]).
    pub fn replacing(self, void: impl Into<Option<CertificateNumber>>) -> Result<Self, ValidationError> {
        let replaces = void.into();
        if replaces == Some(self.number()) {
            return Err(Finding::new(Code::ReplacesItself, Component::Certificate).into());
        }
        Ok(Self { replaces, ..self })
    }

    /// Returns the number.
    #[must_use]
    pub const fn number(&self) -> CertificateNumber {
        self.book.number()
    }

    /// Returns holder as issued, project, city and day of the assessment.
    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Returns the holder's name: as it was corrected last, else as issued.
    #[must_use]
    pub fn holder(&self) -> &str {
        self.book.holder()
    }

    /// Returns the bureau and the center that issued it, where they are known.
    #[must_use]
    pub const fn issuer(&self) -> Option<&Issuer> {
        self.issuer.as_ref()
    }

    /// Returns the date of issue.
    #[must_use]
    pub const fn issued_on(&self) -> Date {
        self.book.issued_on()
    }

    /// Returns the decision it rests on.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.decision
    }

    /// Returns the void certificate in whose place it was issued.
    #[must_use]
    pub const fn replaces(&self) -> Option<CertificateNumber> {
        self.replaces
    }
}

/// What happened to it: its [`Book`].
impl Certificate {
    /// Returns its book.
    #[must_use]
    pub const fn book(&self) -> &Book {
        &self.book
    }

    /// Returns how far it has come.
    #[must_use]
    pub const fn stage(&self) -> CertificateStage {
        self.book.stage()
    }

    /// Returns what has happened to it, in order.
    #[must_use]
    pub fn events(&self) -> &[CertificateEvent] {
        self.book.events()
    }

    /// Lists the blanks on which it was printed, the first one first.
    pub fn blanks(&self) -> impl DoubleEndedIterator<Item = &Blank> {
        self.book.blanks()
    }

    /// Lists the sheets on which it was printed with what has become of each: [`Book::sheets`].
    #[must_use]
    pub fn sheets(&self) -> Vec<Sheet> {
        self.book.sheets()
    }

    /// Lists the seals on its present sheet; it has to bear all of [`Seal::ALL`] (六(三)).
    pub fn seals(&self) -> impl Iterator<Item = Seal> {
        self.book.seals()
    }

    /// Lists what it lacks to be complete, all at once: [`Book::findings`].
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.book.findings()
    }

    /// Says whether it opens the way to 补贴 (五(二)): [`Book::opens_subsidy`].
    #[must_use]
    pub const fn opens_subsidy(&self) -> bool {
        self.book.opens_subsidy()
    }

    /// Takes a step.
    ///
    /// # Errors
    ///
    /// Those of [`Book::apply`]. Nothing changes then.
    pub fn apply(&mut self, event: CertificateEvent) -> Result<(), ValidationError> {
        self.book.apply(event)
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
        #[serde(default)]
        issuer: Option<Issuer>,
        #[serde(with = "crate::iso_date::Form")]
        issued_on: Date,
        decision: Decision,
        #[serde(default)]
        replaces: Option<CertificateNumber>,
        #[serde(default)]
        events: Vec<CertificateEvent>,
        #[serde(default)]
        stage: Option<CertificateStage>,
        #[serde(default)]
        seals: Option<Vec<Seal>>,
    }

    impl From<Certificate> for Record {
        fn from(certificate: Certificate) -> Self {
            let Certificate { subject, issuer, decision, replaces, book } = certificate;
            Self {
                number: book.number(),
                subject,
                issuer,
                issued_on: book.issued_on(),
                decision,
                replaces,
                stage: Some(book.stage()),
                seals: Some(book.seals().collect()),
                events: book.into_events(),
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
                Self::issue(pass, record.subject, record.issuer, record.number, record.issued_on)?
                    .replacing(record.replaces)?;
            record.events.into_iter().try_for_each(|event| certificate.apply(event))?;
            let mismatch = |component| Err(Finding::new(Code::StageMismatch, component).into());
            if record.stage.is_some_and(|stage| stage != certificate.stage()) {
                return mismatch(Component::Certificate);
            }
            if record.seals.is_some_and(|seals| !certificate.seals().eq(seals)) {
                return mismatch(Component::Seal);
            }
            Ok(certificate)
        }
    }
}
