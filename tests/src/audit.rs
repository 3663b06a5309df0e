//! `audit.tsv`: numbers of one or two shards, or a part, to a report.

use skillcert::{Audit, AuditExpectation, CertificateNumber, ValidationError};

use crate::outcome::Outcome;
use crate::table::Row;

/// Runs one row.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    Outcome::new(report(row).map(|report| vec![("report", report)]))
}

fn report(row: &Row) -> Result<String, ValidationError> {
    let mut expected = AuditExpectation::default();
    expected.rows = (!row.cell("rows").is_empty()).then(|| row.number("rows"));
    expected.last =
        numbers(row, "last").into_iter().map(CertificateNumber::from_decimal).collect::<Result<_, _>>()?;
    let report = audit(row)?.report(&expected);
    Ok(serde_json::to_string(&report).unwrap_or_default())
}

fn audit(row: &Row) -> Result<Audit, ValidationError> {
    if !row.cell("part").is_empty() {
        return Audit::from_bytes(&hex(row.cell("part")));
    }
    let mut first = shard(row, "first")?;
    for number in numbers(row, "voids") {
        first.void(CertificateNumber::from_decimal(number)?)?;
    }
    if !row.cell("second_name").is_empty() {
        // through bytes, as parts travel
        let mut merged = Audit::from_bytes(&first.to_bytes())?;
        merged.merge(&Audit::from_bytes(&shard(row, "second")?.to_bytes())?)?;
        return Ok(merged);
    }
    Ok(first)
}

fn shard(row: &Row, name: &str) -> Result<Audit, ValidationError> {
    let mut audit = Audit::shard(row.cell(&format!("{name}_name")))?;
    audit.add(&numbers(row, name))?;
    Ok(audit)
}

fn numbers(row: &Row, column: &str) -> Vec<u64> {
    row.cell(column).split_whitespace().filter_map(|number| number.parse().ok()).collect()
}

fn hex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap_or_default());
    pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect()
}
