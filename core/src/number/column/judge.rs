use core::num::NonZeroU64;

use super::super::digits::{self, Fields, Words};
use super::super::fault::{Limits, NumberFault};
use super::super::scheme::NumberScheme;
use super::bits::Bits;
use super::faults::Faults;

/// What the numbers of a column are compared with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judge {
    /// `None`: form only.
    pub(super) scheme: Option<NumberScheme>,
    pub(super) last_year: i32,
}

impl Judge {
    /// The number that thirteen digits are; 0 if they are refused.
    #[inline(always)]
    pub(super) fn number(&self, bytes: &[u8]) -> u64 {
        digits::read(bytes).map_or(0, |fields| self.number_of(&fields))
    }

    /// The same of digits that are read already.
    #[inline(always)]
    pub(super) fn number_of(&self, fields: &Fields) -> u64 {
        let admitted = self.scheme.as_ref().is_none_or(|scheme| scheme.admits(fields, self.last_year));
        if admitted { fields.number().map_or(0, NonZeroU64::get) } else { 0 }
    }

    /// Whether which codes are known differs from row to row: an open scheme lists some cities, a closed one accepts no others.
    pub(super) fn knows_some(&self) -> bool {
        self.scheme.is_some_and(|scheme| !scheme.is_closed())
    }

    /// A bit per accepted number whose codes are known, of up to 64; 0 stands for a refused row.
    #[inline(always)]
    pub(super) fn known(&self, numbers: &[u64]) -> u64 {
        let lists =
            |number| self.scheme.as_ref().is_some_and(|scheme| scheme.lists(Fields::of(number).city()));
        let known = |number: &u64| u64::from(*number != 0 && lists(*number));
        numbers.iter().rev().fold(0, |bits, number| bits << 1 | known(number))
    }

    /// Of the rows of a block that are accepted, those whose codes are known: as the decoder tells, or all of a closed scheme, or
    /// none.
    #[inline(always)]
    pub(super) fn known_of(&self, valid: u64, bits: Bits) -> u64 {
        let is_closed = self.scheme.as_ref().is_some_and(NumberScheme::is_closed);
        if is_closed { valid } else { valid & bits.known }
    }

    #[inline(always)]
    fn limits(&self, fields: &Fields) -> Limits {
        match &self.scheme {
            Some(scheme) => scheme.limits(fields, self.last_year),
            None => Limits::form(fields),
        }
    }

    /// Why thirteen digits are refused.
    pub(super) fn fault_of(&self, fields: &Fields) -> NumberFault {
        let bits = NumberFault::bits(fields, &self.limits(fields));
        NumberFault::first(bits).unwrap_or(NumberFault::SerialZero)
    }

    /// Why a row of some length is refused, whose place begins with these words; `None` if it might be blank.
    #[inline(always)]
    pub(super) fn fault_of_words(&self, words: Words, len: usize) -> Option<NumberFault> {
        let ([first, ..], _) = words;
        let (others, fields) = digits::glance(words);
        let faults = Faults::of(len, others, NumberFault::bits(&fields, &self.limits(&fields)));
        if first.is_ascii_graphic() { faults.first() } else { None }
    }
}
