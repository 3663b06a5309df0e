use core::fmt;
use core::str::FromStr;

use crate::code::Code;
use crate::finding::message::hundredths;
use crate::finding::{Component, Finding, Found, ValidationError};

/// 成绩, 百分制 (三(二)): 0 to 100 in exact hundredths. Nothing is ever rounded: 59.99 is not 60.
///
/// *Syntax*: `0` to `100`, with a point and one or two decimals if needed, no superfluous leading zero.
///
/// # Errors
///
/// Blank; a character that does not belong to a number (`60分`, `６０`, `60,0`, `6e1`, `NaN`); a third decimal
/// (`59.995`, also `60.000`); digits missing beside the point (`60.`, `.5`); `060`; below 0 or above 100.
///
/// The first fault from the left is reported; more than 64 digits are too many, whatever follows.
///
/// No `From<f64>`: the nearest double of a score is another number. No `Default`: a missing score is not zero.
///
/// ```
/// use skillcert::{Code, Score};
///
/// assert_eq!(Score::parse("59.99")?.hundredths(), 5999);
/// assert!(Score::parse("59.99")? < Score::PASS_MARK);
/// let error = Score::parse("59.999999999999999").unwrap_err();
/// assert_eq!((error.code(), error.index()), (Code::ScoreTooPrecise, Some(5)));
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(with = "alloc::string::String", extend("pattern" = r"^(100(\.0{1,2})?|[1-9]?[0-9](\.[0-9]{1,2})?)$"))
)]
pub struct Score(u16);

impl Score {
    /// 0.
    pub const MIN: Self = Self(0);
    /// 100.
    pub const MAX: Self = Self(10_000);
    /// 60, 及格线 (三(二)): a constant of the notice, 不得私自降低考核标准 (三(三)).
    pub const PASS_MARK: Self = Self(6_000);

    /// Makes a score of hundredths.
    ///
    /// # Errors
    ///
    /// Below 0 or above 10 000.
    pub fn from_hundredths(hundredths: i64) -> Result<Self, ValidationError> {
        match u16::try_from(hundredths) {
            Ok(value) if value <= Self::MAX.0 => Ok(Self(value)),
            _ => Err(out_of_range(Some(hundredths))),
        }
    }

    /// Reads the text form.
    ///
    /// # Errors
    ///
    /// See the type; the first fault from the left is reported.
    pub fn parse(text: &str) -> Result<Self, ValidationError> {
        Self::parse_bytes(text.as_bytes())
    }

    /// Reads the text form from bytes, which need not be UTF-8.
    ///
    /// # Errors
    ///
    /// See the type; the first fault from the left is reported.
    pub fn parse_bytes(bytes: &[u8]) -> Result<Self, ValidationError> {
        if bytes.len() <= WINDOW && core::str::from_utf8(bytes).is_ok_and(|text| text.trim().is_empty()) {
            return Err(Finding::new(Code::ScoreMissing, Component::Score).into());
        }
        let (negative, skipped) = match bytes {
            [b'-', _, ..] => (true, 1),
            _ => (false, 0),
        };
        let value = Reader { bytes, index: skipped }.hundredths()?;
        if negative {
            // -0 has no amount to show: 0 itself is in range.
            return Err(out_of_range(value.filter(|value| *value != 0).and_then(i64::checked_neg)));
        }
        Self::from_hundredths(value.ok_or_else(|| out_of_range(None))?)
    }

    /// Returns the value in hundredths, 0 to 10 000.
    #[must_use]
    pub const fn hundredths(self) -> u16 {
        self.0
    }
}

/// An amount is told below 10 000, such as 600 for 60.0: a longer one may be somebody's telephone or ID number in the
/// wrong column.
const TOLD: u64 = 1_000_000;

fn out_of_range(hundredths: Option<i64>) -> ValidationError {
    let finding = Finding::new(Code::ScoreOutOfRange, Component::Score);
    let told = hundredths.filter(|value| value.unsigned_abs() < TOLD);
    told.map_or(finding, |value| finding.with_value(value)).with_limit(10_000).into()
}

/// How many bytes of a score are read at most, give or take its decimals.
const WINDOW: usize = 64;

/// `digits [ '.' digit [digit] ]`, from `index` on.
struct Reader<'a> {
    bytes: &'a [u8],
    index: usize,
}

impl Reader<'_> {
    /// The value; `None` where it is a number too large to hold.
    fn hundredths(mut self) -> Result<Option<i64>, ValidationError> {
        let start = self.index;
        let units = self.units()?;
        if self.bytes.get(start) == Some(&b'0') && self.index.saturating_sub(start) > 1 {
            return Err(self.fault_at(Code::ScoreLeadingZero, start));
        }
        let cents = self.cents()?;
        Ok(units.and_then(|units| units.checked_mul(100)?.checked_add(cents)))
    }

    fn units(&mut self) -> Result<Option<i64>, ValidationError> {
        let mut value = Some(i64::from(self.digit().ok_or_else(|| self.fault(Code::ScoreNotANumber))?));
        while self.index < WINDOW
            && let Some(digit) = self.digit()
        {
            value = value.and_then(|value| value.checked_mul(10)?.checked_add(digit.into()));
        }
        Ok(value)
    }

    fn cents(&mut self) -> Result<i64, ValidationError> {
        match self.bytes.get(self.index) {
            // Digits behind those that are read are too many for any score.
            None | Some(b'0'..=b'9') => return Ok(0),
            Some(b'.') => self.index = self.index.saturating_add(1),
            Some(_) => return Err(self.fault(Code::ScoreNotANumber)),
        }
        let tenths = self.digit().ok_or_else(|| self.fault(Code::ScoreIncomplete))?;
        let hundredths = self.digit().unwrap_or(0);
        match self.bytes.get(self.index) {
            None => Ok(i64::from(tenths).saturating_mul(10).saturating_add(hundredths.into())),
            Some(b'0'..=b'9') => Err(self.fault(Code::ScoreTooPrecise)),
            Some(_) => Err(self.fault(Code::ScoreNotANumber)),
        }
    }

    fn digit(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.index).filter(|byte| byte.is_ascii_digit())?;
        self.index = self.index.saturating_add(1);
        Some(byte.wrapping_sub(b'0'))
    }

    fn fault(&self, code: Code) -> ValidationError {
        self.fault_at(code, self.index)
    }

    fn fault_at(&self, code: Code, index: usize) -> ValidationError {
        let found = self.bytes.get(index..).and_then(Found::first_of);
        let code = match (code, found, index) {
            (Code::ScoreNotANumber, Some(Found::Char('.')), 0) => Code::ScoreIncomplete,
            _ => code,
        };
        Finding::new(code, Component::Score).at(index as u64).with_found(found).into()
    }
}

/// All stored digits and no more: `60`, `60.5`, `59.99`. What is printed is what is compared.
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hundredths(Some(self.0.into()), f)
    }
}

impl FromStr for Score {
    type Err = ValidationError;

    fn from_str(text: &str) -> Result<Self, ValidationError> {
        Self::parse(text)
    }
}

/// As text: a JSON number is a double in most readers.
#[cfg(feature = "serde")]
impl serde::Serialize for Score {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Score {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text_form::parse(deserializer, "a score as a string such as \"59.5\"", Self::parse)
    }
}
