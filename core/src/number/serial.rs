use core::fmt;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// 证书序列号 (附件2·5): 1 to 9 999 999, counted per year and city; seven digits in print.
///
/// No `Default`: there is no serial zero, and the first is not special.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial(u32);

impl Serial {
    /// 0000001.
    pub const MIN: Self = Self(1);
    /// 9999999.
    pub const MAX: Self = Self(9_999_999);

    /// Makes the serial of a value.
    ///
    /// # Errors
    ///
    /// 0 ([`Code::SerialZero`]); 10 000 000 and more ([`Code::SerialOutOfRange`]).
    pub fn new(value: u32) -> Result<Self, ValidationError> {
        match value {
            1..=9_999_999 => Ok(Self(value)),
            0 => Err(zero().into()),
            _ => Err(Finding::new(Code::SerialOutOfRange, Component::Serial).with_value(value.into()).into()),
        }
    }

    /// Of a value that came from seven digits, not all zero.
    pub(super) const fn of_digits(value: u64) -> Self {
        Self((value % 10_000_000) as u32)
    }

    /// Returns the value, 1 to 9 999 999.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// Serial zero, at the serial's place in a number.
pub(super) fn zero() -> Finding {
    Finding::new(Code::SerialZero, Component::Serial).at(6).with_value(0)
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:07}", self.0)
    }
}
