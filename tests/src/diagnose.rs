//! `diagnose.tsv`: everything that is wrong with a text.

use skillcert::{CertificateNumber, Finding, Findings};

use crate::number::as_of;
use crate::outcome::Outcome;
use crate::scheme;
use crate::table::Row;

/// Runs one row.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    let findings: Vec<_> = findings(row).iter().map(summary).collect();
    Outcome::new(Ok(vec![("findings", findings.join(" "))]))
}

fn findings(row: &Row) -> Findings {
    match row.cell("scheme") {
        "form" => CertificateNumber::diagnose_bytes(&row.bytes()),
        name => scheme::named(name).diagnose_bytes(&row.bytes(), as_of(row)),
    }
}

/// `component:code:index`
fn summary(finding: &Finding) -> String {
    let index = finding.index().map_or_else(String::new, |index| index.to_string());
    format!("{}:{}:{index}", finding.component(), finding.code())
}
