use super::super::fault::NumberFault;
use crate::code::Code;

/// How many rows of a column have which verdict. Counts of parts [`merge`](Self::merge) to those of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that hold a number.
    pub valid: u64,
    /// Of the valid rows, those whose codes are known ([`Assurance::KnownCodes`](crate::Assurance::KnownCodes)); 0 if the answer
    /// has no place for that.
    pub known: u64,
    /// Rows that are refused.
    pub invalid: u64,
    /// Rows without a value; they are neither valid nor invalid.
    pub nulls: u64,
    /// By the index of the fault.
    faults: [u64; NumberFault::COUNT],
}

impl Counts {
    /// Counts the refused rows per code, in the order of [`NumberFault`]; empty if the answer has no place for codes.
    pub fn codes(&self) -> impl Iterator<Item = (Code, u64)> {
        self.faults().map(|(fault, rows)| (fault.code(), rows))
    }

    /// Counts the refused rows per fault, in the order of [`NumberFault`]; empty if the answer has no place for codes.
    pub fn faults(&self) -> impl Iterator<Item = (NumberFault, u64)> {
        NumberFault::ALL.iter().copied().zip(self.faults).filter(|(_, rows)| *rows > 0)
    }

    /// Adds the counts of another part of the column.
    pub fn merge(&mut self, other: &Self) {
        self.valid = self.valid.saturating_add(other.valid);
        self.known = self.known.saturating_add(other.known);
        self.invalid = self.invalid.saturating_add(other.invalid);
        self.nulls = self.nulls.saturating_add(other.nulls);
        for (count, more) in self.faults.iter_mut().zip(other.faults) {
            *count = count.saturating_add(more);
        }
    }

    /// The same counts without that of known codes.
    pub(crate) const fn without_known(mut self) -> Self {
        self.known = 0;
        self
    }

    #[inline(always)]
    pub(super) fn add_block(&mut self, valid: u64, invalid: u64, nulls: u64) {
        self.valid = self.valid.wrapping_add(valid.count_ones().into());
        self.invalid = self.invalid.wrapping_add(invalid.count_ones().into());
        self.nulls = self.nulls.wrapping_add(nulls.count_ones().into());
    }

    /// Adds the bits of known rows of a block, if there was a place for them.
    #[inline(always)]
    pub(super) fn add_known(&mut self, known: u64) {
        self.known = self.known.wrapping_add(known.count_ones().into());
    }

    #[inline(always)]
    pub(super) fn add_fault(&mut self, fault: NumberFault) {
        self.place(fault).into_iter().for_each(|count| *count = count.wrapping_add(1));
    }

    /// Adds refused rows with a code; `None`, and nothing is added, if there are too many to count or no number is refused
    /// with the code.
    pub fn refuse(&mut self, code: Code, rows: u64) -> Option<()> {
        let invalid = self.invalid.checked_add(rows)?;
        let count = self.place(NumberFault::of(code)?)?;
        *count = count.checked_add(rows)?;
        self.invalid = invalid;
        Some(())
    }

    fn place(&mut self, fault: NumberFault) -> Option<&mut u64> {
        self.faults.get_mut(fault.index())
    }
}
