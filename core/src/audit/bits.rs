//! One bit per serial of a page.

use alloc::boxed::Box;

use super::runs::Run;

/// One bit per serial of a page.
pub(super) type Bits = [u64; 1024];

pub(super) fn no_bits() -> Box<Bits> {
    Box::new([0; 1024])
}

pub(super) fn bits_of(runs: &[Run<u16>]) -> Box<Bits> {
    let mut bits = no_bits();
    for serial in runs.iter().flat_map(|run| run.first..=run.last) {
        set(&mut bits, serial);
    }
    bits
}

/// Sets the bit of a serial; whether it was not set.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "ten bits of 1024")]
pub(super) fn set(bits: &mut Bits, serial: u16) -> bool {
    let word = &mut bits[usize::from(serial / 64)];
    let before = *word;
    *word = before | 1_u64 << (serial % 64);
    before != *word
}

/// The runs of ones in bits.
pub(super) struct Ones<'a> {
    bits: &'a Bits,
    at: u32,
}

impl<'a> Ones<'a> {
    pub(super) fn of(bits: &'a Bits) -> Self {
        Self { bits, at: 0 }
    }

    /// The first place from `from` on where a bit is other than in `than`, which is all zeros or all ones.
    fn seek(&self, from: u32, than: u64) -> Option<u32> {
        let mut unseen = u64::MAX.checked_shl(from % 64).unwrap_or(0);
        for (index, word) in self.bits.iter().enumerate().skip(from as usize / 64) {
            let found = (word ^ than) & unseen;
            if found != 0 {
                return u32::try_from(index).ok()?.checked_mul(64)?.checked_add(found.trailing_zeros());
            }
            unseen = u64::MAX;
        }
        None
    }
}

impl Iterator for Ones<'_> {
    type Item = Run<u16>;

    fn next(&mut self) -> Option<Run<u16>> {
        let first = self.seek(self.at, 0)?;
        self.at = self.seek(first, u64::MAX).unwrap_or(65_536);
        let last = self.at.saturating_sub(1);
        Some(Run { first: u16::try_from(first).ok()?, last: u16::try_from(last).ok()? })
    }
}
