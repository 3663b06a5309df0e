//! 65 536 neighboring serials: which of them are in a set.
//!
//! Certificates are mostly numbered in order, so a page begins as a short list of runs: a whole page in order is one run
//! of four bytes. Serials that come at random would make that list long and each insertion a search, so from
//! [`FEW`] runs on the page becomes bits: 8 KiB, and one step per serial. What is read or united is not searched while it
//! is built, so it may keep up to [`MANY`] runs, which are half the size of the bits.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::bits::{Bits, Ones, bits_of, set};
use super::runs::Run;

/// So many runs are looked through when a serial is put in; a page with more becomes bits.
const FEW: usize = 64;

/// So many runs take half the memory of bits. Parts are read, and sets united, into no more than that.
const MANY: usize = 1024;

/// Ordered runs that do not touch each other, or bits: what serials in order, and serials in any order, are best kept in.
/// A page takes no more than some sixty bytes per serial that was put in, or twice the memory of the part that it was
/// read from, whichever serials there are.
#[derive(Clone, Debug)]
pub(super) enum Page {
    Runs(Vec<Run<u16>>),
    Bits(Box<Bits>),
}

impl Page {
    pub(super) const fn new() -> Self {
        Self::Runs(Vec::new())
    }

    /// Of ordered runs that do not touch each other.
    pub(super) fn of_runs(runs: Vec<Run<u16>>) -> Self {
        if runs.len() <= MANY { Self::Runs(runs) } else { Self::Bits(bits_of(&runs)) }
    }

    pub(super) fn of_bits(bits: Box<Bits>) -> Self {
        let runs: Vec<_> = Ones::of(&bits).take(MANY.saturating_add(1)).collect();
        if runs.len() <= MANY { Self::Runs(runs) } else { Self::Bits(bits) }
    }

    /// Puts a serial in; whether it is new.
    pub(super) fn insert(&mut self, serial: u16) -> bool {
        match self {
            Self::Bits(bits) => set(bits, serial), // uncovered: a set does that itself, in one step less
            Self::Runs(runs) => {
                let is_new = insert(runs, serial);
                if runs.len() > FEW {
                    *self = Self::Bits(bits_of(runs));
                }
                is_new
            }
        }
    }

    /// How many serials there are.
    pub(super) fn len(&self) -> u32 {
        match self {
            Self::Runs(runs) => runs.iter().fold(0, |sum, run| sum.saturating_add(run.len())),
            Self::Bits(bits) => bits.iter().fold(0, |sum, word| sum.saturating_add(word.count_ones())),
        }
    }

    /// The serials as ordered runs that do not touch each other.
    pub(super) fn runs(&self) -> impl Iterator<Item = Run<u16>> {
        let (runs, bits) = match self {
            Self::Runs(runs) => (runs.as_slice(), None),
            Self::Bits(bits) => (&[][..], Some(Ones::of(bits))),
        };
        runs.iter().copied().chain(bits.into_iter().flatten())
    }

    /// The serials of both pages, word by word.
    pub(super) fn combine(&self, other: &Self, of: impl Fn(u64, u64) -> u64) -> Self {
        let mut bits = self.bits();
        for (word, other) in bits.iter_mut().zip(other.bits().iter()) {
            *word = of(*word, *other);
        }
        Self::of_bits(bits)
    }

    pub(super) fn bits(&self) -> Box<Bits> {
        match self {
            Self::Runs(runs) => bits_of(runs),
            Self::Bits(bits) => bits.clone(),
        }
    }
}

/// Puts a serial in ordered runs; whether it is new.
fn insert(runs: &mut Vec<Run<u16>>, serial: u16) -> bool {
    let place = runs.partition_point(|run| run.last < serial);
    if runs.get(place).is_some_and(|run| run.first <= serial) {
        return false;
    }
    let is_after = |run: &Run<u16>| run.last.checked_add(1) == Some(serial);
    let is_before = |run: &Run<u16>| serial.checked_add(1) == Some(run.first);
    let before = place.checked_sub(1).filter(|place| runs.get(*place).is_some_and(is_after));
    match (before, runs.get(place).copied().filter(is_before)) {
        (Some(before), Some(after)) => {
            extend(runs, before, after.last);
            runs.remove(place);
        }
        (Some(before), None) => extend(runs, before, serial),
        (None, Some(after)) => {
            runs.splice(place..=place, [Run { first: serial, last: after.last }]);
        }
        (None, None) => runs.insert(place, Run { first: serial, last: serial }),
    }
    true
}

fn extend(runs: &mut [Run<u16>], place: usize, last: u16) {
    runs.get_mut(place).into_iter().for_each(|run| run.last = last);
}
