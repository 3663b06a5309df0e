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
        digits::decode(bytes).map_or(0, |fields| self.number_of(&fields))
    }

    /// The same of digits that are read already.
    #[inline(always)]
    pub(super) fn number_of(&self, fields: &Fields) -> u64 {
        if self.fault_of(fields).is_none() { fields.number } else { 0 }
    }

    #[inline(always)]
    fn fault_of(&self, fields: &Fields) -> Option<Code> {
        match &self.scheme {
            Some(scheme) => scheme.fault(fields, self.last_year),
            None => (fields.serial == 0).then_some(Code::SerialZero),
        }
    }

    /// Why a row is refused.
    #[inline(never)]
    pub(super) fn code(&self, bytes: &[u8]) -> Code {
        match digits::decode(bytes) {
            Some(fields) => self.code_of(&fields),
            None => diagnose::code(bytes),
        }
    }

    /// Why thirteen digits are refused.
    pub(super) fn code_of(&self, fields: &Fields) -> Code {
        self.fault_of(fields).unwrap_or(Code::SerialZero)
    }
}

/// What an acceptable number lies in.
pub(super) struct Bounds {
    /// The digits of the province code, if it has to be that one.
    pub(super) province: Option<u8>,
    /// The lowest two-digit year and how many more there are.
    pub(super) years: (u16, u16),
    /// Bit n stands for city n.
    pub(super) cities: u128,
}

impl Judge {
    /// The same for comparing many at once.
    pub(super) fn bounds(&self) -> Bounds {
        let Some(scheme) = &self.scheme else {
            return Bounds { province: None, years: (0, 99), cities: u128::MAX };
        };
        let first = scheme.first_year().wrapping_sub(2000);
        let last = self.last_year.clamp(1999, 2099).wrapping_sub(2000);
        // no year at all: a lowest one that two digits cannot reach
        let years = match u16::try_from(last.wrapping_sub(first.into())) {
            Ok(more) => (first, more),
            Err(_) => (100, 0),
        };
        let cities = if scheme.is_closed() { scheme.city_bits() } else { u128::MAX };
        Bounds { province: Some(scheme.province().get()), years, cities }
    }
}
