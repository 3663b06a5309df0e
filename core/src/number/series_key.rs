use core::fmt;

use super::certificate_number::CertificateNumber;
use super::region::{CityCode, ProvinceCode};
use super::serial::Serial;
use crate::finding::ValidationError;

/// Which series a number belongs to (附件2·5): year of issue, province and city, the first six digits `YYPPCC`.
///
/// Serials are counted per key, and the order of keys is that of their numbers.
///
/// ```
/// use skillcert::{SeriesKey, certificate_number};
///
/// let number = certificate_number!("2618010000007");
/// let key = number.series();
/// assert_eq!((key.prefix(), key.year(), key.city()), (261_801, 2026, number.city()));
/// assert_eq!(SeriesKey::from_prefix(261_801)?.number(number.serial()), number);
/// assert_eq!(key.number(skillcert::Serial::MAX).to_string(), "2618019999999");
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
///
/// No `Default`: no series is a natural one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey(CertificateNumber);

impl SeriesKey {
    /// The distance between equal serials of neighboring series: a number divided by it is its prefix, and leaves its serial.
    pub const SPAN: u64 = 10_000_000;

    /// Builds a key from its parts; `year` is the full year of issue.
    ///
    /// # Errors
    ///
    /// A year outside 2000 to 2099 ([`Code::YearOutsideScheme`](crate::Code::YearOutsideScheme)).
    pub fn new(year: u16, province: ProvinceCode, city: CityCode) -> Result<Self, ValidationError> {
        CertificateNumber::from_parts(year, province, city, Serial::MIN).map(Self)
    }

    /// Reads the first six digits as a decimal value, as a database holds it; leading zeros are implied.
    ///
    /// # Errors
    ///
    /// 1 000 000 and more ([`Code::NumberLength`](crate::Code::NumberLength), with the length of the numbers).
    pub fn from_prefix(prefix: u32) -> Result<Self, ValidationError> {
        // 2^32 * SPAN is below 2^64
        let first = u64::from(prefix).wrapping_mul(Self::SPAN).wrapping_add(1);
        CertificateNumber::from_decimal(first).map(Self)
    }

    /// Returns the first six digits as a decimal value, 0 to 999 999.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "below 10^6")]
    pub const fn prefix(self) -> u32 {
        (self.0.get() / Self::SPAN) as u32
    }

    /// Returns the year of issue, 2000 to 2099.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.0.year()
    }

    /// Returns the province code.
    #[must_use]
    pub const fn province(self) -> ProvinceCode {
        self.0.province()
    }

    /// Returns the city code.
    #[must_use]
    pub const fn city(self) -> CityCode {
        self.0.city()
    }

    /// Returns the number of the series with this serial.
    #[must_use]
    pub const fn number(self, serial: Serial) -> CertificateNumber {
        self.0.after(serial.get().wrapping_sub(1))
    }
}

impl CertificateNumber {
    /// Returns the series it belongs to: its first six digits.
    #[must_use]
    pub const fn series(self) -> SeriesKey {
        SeriesKey(self.before(self.serial().get().wrapping_sub(1)))
    }
}

impl fmt::Debug for SeriesKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SeriesKey({:06})", self.prefix())
    }
}
