use time::Date;

use super::cell::Cell;
use super::digits;
use super::repair::{Repair, RepairKind, Repairs};
use super::{CertificateNumber, NumberScheme, diagnose};
use crate::finding::{Finding, ValidationError};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How much of a number was got back.
    pub enum RecoveryStatus: u8 {
        Exact = 1, "exact", "编号完整", "the whole number";
        PrefixOnly = 2, "prefix_only", "只剩开头几位，编号无法确定", "only its first digits: which number it was cannot be told";
        Lost = 3, "lost", "无法得到编号", "no number";
    }
}

/// What can be had of a damaged number without a guess.
///
/// *Syntax* of a text that is a number, in the order in which it is undone; any text that differs is lost:
///
/// ```text
/// cell     = blanks mark blanks body blanks mark blanks   U+FEFF, zero-width and bidi marks may stand anywhere
/// mark     = '="' … '"' | '"' … '"' | "'" …                what spreadsheets put around text
/// body     = digits | fields | groups | mantissa           a digit is 0 to 9 or full-width
/// digits   = 13 digits [ "." zeros ]
/// fields   = 13 digits with hyphens (- －) or blanks after the 2nd, 4th or 6th
/// groups   = d,ddd,ddd,ddd,ddd [ "." zeros ]               one separator throughout: , ， or a blank
/// mantissa = digits [ "." digits ] E exponent              the first digit not 0, 13 places before the point
/// ```
///
/// *What each answer is worth*
///
/// - `Exact`: the number, and every character that was dropped or read otherwise. Nothing else was done: number and
///   repairs give the text back. What was typed wrongly stays wrong; there is no check digit (附件2).
/// - `PrefixOnly`: the text is a rounded display such as `1.91801E+12`. Its n digits leave 13 - n open, so the number is one
///   of those that round to it, half upwards, with 13 digits of which the first is not 0: `1918005000000` to
///   `1918014999999`, both included. No number is given.
/// - `Lost`: the finding is that of the strict reading of what is left when all repairs are done, so its position counts
///   the digits of the number. What a spreadsheet shows instead of a value (`#N/A`, `#####`) has a code of its own,
///   [`Code::NumberSpreadsheetError`](crate::Code::NumberSpreadsheetError).
///
/// Letters that look like digits, digits of other scripts, other numbers, dates and cut or padded numbers are named and
/// never mapped. At most 64 bytes are read, nothing is allocated, and nothing of the text is in the answer but the
/// characters that are no digits.
///
/// ```
/// use skillcert::{CertificateNumber, Code, Hint, Recovery, RepairKind};
///
/// let recovery = CertificateNumber::recover("\u{feff}１９18-01-0000001");
/// assert_eq!(recovery.number(), CertificateNumber::parse("1918010000001").ok());
/// let kinds: Vec<_> = recovery.repairs().iter().map(|repair| repair.kind()).collect();
/// assert_eq!(kinds[..2], [RepairKind::ByteOrderMark, RepairKind::FullWidthDigit]);
///
/// let Recovery::PrefixOnly { first, last, .. } = CertificateNumber::recover("1.91801E+12") else { panic!() };
/// assert_eq!((first, last), (1_918_005_000_000, 1_918_014_999_999));
///
/// let lost = CertificateNumber::recover(" 191801000000O ").finding().copied().unwrap();
/// assert_eq!((lost.code(), lost.position()), (Code::NumberNotDigit, Some(13)));
/// assert_eq!(lost.hint(), Some(Hint::LookAlikeLetter));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::large_enum_variant, reason = "a value without allocation")]
pub enum Recovery {
    /// The whole number.
    Exact {
        /// The number.
        number: CertificateNumber,
        /// What was done to the text, in the order of its places; empty if nothing was needed.
        repairs: Repairs,
    },
    /// Only its first digits.
    PrefixOnly {
        /// The lowest decimal value that it may have.
        first: u64,
        /// The highest one.
        last: u64,
        /// The same as a statement: value and limit are the two.
        finding: Finding,
    },
    /// No number.
    Lost(Finding),
}

impl Recovery {
    /// Which of the three it is.
    #[must_use]
    pub const fn status(&self) -> RecoveryStatus {
        match self {
            Self::Exact { .. } => RecoveryStatus::Exact,
            Self::PrefixOnly { .. } => RecoveryStatus::PrefixOnly,
            Self::Lost(_) => RecoveryStatus::Lost,
        }
    }

    /// The number, if it is exact.
    #[must_use]
    pub const fn number(&self) -> Option<CertificateNumber> {
        match self {
            Self::Exact { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// What was done to get the number; empty if there is none.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        match self {
            Self::Exact { repairs, .. } => repairs,
            _ => &[],
        }
    }

    /// Why there is no number.
    #[must_use]
    pub const fn finding(&self) -> Option<&Finding> {
        match self {
            Self::Exact { .. } => None,
            Self::PrefixOnly { finding, .. } | Self::Lost(finding) => Some(finding),
        }
    }

    /// The number and its repairs, or why there is none.
    ///
    /// # Errors
    ///
    /// Of what is not exact, the [`finding`](Self::finding).
    pub fn exact(&self) -> Result<(CertificateNumber, Repairs), ValidationError> {
        match *self {
            Self::Exact { number, repairs } => Ok((number, repairs)),
            Self::PrefixOnly { finding, .. } | Self::Lost(finding) => Err(finding.into()),
        }
    }
}

/// The longest text of an `i128`.
const INTEGER: usize = 40;

/// Strict reading, by form or within a scheme.
type Read<'a> = &'a dyn Fn(&[u8]) -> Result<CertificateNumber, ValidationError>;

impl CertificateNumber {
    /// What can be had of a damaged text without a guess, by its form alone.
    #[must_use]
    pub fn recover(text: &str) -> Recovery {
        Self::recover_bytes(text.as_bytes())
    }

    /// The same from bytes; those that are not UTF-8 are lost.
    #[must_use]
    pub fn recover_bytes(bytes: &[u8]) -> Recovery {
        recover(bytes, &Self::parse_bytes)
    }

    /// The number in a number cell: an integer of 13 digits, of which the first is not 0.
    ///
    /// One of 12 digits may have lost its leading zero (years before 2010) or any other digit, so it is refused with both
    /// readings ([`Code::NumberLength`](crate::Code::NumberLength) with [`Hint::DigitLost`](crate::Hint::DigitLost)).
    ///
    /// ```
    /// use skillcert::{CertificateNumber, Hint, RepairKind};
    ///
    /// let recovery = CertificateNumber::recover_integer(1_918_010_000_001);
    /// assert_eq!(recovery.repairs()[0].kind(), RepairKind::NumericCell);
    /// let lost = CertificateNumber::recover_integer(918_010_000_001);
    /// assert_eq!(lost.finding().unwrap().hint(), Some(Hint::DigitLost));
    /// ```
    #[must_use]
    pub fn recover_integer(value: i128) -> Recovery {
        recover_integer(value, &Self::parse_bytes)
    }
}

impl NumberScheme {
    /// What can be had of a damaged text without a guess; a number is exact only if
    /// [`parse`](NumberScheme::parse) accepts it, else lost for what that says.
    ///
    /// A rounded display is not compared with the scheme.
    #[must_use]
    pub fn recover(&self, text: &str, as_of: Option<Date>) -> Recovery {
        self.recover_bytes(text.as_bytes(), as_of)
    }

    /// The same from bytes; those that are not UTF-8 are lost.
    #[must_use]
    pub fn recover_bytes(&self, bytes: &[u8], as_of: Option<Date>) -> Recovery {
        recover(bytes, &|bytes| Ok(self.parse_bytes(bytes, as_of)?.0))
    }

    /// The same from a number cell, as [`CertificateNumber::recover_integer`].
    #[must_use]
    pub fn recover_integer(&self, value: i128, as_of: Option<Date>) -> Recovery {
        recover_integer(value, &|bytes| Ok(self.parse_bytes(bytes, as_of)?.0))
    }
}

fn recover(bytes: &[u8], read: Read<'_>) -> Recovery {
    match read(bytes) {
        Ok(number) => Recovery::Exact { number, repairs: Repairs::NONE },
        Err(error) => Cell::of(bytes).map_or(Recovery::Lost(*error.finding()), |cell| repaired(cell, read)),
    }
}

fn repaired(mut cell: Cell, read: Read<'_>) -> Recovery {
    if let Some(lost) = cell.repair() {
        return lost;
    }
    let (text, len) = cell.left();
    exactly(read(text.get(..len).unwrap_or_default()), cell.repairs())
}

fn exactly(read: Result<CertificateNumber, ValidationError>, repairs: Repairs) -> Recovery {
    match read {
        Ok(number) => Recovery::Exact { number, repairs },
        Err(error) => Recovery::Lost(*error.finding()),
    }
}

fn recover_integer(value: i128, read: Read<'_>) -> Recovery {
    match u64::try_from(value) {
        Ok(value @ 1_000_000_000_000..=9_999_999_999_999) => {
            let repairs = [Repair::new(RepairKind::NumericCell, 0, None)];
            exactly(read(&digits::encode(value)), repairs.into_iter().collect())
        }
        _ => Recovery::Lost(of_integer(value)),
    }
}

/// What the strict reading says of the digits of an integer that has not thirteen of them.
fn of_integer(value: i128) -> Finding {
    let (mut text, mut first, mut rest) = ([b'0'; INTEGER], INTEGER, value.unsigned_abs());
    let mut put = |byte: u8| {
        first = first.saturating_sub(1);
        text.get_mut(first).into_iter().for_each(|place| *place = byte);
    };
    loop {
        put(b'0'.saturating_add(u8::try_from(rest % 10).unwrap_or(0)));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        put(b'-');
    }
    diagnose::of_text(text.get(first..).unwrap_or_default())
}
