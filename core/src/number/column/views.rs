use super::super::digits::{LEN, Words, words};
use super::decoder::Four;
use super::rows::{Adjacent, GROUP, NO_DIGITS, Rows};

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
    fn thirteen(&self, view: &[u8; 16]) -> Option<&[u8; 16]> {
        if length(view) == LEN { self.outside(view)?.first_chunk() } else { Some(NO_DIGITS) }
    }
}

/// Length, buffer and offset of a view, around its prefix of four bytes, in the byte order of the machine.
#[inline(always)]
fn parts(view: &[u8; 16]) -> [u32; 3] {
    let &[l0, l1, l2, l3, _, _, _, _, b0, b1, b2, b3, o0, o1, o2, o3] = view;
    [[l0, l1, l2, l3], [b0, b1, b2, b3], [o0, o1, o2, o3]].map(u32::from_ne_bytes)
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
    fn words(&self, row: usize) -> Option<(Words, usize)> {
        let view = self.views.get(row)?;
        match length(view) {
            // less than thirteen bytes, and zeros after them
            len @ 0..=12 => Some((words(&(u128::from_le_bytes(*view) >> 32).to_le_bytes())?, len)),
            len => Some((words(self.outside(view)?.get(..len)?)?, len)),
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
        Some([self.thirteen(a)?, self.thirteen(b)?, self.thirteen(c)?, self.thirteen(d)?])
    }
}
