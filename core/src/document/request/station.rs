use alloc::vec::Vec;

use serde::Deserialize;

use super::Request;
use super::statement::{Statement, statements};
use crate::finding::ValidationError;
use crate::project::{StationApplication, StationEvent, StationForm};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct StationCheck {
    form: StationForm,
}

impl Request for StationCheck {
    type Answer = Vec<Statement>;

    fn answer(self) -> Result<Vec<Statement>, ValidationError> {
        Ok(statements(self.form.findings()))
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct StationApply {
    station: StationApplication,
    #[serde(default)]
    form: Option<StationForm>,
    events: Vec<StationEvent>,
}

impl Request for StationApply {
    type Answer = StationApplication;

    fn answer(mut self) -> Result<StationApplication, ValidationError> {
        if let Some(form) = self.form {
            self.station.amend(form)?;
        }
        self.events.into_iter().try_for_each(|event| self.station.apply(event))?;
        Ok(self.station)
    }
}
