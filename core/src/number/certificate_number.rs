use core::fmt;
use core::num::NonZeroU64;
use core::str::FromStr;

use super::diagnose;
use super::digits::{self, Fields};
use super::region::{CityCode, ProvinceCode};
use super::serial::{Serial, zero};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// 专项职业能力证书编号 (附件2): thirteen digits, well-formed.
///
/// *Syntax*
///
/// ```text
/// number   = year province city serial     13 ASCII digits
/// year     = 2 digits                      20YY, the year of issue
/// province = 2 digits
/// city     = 2 digits
/// serial   = 7 digits                      0000001 to 9999999
/// ```
///
/// # Errors
///
/// Empty or blank; the first of bytes 1 to 13 that is not a digit; another
/// length than 13; serial 0000000. Nothing is trimmed, padded or mapped.
///
/// *What it proves*: form only ([`Assurance::WellFormed`](crate::Assurance::WellFormed)). There is no check digit. A
/// [`NumberScheme`](crate::NumberScheme) compares year, province and city; only a register knows what was issued.
///
/// The value is the decimal number in a `NonZeroU64`: `Option` stays eight bytes, and the order is year, province,
/// city, serial. No `Default`: no number is a natural one. No arithmetic: the next number is a
/// [`Series`](crate::Series)'s to give.
///
/// ```
/// use skillcert::{CertificateNumber, CityCode, Code};
///
/// let number = CertificateNumber::parse("1918010000001")?;
/// assert_eq!((number.year(), number.city(), number.serial().get()), (2019, CityCode::CHANGSHA, 1));
/// assert_eq!(number.to_string(), "1918010000001");
///
/// let error = CertificateNumber::parse("1918010000000").unwrap_err();
/// assert_eq!((error.code(), error.index()), (Code::SerialZero, Some(6)));
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(with = "alloc::string::String", extend("pattern" = "^[0-9]{13}$"))
)]
pub struct CertificateNumber(NonZeroU64);

impl CertificateNumber {
    /// The length of the text in bytes.
    pub const LEN: usize = digits::LEN;

    /// Reads the text form.
    ///
    /// # Errors
    ///
    /// See the type.
    #[inline]
    pub fn parse(text: &str) -> Result<Self, ValidationError> {
        Self::parse_bytes(text.as_bytes())
    }

    /// Reads the text form from bytes, which need not be UTF-8.
    ///
    /// # Errors
    ///
    /// See the type.
    #[inline]
    pub fn parse_bytes(bytes: &[u8]) -> Result<Self, ValidationError> {
        match digits::read(bytes) {
            Some(fields) => Self::of_fields(fields).ok_or_else(|| zero().into()),
            None => diagnose::explain(bytes),
        }
    }

    /// Parses thirteen bytes without a reason, at compile time too: the parser behind
    /// [`certificate_number!`](crate::certificate_number).
    #[must_use]
    pub const fn from_ascii(bytes: &[u8]) -> Option<Self> {
        match digits::decode(bytes) {
            Some(fields) => Self::of_fields(fields),
            None => None,
        }
    }

    /// Parses the first eight and the last eight of the thirteen bytes, which overlap by three: for callers that
    /// read foreign memory, each byte of the number once.
    #[inline]
    #[must_use]
    pub fn from_words(head: [u8; 8], tail: [u8; 8]) -> Option<Self> {
        digits::read_words(head, tail).and_then(Self::of_fields)
    }

    /// Makes the number of a decimal value, as a database key or a spreadsheet's number cell holds it.
    ///
    /// Leading zeros are implied: 901010000001 is `0901010000001`, of 2009. Where they may have been lost with
    /// other digits (a spreadsheet), read the text instead.
    ///
    /// # Errors
    ///
    /// 10^13 and more ([`Code::NumberLength`]); a serial of zero ([`Code::SerialZero`]).
    pub fn from_decimal(number: u64) -> Result<Self, ValidationError> {
        if number >= 10_000_000_000_000 {
            let digits = number.ilog10().saturating_add(1);
            return Err(Finding::new(Code::NumberLength, Component::Whole)
                .at(13)
                .with_value(digits.into())
                .into());
        }
        Self::of_fields(Fields::of(number)).ok_or_else(|| zero().into())
    }

    /// Builds a number from its parts; `year` is the full year of issue.
    ///
    /// # Errors
    ///
    /// A year outside 2000 to 2099 ([`Code::YearOutsideScheme`]): two digits cannot express it.
    pub fn from_parts(
        year: u16,
        province: ProvinceCode,
        city: CityCode,
        serial: Serial,
    ) -> Result<Self, ValidationError> {
        let Some(yy) = year.checked_sub(2000).filter(|yy| *yy < 100) else {
            return Err(Finding::new(Code::YearOutsideScheme, Component::Year)
                .with_value(year.into())
                .into());
        };
        let prefix = [u64::from(province.get()), u64::from(city.get())]
            .into_iter()
            .fold(u64::from(yy), |number, code| number.wrapping_mul(100).wrapping_add(code));
        let number = prefix.wrapping_mul(10_000_000).wrapping_add(serial.get().into());
        // INVARIANT: a serial is not 0.
        Ok(Self(NonZeroU64::MIN.saturating_add(number.wrapping_sub(1))))
    }

    /// `None` if the serial is zero.
    #[inline]
    pub(super) const fn of_fields(fields: Fields) -> Option<Self> {
        match fields.number() {
            Some(number) => Some(Self(number)),
            None => None,
        }
    }

    /// Returns the decimal value, 1 to 9 999 999 999 999.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0.get()
    }

    /// Returns the year of issue (附件2·2), 2000 to 2099: two digits mean 20YY.
    #[must_use]
    pub const fn year(self) -> u16 {
        Fields::of(self.get()).year()
    }

    /// Returns the province code (附件2·3).
    #[must_use]
    pub const fn province(self) -> ProvinceCode {
        ProvinceCode::of_digits(Fields::of(self.get()).province())
    }

    /// Returns the city code (附件2·4).
    #[must_use]
    pub const fn city(self) -> CityCode {
        CityCode::of_digits(Fields::of(self.get()).city())
    }

    /// Returns the serial (附件2·5).
    #[must_use]
    pub const fn serial(self) -> Serial {
        Serial::of_digits(Fields::of(self.get()).serial)
    }

    /// A later number of the same series, which has it.
    pub(super) const fn after(self, serials: u32) -> Self {
        // INVARIANT: a serial is at most 9 999 999, so nothing saturates.
        Self(self.0.saturating_add(serials as u64))
    }

    /// An earlier number of the same series, which has it.
    pub(super) const fn before(self, serials: u32) -> Self {
        // INVARIANT: as many serials lie before it, so nothing saturates.
        Self(NonZeroU64::MIN.saturating_add(self.get().saturating_sub(1).saturating_sub(serials as u64)))
    }

    /// Writes the text form as thirteen ASCII digits, without allocating.
    #[must_use]
    #[inline]
    pub const fn to_ascii(self) -> [u8; Self::LEN] {
        digits::encode(self.get())
    }
}

/// Thirteen digits; width and alignment of the formatter are honored.
impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(core::str::from_utf8(&self.to_ascii()).unwrap_or_default())
    }
}

impl fmt::Debug for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateNumber({self})")
    }
}

impl FromStr for CertificateNumber {
    type Err = ValidationError;

    fn from_str(text: &str) -> Result<Self, ValidationError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for CertificateNumber {
    type Error = ValidationError;

    fn try_from(text: &str) -> Result<Self, ValidationError> {
        Self::parse(text)
    }
}

impl TryFrom<&[u8]> for CertificateNumber {
    type Error = ValidationError;

    fn try_from(bytes: &[u8]) -> Result<Self, ValidationError> {
        Self::parse_bytes(bytes)
    }
}

impl TryFrom<u64> for CertificateNumber {
    type Error = ValidationError;

    fn try_from(number: u64) -> Result<Self, ValidationError> {
        Self::from_decimal(number)
    }
}

impl From<CertificateNumber> for u64 {
    fn from(number: CertificateNumber) -> Self {
        number.get()
    }
}

/// Text in readable formats (a JSON number would lose leading zeros), the integer in binary ones.
#[cfg(feature = "serde")]
mod serde_form {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::CertificateNumber;

    impl Serialize for CertificateNumber {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if serializer.is_human_readable() {
                serializer.collect_str(self)
            } else {
                serializer.serialize_u64(self.get())
            }
        }
    }

    impl<'de> Deserialize<'de> for CertificateNumber {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            if deserializer.is_human_readable() {
                let expected = "a string of 13 digits (numbers lose leading zeros)";
                return crate::text_form::parse(deserializer, expected, Self::parse);
            }
            Self::from_decimal(u64::deserialize(deserializer)?).map_err(D::Error::custom)
        }
    }
}

/// A certificate number checked at compile time.
///
/// ```
/// use skillcert::{CertificateNumber, certificate_number};
///
/// const FIRST: CertificateNumber = certificate_number!("1918010000001");
/// assert_eq!(FIRST.year(), 2019);
/// ```
///
/// ```compile_fail
/// const ZERO: skillcert::CertificateNumber = skillcert::certificate_number!("1918010000000");
/// ```
#[macro_export]
macro_rules! certificate_number {
    ($text:expr) => {
        const {
            match $crate::CertificateNumber::from_ascii($text.as_bytes()) {
                Some(number) => number,
                None => panic!("not a certificate number: 13 digits, the last seven not all zero"),
            }
        }
    };
}
