//! Sets of serials of one series.
//!
//! A serial has 24 bits: the upper 8 name a page, the lower 16 a place in it.
//!
//! ```text
//! places   [ 1 | NONE | 0 | … ]      by the upper bits, at most 153: where the page stands in `pages`
//! pages    [ page 2, page 0, … ]     in the order in which they were made
//! ```
//!
//! An empty series takes no memory, and a page costs nothing before its first serial.

use alloc::vec::Vec;

use super::bits::{Bits, set};
use super::page::Page;
use super::runs::{Run, joined};

/// No page yet: there are at most 153.
const NONE: u8 = u8::MAX;

/// At least as many keys as there are, a power of two.
const KEYS: usize = 256;

/// Serials 1 to 9 999 999, in pages that are made when a serial of theirs comes.
#[derive(Clone, Debug, Default)]
pub(super) struct Serials {
    /// Where the page of the upper bits stands in `pages`.
    places: Vec<u8>,
    pages: Vec<Page>,
}

impl Serials {
    /// Puts a serial in; whether it is new.
    #[inline(always)]
    pub(super) fn insert(&mut self, serial: u32) -> bool {
        let (key, low) = split(serial);
        match self.places.get(key).map(|place| self.pages.get_mut(usize::from(*place))) {
            Some(Some(Page::Bits(bits))) => set(bits, low),
            _ => self.page(key).insert(low),
        }
    }

    /// Puts many serials in; hands back those that were there. Each takes one step to the bits of its page instead of three.
    pub(super) fn insert_all(&mut self, serials: &[u32], mut met: impl FnMut(u32)) {
        let (mut bits, mut others) = (self.bits(), Vec::new());
        for serial in serials {
            let (key, low) = split(*serial);
            match bits.get_mut(key % KEYS) {
                Some(Some(bits)) => {
                    if !set(bits, low) {
                        met(*serial);
                    }
                }
                _ => others.push(*serial),
            }
        }
        for serial in others {
            if !self.insert(serial) {
                met(serial);
            }
        }
    }

    /// The pages that are bits, by their keys.
    fn bits(&mut self) -> [Option<&mut Bits>; KEYS] {
        let mut keys = [0; KEYS];
        for (key, place) in self.places.iter().enumerate() {
            keys.get_mut(usize::from(*place)).into_iter().for_each(|of_page| *of_page = key);
        }
        let mut found = [const { None }; KEYS];
        for (page, key) in self.pages.iter_mut().zip(keys) {
            if let (Page::Bits(bits), Some(slot)) = (page, found.get_mut(key)) {
                *slot = Some(&mut **bits);
            }
        }
        found
    }

    /// The page with this key, new if there is none.
    #[inline(never)]
    fn page(&mut self, key: usize) -> &mut Page {
        if self.places.len() <= key {
            self.places.resize(key.saturating_add(1), NONE);
        }
        let next = self.pages.len();
        let place = match self.places.get_mut(key) {
            Some(place) if *place != NONE => usize::from(*place),
            place => {
                // INVARIANT: serials have seven digits, so there are at most 153 pages.
                place.into_iter().for_each(|place| *place = u8::try_from(next).unwrap_or(NONE));
                next
            }
        };
        if place == next {
            self.pages.push(Page::new());
        }
        let last = self.pages.len().saturating_sub(1);
        #[expect(
            clippy::indexing_slicing,
            reason = "there is at least one page, and the index is at most the last"
        )]
        &mut self.pages[place.min(last)]
    }

    /// Puts a whole page in the place of what was there.
    pub(super) fn put(&mut self, key: u8, page: Page) {
        *self.page(key.into()) = page;
    }

    /// The pages in order, with their keys.
    pub(super) fn pages(&self) -> impl Iterator<Item = (u8, &Page)> {
        (0_u8..).zip(&self.places).filter_map(|(key, place)| {
            let page = self.pages.get(usize::from(*place))?;
            Some((key, page))
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many serials there are.
    pub(super) fn len(&self) -> u32 {
        self.pages.iter().fold(0, |sum, page| sum.saturating_add(page.len()))
    }

    /// The serials as ordered runs that do not touch each other.
    pub(super) fn runs(&self) -> impl Iterator<Item = Run<u32>> {
        joined(self.pages().flat_map(|(key, page)| {
            let base = u32::from(key) << 16;
            page.runs()
                .map(move |run| Run { first: base | u32::from(run.first), last: base | u32::from(run.last) })
        }))
    }

    /// Adds all serials of another set.
    pub(super) fn unite(&mut self, other: &Self) {
        for (key, page) in other.pages() {
            let united = match self.get(key) {
                Some(own) => own.combine(page, |a, b| a | b),
                None => page.clone(),
            };
            self.put(key, united);
        }
    }

    /// The serials that both sets have.
    pub(super) fn common(&self, other: &Self) -> Self {
        let mut common = Self::default();
        for (key, page) in other.pages() {
            if let Some(own) = self.get(key) {
                common.put(key, own.combine(page, |a, b| a & b));
            }
        }
        common
    }

    /// The serials that only this set has.
    pub(super) fn without(&self, other: &Self) -> Self {
        let mut left = Self::default();
        for (key, page) in self.pages() {
            left.put(
                key,
                other.get(key).map_or_else(|| page.clone(), |other| page.combine(other, |a, b| a & !b)),
            );
        }
        left
    }

    fn get(&self, key: u8) -> Option<&Page> {
        self.pages.get(usize::from(*self.places.get(usize::from(key))?))
    }
}

/// The key of a serial's page, and its place there.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the lower half")]
const fn split(serial: u32) -> (usize, u16) {
    ((serial >> 16) as usize, serial as u16)
}
