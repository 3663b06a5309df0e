//! Neighboring serials, from the first to the last.

use super::page::Bits;

/// Serials from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<T> {
    pub(super) first: T,
    pub(super) last: T,
}

impl<T: Into<u32> + Copy> Run<T> {
    pub(super) fn len(&self) -> u32 {
        self.last.into().saturating_sub(self.first.into()).saturating_add(1)
    }
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

/// Ordered runs, where those that touch each other become one.
pub(super) fn joined(runs: impl Iterator<Item = Run<u32>>) -> impl Iterator<Item = Run<u32>> {
    let mut runs = runs.peekable();
    core::iter::from_fn(move || {
        let mut run = runs.next()?;
        while let Some(next) = runs.next_if(|next| next.first == run.last.saturating_add(1)) {
            run.last = next.last;
        }
        Some(run)
    })
}

/// What lies between ordered runs that do not touch each other.
pub(super) fn between(runs: impl Iterator<Item = Run<u32>>) -> impl Iterator<Item = Run<u32>> {
    let mut end = None;
    runs.filter_map(move |run| {
        let gap =
            end.map(|last: u32| Run { first: last.saturating_add(1), last: run.first.saturating_sub(1) });
        end = Some(run.last);
        gap
    })
}
