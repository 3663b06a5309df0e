//! Numbers that programs have damaged, undone without a guess.

use time::Date;

use super::cell::Cell;
use super::certificate_number::CertificateNumber;
use super::recovery::Recovery;
use super::repair::{Repair, RepairKind, Repairs};
use super::scheme::NumberScheme;
use super::{diagnose, digits};
use crate::finding::{Finding, ValidationError};

/// The longest text of an `i128`.
const INTEGER: usize = 40;

/// Strict reading, by form or within a scheme.
type Read<'a> = &'a dyn Fn(&[u8]) -> Result<CertificateNumber, ValidationError>;

impl CertificateNumber {
    /// Recovers what a damaged text holds without a guess, by its form alone.
    #[must_use]
    pub fn recover(text: &str) -> Recovery {
        Self::recover_bytes(text.as_bytes())
    }

    /// Recovers what damaged bytes hold; those that are not UTF-8 are lost.
    #[must_use]
    pub fn recover_bytes(bytes: &[u8]) -> Recovery {
        recover(bytes, &Self::parse_bytes)
    }

    /// Recovers the number in a number cell: an integer of 13 digits, of which the first is not 0.
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
    /// Recovers what a damaged text holds without a guess; a number is exact only if
    /// [`parse`](NumberScheme::parse) accepts it, else lost for what that says.
    ///
    /// A rounded display is not compared with the scheme.
    #[must_use]
    pub fn recover(&self, text: &str, as_of: Option<Date>) -> Recovery {
        self.recover_bytes(text.as_bytes(), as_of)
    }

    /// Recovers what damaged bytes hold; those that are not UTF-8 are lost.
    #[must_use]
    pub fn recover_bytes(&self, bytes: &[u8], as_of: Option<Date>) -> Recovery {
        recover(bytes, &|bytes| Ok(self.parse_bytes(bytes, as_of)?.0))
    }

    /// Recovers the number in a number cell, as [`CertificateNumber::recover_integer`].
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
