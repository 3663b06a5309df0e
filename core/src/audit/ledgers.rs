//! The series of an audit, found by the first six digits of a number.

use alloc::vec::Vec;

use super::ledger::Ledger;

/// So many numbers are gathered per series, because the bits of all series would stay in no cache.
const MANY: usize = 1 << 20;

/// How many numbers of a series are gathered, per page that it has: a page is then worth bringing to the second cache.
const GATHERED: usize = 1 << 11;

/// So many places of prefixes are kept where one step finds them.
const NEAR: usize = 1 << 10;

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
                    self.entries.get_mut(place).into_iter().for_each(|(_, ledger)| ledger.add(&[serial]));
                }
                None => refuse(*number),
            }
        }
    }

    /// Enters many numbers, which are gathered per series first.
    fn gather(&mut self, numbers: &[u64], mut refuse: impl FnMut(u64)) {
        let (mut gathered, mut near) = (Vec::<Gathered>::new(), [(Prefix::MAX, 0); NEAR]);
        for number in numbers {
            let Some((prefix, serial)) = split(*number) else {
                refuse(*number);
                continue;
            };
            let place = match near.get_mut(prefix as usize % NEAR) {
                Some((of, place)) if *of == prefix => *place,
                missed => {
                    let place = self.place(prefix);
                    missed.into_iter().for_each(|near| *near = (prefix, place));
                    place
                }
            };
            if gathered.len() <= place {
                gathered.resize_with(self.entries.len(), Gathered::default);
            }
            if let Some(full) = gathered.get_mut(place).and_then(|of_series| of_series.take(serial)) {
                self.enter(place, full);
            }
        }
        gathered.iter_mut().enumerate().for_each(|(place, of_series)| self.enter(place, of_series));
    }

    #[inline(never)]
    fn enter(&mut self, place: usize, gathered: &mut Gathered) {
        self.entries.get_mut(place).into_iter().for_each(|(_, ledger)| {
            ledger.add_all(&gathered.serials);
            gathered.serials.clear();
            gathered.limit = ledger.seen.pages().count().saturating_mul(GATHERED);
        });
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
        self.places.get_mut(year).into_iter().for_each(|places| places.resize(YEAR, 0));
        let of_prefix = self.places.get_mut(year).and_then(|places| places.get_mut(rest));
        // INVARIANT: there are at most a million prefixes.
        let from_one = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
        of_prefix.into_iter().for_each(|of_prefix| *of_prefix = from_one);
        place
    }

    pub(super) fn get(&self, prefix: Prefix) -> Option<&Ledger> {
        let (year, rest) = year(prefix);
        let place = self.places.get(year)?.get(rest)?.checked_sub(1)?;
        self.entries.get(place as usize).map(|(_, ledger)| ledger)
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
            self.entry(*prefix).into_iter().for_each(|own| own.merge(ledger));
        }
    }
}

/// Serials of one series that wait to be entered.
#[derive(Default)]
struct Gathered {
    serials: Vec<u32>,
    limit: usize,
}

impl Gathered {
    /// Takes a serial; hands itself back if it is full.
    #[inline(always)]
    fn take(&mut self, serial: u32) -> Option<&mut Self> {
        self.serials.push(serial);
        (self.serials.len() > self.limit).then_some(self)
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
