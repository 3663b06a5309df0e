use core::num::NonZeroU64;

use super::super::digits::{self, Fields};
use super::super::{NumberScheme, diagnose};
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

    fn fault_of(&self, fields: &Fields) -> Option<Code> {
        match &self.scheme {
            Some(scheme) => scheme.fault(fields, self.last_year),
            None => (fields.serial == 0).then_some(Code::SerialZero),
        }
    }

    /// Why a row is refused.
    #[inline(never)]
    pub(super) fn code(&self, bytes: &[u8]) -> Code {
        match digits::read(bytes) {
            Some(fields) => self.code_of(&fields),
            None => diagnose::code(bytes),
        }
    }

    /// Why thirteen digits are refused.
    pub(super) fn code_of(&self, fields: &Fields) -> Code {
        self.fault_of(fields).unwrap_or(Code::SerialZero)
    }
}
