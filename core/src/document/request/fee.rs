use serde::Deserialize;
use time::Date;

use super::Request;
use crate::fee::{Fee, FeeSchedules};
use crate::finding::ValidationError;
use crate::project::{Project, Specification};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct FeeBill {
    project: Project,
    #[serde(default)]
    specification: Option<Specification>,
    #[serde(with = "crate::iso_date::Form")]
    on: Date,
    /// The host's own; the notice's where there are none.
    #[serde(default = "FeeSchedules::notice")]
    schedules: FeeSchedules,
}

impl Request for FeeBill {
    type Answer = Fee;

    fn answer(self) -> Result<Fee, ValidationError> {
        let rule = self.project.rule_under(self.specification.as_ref());
        Ok(rule.fee(self.schedules.on(self.on)?))
    }
}
