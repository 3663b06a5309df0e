use super::certificate_number::CertificateNumber;
use super::repair::{Repair, Repairs};
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
/// cell     = blanks layer… body layer… blanks              U+FEFF, zero-width and bidi marks may stand anywhere
/// layer    = mark | '(' … ')' | label … | … ending         blanks beside each; labels, brackets and endings: before a digit
/// mark     = '="' … '"' | '"' … '"' | "'" …                “ ” ‘ ’ ` 「 」 too; of what is typed as an apostrophe one is enough
/// label    = "证书编号" … "编号" | "第" | "No" | "№"           `:` or `.` behind; a name of another number is none
/// ending   = "号" | "。" | "，" | "、" | "；"                  ASCII and full-width
/// body     = digits | fields | groups | mantissa           a digit is 0 to 9 or full-width; line breaks may stand anywhere
/// digits   = 13 digits [ "." zeros ]
/// fields   = 13 digits with hyphens (- －) or blanks after the 2nd, 4th or 6th
/// groups   = d,ddd,ddd,ddd,ddd | d,dddd,dddd,dddd          one separator throughout: , ， or a blank
///          | dddd dddd ddddd | dddd dddd dddd d            the same: - － or a blank; of all, also [ "." zeros ]
/// mantissa = digits [ "." digits ] E exponent              the first digit not 0, 13 places before the point
/// blank    = white space | "_x000D_"                       as a workbook escapes line breaks, tabs and blanks
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
        /// The finding: its value and limit are these two.
        finding: Finding,
    },
    /// No number.
    Lost(Finding),
}

impl Recovery {
    /// Says which of the three it is.
    #[must_use]
    pub const fn status(&self) -> RecoveryStatus {
        match self {
            Self::Exact { .. } => RecoveryStatus::Exact,
            Self::PrefixOnly { .. } => RecoveryStatus::PrefixOnly,
            Self::Lost(_) => RecoveryStatus::Lost,
        }
    }

    /// Returns the number, if it is exact.
    #[must_use]
    pub const fn number(&self) -> Option<CertificateNumber> {
        match self {
            Self::Exact { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// Lists what was done to get the number; empty if there is none.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        match self {
            Self::Exact { repairs, .. } => repairs.as_slice(),
            _ => &[],
        }
    }

    /// Says why there is no number.
    #[must_use]
    pub const fn finding(&self) -> Option<&Finding> {
        match self {
            Self::Exact { .. } => None,
            Self::PrefixOnly { finding, .. } | Self::Lost(finding) => Some(finding),
        }
    }

    /// Returns the number and its repairs, or why there is none.
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
