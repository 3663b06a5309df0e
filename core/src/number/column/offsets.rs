use core::hint::select_unpredictable;

use super::super::digits::{Words, words};
use super::decoder::Four;
use super::rows::{Adjacent, GROUP, NO_DIGITS, Rows};

/// An offset of Arrow's.
pub(super) trait Offset: Copy {
    fn position(self) -> Option<usize>;
    fn gap(self, next: Self) -> bool;
    /// Whether all are thirteen apart.
    fn regular(offsets: &[Self; GROUP + 1]) -> bool;
}

macro_rules! offset {
    ($($Integer:ty),+) => { $(
        impl Offset for $Integer {
            #[inline(always)]
            fn position(self) -> Option<usize> {
                usize::try_from(self).ok()
            }

            #[inline(always)]
            fn regular(offsets: &[Self; GROUP + 1]) -> bool {
                let (first, rest) = offsets.split_first().unwrap_or((&0, &[]));
                let mut expected = *first;
                let differences = rest.iter().fold(0, |differences, offset| {
                    expected = expected.wrapping_add(13);
                    differences | (expected ^ offset)
                });
                differences == 0
            }

            #[inline(always)]
            fn gap(self, next: Self) -> bool {
                next.wrapping_sub(self) == 13
            }
        }
    )+ };
}

offset!(i32, i64);

pub(super) struct Offsets<'a, O> {
    pub(super) offsets: &'a [O],
    pub(super) data: &'a [u8],
}

impl<O: Offset> Rows for Offsets<'_, O> {
    fn row(&self, row: usize) -> Option<&[u8]> {
        let &[start, end] = self.offsets.get(row..)?.first_chunk()?;
        self.data.get(start.position()?..end.position()?)
    }

    #[inline(always)]
    fn words(&self, row: usize) -> Option<(Words, usize)> {
        let &[start, end] = self.offsets.get(row..)?.first_chunk()?;
        let (start, end) = (start.position()?, end.position()?);
        Some((words(self.data.get(start..)?)?, self.data.get(start..end)?.len()))
    }

    #[inline(always)]
    fn adjacent(&self, row: usize) -> Option<&Adjacent> {
        let offsets: &[O; GROUP + 1] = self.offsets.get(row..)?.first_chunk()?;
        let [start, ..] = offsets;
        if O::regular(offsets) { self.data.get(start.position()?..)?.first_chunk() } else { None }
    }

    #[inline(always)]
    fn four(&self, row: usize) -> Option<Four<'_>> {
        let &[a, b, c, d, e] = self.offsets.get(row..)?.first_chunk()?;
        let sixteen = |start: O, end| {
            let bytes = self.data.get(start.position()?..)?.first_chunk()?;
            // which rows have another length is not foreseen
            Some(select_unpredictable(start.gap(end), bytes, NO_DIGITS))
        };
        Some([sixteen(a, b)?, sixteen(b, c)?, sixteen(c, d)?, sixteen(d, e)?])
    }
}
