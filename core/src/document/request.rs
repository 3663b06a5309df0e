use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use time::Date;

use super::operation::Request;
use crate::assessment::{Assessment, Decision, DecisionPolicy, PassRule};
use crate::finding::{Finding, ValidationError};
use crate::lang::Lang;
use crate::project::{Catalog, CatalogEvent, Dossier, Draw, ItemBank, Project, Specification};

/// A finding with its sentence and cure in both languages.
#[derive(Serialize)]
pub(super) struct Statement {
    #[serde(flatten)]
    finding: Finding,
    zh: String,
    en: String,
    cure_zh: String,
    cure_en: String,
}

impl From<Finding> for Statement {
    fn from(finding: Finding) -> Self {
        let text = |lang| (finding.message(lang).to_string(), finding.cure(lang).to_string());
        let ((zh, cure_zh), (en, cure_en)) = (text(Lang::Zh), text(Lang::En));
        Self { finding, zh, en, cure_zh, cure_en }
    }
}

pub(super) fn statements(findings: impl IntoIterator<Item = Finding>) -> Vec<Statement> {
    findings.into_iter().map(Statement::from).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectCheck {
    project: Project,
    #[serde(default)]
    specification: Option<Specification>,
    #[serde(with = "crate::date::iso")]
    on: Date,
}

#[derive(Serialize)]
pub(super) struct ProjectChecked {
    rule: PassRule,
    findings: Vec<Statement>,
}

impl Request for ProjectCheck {
    type Answer = ProjectChecked;

    fn answer(self) -> Result<ProjectChecked, ValidationError> {
        let rule =
            self.specification.as_ref().map_or_else(|| self.project.rule(), |it| self.project.rule_under(it));
        let of_specification = self.specification.map(|it| it.findings(self.on)).unwrap_or_default();
        let findings = statements(self.project.findings().into_iter().chain(of_specification));
        Ok(ProjectChecked { rule, findings })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CatalogApply {
    catalog: Catalog,
    events: Vec<CatalogEvent>,
}

impl Request for CatalogApply {
    type Answer = Catalog;

    fn answer(mut self) -> Result<Catalog, ValidationError> {
        self.events.into_iter().try_for_each(|event| self.catalog.apply(event))?;
        Ok(self.catalog)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CatalogState {
    catalog: Catalog,
    #[serde(with = "crate::date::iso")]
    on: Date,
}

impl Request for CatalogState {
    type Answer = Vec<Dossier>;

    fn answer(self) -> Result<Vec<Dossier>, ValidationError> {
        Ok(self.catalog.on(self.on))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CatalogChanges {
    catalog: Catalog,
    #[serde(with = "crate::date::iso")]
    after: Date,
    #[serde(with = "crate::date::iso")]
    until: Date,
}

impl Request for CatalogChanges {
    type Answer = Vec<CatalogEvent>;

    fn answer(self) -> Result<Vec<CatalogEvent>, ValidationError> {
        Ok(self.catalog.changes(self.after, self.until).cloned().collect())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemBankDraw {
    bank: ItemBank,
    specification: Specification,
    seed: u64,
    size: u32,
}

impl Request for ItemBankDraw {
    type Answer = Draw;

    fn answer(self) -> Result<Draw, ValidationError> {
        self.bank.draw(&self.specification, self.seed, self.size)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemBankVerify {
    bank: ItemBank,
    specification: Specification,
    draw: Draw,
}

impl Request for ItemBankVerify {
    type Answer = Draw;

    fn answer(self) -> Result<Draw, ValidationError> {
        self.draw.verify(&self.bank, &self.specification)?;
        Ok(self.draw)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AssessmentDecide {
    assessment: Assessment,
    #[serde(default)]
    specification: Option<Specification>,
    #[serde(default)]
    policy: DecisionPolicy,
}

/// The answer to one entry: a decision, or why there is none.
#[derive(Serialize)]
pub(super) struct Answer {
    candidate: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Statement>,
}

impl Request for AssessmentDecide {
    type Answer = Vec<Answer>;

    fn answer(self) -> Result<Vec<Answer>, ValidationError> {
        let project = &self.assessment.project;
        let rule = self.specification.as_ref().map_or_else(|| project.rule(), |it| project.rule_under(it));
        let decisions = self.assessment.decide_with(rule, &self.policy);
        let answer =
            |(entry, decision): (&crate::assessment::Entry, Result<Decision, ValidationError>)| Answer {
                candidate: entry.candidate().into(),
                decision: decision.ok(),
                error: decision.err().map(|error| (*error.finding()).into()),
            };
        Ok(self.assessment.entries.iter().zip(decisions).map(answer).collect())
    }
}
