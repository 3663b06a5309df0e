//! Columns batch by batch: what is copied of them, and what is written.

use skillcert_core::ValidationError;

use crate::boundary::{self, Plain, BATCH};

/// The bytes of a bit for each row of a batch.
pub(crate) const BITS: usize = BATCH.div_ceil(8);

/// Where a batch begins, and how many rows it has.
pub(crate) fn batches(rows: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..rows).step_by(BATCH).map(move |first| (first, rows.saturating_sub(first).min(BATCH)))
}

/// Lends a copy of at most BATCH elements, and of one more for offsets.
pub(crate) fn with_copy<T: Plain + Default, R>(
    start: *const T,
    first: usize,
    len: usize,
    argument: u8,
    read: impl FnOnce(&[T]) -> Result<R, ValidationError>,
) -> Result<R, ValidationError> {
    let mut copy = [T::default(); BATCH + 1];
    let copy = copy.get_mut(..len).unwrap_or_default();
    boundary::copy_in(start, first, copy, argument)?;
    read(copy)
}

/// Whether there is room for every row, if the caller wants the answers.
pub(crate) fn room<T>(place: *const T, rows: usize, argument: u8) -> Result<(), ValidationError> {
    if place.is_null() {
        return Ok(());
    }
    boundary::elements(place, rows, argument)
}

/// Writes the answers of a batch, if the caller wants them.
pub(crate) fn put<T: Plain>(
    place: *mut T,
    first: usize,
    batch: Option<&[T]>,
    argument: u8,
) -> Result<(), ValidationError> {
    match batch {
        Some(batch) if !place.is_null() => boundary::copy_out(place, first, batch, argument),
        _ => Ok(()),
    }
}
