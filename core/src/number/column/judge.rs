use core::num::NonZeroU64;

use super::super::NumberScheme;
use super::super::digits::{self, Fields, Words};
use super::faults::Faults;
use crate::code::Code;

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

    #[inline(always)]
    fn each_fault(&self, fields: &Fields) -> [bool; 5] {
        match &self.scheme {
            Some(scheme) => scheme.each_fault(fields, self.last_year),
            None => [false, false, false, false, fields.serial == 0],
        }
    }

    /// Why thirteen digits are refused.
    pub(super) fn code_of(&self, fields: &Fields) -> Code {
        Faults::of_fields(self.each_fault(fields)).first().unwrap_or(Code::SerialZero)
    }

    /// Why a row of some length is refused, whose place begins with these words; `None` if it might be blank.
    #[inline(always)]
    pub(super) fn code_of_words(&self, words: Words, len: usize) -> Option<Code> {
        let ([first, ..], _) = words;
        let (others, fields) = digits::glance(words);
        let faults = Faults::of(len, others, self.each_fault(&fields));
        if first.is_ascii_graphic() { faults.first() } else { None }
    }
}
