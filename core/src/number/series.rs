use time::Date;

use super::certificate_number::CertificateNumber;
use super::region::CityCode;
use super::scheme::NumberScheme;
use super::serial::Serial;
use super::serial_range::{SerialRange, length};
use super::series_key::SeriesKey;
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// The `next` of a series whose last serial is used up.
const EXHAUSTED: u32 = 10_000_000;

/// 证书序列号 of one year and city (附件2·5): 每年每个地市分别顺排.
///
/// A pure value: it says which number comes next; storing it is the host's. Prefix and counter come from one date
/// and city, so they cannot disagree. The year is that of *issue* (附件2·2): an assessment of December whose
/// certificate is issued in January counts in January's year. The date is the one in Beijing.
///
/// No `Default`: a series belongs to a year and a city. No `Copy`: a counter that is copied unseen gives one number twice.
///
/// ```
/// use skillcert::{CityCode, NumberScheme, Series, parse_date};
///
/// let mut series = Series::new(&NumberScheme::hunan(), parse_date("2026-11-23")?, CityCode::CHANGSHA)?;
/// let numbers = series.reserve(3)?;
/// assert_eq!(numbers.first().to_string(), "2618010000001");
/// assert_eq!((numbers.len(), series.remaining()), (3, 9_999_996));
/// assert!(series.reserve(10_000_000).is_err());
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "serde_form::Record", try_from = "serde_form::Record"))]
pub struct Series {
    key: SeriesKey,
    next: u32,
}

impl Series {
    /// Begins the series of the year of issue in a city, before its first number.
    ///
    /// # Errors
    ///
    /// A year before the first of the scheme or after 2099; in a closed scheme, a city outside its table.
    pub fn new(scheme: &NumberScheme, issue_date: Date, city: CityCode) -> Result<Self, ValidationError> {
        let year = u16::try_from(issue_date.year()).unwrap_or(0);
        Self::at(scheme, year, city, Serial::MIN.get())
    }

    /// Takes up a series again: `next` is the first serial not yet used, 10 000 000 when all are.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new); `next` outside 1 to 10 000 000 ([`Code::SeriesStateInvalid`]).
    pub fn at(scheme: &NumberScheme, year: u16, city: CityCode, next: u32) -> Result<Self, ValidationError> {
        let key = SeriesKey::new(year, scheme.province(), city)?;
        scheme.check(key.number(Serial::MIN), None)?;
        Self { key, next }.checked()
    }

    fn checked(self) -> Result<Self, ValidationError> {
        if !(1..=EXHAUSTED).contains(&self.next) {
            let finding = Finding::new(Code::SeriesStateInvalid, Component::Next);
            return Err(finding.with_value(self.next.into()).into());
        }
        Ok(self)
    }

    /// Returns year, province and city: what its numbers begin with.
    #[must_use]
    pub const fn key(&self) -> SeriesKey {
        self.key
    }

    /// Returns the year of issue.
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.key.year()
    }

    /// Returns the city.
    #[must_use]
    pub const fn city(&self) -> CityCode {
        self.key.city()
    }

    /// Returns the first serial not yet used; 10 000 000 when all are.
    #[must_use]
    pub const fn next(&self) -> u32 {
        self.next
    }

    /// Counts the serials that are left.
    #[must_use]
    pub const fn remaining(&self) -> u32 {
        EXHAUSTED.saturating_sub(self.next)
    }

    /// Takes the next `n` serials, all or none.
    ///
    /// # Errors
    ///
    /// `n` outside 1 to 9 999 999 ([`Code::ReservationOutOfRange`]); fewer than `n` left
    /// ([`Code::SeriesExhausted`]). Nothing is taken then; a series never wraps around.
    pub fn reserve(&mut self, n: u32) -> Result<SerialRange, ValidationError> {
        length(n, self.remaining())?;
        let first = self.key.number(Serial::new(self.next)?);
        self.next = self.next.saturating_add(n);
        SerialRange::new(first, n)
    }

    /// The next `count` numbers, which may be none.
    pub(crate) fn reserve_any(
        &mut self,
        count: usize,
    ) -> Result<impl Iterator<Item = CertificateNumber> + use<>, ValidationError> {
        let range = match u32::try_from(count).unwrap_or(u32::MAX) {
            0 => None,
            count => Some(self.reserve(count)?),
        };
        Ok(range.into_iter().flatten())
    }
}

/// `{"year": 2026, "province": "18", "city": "01", "next": 4}`
#[cfg(feature = "serde")]
mod serde_form {
    use super::{CityCode, Series, SeriesKey};
    use crate::number::region::ProvinceCode;

    #[derive(serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    pub(super) struct Record {
        year: u16,
        province: ProvinceCode,
        city: CityCode,
        next: u32,
    }

    impl From<Series> for Record {
        fn from(Series { key, next }: Series) -> Self {
            Self { year: key.year(), province: key.province(), city: key.city(), next }
        }
    }

    impl TryFrom<Record> for Series {
        type Error = crate::refusal::Refusal;

        fn try_from(Record { year, province, city, next }: Record) -> Result<Self, Self::Error> {
            let key = SeriesKey::new(year, province, city)?;
            Ok(Series { key, next }.checked()?)
        }
    }
}
