use core::fmt;

use super::ledger::Ledger;
use super::runs::{Run, between};
use super::serials::Serials;
use crate::number::{CertificateNumber, CityCode, ProvinceCode, Serial, SerialRange, SeriesKey};

/// What an audit says of one series: the numbers of one year of issue and city (附件2·5).
///
/// A serial is *used* when it was met or declared void; *missing* when it lies between two used ones and is not;
/// *repeated* when it was met twice or more. What comes before the first and after the last is not missing: only a
/// register knows where a series ends, see [`AuditExpectation`](crate::AuditExpectation).
///
/// ```
/// use skillcert::Audit;
///
/// let mut audit = Audit::new();
/// audit.add(&[2618010000002, 2618010000005])?;
/// let series = &audit.series()[0];
/// assert_eq!((series.year(), series.first_not_one(), series.missing()), (2026, true, 2));
/// assert_eq!(series.gaps().map(|gap| gap.first().to_string()).collect::<Vec<_>>(), ["2618010000003"]);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
pub struct AuditedSeries<'a> {
    key: SeriesKey,
    ledger: &'a Ledger,
    used: Serials,
}

impl<'a> AuditedSeries<'a> {
    pub(super) fn new(key: SeriesKey, ledger: &'a Ledger) -> Self {
        Self { key, ledger, used: ledger.used() }
    }

    /// Returns year, province and city: which series it is.
    #[must_use]
    pub const fn key(&self) -> SeriesKey {
        self.key
    }

    /// Returns the year of issue, 2000 to 2099.
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.key.year()
    }

    /// Returns the province.
    #[must_use]
    pub const fn province(&self) -> ProvinceCode {
        self.key.province()
    }

    /// Returns the city.
    #[must_use]
    pub const fn city(&self) -> CityCode {
        self.key.city()
    }

    /// Counts the rows that held a number of the series, repetitions included.
    #[must_use]
    pub fn numbers(&self) -> u64 {
        self.ledger.numbers
    }

    /// Counts the different serials that were seen.
    #[must_use]
    pub fn issued(&self) -> u32 {
        self.ledger.seen.len()
    }

    /// Returns the first number that is used; `None` only in an audit of nothing.
    #[must_use]
    pub fn first(&self) -> Option<CertificateNumber> {
        self.used.runs().next().and_then(|run| self.number(run.first))
    }

    /// Returns the last number that is used.
    #[must_use]
    pub fn last(&self) -> Option<CertificateNumber> {
        self.used.runs().last().and_then(|run| self.number(run.last))
    }

    /// Says whether the series begins with a serial other than 0000001.
    #[must_use]
    pub fn first_not_one(&self) -> bool {
        self.first().is_some_and(|first| first.serial().get() != 1)
    }

    /// Counts the missing serials.
    #[must_use]
    pub fn missing(&self) -> u32 {
        between(self.used.runs()).fold(0, |sum, gap| sum.saturating_add(gap.len()))
    }

    /// Lists the missing serials, as ranges in order.
    pub fn gaps(&self) -> impl Iterator<Item = SerialRange> {
        between(self.used.runs()).filter_map(|run| self.range(run))
    }

    /// Counts the repeated serials.
    #[must_use]
    pub fn repeated(&self) -> u32 {
        self.ledger.repeated.len()
    }

    /// Lists the repeated serials, as ranges in order.
    pub fn repetitions(&self) -> impl Iterator<Item = SerialRange> {
        self.ledger.repeated.runs().filter_map(|run| self.range(run))
    }

    /// Counts the serials that were declared void.
    #[must_use]
    pub fn voided(&self) -> u32 {
        self.ledger.voids.len()
    }

    /// Lists the serials that were declared void, as ranges in order.
    pub fn voids(&self) -> impl Iterator<Item = SerialRange> {
        self.ledger.voids.runs().filter_map(|run| self.range(run))
    }

    /// Lists the serials that were seen, as ranges in order.
    pub fn issues(&self) -> impl Iterator<Item = SerialRange> {
        self.ledger.seen.runs().filter_map(|run| self.range(run))
    }

    /// The serials that were met here and not in another ledger of the series.
    pub(super) fn without(&self, other: Option<&Ledger>) -> Serials {
        match other {
            Some(ledger) => self.ledger.seen.without(&ledger.seen),
            None => self.ledger.seen.clone(),
        }
    }

    /// How many used serials are above this one.
    pub(super) fn above(&self, serial: u32) -> u32 {
        self.used.runs().fold(0, |sum, run| {
            let first = run.first.max(serial.saturating_add(1));
            sum.saturating_add(run.last.saturating_add(1).saturating_sub(first))
        })
    }

    fn number(&self, serial: u32) -> Option<CertificateNumber> {
        Some(self.key.number(Serial::new(serial).ok()?))
    }

    fn range(&self, run: Run<u32>) -> Option<SerialRange> {
        SerialRange::new(self.number(run.first)?, run.len()).ok()
    }
}

impl fmt::Debug for AuditedSeries<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuditedSeries")
            .field("first", &self.first())
            .field("last", &self.last())
            .field("issued", &self.issued())
            .field("missing", &self.missing())
            .field("repeated", &self.repeated())
            .field("voided", &self.voided())
            .finish_non_exhaustive()
    }
}
