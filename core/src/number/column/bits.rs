/// A bit per row of a block.
#[derive(Clone, Copy, Default)]
pub(super) struct Bits {
    /// 1 for a number.
    pub(super) valid: u64,
    /// 1 for a number whose codes are known; 0 for all rows where nobody wants that.
    pub(super) known: u64,
}

impl Bits {
    /// Adds the bits of rows from a place on.
    #[inline(always)]
    pub(super) fn add(&mut self, bits: Self, place: usize) {
        self.valid |= bits.valid << place;
        self.known |= bits.known << place;
    }
}
