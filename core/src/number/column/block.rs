use super::super::diagnose;
use super::super::fault::NumberFault;
use super::answer::{BLOCK, Bitmap, Blocks, ones};
use super::bits::Bits;
use super::counts::Counts;
use super::decoder::{Decoder, passed};
use super::judge::Judge;
use super::rows::{Adjacent, GROUP, Rows, adjacent};

/// Something that answers sixty-four rows at a time.
pub(super) trait Source {
    /// Decodes `rows` rows (at most [`BLOCK`]) from `first` on: a number per row, 0 if it is refused, and the bits of those
    /// that are not. What it says about places after the last row is not looked at.
    fn block<D: Decoder>(&self, judge: &Judge, decoder: &D, first: usize, numbers: &mut [u64; BLOCK])
    -> Bits;

    /// Why a row is refused.
    fn fault(&self, judge: &Judge, row: usize) -> NumberFault;
}

impl<R: Rows> Source for R {
    #[inline(always)]
    fn block<D: Decoder>(
        &self,
        judge: &Judge,
        decoder: &D,
        first: usize,
        numbers: &mut [u64; BLOCK],
    ) -> Bits {
        let (mut bits, mut slow) = (Bits::default(), 0_u64);
        let (groups, _) = numbers.as_chunks_mut::<GROUP>();
        for (index, group) in groups.iter_mut().enumerate() {
            let place = index.wrapping_mul(GROUP);
            let row = first.wrapping_add(place);
            let (fours, _) = group.as_chunks_mut::<4>();
            let some = match self.adjacent(row) {
                Some(bytes) => decode_adjacent(decoder, bytes, fours).unwrap_or_default(),
                None => decode_apart(self, decoder, row, fours, &mut slow, place),
            };
            bits.add(some, place);
        }
        let (fours, _) = numbers.as_chunks_mut::<4>();
        for place in ones(slow) {
            fours.get_mut(place / 4).into_iter().for_each(|four| {
                let valid = one_by_one(self, judge, first.wrapping_add(place), four);
                bits.add(Bits { valid, known: if D::KNOWN { judge.known(four) } else { 0 } }, place);
            });
        }
        bits
    }

    #[inline(always)]
    fn fault(&self, judge: &Judge, row: usize) -> NumberFault {
        let fault = self.words(row).and_then(|(words, len)| judge.fault_of_words(words, len));
        fault.unwrap_or_else(|| fault_of_row(self, row))
    }
}

#[inline(always)]
fn decode_adjacent<D: Decoder>(decoder: &D, bytes: &Adjacent, fours: &mut [[u64; 4]]) -> Option<Bits> {
    let mut bits = Bits::default();
    for (index, four) in fours.iter_mut().enumerate() {
        let rows = adjacent(bytes, index.wrapping_mul(52))?;
        bits.add(decoder.decode(rows, four), index.wrapping_mul(4));
    }
    Some(bits)
}

#[inline(always)]
fn decode_apart<R: Rows, D: Decoder>(
    rows: &R,
    decoder: &D,
    first: usize,
    fours: &mut [[u64; 4]],
    slow: &mut u64,
    offset: usize,
) -> Bits {
    let mut bits = Bits::default();
    for (index, four) in fours.iter_mut().enumerate() {
        let place = index.wrapping_mul(4);
        match rows.four(first.wrapping_add(place)) {
            Some(rows) => bits.add(decoder.decode(rows, four), place),
            None => *slow |= 1 << offset.wrapping_add(place),
        }
    }
    bits
}

/// Four rows that cannot be had as such: short columns, and the end of the data.
#[inline(never)]
fn one_by_one<R: Rows>(rows: &R, judge: &Judge, first: usize, numbers: &mut [u64; 4]) -> u64 {
    *numbers =
        [0, 1, 2, 3].map(|row| rows.row(first.wrapping_add(row)).map_or(0, |bytes| judge.number(bytes)));
    passed(*numbers)
}

/// Why a row is refused that may be blank, or whose place has less than thirteen bytes.
#[cold]
#[inline(never)]
fn fault_of_row<R: Rows>(rows: &R, row: usize) -> NumberFault {
    rows.row(row).map_or(NumberFault::ColumnMalformed, diagnose::fault)
}

/// Answers `rows` rows.
#[inline(always)]
pub(super) fn answer_rows<S: Source, D: Decoder>(
    source: &S,
    judge: &Judge,
    decoder: &D,
    rows: usize,
    present: Option<Bitmap<'_>>,
    mut blocks: Blocks<'_>,
) -> Counts {
    let mut counts = Counts::default();
    for block in 0..rows.div_ceil(BLOCK) {
        let first = block.wrapping_mul(BLOCK);
        let all = u64::MAX >> BLOCK.saturating_sub(rows.wrapping_sub(first));
        let present = present.map_or(all, |bits| bits.word(first) & all);
        let bits = source.block(judge, decoder, first, blocks.numbers(block));
        let valid = bits.valid & present;
        let refused = present & !valid;
        counts.add_block(valid, refused, all & !present);
        blocks.put(block, valid, all & !present);
        counts.add_known(blocks.put_known(block, judge.known_of(valid, bits)));
        blocks.put_codes(block, refused, |row| {
            let fault = source.fault(judge, first.wrapping_add(row));
            counts.add_fault(fault);
            fault
        });
    }
    counts
}
