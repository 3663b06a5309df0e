//! What can be wrong with a number, in the order in which it is told.

use crate::code::Code;

/// A bit per fault, the one that is told first lowest: which of many faults a text has is nothing that a processor
/// foresees, so all are looked for at once.
#[derive(Clone, Copy)]
pub(super) struct Faults(u32);

const CODES: [Code; 8] = [
    Code::NumberMissing,
    Code::NumberNotDigit,
    Code::NumberLength,
    Code::YearBeforeScheme,
    Code::YearAfterDate,
    Code::ProvinceUnknown,
    Code::CityUnknown,
    Code::SerialZero,
];

impl Faults {
    /// Nothing there, a character that is no digit, another length.
    #[inline(always)]
    pub(super) fn of_form(faults: [bool; 3]) -> Self {
        Self(bits(faults))
    }

    /// Of thirteen digits: year too early, year too late, province, city, serial.
    #[inline(always)]
    pub(super) fn of_fields(faults: [bool; 5]) -> Self {
        Self(bits(faults) << 3)
    }

    #[inline(always)]
    pub(super) const fn and(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// The one that is told.
    #[inline(always)]
    pub(super) fn first(self) -> Option<Code> {
        CODES.get(self.0.trailing_zeros() as usize).copied()
    }
}

#[inline(always)]
fn bits<const N: usize>(faults: [bool; N]) -> u32 {
    faults.into_iter().rev().fold(0, |bits, fault| bits << 1 | u32::from(fault))
}
