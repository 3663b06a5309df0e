//! Random numbers, the same in every run.

/// A state of 64 bits that is counted on and mixed (SplitMix64).
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// Each seed has a sequence of its own.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// One of 0 to `end`, without `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 32).unwrap_or_default().checked_rem(end).unwrap_or_default()
    }

    /// One of these.
    pub fn of<T: Copy>(&mut self, list: &[T]) -> T {
        *list.get(self.below(list.len())).expect("a list that is not empty")
    }

    /// A byte.
    pub fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }
}
