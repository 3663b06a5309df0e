mod dossier;
mod event;

pub use dossier::Dossier;
pub use event::{CatalogAction, CatalogEvent};

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::{Applicant, Project, ProjectStage, SpecificationScope};
use crate::code::Code;
use crate::date::recordable;
use crate::finding::{Component, Finding, ValidationError};
use crate::name::not_blank;
use crate::organization::CenterLevel;

/// A project for which a national or provincial specification exists already (七(三)): the caller's list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Existing {
    /// The project's name.
    pub project: String,
    /// Who laid the specification down.
    pub scope: SpecificationScope,
}

/// 考核项目目录 (二(二)): every project's way, dated, so that any day's state can be asked.
///
/// Its only content is the list of events; the state is what they lead to. The present dossiers are kept beside them, so that
/// entering a step does not read all earlier ones.
///
/// ```
/// use skillcert::{Catalog, CatalogAction, CatalogEvent, Code, ProjectStage, parse_date};
///
/// let mut catalog = Catalog::default();
/// let name = "湘西苗绣";
/// let draft = CatalogAction::Draft { traits: vec![] };
/// catalog.apply(CatalogEvent { on: parse_date("2020-06-01")?, project: name.into(), action: draft.clone() })?;
/// assert_eq!(catalog.stage(name, parse_date("2020-06-01")?), Some(ProjectStage::Drafted));
/// assert_eq!(catalog.stage(name, parse_date("2020-05-31")?), None);
///
/// let again = CatalogEvent { on: parse_date("2020-06-02")?, project: name.into(), action: draft };
/// assert_eq!(catalog.apply(again).unwrap_err().code(), Code::DraftRepeated);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "record::Record", try_from = "record::Record"))]
pub struct Catalog {
    existing: BTreeSet<Existing>,
    events: Vec<CatalogEvent>,
    present: BTreeMap<String, Dossier>,
}

impl Catalog {
    /// Begins an empty catalog that knows which projects have a national or provincial specification.
    #[must_use]
    pub fn new(existing: Vec<Existing>) -> Self {
        Self { existing: existing.into_iter().collect(), ..Self::default() }
    }

    /// Returns the events in the order in which they were entered.
    #[must_use]
    pub fn events(&self) -> &[CatalogEvent] {
        &self.events
    }

    /// Enters a step.
    ///
    /// # Errors
    ///
    /// A step that the stage does not allow; a date before the project's last step, or outside 2000 to 2099; a step of the provincial center taken by
    /// another; a draft of what has a national or provincial specification; a word of level in the name; a specification with
    /// findings, or, in a pilot, of another developer than the applicant. Nothing is changed then.
    pub fn apply(&mut self, event: CatalogEvent) -> Result<(), ValidationError> {
        self.check(&event)?;
        let dossier = Dossier::after(self.present.remove(&event.project), &event);
        self.present.extend(dossier.map(|dossier| (event.project.clone(), dossier)));
        self.events.push(event);
        Ok(())
    }

    fn check(&self, event: &CatalogEvent) -> Result<(), ValidationError> {
        let dossier = self.present.get(&event.project);
        let step = event.action.step();
        let refuse = |code, component| Err(Finding::new(code, component).into());
        if ProjectStage::after(dossier.map(|dossier| dossier.stage), step).is_none() {
            return refuse(
                if dossier.is_none() { Code::ProjectUnknown } else { step.refusal() },
                Component::Project,
            );
        }
        if dossier.is_some_and(|dossier| event.on < dossier.since) {
            return refuse(Code::EventBeforeLast, Component::Date);
        }
        recordable(event.on)?;
        if event.action.acting_level().is_some_and(|level| level != CenterLevel::Provincial) {
            return refuse(Code::ProvincialCenterRequired, Component::Center);
        }
        self.check_content(event, dossier.and_then(|dossier| dossier.applicant.as_ref()))
    }

    fn check_content(
        &self,
        event: &CatalogEvent,
        applicant: Option<&Applicant>,
    ) -> Result<(), ValidationError> {
        let CatalogEvent { on, project: name, action } = event;
        match action {
            CatalogAction::Draft { traits } => {
                self.check_not_redeveloped(name)?;
                first(Project::new(name.as_str(), traits.iter().copied())?.findings())
            }
            CatalogAction::Pilot { specification } => {
                if applicant != Some(&specification.developer) {
                    return Err(Finding::new(Code::PilotOnlyByDeveloper, Component::Specification).into());
                }
                first(specification.findings(*on))
            }
            CatalogAction::Publish { batch, specification, .. } => {
                not_blank(batch, Code::BatchMissing, Component::Catalog)?;
                first(specification.findings(*on))
            }
            CatalogAction::Adjust { specification, .. } => first(specification.findings(*on)),
            _ => Ok(()),
        }
    }

    fn check_not_redeveloped(&self, name: &str) -> Result<(), ValidationError> {
        let superior = [SpecificationScope::National, SpecificationScope::Provincial];
        if superior.into_iter().any(|scope| self.existing.contains(&Existing { project: name.into(), scope }))
        {
            return Err(Finding::new(Code::ProjectRedeveloped, Component::Project).into());
        }
        Ok(())
    }

    /// Returns what the catalog holds about a project on a day.
    #[must_use]
    pub fn dossier(&self, project: &str, on: Date) -> Option<Dossier> {
        let events = self.events.iter().filter(|event| event.project == project && event.on <= on);
        events.fold(None, Dossier::after)
    }

    /// Returns the stage of a project on a day; `None` if it was not in the catalog.
    #[must_use]
    pub fn stage(&self, project: &str, on: Date) -> Option<ProjectStage> {
        self.dossier(project, on).map(|dossier| dossier.stage)
    }

    /// Lists the whole catalog as it was on a day, by the names of the projects.
    #[must_use]
    pub fn on(&self, on: Date) -> Vec<Dossier> {
        let mut dossiers = BTreeMap::new();
        for event in self.events.iter().filter(|event| event.on <= on) {
            let dossier = Dossier::after(dossiers.remove(&event.project), event);
            dossiers.extend(dossier.map(|dossier| (&event.project, dossier)));
        }
        dossiers.into_values().collect()
    }

    /// Lists what changed after one day and up to another.
    pub fn changes(&self, after: Date, until: Date) -> impl Iterator<Item = &CatalogEvent> {
        self.events.iter().filter(move |event| after < event.on && event.on <= until)
    }

    /// Checks that an institution may assess a project on a day, and returns what holds then.
    ///
    /// # Errors
    ///
    /// The project is not in the catalog, not at a stage of assessment, or piloted by somebody else.
    pub fn assessable(&self, project: &str, institution: &str, on: Date) -> Result<Dossier, ValidationError> {
        let refuse = |code| Err(Finding::new(code, Component::Project).into());
        let Some(dossier) = self.dossier(project, on) else { return refuse(Code::ProjectUnknown) };
        let is_applicant =
            dossier.applicant.as_ref().is_some_and(|applicant| applicant.name() == institution);
        match dossier.stage {
            ProjectStage::Published => Ok(dossier),
            ProjectStage::Pilot if is_applicant => Ok(dossier),
            ProjectStage::Pilot => refuse(Code::PilotOnlyByDeveloper),
            _ => refuse(Code::ProjectNotAssessable),
        }
    }
}

/// Refuses with the first finding, if there is one.
fn first(findings: Vec<Finding>) -> Result<(), ValidationError> {
    findings.first().map_or(Ok(()), |finding| Err((*finding).into()))
}

/// `{"existing": […], "events": […]}`: reading enters every event again.
#[cfg(feature = "serde")]
mod record {
    use alloc::vec::Vec;

    use super::{Catalog, CatalogEvent, Existing};

    #[derive(serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    pub(super) struct Record {
        #[serde(default)]
        existing: Vec<Existing>,
        events: Vec<CatalogEvent>,
    }

    impl From<Catalog> for Record {
        fn from(Catalog { existing, events, .. }: Catalog) -> Self {
            Self { existing: existing.into_iter().collect(), events }
        }
    }

    impl TryFrom<Record> for Catalog {
        type Error = crate::refusal::Refusal;

        fn try_from(record: Record) -> Result<Self, Self::Error> {
            let mut catalog = Self::new(record.existing);
            record.events.into_iter().try_for_each(|event| catalog.apply(event))?;
            Ok(catalog)
        }
    }
}
