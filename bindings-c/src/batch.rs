//! Columns batch by batch: what is copied of them, and what is written.

use skillcert_core::ValidationError;

use crate::boundary::{Array, Plain, BATCH};

/// The bytes of a bit for each row of a batch.
pub(crate) const BITS: usize = BATCH.div_ceil(8);

/// Where a batch begins, and how many rows it has.
pub(crate) fn batches(rows: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..rows).step_by(BATCH).map(move |first| (first, rows.saturating_sub(first).min(BATCH)))
}

/// Lends a copy of at most BATCH elements, and of one more for offsets.
pub(crate) fn with_copy<T: Plain + Default, R>(
    column: Array<*const T>,
    first: usize,
    len: usize,
    read: impl FnOnce(&[T]) -> R,
) -> R {
    let mut copy = [T::default(); BATCH + 1];
    let copy = copy.get_mut(..len).unwrap_or_default();
    column.copy_to(first, copy);
    read(copy)
}

/// The places for an answer to every row, if the caller wants them.
pub(crate) fn wanted<T>(
    place: *mut T,
    rows: usize,
    argument: u8,
) -> Result<Option<Array<*mut T>>, ValidationError> {
    if place.is_null() {
        return Ok(None);
    }
    Array::of_answers(place, rows, argument).map(Some)
}

/// Writes the answers of a batch, if the caller wants them.
pub(crate) fn put<T: Plain>(places: Option<Array<*mut T>>, first: usize, batch: Option<&[T]>) {
    if let (Some(places), Some(batch)) = (places, batch) {
        places.put(first, batch);
    }
}
