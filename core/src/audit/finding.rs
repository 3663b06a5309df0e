use alloc::vec::Vec;

use super::{Audit, AuditExpectation, AuditedSeries};
use crate::code::Code;
use crate::finding::{Component, Finding};
use crate::number::{CertificateNumber, Serial, SerialRange, SeriesKey};

/// What an audit found, and in which series; of the rows as a whole, in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditFinding {
    /// The number of the series with serial 0000001.
    pub series: Option<CertificateNumber>,
    /// The statement.
    pub finding: Finding,
}

impl Audit {
    /// Lists what is not as it should be: of the rows first, then series by series in their order, at most six statements
    /// each.
    pub fn findings(&self, expected: &AuditExpectation) -> Vec<AuditFinding> {
        let rows = expected.rows.filter(|rows| *rows != self.rows()).map(|rows| {
            let finding = Finding::new(Code::AuditRowsDiffer, Component::Audit);
            AuditFinding {
                series: None,
                finding: finding.with_value(wide(self.rows())).with_limit(wide(rows)),
            }
        });
        let mut findings: Vec<_> = rows.into_iter().collect();
        let mut series: Vec<_> =
            self.series().into_iter().map(|series| (first_of(series.key()), Some(series))).collect();
        // A series that the register knows and no row is of.
        let absent = expected.last.iter().map(|last| (first_of(last.series()), None));
        series.extend(absent);
        series.sort_by_key(|(first, series)| (*first, series.is_none()));
        series.dedup_by_key(|(first, _)| *first);
        for (first, series) in series {
            let last = expected.last.iter().filter(|last| last.series() == first.series()).max();
            let of_series = match &series {
                Some(series) => series.findings(last.copied(), expected.issued.as_ref()),
                None => last.map(|last| not_reached(0, *last)).into_iter().collect(),
            };
            findings
                .extend(of_series.into_iter().map(|finding| AuditFinding { series: Some(first), finding }));
        }
        findings
    }
}

impl AuditedSeries<'_> {
    fn findings(&self, last: Option<CertificateNumber>, register: Option<&Audit>) -> Vec<Finding> {
        let serial = |number: Option<CertificateNumber>| number.map_or(0, |number| number.serial().get());
        let (begin, end) = (serial(self.first()), serial(self.last()));
        let begins = self.first_not_one().then(|| statement(Code::SeriesFirstNotOne, begin, 1));
        let missing = some(Code::SerialsMissing, self.missing(), self.gaps());
        let repeated = some(Code::SerialsRepeated, self.repeated(), self.repetitions());
        let bound = last.map(|last| last.serial().get());
        let above = bound.map(|last| (self.above(last), last)).filter(|(above, _)| *above > 0);
        let above = above.map(|(above, last)| statement(Code::SerialsAboveLast, above, last));
        let not_reached = last.filter(|last| end < last.serial().get()).map(|last| not_reached(end, last));
        let not_issued = register
            .map(|register| self.without(register.ledgers.get(self.key().prefix())))
            .and_then(|serials| {
                Some(statement(Code::SerialsNotIssued, serials.len(), serials.runs().next()?.first))
            });
        [begins, missing, repeated, above, not_reached, not_issued].into_iter().flatten().collect()
    }
}

/// How many serials a statement is about, and the first of them.
fn some(code: Code, count: u32, mut ranges: impl Iterator<Item = SerialRange>) -> Option<Finding> {
    Some(statement(code, count, ranges.next()?.first().serial().get()))
}

fn not_reached(end: u32, last: CertificateNumber) -> Finding {
    statement(Code::SerialsNotReached, end, last.serial().get())
}

fn statement(code: Code, value: u32, limit: u32) -> Finding {
    Finding::new(code, Component::Serial).with_value(value.into()).with_limit(limit.into())
}

/// The number of a series with serial 0000001.
fn first_of(series: SeriesKey) -> CertificateNumber {
    series.number(Serial::MIN)
}

fn wide(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
