use super::super::digits::Fields;
use super::super::fault::NumberFault;
use super::answer::BLOCK;
use super::bits::Bits;
use super::block::Source;
use super::decoder::Decoder;
use super::judge::Judge;

/// Decimal values, as a database key or a spreadsheet's number cell holds a number.
pub(super) struct Integers<'a, T>(pub(super) &'a [T]);

/// An integer that may be a number's decimal value.
pub(super) trait Integer: Copy {
    fn decimal(self) -> Result<u64, NumberFault>;
}

impl Integer for u64 {
    #[inline(always)]
    fn decimal(self) -> Result<u64, NumberFault> {
        if self < 10_000_000_000_000 { Ok(self) } else { Err(NumberFault::NumberLength) }
    }
}

impl Integer for i64 {
    /// The sign is what is no digit.
    #[inline(always)]
    fn decimal(self) -> Result<u64, NumberFault> {
        u64::try_from(self).map_err(|_| NumberFault::NumberNotDigit)?.decimal()
    }
}

impl<T: Integer> Source for Integers<'_, T> {
    #[inline(always)]
    fn block<D: Decoder>(&self, judge: &Judge, _: &D, first: usize, numbers: &mut [u64; BLOCK]) -> Bits {
        let values = self.0.get(first..).unwrap_or_default();
        let mut valid = 0;
        // From the last row to the first: each shifts the bits of those after it, and no place has to be counted.
        for (number, value) in numbers.iter_mut().zip(values).rev() {
            *number = value.decimal().map_or(0, |value| judge.number_of(&Fields::of(value)));
            valid = valid << 1 | u64::from(*number != 0);
        }
        Bits { valid, known: if D::KNOWN { judge.known(numbers) } else { 0 } }
    }

    fn fault(&self, judge: &Judge, row: usize) -> NumberFault {
        match self.0.get(row).map_or(Err(NumberFault::ColumnMalformed), |value| value.decimal()) {
            Ok(value) => judge.fault_of(&Fields::of(value)),
            Err(fault) => fault,
        }
    }
}
