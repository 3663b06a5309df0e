use alloc::vec::Vec;

use time::Date;

use super::{
    Blank, Certificate, CertificateAction, CertificateEvent, CertificateStage, CertificateStep,
    PrintAuthority, Seal,
};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// From issued to complete, void or reissued.
impl Certificate {
    /// How far it has come.
    #[must_use]
    pub const fn stage(&self) -> CertificateStage {
        self.stage
    }

    /// What has happened to it, in order.
    #[must_use]
    pub fn events(&self) -> &[CertificateEvent] {
        &self.events
    }

    /// The blanks on which it was printed, the first one first; more than one after a reissue.
    pub fn blanks(&self) -> impl DoubleEndedIterator<Item = &Blank> {
        self.events.iter().filter_map(|event| match &event.action {
            CertificateAction::Print { blank, .. } => Some(blank),
            _ => None,
        })
    }

    /// The seals on its present sheet; it has to bear all of [`Seal::ALL`] (六(三)).
    pub fn seals(&self) -> impl Iterator<Item = Seal> {
        Seal::ALL.iter().copied().filter(|seal| self.bears(*seal))
    }

    /// A sheet begins with the certificate or with a reissue.
    fn bears(&self, seal: Seal) -> bool {
        let steps = self.events.iter().rev().map(|event| event.action.step());
        steps.take_while(|step| *step != CertificateStep::Reissue).any(|step| step == seal.step())
    }

    /// What it lacks to be complete, all at once; empty when it is complete.
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

    /// Whether it opens the way to 补贴 (五(二)): true while it is complete and not void.
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
