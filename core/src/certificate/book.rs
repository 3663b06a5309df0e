use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::{
    Blank, CertificateAction, CertificateEvent, CertificateStage, PrintAuthority, Seal, Sheet, SheetFate,
};
use crate::code::Code;
use crate::date::recordable;
use crate::finding::{Component, Finding, ValidationError};
use crate::likeness::normal_form;
use crate::name::not_blank;
use crate::number::CertificateNumber;

/// 证书台账: what happened to one certificate after its issue, in order, replayed by the one stage table.
///
/// It knows nothing of marks, so a register keeps one for certificates of other systems too; a
/// [`Certificate`](super::Certificate) has one. Nothing is deleted: what was spoilt, corrected, reissued or voided is on
/// record with its reason.
///
/// ```
/// use skillcert::{Book, CertificateAction, CertificateEvent, CertificateStage, Reason, certificate_number, parse_date};
///
/// let on = parse_date("2026-11-24")?;
/// let mut book = Book::new(certificate_number!("2618010000001"), "考生O001", parse_date("2026-11-23")?)?;
/// let action = CertificateAction::Correct { holder: "考生0001".into(), reason: Reason::new("姓名录入有误")? };
/// book.apply(CertificateEvent { on, action })?;
/// assert_eq!((book.issued_to(), book.holder()), ("考生O001", "考生0001"));
///
/// let void = CertificateAction::Void { reason: Reason::new("冒名顶替")? };
/// book.apply(CertificateEvent { on, action: void.clone() })?;
/// assert_eq!(book.stage(), CertificateStage::Void);
/// assert!(book.apply(CertificateEvent { on, action: void }).is_err());
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "record::Record", try_from = "record::Record"))]
pub struct Book {
    number: CertificateNumber,
    issued_to: String,
    issued_on: Date,
    stage: CertificateStage,
    events: Vec<CertificateEvent>,
    /// The normal forms of the blanks of the events, to look one up.
    used: BTreeSet<String>,
}

impl Book {
    /// Opens the book of a certificate that was issued to this holder.
    ///
    /// # Errors
    ///
    /// A blank holder ([`Code::HolderMissing`]); a number of another year than that of issue
    /// ([`Code::CertificateYearMismatch`]).
    pub fn new(
        number: CertificateNumber,
        issued_to: impl Into<String>,
        issued_on: Date,
    ) -> Result<Self, ValidationError> {
        let issued_to = not_blank(issued_to.into(), Code::HolderMissing, Component::Holder)?;
        check_year(number, issued_on)?;
        let (stage, events, used) = (CertificateStage::Issued, Vec::new(), BTreeSet::new());
        Ok(Self { number, issued_to, issued_on, stage, events, used })
    }

    /// Returns the number.
    #[must_use]
    pub const fn number(&self) -> CertificateNumber {
        self.number
    }

    /// Returns the name to which it was issued.
    #[must_use]
    pub fn issued_to(&self) -> &str {
        &self.issued_to
    }

    /// Returns the holder's name: as it was corrected last, else as issued.
    #[must_use]
    pub fn holder(&self) -> &str {
        let corrected = self.events.iter().rev().find_map(|event| match &event.action {
            CertificateAction::Correct { holder, .. } => Some(holder),
            _ => None,
        });
        corrected.unwrap_or(&self.issued_to)
    }

    /// Returns the date of issue.
    #[must_use]
    pub const fn issued_on(&self) -> Date {
        self.issued_on
    }

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

    /// The events, where the rest is not needed any more.
    #[cfg(feature = "serde")]
    pub(super) fn into_events(self) -> Vec<CertificateEvent> {
        self.events
    }

    /// Returns the step that made it void; `None` while it is valid.
    #[must_use]
    pub fn voided(&self) -> Option<&CertificateEvent> {
        self.events.last().filter(|_| self.stage == CertificateStage::Void)
    }
}

/// Sheets and seals.
impl Book {
    /// Lists the blanks on which it was printed, the first one first.
    pub fn blanks(&self) -> impl DoubleEndedIterator<Item = &Blank> {
        self.events.iter().filter_map(|event| event.action.blank())
    }

    /// Returns the sheet in use; `None` while it waits for printing, and of a void one.
    #[must_use]
    pub fn blank(&self) -> Option<&Blank> {
        let in_use = !matches!(self.stage, CertificateStage::Issued | CertificateStage::Void);
        self.blanks().next_back().filter(|_| in_use)
    }

    /// Lists the sheets on which it was printed with what has become of each, the first one first.
    #[must_use]
    pub fn sheets(&self) -> Vec<Sheet> {
        let (mut stage, mut sheets) = (CertificateStage::Issued, Vec::new());
        for CertificateEvent { on, action } in &self.events {
            let step = action.step();
            if let Some(blank) = action.blank() {
                let (blank, fate) = (blank.clone(), SheetFate::Present);
                sheets.push(Sheet { blank, printed_on: *on, fate, until: None });
            } else if let (Some(fate), Some(last)) = (SheetFate::after(stage, step), sheets.last_mut()) {
                (last.fate, last.until) = (fate, Some(*on));
            }
            stage = stage.after(step).unwrap_or(stage);
        }
        sheets
    }

    /// Lists the seals on its present sheet; it has to bear all of [`Seal::ALL`] (六(三)).
    pub fn seals(&self) -> impl Iterator<Item = Seal> {
        Seal::ALL.iter().copied().filter(|seal| self.bears(*seal))
    }

    /// A sheet begins with the certificate, or after the step that ended the one before.
    fn bears(&self, seal: Seal) -> bool {
        let steps = self.events.iter().rev().map(|event| event.action.step());
        steps.take_while(|step| !step.ends_sheet()).any(|step| step == seal.step())
    }

    /// Lists what it lacks to be complete, all at once; empty when it is complete.
    ///
    /// [`Code::BlankMissing`] while it waits for printing; [`Code::SealMissing`] per missing seal, which its component
    /// names, its value the seal's number; [`Code::CertificateVoid`] alone for a void one, which nothing completes.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        if self.stage == CertificateStage::Void {
            return [Finding::new(Code::CertificateVoid, Component::Certificate)].into();
        }
        let blank = (self.stage == CertificateStage::Issued)
            .then(|| Finding::new(Code::BlankMissing, Component::Blank));
        let missing = Seal::ALL.iter().filter(|seal| !self.bears(**seal));
        let seals = missing
            .map(|seal| Finding::new(Code::SealMissing, seal.component()).with_value(seal.number().into()));
        blank.into_iter().chain(seals).collect()
    }

    /// Says whether it opens the way to 补贴 (五(二)): true while it is complete and not void.
    ///
    /// That is the fact and no more: who receives a subsidy, and how much, is for other policies and their caller to say.
    #[must_use]
    pub const fn opens_subsidy(&self) -> bool {
        matches!(self.stage, CertificateStage::Complete)
    }
}

/// Steps.
impl Book {
    /// Takes a step.
    ///
    /// # Errors
    ///
    /// A step that is not allowed at this stage ([`CertificateStage::after`]); a date before that of the step before,
    /// or of issue ([`Code::CertificateEventBeforeLast`]), or outside 2000 to 2099 ([`Code::YearOutsideScheme`]); printing by one whom the city center does not let print, or
    /// under the decision of another city ([`Code::PrintingNotAuthorized`]), or on a sheet that this certificate used
    /// before, compared by its [`normal_form`] ([`Code::BlankUsed`]); a reissue that the policy does not allow
    /// ([`Code::ReissueNotAllowed`]); a correction to a blank name ([`Code::HolderMissing`]) or to the present one
    /// ([`Code::CorrectionChangesNothing`]). Nothing changes then.
    pub fn apply(&mut self, event: CertificateEvent) -> Result<(), ValidationError> {
        let step = event.action.step();
        let Some(stage) = self.stage.after(step) else {
            return Err(Finding::new(self.stage.refusal(step), Component::Certificate).into());
        };
        self.check_date(event.on)?;
        self.check_action(&event.action)?;
        self.stage = stage;
        if let Some(blank) = event.action.blank() {
            self.used.insert(normal_form(blank.number()).into());
        }
        self.events.push(event);
        Ok(())
    }

    fn check_date(&self, on: Date) -> Result<(), ValidationError> {
        let last = self.events.last().map_or(self.issued_on, |event| event.on);
        if on < last {
            return Err(Finding::new(Code::CertificateEventBeforeLast, Component::Date).into());
        }
        recordable(on)
    }

    fn check_action(&self, action: &CertificateAction) -> Result<(), ValidationError> {
        match action {
            CertificateAction::Print { blank, printer, authority } => {
                self.check_printer(printer, authority)?;
                self.check_blank(blank)
            }
            CertificateAction::Reissue { policy, .. } if !policy.allowed => {
                Err(Finding::new(Code::ReissueNotAllowed, Component::Certificate).into())
            }
            CertificateAction::Correct { holder, .. } => self.check_correction(holder),
            _ => Ok(()),
        }
    }

    /// The decision is that of the certificate's city, and it names who prints (六(三)).
    fn check_printer(&self, printer: &str, authority: &PrintAuthority) -> Result<(), ValidationError> {
        let city = self.number.city();
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
        if self.used.contains(&*normal_form(blank.number())) {
            return Err(Finding::new(Code::BlankUsed, Component::Blank).into());
        }
        Ok(())
    }

    fn check_correction(&self, holder: &str) -> Result<(), ValidationError> {
        not_blank(holder, Code::HolderMissing, Component::Holder)?;
        if holder == self.holder() {
            return Err(Finding::new(Code::CorrectionChangesNothing, Component::Holder).into());
        }
        Ok(())
    }
}

/// The number belongs to the year of issue (附件2·2).
pub(super) fn check_year(number: CertificateNumber, issued_on: Date) -> Result<(), ValidationError> {
    if i32::from(number.year()) != issued_on.year() {
        return Err(Finding::new(Code::CertificateYearMismatch, Component::Year)
            .with_value(number.year().into())
            .with_limit(issued_on.year().into())
            .into());
    }
    Ok(())
}

/// A book as JSON: reading it takes every step again.
#[cfg(feature = "serde")]
mod record {
    use alloc::string::String;
    use alloc::vec::Vec;

    use time::Date;

    use super::{Book, CertificateEvent, CertificateStage};
    use crate::code::Code;
    use crate::finding::{Component, Finding};
    use crate::number::CertificateNumber;

    /// `stage` and `holder` are written for readers: the events lead to them, and they are compared when they are given.
    #[derive(serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    pub(super) struct Record {
        number: CertificateNumber,
        issued_to: String,
        #[serde(with = "crate::iso_date::Form")]
        issued_on: Date,
        #[serde(default)]
        events: Vec<CertificateEvent>,
        #[serde(default)]
        stage: Option<CertificateStage>,
        #[serde(default)]
        holder: Option<String>,
    }

    impl From<Book> for Record {
        fn from(book: Book) -> Self {
            let holder = Some(book.holder().into());
            let Book { number, issued_to, issued_on, stage, events, .. } = book;
            Self { number, issued_to, issued_on, events, stage: Some(stage), holder }
        }
    }

    impl TryFrom<Record> for Book {
        type Error = crate::refusal::Refusal;

        fn try_from(record: Record) -> Result<Self, Self::Error> {
            let mut book = Self::new(record.number, record.issued_to, record.issued_on)?;
            record.events.into_iter().try_for_each(|event| book.apply(event))?;
            let mismatch = |component| Err(Finding::new(Code::StageMismatch, component).into());
            if record.stage.is_some_and(|stage| stage != book.stage) {
                return mismatch(Component::Certificate);
            }
            if record.holder.is_some_and(|holder| holder != book.holder()) {
                return mismatch(Component::Holder);
            }
            Ok(book)
        }
    }
}
