use alloc::vec::Vec;

use time::Date;

use super::{StationEvent, StationForm, StationStep};
use crate::code::Code;
use crate::date::recordable;
use crate::finding::{Component, Finding, ValidationError};
use crate::project::Project;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where a station's form stands.
    pub enum StationStage: u8 {
        Drafted = 1, "drafted", "起草", "drafted";
        Submitted = 2, "submitted", "已申报", "submitted";
        Reviewed = 3, "reviewed", "评估组已签字", "reviewed";
        Approved = 4, "approved", "备案同意", "approved";
        Returned = 5, "returned", "退回", "returned";
    }
}

impl StationStage {
    /// Finds where a step leads: submitted, reviewed by the assessment group, then approved or returned by the provincial
    /// center; `None` where the step is not allowed.
    #[must_use]
    pub const fn after(self, step: StationStep) -> Option<Self> {
        match (self, step) {
            (Self::Drafted | Self::Returned, StationStep::Submit) => Some(Self::Submitted),
            (Self::Submitted, StationStep::Review) => Some(Self::Reviewed),
            (Self::Reviewed, StationStep::Approve) => Some(Self::Approved),
            (Self::Reviewed, StationStep::Return) => Some(Self::Returned),
            _ => None,
        }
    }
}

/// 考核站备案申报 (附件1): a station's form and what was done with it, each step dated.
///
/// What has been submitted is complete: a form that has [`findings`](StationForm::findings) cannot be submitted, and
/// a submitted one cannot be changed unless it is returned. An approval has no end and covers the projects of
/// the form; the notice names neither a term nor a revocation, and another project takes another application.
///
/// Its JSON holds form, events and, for readers, the stage; reading it goes through the events again.
///
/// ```
/// use skillcert::{Code, StationAction, StationApplication, StationEvent, StationForm, StationStage, parse_date};
///
/// let mut application = StationApplication::new(StationForm::default());
/// let error = application
///     .apply(StationEvent { on: parse_date("2026-03-01")?, action: StationAction::Submit })
///     .unwrap_err();
/// assert_eq!(error.code(), Code::StationFieldMissing);
/// assert_eq!(application.stage(), StationStage::Drafted);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct StationApplication {
    form: StationForm,
    events: Vec<StationEvent>,
    stage: StationStage,
}

impl StationApplication {
    /// Begins a draft.
    #[must_use]
    pub const fn new(form: StationForm) -> Self {
        Self { form, events: Vec::new(), stage: StationStage::Drafted }
    }

    /// Returns the form.
    #[must_use]
    pub const fn form(&self) -> &StationForm {
        &self.form
    }

    /// Returns what was done, in order.
    #[must_use]
    pub fn events(&self) -> &[StationEvent] {
        &self.events
    }

    /// Returns its stage.
    #[must_use]
    pub const fn stage(&self) -> StationStage {
        self.stage
    }

    /// Lists everything missing or wrong in the form: [`StationForm::findings`].
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.form.findings()
    }

    /// Changes the form, as a draft or after it was returned.
    ///
    /// # Errors
    ///
    /// A form that waits for an opinion or is approved ([`Code::SubmissionNeedsDraft`]); nothing changes.
    pub fn amend(&mut self, form: StationForm) -> Result<(), ValidationError> {
        if !self.is_open() {
            return Err(refused(StationStep::Submit));
        }
        self.form = form;
        Ok(())
    }

    /// Takes the next step.
    ///
    /// # Errors
    ///
    /// A step that does not follow ([`Code::SubmissionNeedsDraft`], [`Code::ReviewNeedsSubmission`],
    /// [`Code::OpinionNeedsReview`]); a date before that of the last step ([`Code::StationEventBeforeLast`]), or outside 2000 to 2099
    /// ([`Code::YearOutsideScheme`]); a review without signature or an opinion left blank ([`Code::StationFieldMissing`]); an opinion of another center than
    /// the provincial one ([`Code::ProvincialCenterRequired`]); on submission, the first finding of
    /// [`findings`](Self::findings). Nothing changes then.
    pub fn apply(&mut self, event: StationEvent) -> Result<(), ValidationError> {
        let stage = self.next(&event)?;
        if event.action.step() == StationStep::Submit {
            self.complete()?;
        }
        self.stage = stage;
        self.events.push(event);
        Ok(())
    }

    /// Says whether the provincial center had approved it by this day.
    #[must_use]
    pub fn approved_on(&self, date: Date) -> bool {
        let approved = |event: &StationEvent| event.action.step() == StationStep::Approve && event.on <= date;
        self.events.iter().any(approved)
    }

    /// Says whether the approval by this day covers the project, by its name.
    #[must_use]
    pub fn approved_for(&self, project: &Project, date: Date) -> bool {
        self.approved_on(date) && self.form.projects.iter().any(|name| name == project.name())
    }

    /// Whether the form is in the hands of the institution.
    const fn is_open(&self) -> bool {
        self.stage.after(StationStep::Submit).is_some()
    }

    /// The stage after an event that may follow.
    fn next(&self, event: &StationEvent) -> Result<StationStage, ValidationError> {
        let stage = self.stage.after(event.action.step()).ok_or_else(|| refused(event.action.step()))?;
        if self.events.last().is_some_and(|last| event.on < last.on) {
            return Err(Finding::new(Code::StationEventBeforeLast, Component::Date).into());
        }
        recordable(event.on)?;
        event.action.check()?;
        Ok(stage)
    }

    /// The first finding of the form as an error.
    fn complete(&self) -> Result<(), ValidationError> {
        self.findings().first().map_or(Ok(()), |finding| Err((*finding).into()))
    }
}

/// Why the step does not follow.
fn refused(step: StationStep) -> ValidationError {
    let code = match step {
        StationStep::Submit => Code::SubmissionNeedsDraft,
        StationStep::Review => Code::ReviewNeedsSubmission,
        StationStep::Approve | StationStep::Return => Code::OpinionNeedsReview,
    };
    Finding::new(code, Component::Station).into()
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Record {
    form: StationForm,
    #[serde(default)]
    events: Vec<StationEvent>,
    #[serde(default)]
    stage: Option<StationStage>,
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for StationApplication {
    type Error = crate::refusal::Refusal;

    /// The form on record is the last one: it has to be complete where it waits for an opinion or is approved, while
    /// what stood in it at an earlier submission is not known.
    fn try_from(record: Record) -> Result<Self, Self::Error> {
        let mut application = Self::new(record.form);
        for event in record.events {
            application.stage = application.next(&event)?;
            application.events.push(event);
        }
        if !application.is_open() {
            application.complete()?;
        }
        if record.stage.is_some_and(|stage| stage != application.stage) {
            return Err(Finding::new(Code::StageMismatch, Component::Station).into());
        }
        Ok(application)
    }
}
