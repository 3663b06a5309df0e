use alloc::string::String;
use alloc::vec::Vec;

use super::Assessment;
use crate::code::Code;
use crate::finding::{Component, Finding};
use crate::organization::{Duty, Examiner, ExaminerPolicy};
use crate::project::{Catalog, Draw, StationApplication};

/// 组织考核: what has to be in order before an assessment is held (三).
///
/// ```
/// use skillcert::{
///     Assessment, Catalog, Center, CenterLevel, CityCode, Code, ExaminerPolicy, Holding, Institution, Project, parse_date,
/// };
///
/// let city = CityCode::CHANGSHA;
/// let assessment = Assessment {
///     city,
///     center: Center::new(CenterLevel::City, "长沙市职业技能鉴定中心", Some(city))?,
///     institution: Institution::new("湘西苗绣传习所", true)?,
///     project: Project::new("湘西苗绣", [])?,
///     date: parse_date("2026-11-20")?,
///     entries: vec![],
/// };
/// let holding = Holding {
///     assessment,
///     catalog: Catalog::default(), // in which the project is not
///     station: None,
///     examiners: vec![],
///     examiner_policy: ExaminerPolicy::default(),
///     registration: "2026-0001".into(),
///     draw: None,
/// };
/// let codes: Vec<_> = holding.findings().iter().map(|finding| finding.code()).collect();
/// assert!(codes.contains(&Code::StationNotApproved) && codes.contains(&Code::QuestionsNotDrawn));
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Holding {
    /// The assessment.
    pub assessment: Assessment,
    /// The catalog.
    pub catalog: Catalog,
    /// The filing of the institution; `None` if there is none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub station: Option<StationApplication>,
    /// The examiners.
    #[cfg_attr(feature = "serde", serde(default))]
    pub examiners: Vec<Examiner>,
    /// What the caller asks of the group of examiners.
    #[cfg_attr(feature = "serde", serde(default))]
    pub examiner_policy: ExaminerPolicy,
    /// The reference of the online registration (三(四)); blank if there is none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub registration: String,
    /// The record of the draw from the item bank (三(三)).
    #[cfg_attr(feature = "serde", serde(default))]
    pub draw: Option<Draw>,
}

impl Holding {
    /// Lists everything that stands in the way, all at once, each with its clause; empty if the assessment may be held.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let Assessment { institution, date, entries, .. } = &self.assessment;
        let mut findings: Vec<Finding> = self.project_not_assessable().into_iter().collect();
        findings.extend(self.organizer_not_competent());
        findings.extend(institution.findings());
        findings.extend(self.station_not_approved());
        findings.extend(self.examiner_policy.findings(&self.examiners, entries.len(), *date));
        let missing = |is_missing: bool, code, component| is_missing.then(|| Finding::new(code, component));
        let no_registration = self.registration.trim().is_empty();
        findings.extend(missing(no_registration, Code::RegistrationMissing, Component::Registration));
        findings.extend(missing(self.draw.is_none(), Code::QuestionsNotDrawn, Component::Draw));
        findings
    }

    fn project_not_assessable(&self) -> Option<Finding> {
        let Assessment { project, institution, date, .. } = &self.assessment;
        match self.catalog.assessable(project.name(), institution.name(), *date) {
            // The traits decide whether theory is assessed (三(二)): they are the catalog's, not the organizer's.
            Ok(dossier) if dossier.project == *project => None,
            Ok(_) => Some(Finding::new(Code::ProjectDiffers, Component::Project)),
            Err(error) => Some(*error.finding()),
        }
    }

    fn organizer_not_competent(&self) -> Option<Finding> {
        let Assessment { center, city, .. } = &self.assessment;
        let refused = center.may(Duty::OrganizeAssessment, *city).is_err();
        refused.then(|| Finding::new(Code::OrganizerNotCompetent, Component::Center))
    }

    /// Filed under another name is not filed.
    fn station_not_approved(&self) -> Option<Finding> {
        let Assessment { project, institution, date, .. } = &self.assessment;
        let approved = self.station.as_ref().is_some_and(|station| {
            let named = station.form().institution.as_ref().map(|filed| filed.name());
            named == Some(institution.name()) && station.approved_for(project, *date)
        });
        (!approved).then(|| Finding::new(Code::StationNotApproved, Component::Station))
    }
}
