use alloc::string::String;

use time::Date;

use super::{CatalogAction, CatalogEvent};
use crate::project::{Applicant, Project, ProjectStage, Specification};

/// What the catalog holds about one project on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dossier {
    /// How far it has come.
    pub stage: ProjectStage,
    /// Since when.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub since: Date,
    /// The project.
    pub project: Project,
    /// Who applied for it.
    pub applicant: Option<Applicant>,
    /// Its specification.
    pub specification: Option<Specification>,
    /// The batch in which it was published.
    pub batch: Option<String>,
}

impl Dossier {
    /// The dossier after one more event, which was checked when it was entered.
    pub(super) fn after(dossier: Option<Self>, event: &CatalogEvent) -> Option<Self> {
        let stage = ProjectStage::after(dossier.as_ref().map(|dossier| dossier.stage), event.action.step())?;
        let mut dossier = match dossier {
            Some(dossier) => dossier,
            None => Self::drafted(Project::new(event.project.as_str(), []).ok()?, event.on),
        };
        dossier.stage = stage;
        dossier.since = event.on;
        dossier.take(&event.action);
        Some(dossier)
    }

    const fn drafted(project: Project, since: Date) -> Self {
        Self {
            stage: ProjectStage::Drafted,
            since,
            project,
            applicant: None,
            specification: None,
            batch: None,
        }
    }

    fn take(&mut self, action: &CatalogAction) {
        match action {
            CatalogAction::Draft { traits } => self.project = self.project.with_traits(traits),
            CatalogAction::Apply { applicant } => self.applicant = Some(applicant.clone()),
            CatalogAction::Pilot { specification } => self.specification = Some(specification.clone()),
            CatalogAction::Publish { batch, specification, .. } => {
                self.batch = Some(batch.clone());
                self.specification = Some(specification.clone());
            }
            CatalogAction::Adjust { traits, specification, .. } => {
                self.project = self.project.with_traits(traits);
                self.specification = Some(specification.clone());
            }
            _ => {}
        }
    }
}
