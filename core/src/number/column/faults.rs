//! All faults of a row at once, in the order in which they are told: which of many a row has is nothing that a processor
//! foresees, so there is no branch for any of them.

use super::super::digits::LEN;
use crate::code::Code;

/// A bit per fault, the one that is told first lowest.
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
    /// Of a row that is not blank: its length, which bytes of its words are no digits, and what is wrong with the fields.
    #[inline(always)]
    pub(super) fn of(len: usize, [head, tail]: [u64; 2], fields: [bool; 5]) -> Self {
        let [.., longer] = &FORMS;
        let form = FORMS.get(len).unwrap_or(longer);
        let not_digit = u32::from((head & form.head) | (tail & form.tail) != 0);
        Self(bits(fields) << 3 | not_digit << 1 | form.faults)
    }

    /// Of thirteen digits.
    #[inline(always)]
    pub(super) fn of_fields(fields: [bool; 5]) -> Self {
        Self(bits(fields) << 3)
    }

    /// The one that is told.
    #[inline(always)]
    pub(super) fn first(self) -> Option<Code> {
        CODES.get(self.0.trailing_zeros() as usize).copied()
    }
}

#[inline(always)]
fn bits(faults: [bool; 5]) -> u32 {
    faults.into_iter().rev().fold(0, |bits, fault| bits << 1 | u32::from(fault))
}

/// What a length says: which bytes of both words have to be digits, and whether nothing or not thirteen bytes are there.
#[derive(Clone, Copy)]
struct Form {
    head: u64,
    tail: u64,
    faults: u32,
}

/// By length; the last one is that of all longer rows. A byte more has to be a digit with each, in the tail from the sixth on.
#[expect(clippy::indexing_slicing, reason = "as many as there are")]
const FORMS: [Form; LEN + 2] = {
    let mut forms = [Form { head: 0, tail: 0, faults: 0b100 }; LEN + 2];
    let mut len = 1;
    while len < forms.len() {
        let Form { head, tail, .. } = forms[len.wrapping_sub(1)];
        forms[len].head = head << 8 | 0xFF;
        forms[len].tail = if len > 5 { tail << 8 | 0xFF } else { 0 };
        len = len.wrapping_add(1);
    }
    forms[0].faults = 0b101;
    forms[LEN].faults = 0;
    forms
};
