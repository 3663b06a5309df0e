//! The series of an audit, found by the first six digits of a number.

use alloc::vec;
use alloc::vec::Vec;

use super::ledger::Ledger;

/// Numbers are gathered per series where there are more of them than a cache holds bits.
const MANY: usize = 1 << 20;

/// How many numbers of a series are gathered before they are entered: its bits are then in the second cache.
const GATHERED: usize = 1 << 16;

/// The prefixes of a year.
const YEAR: usize = 10_000;

/// The first six digits of a number: year, province and city.
pub(super) type Prefix = u32;

#[derive(Clone, Debug, Default)]
pub(super) struct Ledgers {
    /// Per year and last four digits of the prefix the place in `entries`, from 1; 0 if there is none.
    places: Vec<Vec<u32>>,
    /// In the order in which they were opened.
    entries: Vec<(Prefix, Ledger)>,
}

impl Ledgers {
    /// Enters numbers; hands back those that are none.
    pub(super) fn add(&mut self, numbers: &[u64], mut refuse: impl FnMut(u64)) {
        if numbers.len() >= MANY {
            return self.gather(numbers, refuse);
        }
        for number in numbers {
            match split(*number) {
                Some((prefix, serial)) => {
                    let place = self.place(prefix);
                    if let Some((_, ledger)) = self.entries.get_mut(place) {
                        ledger.add(serial);
                    }
                }
                None => refuse(*number),
            }
        }
    }

    /// The same for many numbers, whose bits would not stay in any cache if they were entered as they come.
    fn gather(&mut self, numbers: &[u64], mut refuse: impl FnMut(u64)) {
        let mut buffers: Vec<Vec<u32>> = Vec::new();
        for number in numbers {
            let Some((prefix, serial)) = split(*number) else {
                refuse(*number);
                continue;
            };
            let place = self.place(prefix);
            let Some(buffer) = buffers.get_mut(place) else {
                buffers.resize_with(self.entries.len(), Vec::new);
                self.enter(place, &mut vec![serial]);
                continue;
            };
            buffer.push(serial);
            if buffer.len() == GATHERED {
                self.enter(place, buffer);
            }
        }
        buffers.iter_mut().enumerate().for_each(|(place, buffer)| self.enter(place, buffer));
    }

    #[inline(never)]
    fn enter(&mut self, place: usize, serials: &mut Vec<u32>) {
        if let Some((_, ledger)) = self.entries.get_mut(place) {
            serials.drain(..).for_each(|serial| ledger.add(serial));
        }
    }

    /// Where the ledger of a prefix is, new if there is none.
    #[inline(always)]
    fn place(&mut self, prefix: Prefix) -> usize {
        let (year, rest) = year(prefix);
        match self.places.get(year).and_then(|places| places.get(rest)) {
            Some(place) if *place != 0 => (*place as usize).wrapping_sub(1),
            _ => self.open(prefix),
        }
    }

    #[inline(never)]
    fn open(&mut self, prefix: Prefix) -> usize {
        let ((year, rest), place) = (year(prefix), self.entries.len());
        self.entries.push((prefix, Ledger::default()));
        if self.places.len() <= year {
            self.places.resize(year.saturating_add(1), Vec::new());
        }
        let Some(places) = self.places.get_mut(year) else { return place };
        places.resize(YEAR, 0);
        if let Some(of_prefix) = places.get_mut(rest) {
            *of_prefix = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
        }
        place
    }

    /// The ledger of a prefix, new if there is none.
    pub(super) fn entry(&mut self, prefix: Prefix) -> Option<&mut Ledger> {
        let place = self.place(prefix);
        self.entries.get_mut(place).map(|(_, ledger)| ledger)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// In the order of the prefixes.
    pub(super) fn sorted(&self) -> Vec<(Prefix, &Ledger)> {
        let mut sorted: Vec<_> = self.entries.iter().map(|(prefix, ledger)| (*prefix, ledger)).collect();
        sorted.sort_unstable_by_key(|(prefix, _)| *prefix);
        sorted
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for (prefix, ledger) in &other.entries {
            if let Some(own) = self.entry(*prefix) {
                own.merge(ledger);
            }
        }
    }
}

/// The prefix and the serial of a number.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "six and seven digits")]
fn split(number: u64) -> Option<(Prefix, u32)> {
    let prefix = number / 10_000_000;
    let serial = number.wrapping_sub(prefix.wrapping_mul(10_000_000));
    (prefix < 1_000_000 && serial != 0).then_some((prefix as u32, serial as u32))
}

/// The year of a prefix, and the rest.
#[inline(always)]
const fn year(prefix: Prefix) -> (usize, usize) {
    (prefix as usize / YEAR, prefix as usize % YEAR)
}
