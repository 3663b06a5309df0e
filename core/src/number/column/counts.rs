use crate::code::Code;

/// How many rows of a column have which verdict. Counts of parts [`merge`](Self::merge) to those of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that hold a number.
    pub valid: u64,
    /// Rows that are refused.
    pub invalid: u64,
    /// Rows without a value; they are neither valid nor invalid.
    pub nulls: u64,
    /// Per code 101 to 115 at its last two digits; at 0 what is no fault of a number.
    codes: [u64; 16],
}

impl Counts {
    /// Refused rows per code, in the order of the codes; empty if the answer has no place for codes.
    pub fn codes(&self) -> impl Iterator<Item = (Code, u64)> {
        let code = |slot: usize| match slot {
            0 => Some(Code::ColumnMalformed),
            _ => Code::from_number(u16::try_from(slot).ok()?.checked_add(100)?),
        };
        let counted = self.codes.into_iter().enumerate().filter(|(_, count)| *count > 0);
        counted.filter_map(move |(slot, count)| Some((code(slot)?, count)))
    }

    /// Adds the counts of another part of the column.
    pub fn merge(&mut self, other: &Self) {
        self.valid = self.valid.saturating_add(other.valid);
        self.invalid = self.invalid.saturating_add(other.invalid);
        self.nulls = self.nulls.saturating_add(other.nulls);
        for (count, more) in self.codes.iter_mut().zip(other.codes) {
            *count = count.saturating_add(more);
        }
    }

    pub(super) fn add_block(&mut self, valid: u64, invalid: u64, nulls: u64) {
        self.valid = self.valid.wrapping_add(valid.count_ones().into());
        self.invalid = self.invalid.wrapping_add(invalid.count_ones().into());
        self.nulls = self.nulls.wrapping_add(nulls.count_ones().into());
    }

    pub(super) fn add_code(&mut self, code: Code) {
        self.slot(code).into_iter().for_each(|count| *count = count.wrapping_add(1));
    }

    /// Adds refused rows with a code; `None`, and nothing is added, if there are too many to count or no number is refused
    /// with the code.
    pub fn refuse(&mut self, code: Code, rows: u64) -> Option<()> {
        let invalid = self.invalid.checked_add(rows)?;
        let is_known = code == Code::ColumnMalformed || (101..=115).contains(&code.number());
        let count = self.slot(code).filter(|_| is_known)?;
        *count = count.checked_add(rows)?;
        self.invalid = invalid;
        Some(())
    }

    fn slot(&mut self, code: Code) -> Option<&mut u64> {
        let slot = usize::from(code.number().wrapping_sub(100));
        let slot = if slot < self.codes.len() { slot } else { 0 };
        self.codes.get_mut(slot)
    }
}
