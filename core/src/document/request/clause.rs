use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::Request;
use crate::clause::{Clause, Disposition};
use crate::finding::ValidationError;
use crate::lang::Lang;

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct ClauseList {}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::document) struct Provision {
    clause: Clause,
    disposition: Disposition,
    zh: &'static str,
    en: &'static str,
}

impl Request for ClauseList {
    type Answer = Vec<Provision>;

    fn answer(self) -> Result<Vec<Provision>, ValidationError> {
        let provision = |clause: &Clause| Provision {
            clause: *clause,
            disposition: clause.disposition(),
            zh: clause.text(Lang::Zh),
            en: clause.text(Lang::En),
        };
        Ok(Clause::ALL.iter().map(provision).collect())
    }
}
