use core::fmt;
use core::num::NonZeroU32;

use super::ledger::Ledger;
use super::ledgers::Prefix;
use super::runs::{Run, between};
use super::serials::Serials;
use crate::certificate::SerialRange;
use crate::number::{CertificateNumber, CityCode, ProvinceCode};

/// What an audit says of one series: the numbers of one year of issue and city (附件2·5).
///
/// A serial is *used* when it was met or declared void; *missing* when it lies between two used ones and is not;
/// *repeated* when it was met twice or more. What comes before the first and after the last is not missing: only a
/// register knows where a series ends, see [`AuditExpectation`](crate::AuditExpectation).
pub struct AuditedSeries<'a> {
    prefix: Prefix,
    ledger: &'a Ledger,
    used: Serials,
}

impl<'a> AuditedSeries<'a> {
    pub(super) fn new(prefix: Prefix, ledger: &'a Ledger) -> Self {
        Self { prefix, ledger, used: ledger.used() }
    }

    /// The year of issue, 2000 to 2099.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.number(1).map_or(0, CertificateNumber::year)
    }

    /// The province.
    #[must_use]
    pub fn province(&self) -> ProvinceCode {
        self.number(1).map_or(ProvinceCode::HUNAN, CertificateNumber::province)
    }

    /// The city.
    #[must_use]
    pub fn city(&self) -> CityCode {
        self.number(1).map_or(CityCode::CHANGSHA, CertificateNumber::city)
    }

    /// Rows that held a number of the series, repetitions included.
    #[must_use]
    pub fn numbers(&self) -> u64 {
        self.ledger.numbers
    }

    /// Different serials that were met.
    #[must_use]
    pub fn issued(&self) -> u32 {
        self.ledger.seen.len()
    }

    /// The first number that is used; `None` only in an audit of nothing.
    #[must_use]
    pub fn first(&self) -> Option<CertificateNumber> {
        self.used.runs().next().and_then(|run| self.number(run.first))
    }

    /// The last number that is used.
    #[must_use]
    pub fn last(&self) -> Option<CertificateNumber> {
        self.used.runs().last().and_then(|run| self.number(run.last))
    }

    /// Whether the series begins with a serial other than 0000001.
    #[must_use]
    pub fn first_not_one(&self) -> bool {
        self.first().is_some_and(|first| first.serial().get() != 1)
    }

    /// How many serials are missing.
    #[must_use]
    pub fn missing(&self) -> u32 {
        between(self.used.runs()).fold(0, |sum, gap| sum.saturating_add(gap.len()))
    }

    /// The missing serials, as ranges in order.
    pub fn gaps(&self) -> impl Iterator<Item = SerialRange> {
        between(self.used.runs()).filter_map(|run| self.range(run))
    }

    /// How many serials are repeated.
    #[must_use]
    pub fn repeated(&self) -> u32 {
        self.ledger.repeated.len()
    }

    /// The repeated serials, as ranges in order.
    pub fn repetitions(&self) -> impl Iterator<Item = SerialRange> {
        self.ledger.repeated.runs().filter_map(|run| self.range(run))
    }

    /// How many serials were declared void.
    #[must_use]
    pub fn voided(&self) -> u32 {
        self.ledger.voids.len()
    }

    /// The serials that were declared void, as ranges in order.
    pub fn voids(&self) -> impl Iterator<Item = SerialRange> {
        self.ledger.voids.runs().filter_map(|run| self.range(run))
    }

    /// The serials that were met, as ranges in order.
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

    /// The first six digits of its numbers.
    pub(super) const fn prefix(&self) -> Prefix {
        self.prefix
    }

    /// How many used serials are above this one.
    pub(super) fn above(&self, serial: u32) -> u32 {
        self.used.runs().fold(0, |sum, run| {
            let first = run.first.max(serial.saturating_add(1));
            sum.saturating_add(run.last.saturating_add(1).saturating_sub(first))
        })
    }

    fn number(&self, serial: u32) -> Option<CertificateNumber> {
        let number = u64::from(self.prefix).checked_mul(10_000_000)?.checked_add(serial.into())?;
        CertificateNumber::from_decimal(number).ok()
    }

    fn range(&self, run: Run<u32>) -> Option<SerialRange> {
        Some(SerialRange::new(self.number(run.first)?, NonZeroU32::new(run.len())?))
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
