use super::super::digits::Fields;
use super::block::{BLOCK, Source};
use super::decoder::Decoder;
use super::judge::Judge;
use crate::code::Code;

/// Decimal values, as a database key or a spreadsheet's number cell holds a number.
pub(super) struct Integers<'a, T>(pub(super) &'a [T]);

/// An integer that may be a number's decimal value.
pub(super) trait Integer: Copy {
    fn decimal(self) -> Result<u64, Code>;
}

impl Integer for u64 {
    #[inline(always)]
    fn decimal(self) -> Result<u64, Code> {
        if self < 10_000_000_000_000 { Ok(self) } else { Err(Code::NumberLength) }
    }
}

impl Integer for i64 {
    /// The sign is what is no digit.
    #[inline(always)]
    fn decimal(self) -> Result<u64, Code> {
        u64::try_from(self).map_err(|_| Code::NumberNotDigit)?.decimal()
    }
}

impl<T: Integer> Source for Integers<'_, T> {
    #[inline(always)]
    fn block<D: Decoder>(&self, judge: &Judge, _: &D, first: usize, numbers: &mut [u64; BLOCK]) -> u64 {
        let values = self.0.get(first..).unwrap_or_default();
        let mut valid = 0;
        for (row, (number, value)) in numbers.iter_mut().zip(values).enumerate() {
            *number = value.decimal().map_or(0, |value| judge.number_of(&Fields::of(value)));
            valid |= u64::from(*number != 0) << row;
        }
        valid
    }

    fn code(&self, judge: &Judge, row: usize) -> Code {
        match self.0.get(row).map_or(Err(Code::ColumnMalformed), |value| value.decimal()) {
            Ok(value) => judge.code_of(&Fields::of(value)),
            Err(code) => code,
        }
    }
}
