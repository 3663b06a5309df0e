//! `decide.tsv`: marks to a decision with its findings.

use skillcert::{Decision, Finding, Marks, PassRule, ValidationError};

use crate::outcome::Outcome;
use crate::table::Row;

/// Runs one row.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    Outcome::new(decide(row).map(|decision| {
        let findings: Vec<_> = decision.findings().map(summary).collect();
        vec![("outcome", decision.outcome().to_string()), ("findings", findings.join(" "))]
    }))
}

fn decide(row: &Row) -> Result<Decision, ValidationError> {
    let rule = PassRule::from_name(row.cell("rule")).expect("a rule");
    rule.decide(Marks::practical(row.cell("practical"))?.with_theory(row.cell("theory"))?)
}

/// `component:code:margin`, the margin in hundredths.
fn summary(finding: Finding) -> String {
    let margin = finding.margin().map_or_else(String::new, |margin| margin.to_string());
    format!("{}:{}:{margin}", finding.component(), finding.code())
}
