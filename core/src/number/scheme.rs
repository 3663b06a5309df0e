use core::fmt;

use time::Date;

use super::assurance::Assurance;
use super::certificate_number::CertificateNumber;
use super::diagnose;
use super::digits::{self, Fields};
use super::fault::{Limits, NumberFault};
use super::region::{CityCode, ProvinceCode};
use super::serial;
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// 编号办法: which provinces, cities and years a number may name (附件2·2 to 附件2·4).
///
/// [`hunan`](Self::hunan) holds what the notice says: province 18, city 01 长沙, first year 2019. The other city codes
/// are fixed by the provincial center and are not in the notice; the host adds them. An *open* scheme reports a
/// city outside its table as [`Assurance::WellFormed`]; a [`closed`](Self::closed) one, whose table is complete, refuses it.
/// A retired city code stays in the table: numbers once issued stay valid.
///
/// No `Default`: `NumberScheme::hunan()` says which scheme it is.
///
/// ```
/// use skillcert::{Assurance, CityCode, NumberScheme};
///
/// let scheme = NumberScheme::hunan();
/// assert_eq!(scheme.parse("1918010000001", None)?.1, Assurance::KnownCodes);
/// assert_eq!(scheme.parse("1918020000001", None)?.1, Assurance::WellFormed);
///
/// let complete = scheme.with_city(CityCode::parse("02")?).closed();
/// assert_eq!(complete.parse("1918020000001", None)?.1, Assurance::KnownCodes);
/// assert!(complete.parse("1918030000001", None).is_err());
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "serde_form::Record", try_from = "serde_form::Record"))]
pub struct NumberScheme {
    /// The first two-digit year and, from bit 16 on, the province: as a number has them.
    first: u32,
    closed: bool,
    version: u32,
    /// City n is bit n % 64 of word n / 64.
    cities: [u64; 2],
}

impl NumberScheme {
    /// Makes the scheme of the notice itself.
    #[must_use]
    pub const fn hunan() -> Self {
        let scheme = Self { first: 19, closed: false, version: 0, cities: [0; 2] };
        scheme.with_province(ProvinceCode::HUNAN).with_city(CityCode::CHANGSHA)
    }

    /// Sets another province code, with an empty city table.
    #[must_use]
    pub const fn with_province(mut self, province: ProvinceCode) -> Self {
        self.first = self.first & 0xFFFF | (province.get() as u32) << 16;
        self.cities = [0; 2];
        self
    }

    /// Adds a city to the table.
    #[must_use]
    pub const fn with_city(mut self, city: CityCode) -> Self {
        let [low, high] = &mut self.cities;
        let word = if city.get() < 64 { low } else { high };
        *word |= 1 << (city.get() & 63);
        self
    }

    /// Adds cities to the table.
    ///
    /// ```
    /// use skillcert::{CityCode, NumberScheme};
    ///
    /// let scheme = NumberScheme::hunan().with_cities((1..=14).filter_map(|code| CityCode::new(code).ok()));
    /// assert_eq!(scheme.cities().count(), 14);
    /// ```
    #[must_use]
    pub fn with_cities(self, cities: impl IntoIterator<Item = CityCode>) -> Self {
        cities.into_iter().fold(self, Self::with_city)
    }

    /// Adds the cities of a set: code n is bit n % 64 of word n / 64.
    ///
    /// # Errors
    ///
    /// A bit beyond 99 ([`Code::CityOutOfRange`]).
    pub fn with_city_set(mut self, set: [u64; 2]) -> Result<Self, ValidationError> {
        let ([low, high], [more_low, more_high]) = (&mut self.cities, set);
        *low |= more_low;
        *high |= more_high;
        match more_high >> 36 {
            0 => Ok(self),
            beyond => CityCode::new(beyond.trailing_zeros().saturating_add(100)).map(|_| self),
        }
    }

    /// Sets another first year.
    ///
    /// # Errors
    ///
    /// A year outside 2000 to 2099 ([`Code::YearOutsideScheme`]).
    pub fn with_first_year(mut self, year: u16) -> Result<Self, ValidationError> {
        if !(2000..=2099).contains(&year) {
            return Err(Finding::new(Code::YearOutsideScheme, Component::Year)
                .with_value(year.into())
                .into());
        }
        self.first = self.first & !0xFFFF | u32::from(year.wrapping_sub(2000));
        Ok(self)
    }

    /// Sets the host's version number of its city table, to be shown beside verdicts; 0 is the notice's own.
    #[must_use]
    pub const fn with_version(mut self, version: u32) -> Self {
        self.version = version;
        self
    }

    /// Closes the city table: a city outside it is refused.
    #[must_use]
    pub const fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    /// Returns the province code.
    #[must_use]
    pub const fn province(&self) -> ProvinceCode {
        let [_, _, province, _] = self.first.to_le_bytes();
        ProvinceCode::of_digits(province)
    }

    /// Returns the first year in which numbers were issued.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    pub const fn first_year(&self) -> u16 {
        2000_u16.wrapping_add(self.first as u16)
    }

    /// Says whether the city table is complete.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Returns the host's version number of its city table.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// Says whether the city is in the table.
    #[must_use]
    pub const fn knows(&self, city: CityCode) -> bool {
        self.lists(city.get())
    }

    /// Returns the cities as a set: code n is bit n % 64 of word n / 64.
    #[must_use]
    pub const fn city_set(&self) -> [u64; 2] {
        self.cities
    }

    /// Lists the cities of the table, in order.
    pub fn cities(&self) -> impl Iterator<Item = CityCode> {
        (0..100).map(CityCode::of_digits).filter(|city| self.knows(*city))
    }

    /// Reads a number and compares year, province, city and serial, from the left; `as_of` is the date of the
    /// check, if years later than it are to be refused.
    ///
    /// # Errors
    ///
    /// Those of [`CertificateNumber::parse`] and of [`check`](Self::check); a field further left goes first.
    #[inline(always)]
    pub fn parse(
        &self,
        text: &str,
        as_of: Option<Date>,
    ) -> Result<(CertificateNumber, Assurance), ValidationError> {
        self.parse_bytes(text.as_bytes(), as_of)
    }

    /// Parses bytes, which need not be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    #[inline(always)]
    pub fn parse_bytes(
        &self,
        bytes: &[u8],
        as_of: Option<Date>,
    ) -> Result<(CertificateNumber, Assurance), ValidationError> {
        let Some(fields) = digits::read(bytes) else { return diagnose::explain(bytes) };
        self.judge(fields, as_of)
    }

    /// Reads a number by its decimal value, as [`parse`](Self::parse) reads its 13 digits.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse); 10^13 and more ([`Code::NumberLength`]).
    pub fn parse_decimal(
        &self,
        number: u64,
        as_of: Option<Date>,
    ) -> Result<(CertificateNumber, Assurance), ValidationError> {
        match CertificateNumber::from_decimal(number) {
            Err(error) if error.code() == Code::NumberLength => Err(error),
            _ => self.judge(Fields::of(number), as_of),
        }
    }

    #[inline(always)]
    fn judge(
        &self,
        fields: Fields,
        as_of: Option<Date>,
    ) -> Result<(CertificateNumber, Assurance), ValidationError> {
        match CertificateNumber::of_fields(fields) {
            Some(number) if self.admits(&fields, last_year(as_of)) => Ok((number, self.assurance(&fields))),
            _ => self.explain(&fields, as_of),
        }
    }

    /// Compares the codes of a number with the scheme.
    ///
    /// # Errors
    ///
    /// A year before the first one, or after the year of `as_of`; another province; in a closed scheme, a
    /// city outside the table.
    pub fn check(
        &self,
        number: CertificateNumber,
        as_of: Option<Date>,
    ) -> Result<Assurance, ValidationError> {
        let fields = Fields::of(number.get());
        if self.admits(&fields, last_year(as_of)) {
            Ok(self.assurance(&fields))
        } else {
            self.explain(&fields, as_of)
        }
    }

    /// Whether year, province and city are accepted. Year and province are one comparison: those of another province are
    /// thousands above the first, or below it, and then the difference wraps.
    #[inline(always)]
    pub(super) fn admits(&self, fields: &Fields, last_year: i32) -> bool {
        let years = last_year.wrapping_sub(self.first_year().into());
        let above = fields.year_and_province().wrapping_sub(self.first);
        (i64::from(above) <= i64::from(years)) & (self.lists(fields.city()) | !self.closed)
    }

    /// What the fields of a number are compared with.
    #[inline(always)]
    pub(super) fn limits(&self, fields: &Fields, last_year: i32) -> Limits {
        let [first_year, _, province, _] = self.first.to_le_bytes();
        let refuses_city = self.closed & !self.lists(fields.city());
        Limits { first_year, last_year, province, refuses_city }
    }

    /// Of a number that is accepted: a complete table lists its city.
    #[inline(always)]
    fn assurance(&self, fields: &Fields) -> Assurance {
        if self.lists(fields.city()) { Assurance::KnownCodes } else { Assurance::WellFormed }
    }

    /// Whether the city, 0 to 99, is in the table.
    #[inline(always)]
    pub(super) const fn lists(&self, city: u8) -> bool {
        let [low, high] = self.cities;
        let word = if city < 64 { low } else { high };
        word >> (city & 63) & 1 == 1
    }

    /// The finding behind the fault of thirteen digits, with everything looked at again: acceptance carries nothing along.
    #[cold]
    #[inline(never)]
    fn explain<T>(&self, fields: &Fields, as_of: Option<Date>) -> Result<T, ValidationError> {
        let limits = self.limits(fields, last_year(as_of));
        Err(NumberFault::told(fields, &limits).unwrap_or_else(serial::zero).into())
    }
}

/// What two digits express.
pub(super) const LAST_YEAR: i32 = 2099;

/// The last year that a number may have: that of the date of the check, if there is one.
#[inline(always)]
pub(super) fn last_year(as_of: Option<Date>) -> i32 {
    as_of.map_or(LAST_YEAR, |date| date.year().min(LAST_YEAR))
}

impl fmt::Debug for NumberScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NumberScheme")
            .field("province", &self.province())
            .field("first_year", &self.first_year())
            .field("closed", &self.closed)
            .field("version", &self.version)
            .field("cities", &self.cities)
            .finish()
    }
}

/// `{"province": "18", "first_year": 2019, "closed": false, "version": 0, "cities": ["01"]}`
#[cfg(feature = "serde")]
mod serde_form {
    use alloc::vec::Vec;

    use super::{CityCode, NumberScheme, ProvinceCode};

    #[derive(serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    pub(super) struct Record {
        province: ProvinceCode,
        first_year: u16,
        closed: bool,
        #[serde(default)]
        version: u32,
        cities: Vec<CityCode>,
    }

    impl From<NumberScheme> for Record {
        fn from(scheme: NumberScheme) -> Self {
            Self {
                province: scheme.province(),
                first_year: scheme.first_year(),
                closed: scheme.closed,
                version: scheme.version,
                cities: scheme.cities().collect(),
            }
        }
    }

    impl TryFrom<Record> for NumberScheme {
        type Error = crate::refusal::Refusal;

        fn try_from(record: Record) -> Result<Self, Self::Error> {
            let scheme = Self::hunan().with_province(record.province).with_version(record.version);
            let scheme = scheme.with_cities(record.cities).with_first_year(record.first_year)?;
            Ok(if record.closed { scheme.closed() } else { scheme })
        }
    }
}
