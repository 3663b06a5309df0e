use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde::Serialize;

use crate::finding::Finding;
use crate::lang::Lang;

/// A finding with its sentence and cure in both languages.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::document) struct Statement {
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

pub(in crate::document) fn statements(findings: impl IntoIterator<Item = Finding>) -> Vec<Statement> {
    findings.into_iter().map(Statement::from).collect()
}
