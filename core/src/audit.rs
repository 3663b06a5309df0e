//! Audits of columns of numbers: what was issued, what is missing, what stands twice.

mod bits;
mod expectation;
mod finding;
mod ledger;
mod ledgers;
mod page;
mod part;
mod reader;
#[cfg(feature = "serde")]
mod report;
mod roaring;
mod runs;
mod serials;
mod series;
mod shard_error;
mod shards;

use alloc::format;
use alloc::vec::Vec;

pub use expectation::AuditExpectation;
pub use finding::AuditFinding;
use ledgers::Ledgers;
#[cfg(feature = "serde")]
pub use report::AuditReport;
pub use series::AuditedSeries;
pub use shard_error::ShardError;
use shards::{Names, Shards};

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::number::column::Counts;
use crate::number::{CertificateNumber, SeriesKey};

/// Which numbers of each series a set of rows has (附件2·5): exactly, whatever their order.
///
/// Per year, province and city: the serials that were met, those met twice or more, those declared void. Two bits per
/// serial at most, a bit where nothing is repeated, less where serials lie together: 10^8 numbers of 14 cities and
/// 5 years take some 40 MB while they are entered.
///
/// *Rows that are no numbers* are counted by code, never dropped.
///
/// *Shards.* An audit is of one shard of the rows, a file or a partition of a table, and takes its rows as they come.
/// Audits of different shards [`merge`](Self::merge): the result is the same in any order and grouping, byte for
/// byte. Each remembers the names of its shards, so that the same shard cannot be counted twice. A shard without a name
/// is called after its content. A merged audit, or one from bytes, takes no more rows: they are a shard of their own.
///
/// *Parts.* [`to_bytes`](Self::to_bytes) is a small form without personal data that cities can send and engines
/// reduce; inside are bitmaps in the portable Roaring format.
///
/// ```
/// use skillcert::{Audit, AuditExpectation, Code, certificate_number};
///
/// let mut changsha = Audit::shard("长沙")?;
/// changsha.add(&[2618010000001, 2618010000002, 2618010000002, 2618010000007, 2618010000000])?;
/// changsha.void(certificate_number!("2618010000003"))?;
/// let part = changsha.to_bytes();
///
/// let mut province = Audit::new();
/// province.merge(&Audit::from_bytes(&part)?)?;
/// assert!(province.merge(&changsha).unwrap_err().shard() == "长沙");
///
/// let series = province.series();
/// assert_eq!((series[0].issued(), series[0].missing(), series[0].repeated()), (3, 3, 1));
/// assert_eq!(series[0].gaps().next().unwrap().first().to_string(), "2618010000004");
/// let findings = province.findings(&AuditExpectation::default());
/// assert_eq!(findings[0].finding.code(), Code::SerialsMissing);
/// assert_eq!(province.counts().invalid, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// No `PartialEq`: equal audits are those with equal bytes.
#[derive(Clone, Debug)]
pub struct Audit {
    shards: Shards,
    counts: Counts,
    ledgers: Ledgers,
}

impl Audit {
    /// Begins an audit of a shard without a name. As long as it is empty, merging it with another gives the other.
    #[must_use]
    pub fn new() -> Self {
        Self { shards: Shards::Open(None), counts: Counts::default(), ledgers: Ledgers::default() }
    }

    /// Begins an audit of the shard with this name, 1 to 255 bytes: the caller's word for a file or a part of a table.
    ///
    /// # Errors
    ///
    /// An empty or longer name ([`Code::ShardNameInvalid`]).
    pub fn shard(name: &str) -> Result<Self, ValidationError> {
        Ok(Self { shards: Shards::Open(Some(shards::name(name)?)), ..Self::new() })
    }

    /// Adds rows given by their decimal values, 0 where a row has none. Those that are no numbers are counted by code.
    ///
    /// # Errors
    ///
    /// A merged audit or one from bytes ([`Code::AuditSealed`]).
    pub fn add(&mut self, numbers: &[u64]) -> Result<(), ValidationError> {
        self.open()?;
        let mut counts = Counts::default();
        self.ledgers.add(numbers, |number| match CertificateNumber::from_decimal(number) {
            Err(error) if number > 0 => drop(counts.refuse(error.code(), 1)),
            _ => counts.nulls = counts.nulls.saturating_add(1),
        });
        let others = counts.invalid.saturating_add(counts.nulls);
        counts.valid = (numbers.len() as u64).saturating_sub(others);
        self.counts.merge(&counts);
        Ok(())
    }

    /// Adds rows that a [`ColumnCheck`](crate::number::column::ColumnCheck) has answered: the numbers of the answer,
    /// 0 where a row has none, and the counts of the same rows.
    ///
    /// # Errors
    ///
    /// A merged audit or one from bytes ([`Code::AuditSealed`]); fewer or more numbers than the counts say
    /// ([`Code::AuditRowsDiffer`]), where the numbers are added and the counts are not.
    pub fn add_checked(&mut self, numbers: &[u64], counts: &Counts) -> Result<(), ValidationError> {
        self.open()?;
        let mut none = 0_u64;
        self.ledgers.add(numbers, |_| none = none.saturating_add(1));
        let valid = (numbers.len() as u64).saturating_sub(none);
        if valid != counts.valid {
            self.counts.valid = self.counts.valid.saturating_add(valid);
            let wide = |rows| i64::try_from(rows).unwrap_or(i64::MAX);
            let finding = Finding::new(Code::AuditRowsDiffer, Component::Audit);
            return Err(finding.with_value(wide(valid)).with_limit(wide(counts.valid)).into());
        }
        // A part says how many numbers there are, not which of their codes are known.
        self.counts.merge(&counts.without_known());
        Ok(())
    }

    /// Declares a number void: it is used up, so it is no gap, whether or not a row has it.
    ///
    /// # Errors
    ///
    /// A merged audit or one from bytes ([`Code::AuditSealed`]).
    pub fn void(&mut self, number: CertificateNumber) -> Result<(), ValidationError> {
        self.open()?;
        let _ = self
            .ledgers
            .entry(number.series().prefix())
            .map(|ledger| ledger.voids.insert(number.serial().get()));
        Ok(())
    }

    /// Whether it takes more rows.
    fn open(&self) -> Result<(), ValidationError> {
        match self.shards {
            Shards::Open(_) => Ok(()),
            Shards::Sealed(_) => Err(Finding::new(Code::AuditSealed, Component::Audit).into()),
        }
    }

    /// Adds another audit. Both keep what they are if they have a shard in common.
    ///
    /// # Errors
    ///
    /// A shard in both: its name.
    pub fn merge(&mut self, other: &Self) -> Result<(), ShardError> {
        let (mut names, others) = (self.names(), other.names());
        if let Some((place, name)) = (1..).zip(&names).find(|(_, name)| others.contains(*name)) {
            return Err(ShardError::repeated(name.clone(), place));
        }
        names.extend(others);
        self.counts.merge(&other.counts);
        self.ledgers.merge(&other.ledgers);
        self.shards = Shards::Sealed(names);
        Ok(())
    }

    /// Gives all shards one name, as those of a city are one shard for the province. Without a name it is called after
    /// its content.
    ///
    /// # Errors
    ///
    /// As for [`shard`](Self::shard).
    pub fn as_shard(mut self, name: Option<&str>) -> Result<Self, ValidationError> {
        self.shards = Shards::Open(name.map(shards::name).transpose()?);
        self.shards = Shards::Sealed(self.names());
        Ok(self)
    }

    /// Lists the names of the shards, in order; an empty audit has none.
    #[must_use]
    pub fn shards(&self) -> Vec<alloc::boxed::Box<str>> {
        self.names().into_iter().collect()
    }

    fn names(&self) -> Names {
        match &self.shards {
            Shards::Sealed(names) => names.clone(),
            Shards::Open(Some(name)) => Names::from([name.clone()]),
            Shards::Open(None) if self.is_empty() => Names::new(),
            Shards::Open(None) => {
                let digest = part::digest(&self.counts, &self.ledgers);
                Names::from([format!("content:{digest:032x}").into()])
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.counts == Counts::default() && self.ledgers.is_empty()
    }

    /// Writes the part: the same bytes for the same shards, numbers and voids, in whatever order they came.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        part::write(&self.names(), &self.counts, &self.ledgers)
    }

    /// Reads a part, which may come from anywhere: nothing in it is believed. It takes memory of at most some twenty times its size.
    ///
    /// # Errors
    ///
    /// What is no part, with the byte ([`Code::AuditPartMalformed`]); a part of a later version
    /// ([`Code::AuditPartVersion`]).
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ValidationError> {
        let (names, counts, ledgers) = part::read(bytes)?;
        Ok(Self { shards: Shards::Sealed(names), counts, ledgers })
    }

    /// Counts the rows, and those that were refused by their codes.
    #[must_use]
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Counts all rows, whatever they held.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.counts.valid.saturating_add(self.counts.invalid).saturating_add(self.counts.nulls)
    }

    /// Lists what there is of each series, in order.
    #[must_use]
    pub fn series(&self) -> Vec<AuditedSeries<'_>> {
        let sorted = self.ledgers.sorted().into_iter();
        sorted
            .filter_map(|(prefix, of)| Some(AuditedSeries::new(SeriesKey::from_prefix(prefix).ok()?, of)))
            .collect()
    }
}

impl Default for Audit {
    fn default() -> Self {
        Self::new()
    }
}
