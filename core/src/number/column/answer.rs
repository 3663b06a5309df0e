use super::super::fault::NumberFault;
use crate::buffer::exactly;
use crate::finding::ValidationError;

/// Rows of a block: as many as a word has bits.
pub(super) const BLOCK: usize = 64;

/// The caller's buffers for the verdicts: row i of the column is answered at place i of each.
///
/// ```
/// use skillcert::number::column::{Answer, Bitmap, Column, ColumnCheck};
///
/// // Only what is wanted has a buffer. The second row has no value.
/// let (mut valid, present) = ([0], Bitmap::new(&[0b101], 0));
/// let answer = Answer { valid: &mut valid, numbers: None, codes: None, known: None };
/// let column = Column::Unsigned(&[1918010000001, 0, 1918010000002]);
/// let counts = ColumnCheck::form().check(column, Some(present), answer)?;
/// assert_eq!((valid, counts.valid, counts.nulls), ([0b101], 2, 1));
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Debug)]
pub struct Answer<'a> {
    /// Validity: bit `i % 8` of byte `i / 8`, least significant first, 1 for a valid number. Bits of the last byte after
    /// the last row are 0.
    pub valid: &'a mut [u8],
    /// The numbers; 0 where a row is refused or has no value.
    pub numbers: Option<&'a mut [u64]>,
    /// The numbers of the codes ([`Code::number`](crate::Code::number)); 0 where a row is valid or has no value.
    pub codes: Option<&'a mut [u16]>,
    /// Which valid numbers have known codes ([`Assurance::KnownCodes`](crate::Assurance::KnownCodes)), a bit per row as in `valid`;
    /// none without a scheme.
    pub known: Option<&'a mut [u8]>,
}

impl Answer<'_> {
    /// For how many rows every buffer has room.
    pub(super) fn capacity(&self) -> usize {
        let numbers = self.numbers.as_ref().map_or(usize::MAX, |numbers| numbers.len());
        let codes = self.codes.as_ref().map_or(usize::MAX, |codes| codes.len());
        let known = self.known.as_ref().map_or(usize::MAX, |known| known.len().saturating_mul(8));
        self.valid.len().saturating_mul(8).min(numbers).min(codes).min(known)
    }

    /// The places of `rows` rows, block by block.
    ///
    /// # Errors
    ///
    /// A buffer that is shorter.
    pub(super) fn blocks(&mut self, rows: usize) -> Result<Blocks<'_>, ValidationError> {
        let valid = exactly(self.valid, rows.div_ceil(8))?.as_chunks_mut();
        let numbers = match self.numbers.as_deref_mut() {
            Some(numbers) => exactly(numbers, rows)?,
            None => &mut [],
        };
        let codes = match self.codes.as_deref_mut() {
            Some(codes) => Some(exactly(codes, rows)?.as_chunks_mut()),
            None => None,
        };
        let known = match self.known.as_deref_mut() {
            Some(known) => Some(exactly(known, rows.div_ceil(8))?.as_chunks_mut()),
            None => None,
        };
        let numbers = numbers.as_chunks_mut();
        Ok(Blocks { valid, numbers, codes, known, scratch: [0; BLOCK] })
    }
}

/// The places of an answer, in blocks of sixty-four rows and what is left.
pub(super) struct Blocks<'a> {
    valid: (&'a mut [[u8; 8]], &'a mut [u8]),
    numbers: (&'a mut [[u64; BLOCK]], &'a mut [u64]),
    codes: Option<(&'a mut [[u16; BLOCK]], &'a mut [u16])>,
    known: Option<(&'a mut [[u8; 8]], &'a mut [u8])>,
    /// Where the numbers of the last rows go first, or all that nobody asked for.
    scratch: [u64; BLOCK],
}

impl Blocks<'_> {
    /// The place of the numbers of a block.
    #[inline(always)]
    pub(super) fn numbers(&mut self, block: usize) -> &mut [u64; BLOCK] {
        self.numbers.0.get_mut(block).unwrap_or(&mut self.scratch)
    }

    /// Puts what is known of a block of sixty-four rows, but its codes.
    #[inline(always)]
    pub(super) fn put(&mut self, block: usize, valid: u64, nulls: u64) {
        if nulls != 0 {
            clear(self.numbers(block), nulls);
        }
        put_bits(&mut self.valid, block, valid);
        if block >= self.numbers.0.len() {
            copy(self.numbers.1, &self.scratch);
        }
    }

    /// Whether somebody asked which codes are known.
    pub(super) const fn wants_known(&self) -> bool {
        self.known.is_some()
    }

    /// Puts which rows of a block have known codes, if they are wanted; returns what was put.
    #[inline(always)]
    pub(super) fn put_known(&mut self, block: usize, known: u64) -> u64 {
        let Some(places) = &mut self.known else { return 0 };
        put_bits(places, block, known);
        known
    }

    /// Puts the codes of a block, if they are wanted.
    #[inline(always)]
    pub(super) fn put_codes(&mut self, block: usize, refused: u64, fault: impl FnMut(usize) -> NumberFault) {
        let Some((blocks, rest)) = &mut self.codes else { return };
        let place = match blocks.get_mut(block) {
            Some(place) => {
                *place = [0; BLOCK];
                place
            }
            None => {
                rest.fill(0);
                &mut **rest
            }
        };
        if refused != 0 {
            put_refused(place, refused, fault);
        }
    }
}

#[inline(always)]
fn put_bits((blocks, rest): &mut (&mut [[u8; 8]], &mut [u8]), block: usize, bits: u64) {
    let bits = bits.to_le_bytes();
    match blocks.get_mut(block) {
        Some(place) => *place = bits,
        None => copy(rest, &bits),
    }
}

/// Fills a place that is no longer than `from`.
#[inline(always)]
fn copy<T: Copy>(place: &mut [T], from: &[T]) {
    for (to, from) in place.iter_mut().zip(from) {
        *to = *from;
    }
}

/// Rows without a value get the number 0, whatever lies in their place.
#[cold]
fn clear(numbers: &mut [u64; BLOCK], nulls: u64) {
    for row in ones(nulls) {
        numbers.get_mut(row).into_iter().for_each(|number| *number = 0);
    }
}

#[inline(never)]
fn put_refused(codes: &mut [u16], refused: u64, mut fault: impl FnMut(usize) -> NumberFault) {
    for row in ones(refused) {
        codes.get_mut(row).into_iter().for_each(|place| *place = fault(row).code().number());
    }
}

/// The places of the bits that are 1.
#[inline(always)]
pub(super) fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let place = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        (place < u64::BITS).then_some(place as usize)
    })
}

/// Bits of memory, least significant first, from some bit on: which rows have a value.
#[derive(Clone, Copy, Debug)]
pub struct Bitmap<'a> {
    bytes: &'a [u8],
    offset: usize,
}

impl<'a> Bitmap<'a> {
    /// Takes the bits from bit `offset` on. Bits after the end of `bytes` are 0.
    #[must_use]
    pub const fn new(bytes: &'a [u8], offset: usize) -> Self {
        Self { bytes, offset }
    }

    /// Bits `first` to `first + 63`.
    pub(super) fn word(&self, first: usize) -> u64 {
        let bit = self.offset.saturating_add(first);
        let mut bytes =
            self.bytes.get(bit / 8..).unwrap_or_default().iter().copied().chain(core::iter::repeat(0));
        let low = u64::from_le_bytes([(); 8].map(|()| bytes.next().unwrap_or(0)));
        let high = u64::from(bytes.next().unwrap_or(0));
        let shift = bit % 8;
        // in two steps, because a word cannot be shifted by its whole width
        low >> shift | high << 1 << 63_usize.wrapping_sub(shift)
    }
}
