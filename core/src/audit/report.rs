use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Audit, AuditExpectation, AuditFinding, AuditedSeries};
use crate::code::Code;
use crate::finding::Finding;
use crate::lang::Lang;
use crate::number::SerialRange;
use crate::number::{CertificateNumber, CityCode, ProvinceCode};

/// What an audit says, as a document: shards, rows, series, findings.
///
/// Serials are integers, ranges of them the first and the last; of a series without any, `first` and `last` are null.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditReport {
    /// Of this form: 1.
    version: u8,
    /// Their names, in order.
    shards: Vec<Box<str>>,
    rows: Rows,
    /// In the order of year, province, city.
    series: Vec<Series>,
    /// Of the rows first, then series by series.
    findings: Vec<Stated>,
}

#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Rows {
    read: u64,
    /// That hold a number.
    numbers: u64,
    /// That hold something else.
    refused: u64,
    /// That hold nothing.
    nulls: u64,
    /// How many were refused with which code.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, u64>"))]
    codes: BTreeMap<Code, u64>,
}

#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AuditedSeries"))]
struct Series {
    year: u16,
    province: ProvinceCode,
    city: CityCode,
    /// Rows that hold a number of the series.
    numbers: u64,
    /// Different serials among them.
    issued: u32,
    /// The first serial that was met or declared void.
    first: Option<u32>,
    /// The last one.
    last: Option<u32>,
    first_not_one: bool,
    /// Serials between first and last that were neither met nor declared void.
    missing: u32,
    gaps: Vec<[u32; 2]>,
    /// Serials that were met twice or more.
    repeated: u32,
    repetitions: Vec<[u32; 2]>,
    /// Serials that were declared void.
    voided: u32,
    voids: Vec<[u32; 2]>,
}

#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Stated {
    /// The number that its series begins with; null where it is about the rows.
    series: Option<CertificateNumber>,
    #[serde(flatten)]
    finding: Finding,
    zh: String,
    en: String,
}

impl Audit {
    /// Reports the whole result, and what is not as it should be.
    #[must_use]
    pub fn report(&self, expected: &AuditExpectation) -> AuditReport {
        let counts = self.counts();
        let rows = Rows {
            read: self.rows(),
            numbers: counts.valid,
            refused: counts.invalid,
            nulls: counts.nulls,
            codes: counts.codes().collect(),
        };
        AuditReport {
            version: 1,
            shards: self.shards(),
            rows,
            series: self.series().iter().map(Series::from).collect(),
            findings: self.findings(expected).into_iter().map(Stated::from).collect(),
        }
    }
}

#[cfg(feature = "json")]
impl AuditReport {
    /// Writes the report as JSON text, the same in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A report is plain values with text keys: writing it to memory has no way to fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl From<&AuditedSeries<'_>> for Series {
    fn from(series: &AuditedSeries<'_>) -> Self {
        let serial = |number: CertificateNumber| number.serial().get();
        Self {
            year: series.year(),
            province: series.province(),
            city: series.city(),
            numbers: series.numbers(),
            issued: series.issued(),
            first: series.first().map(serial),
            last: series.last().map(serial),
            first_not_one: series.first_not_one(),
            missing: series.missing(),
            gaps: pairs(series.gaps()),
            repeated: series.repeated(),
            repetitions: pairs(series.repetitions()),
            voided: series.voided(),
            voids: pairs(series.voids()),
        }
    }
}

fn pairs(ranges: impl Iterator<Item = SerialRange>) -> Vec<[u32; 2]> {
    ranges.map(|range| [range.first(), range.last()].map(|number| number.serial().get())).collect()
}

impl From<AuditFinding> for Stated {
    fn from(AuditFinding { series, finding }: AuditFinding) -> Self {
        let text = |lang| alloc::format!("{}", finding.message(lang));
        Self { series, finding, zh: text(Lang::Zh), en: text(Lang::En) }
    }
}
