use core::iter::FusedIterator;
use core::num::NonZeroU32;
use core::ops::Range;

use super::certificate_number::CertificateNumber;
use super::serial::Serial;
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// Consecutive numbers of one series, at least one: iterate over it, by value or by reference.
///
/// ```
/// use skillcert::{SerialRange, certificate_number};
///
/// let range = SerialRange::new(certificate_number!("2618010000007"), 2)?;
/// let texts: Vec<_> = range.into_iter().map(|number| number.to_string()).collect();
/// assert_eq!(texts, ["2618010000007", "2618010000008"]);
/// assert_eq!((range.len(), range.last(), range.get(1)), (2, range.get(1).unwrap(), Some(range.last())));
/// assert!(SerialRange::new(certificate_number!("2618019999999"), 2).is_err());
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SerialRange {
    first: CertificateNumber,
    len: NonZeroU32,
}

impl SerialRange {
    /// Takes `n` numbers from `first` on.
    ///
    /// # Errors
    ///
    /// `n` outside 1 to 9 999 999 ([`Code::ReservationOutOfRange`]); fewer than `n` in the series from `first` on
    /// ([`Code::SeriesExhausted`]).
    pub fn new(first: CertificateNumber, n: u32) -> Result<Self, ValidationError> {
        let before = first.serial().get().wrapping_sub(1);
        Ok(Self { first, len: length(n, Serial::MAX.get().wrapping_sub(before))? })
    }

    /// Returns the first number.
    #[must_use]
    pub const fn first(&self) -> CertificateNumber {
        self.first
    }

    /// Returns the last number.
    #[must_use]
    pub const fn last(&self) -> CertificateNumber {
        self.first.after(self.len.get().wrapping_sub(1))
    }

    /// Returns the number at a place, counted from 0; `None` beyond the last.
    #[must_use]
    pub const fn get(&self, place: u32) -> Option<CertificateNumber> {
        if place < self.len.get() { Some(self.first.after(place)) } else { None }
    }

    /// Returns how many numbers there are, 1 to 9 999 999.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.len.get()
    }

    /// Returns `false`: a range has at least one number.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// Iterates over the numbers in order.
    #[must_use]
    pub const fn iter(&self) -> SerialNumbers {
        SerialNumbers { first: self.first, places: 0..self.len.get() }
    }
}

/// Whether `n` numbers can be had of a series that has `left`.
///
/// # Errors
///
/// As [`SerialRange::new`].
pub(super) fn length(n: u32, left: u32) -> Result<NonZeroU32, ValidationError> {
    let wanted = |code| Finding::new(code, Component::Quantity).with_value(n.into());
    match NonZeroU32::new(n).filter(|n| n.get() <= Serial::MAX.get()) {
        None => Err(wanted(Code::ReservationOutOfRange).into()),
        Some(n) if n.get() > left => Err(wanted(Code::SeriesExhausted).with_limit(left.into()).into()),
        Some(n) => Ok(n),
    }
}

impl IntoIterator for SerialRange {
    type Item = CertificateNumber;
    type IntoIter = SerialNumbers;

    fn into_iter(self) -> SerialNumbers {
        self.iter()
    }
}

impl IntoIterator for &SerialRange {
    type Item = CertificateNumber;
    type IntoIter = SerialNumbers;

    fn into_iter(self) -> SerialNumbers {
        self.iter()
    }
}

/// The numbers of a [`SerialRange`], from both ends.
#[derive(Clone, Debug)]
pub struct SerialNumbers {
    first: CertificateNumber,
    /// Those that are left.
    places: Range<u32>,
}

impl Iterator for SerialNumbers {
    type Item = CertificateNumber;

    fn next(&mut self) -> Option<CertificateNumber> {
        self.places.next().map(|place| self.first.after(place))
    }

    fn nth(&mut self, n: usize) -> Option<CertificateNumber> {
        self.places.nth(n).map(|place| self.first.after(place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl DoubleEndedIterator for SerialNumbers {
    fn next_back(&mut self) -> Option<CertificateNumber> {
        self.places.next_back().map(|place| self.first.after(place))
    }
}

impl ExactSizeIterator for SerialNumbers {}

impl FusedIterator for SerialNumbers {}
