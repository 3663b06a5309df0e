use super::super::digits::LEN;
use super::decoder::Four;

/// The memory of a column, in the shapes that Arrow gives texts and integers.
///
/// Offsets that lead out of the data make the rows that use them [`Code::ColumnMalformed`](crate::Code::ColumnMalformed).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Column<'a> {
    /// Arrow `Utf8` and `Binary`: row i is `data[offsets[i]..offsets[i + 1]]`.
    Utf8 {
        /// One more than rows.
        offsets: &'a [i32],
        /// The bytes of all rows.
        data: &'a [u8],
    },
    /// Arrow `LargeUtf8` and `LargeBinary`.
    LargeUtf8 {
        /// One more than rows.
        offsets: &'a [i64],
        /// The bytes of all rows.
        data: &'a [u8],
    },
    /// Arrow `Utf8View` and `BinaryView`.
    Utf8View {
        /// Views: length, then the row itself or its prefix, its buffer and its offset; little-endian.
        views: &'a [[u8; 16]],
        /// What views of more than 12 bytes lead to.
        buffers: &'a [&'a [u8]],
    },
    /// Rows of thirteen bytes, one after the other.
    Fixed(&'a [u8]),
    /// Slices, wherever they lie.
    Slices(&'a [&'a [u8]]),
    /// Decimal values.
    Unsigned(&'a [u64]),
    /// Decimal values; a negative one is no number.
    Signed(&'a [i64]),
}

impl Column<'_> {
    /// How many rows the column has.
    #[must_use]
    pub const fn rows(&self) -> usize {
        match self {
            Self::Utf8 { offsets, .. } => offsets.len().saturating_sub(1),
            Self::LargeUtf8 { offsets, .. } => offsets.len().saturating_sub(1),
            Self::Utf8View { views, .. } => views.len(),
            Self::Fixed(data) => data.len() / LEN,
            Self::Slices(rows) => rows.len(),
            Self::Unsigned(values) => values.len(),
            Self::Signed(values) => values.len(),
        }
    }
}

/// Rows of bytes that can be had one by one and, where that is fast, by four.
pub(super) trait Rows {
    /// The bytes of a row; `None` if they lie outside the data.
    fn row(&self, row: usize) -> Option<&[u8]>;

    /// Sixteen rows from `row` on, if each has thirteen bytes and they lie one after the other.
    fn adjacent(&self, row: usize) -> Option<&Adjacent>;

    /// Sixteen bytes of each of four rows from `row` on, if each of them has thirteen.
    fn four(&self, row: usize) -> Option<Four<'_>>;
}

/// Stands for a row of another length.
const NO_DIGITS: &[u8; 16] = &[0; 16];

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
    fn adjacent(&self, row: usize) -> Option<&Adjacent> {
        self.0.get(row.wrapping_mul(LEN)..)?.first_chunk()
    }

    #[inline(always)]
    fn four(&self, row: usize) -> Option<Four<'_>> {
        adjacent(self.0, row.wrapping_mul(LEN))
    }
}

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
    fn adjacent(&self, row: usize) -> Option<&Adjacent> {
        let offsets: &[O; GROUP + 1] = self.offsets.get(row..)?.first_chunk()?;
        let [start, ..] = offsets;
        if O::regular(offsets) { self.data.get(start.position()?..)?.first_chunk() } else { None }
    }

    #[inline(always)]
    fn four(&self, row: usize) -> Option<Four<'_>> {
        let &[a, b, c, d, e] = self.offsets.get(row..)?.first_chunk()?;
        let sixteen = |start: O, end| {
            if start.gap(end) { self.data.get(start.position()?..)?.first_chunk() } else { Some(NO_DIGITS) }
        };
        Some([sixteen(a, b)?, sixteen(b, c)?, sixteen(c, d)?, sixteen(d, e)?])
    }
}

pub(super) struct Views<'a> {
    pub(super) views: &'a [[u8; 16]],
    pub(super) buffers: &'a [&'a [u8]],
}

impl Views<'_> {
    /// What a view of more than twelve bytes leads to.
    #[inline(always)]
    fn outside(&self, view: &[u8; 16]) -> Option<&[u8]> {
        let [_, buffer, offset] = parts(view);
        self.buffers.get(buffer as usize)?.get(offset as usize..)
    }

    #[inline(always)]
    fn sixteen(&self, view: &[u8; 16]) -> Option<&[u8; 16]> {
        if length(view) == LEN { self.outside(view)?.first_chunk() } else { Some(NO_DIGITS) }
    }
}

/// Length, buffer and offset of a view, around its prefix of four bytes.
#[inline(always)]
fn parts(view: &[u8; 16]) -> [u32; 3] {
    let &[l0, l1, l2, l3, _, _, _, _, b0, b1, b2, b3, o0, o1, o2, o3] = view;
    [[l0, l1, l2, l3], [b0, b1, b2, b3], [o0, o1, o2, o3]].map(u32::from_le_bytes)
}

#[inline(always)]
fn length(view: &[u8; 16]) -> usize {
    let [length, ..] = parts(view);
    length as usize
}

impl Rows for Views<'_> {
    fn row(&self, row: usize) -> Option<&[u8]> {
        let view = self.views.get(row)?;
        match length(view) {
            len @ 0..=12 => view.get(4..)?.get(..len),
            len => self.outside(view)?.get(..len),
        }
    }

    #[inline(always)]
    fn adjacent(&self, row: usize) -> Option<&Adjacent> {
        let views: &[[u8; 16]; GROUP] = self.views.get(row..)?.first_chunk()?;
        let [first, ..] = views;
        // length 13, the same buffer, offsets thirteen apart; the prefix may be anything
        let [_, buffer, start] = parts(first);
        let mut expected = start;
        let differences = views.iter().fold(0, |differences, view| {
            let [length, place, offset] = parts(view);
            let difference = (length ^ 13) | (place ^ buffer) | (offset ^ expected);
            expected = expected.wrapping_add(13);
            differences | difference
        });
        if differences == 0 { self.outside(first)?.first_chunk() } else { None }
    }

    #[inline(always)]
    fn four(&self, row: usize) -> Option<Four<'_>> {
        let [a, b, c, d] = self.views.get(row..)?.first_chunk()?;
        Some([self.sixteen(a)?, self.sixteen(b)?, self.sixteen(c)?, self.sixteen(d)?])
    }
}

pub(super) struct Slices<'a>(pub(super) &'a [&'a [u8]]);

impl Rows for Slices<'_> {
    fn row(&self, row: usize) -> Option<&[u8]> {
        self.0.get(row).copied()
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
