use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use time::Date;

use super::Request;
use super::statement::{Statement, statements};
use crate::assessment::PassRule;
use crate::finding::ValidationError;
use crate::project::{Catalog, CatalogEvent, Dossier, Draw, ItemBank, Project, Specification};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct ProjectCheck {
    project: Project,
    #[serde(default)]
    specification: Option<Specification>,
    #[serde(with = "crate::iso_date::Form")]
    on: Date,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::document) struct ProjectChecked {
    rule: PassRule,
    findings: Vec<Statement>,
}

impl Request for ProjectCheck {
    type Answer = ProjectChecked;

    fn answer(self) -> Result<ProjectChecked, ValidationError> {
        let rule = self.project.rule_under(self.specification.as_ref());
        let of_specification = self.specification.map(|it| it.findings(self.on)).unwrap_or_default();
        let findings = statements(self.project.findings().into_iter().chain(of_specification));
        Ok(ProjectChecked { rule, findings })
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct CatalogApply {
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct CatalogState {
    catalog: Catalog,
    #[serde(with = "crate::iso_date::Form")]
    on: Date,
}

impl Request for CatalogState {
    type Answer = Vec<Dossier>;

    fn answer(self) -> Result<Vec<Dossier>, ValidationError> {
        Ok(self.catalog.on(self.on))
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct CatalogChanges {
    catalog: Catalog,
    #[serde(with = "crate::iso_date::Form")]
    after: Date,
    #[serde(with = "crate::iso_date::Form")]
    until: Date,
}

impl Request for CatalogChanges {
    type Answer = Vec<CatalogEvent>;

    fn answer(self) -> Result<Vec<CatalogEvent>, ValidationError> {
        Ok(self.catalog.changes(self.after, self.until).cloned().collect())
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct ItemBankDraw {
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct ItemBankVerify {
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
