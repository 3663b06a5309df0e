use alloc::vec::Vec;

use super::Audit;
use crate::number::CertificateNumber;

/// What the caller knows beforehand about the rows of an audit. By default nothing.
///
/// ```
/// use skillcert::{Audit, AuditExpectation, Code, certificate_number};
///
/// let mut audit = Audit::shard("长沙")?;
/// audit.add(&[2618010000001, 2618010000002])?;
/// assert!(audit.findings(&AuditExpectation::new()).is_empty());
///
/// let expected = AuditExpectation::new().with_rows(3).with_last([certificate_number!("2618010000003")]);
/// let codes: Vec<Code> = audit.findings(&expected).iter().map(|found| found.finding.code()).collect();
/// assert_eq!(codes, [Code::AuditRowsDiffer, Code::SerialsNotReached]);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
///
/// No `PartialEq`, as an audit has none.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct AuditExpectation {
    /// How many rows there are: fewer were cut off on the way, by a `LIMIT` or at the last row of a spreadsheet.
    pub rows: Option<u64>,
    /// The last number that was issued in each series, as a register tells it.
    pub last: Vec<CertificateNumber>,
    /// All numbers that were issued, as the audit of a register: only they prove that the number of a row is one.
    pub issued: Option<Audit>,
}

impl AuditExpectation {
    /// Expects nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects so many rows.
    #[must_use]
    pub const fn with_rows(mut self, rows: u64) -> Self {
        self.rows = Some(rows);
        self
    }

    /// Adds the last number that was issued in each series.
    #[must_use]
    pub fn with_last(mut self, last: impl IntoIterator<Item = CertificateNumber>) -> Self {
        self.last.extend(last);
        self
    }

    /// Expects no other numbers than those of this audit.
    #[must_use]
    pub fn with_issued(mut self, issued: Audit) -> Self {
        self.issued = Some(issued);
        self
    }
}
