use super::super::digits::{LEN, Words, words};
use super::decoder::Four;

/// Rows of bytes that can be had one by one and, where that is fast, by four.
pub(super) trait Rows {
    /// The bytes of a row; `None` if they lie outside the data.
    fn row(&self, row: usize) -> Option<&[u8]>;

    /// Thirteen bytes from where a row begins, if there are as many, and its length.
    fn words(&self, row: usize) -> Option<(Words, usize)>;

    /// Sixteen rows from `row` on, if each has thirteen bytes and they lie one after the other.
    fn adjacent(&self, row: usize) -> Option<&Adjacent>;

    /// Sixteen bytes of each of four rows from `row` on, if each of them has thirteen.
    fn four(&self, row: usize) -> Option<Four<'_>>;
}

/// Stands for a row of another length.
pub(super) const NO_DIGITS: &[u8; 16] = &[0; 16];

/// Rows that are looked at together.
pub(super) const GROUP: usize = 16;

/// Sixteen rows of thirteen bytes and three bytes more, so that each row begins sixteen.
pub(super) type Adjacent = [u8; GROUP * 13 + 3];

/// Four rows of thirteen bytes that lie one after the other.
#[inline(always)]
pub(super) fn adjacent(data: &[u8], start: usize) -> Option<Four<'_>> {
    let bytes: &[u8; 4 * 13 + 3] = data.get(start..)?.first_chunk()?;
    let row = |start| bytes.get(start..)?.first_chunk();
    Some([row(0)?, row(13)?, row(26)?, row(39)?])
}

pub(super) struct Fixed<'a>(pub(super) &'a [u8]);

impl Rows for Fixed<'_> {
    fn row(&self, row: usize) -> Option<&[u8]> {
        self.0.get(row.checked_mul(LEN)?..)?.get(..LEN)
    }

    #[inline(always)]
    fn words(&self, row: usize) -> Option<(Words, usize)> {
        Some((words(self.0.get(row.wrapping_mul(LEN)..)?)?, LEN))
    }

    #[inline(always)]
    fn adjacent(&self, row: usize) -> Option<&Adjacent> {
        self.0.get(row.wrapping_mul(LEN)..)?.first_chunk()
    }

    #[inline(always)]
    fn four(&self, row: usize) -> Option<Four<'_>> {
        adjacent(self.0, row.wrapping_mul(LEN))
    }
}

pub(super) struct Slices<'a>(pub(super) &'a [&'a [u8]]);

impl Rows for Slices<'_> {
    fn row(&self, row: usize) -> Option<&[u8]> {
        self.0.get(row).copied()
    }

    #[inline(always)]
    fn words(&self, row: usize) -> Option<(Words, usize)> {
        let bytes = self.0.get(row)?;
        Some((words(bytes)?, bytes.len()))
    }

    #[inline(always)]
    fn adjacent(&self, _: usize) -> Option<&Adjacent> {
        None
    }

    /// A slice ends with its row: there are no sixteen bytes.
    #[inline(always)]
    fn four(&self, _: usize) -> Option<Four<'_>> {
        None
    }
}
