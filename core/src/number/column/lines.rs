use super::super::diagnose;
use super::super::digits::{self, LEN};
use super::super::fault::NumberFault;
use super::answer::{BLOCK, Blocks};
use super::bits::Bits;
use super::counts::Counts;
use super::decoder::{Decoder, Four};
use super::judge::Judge;

/// What four lines are looked for in: three of fifteen bytes and sixteen more.
const LOOK: usize = 61;

/// How far a text was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinesRead {
    /// How many lines were answered.
    pub rows: usize,
    /// How many bytes they take, line ends included: the next line begins there.
    pub bytes: usize,
    /// The verdicts.
    pub counts: Counts,
}

/// A text whose lines end with `\n` or `\r\n`.
pub(super) struct Lines<'a> {
    pub(super) text: &'a [u8],
    /// Whether what follows the last line end is a line.
    pub(super) complete: bool,
}

impl Lines<'_> {
    /// Answers up to `rows` lines.
    #[inline(always)]
    pub(super) fn answer<D: Decoder>(
        &self,
        judge: &Judge,
        decoder: &D,
        rows: usize,
        mut blocks: Blocks<'_>,
    ) -> LinesRead {
        let mut read = LinesRead::default();
        for block in 0..rows.div_ceil(BLOCK) {
            let wanted = rows.wrapping_sub(read.rows).min(BLOCK);
            let mut lines =
                LineBlock { lines: self, position: read.bytes, rows: 0, refused: 0, spans: [(0, 0); BLOCK] };
            let valid = lines.decode(judge, decoder, wanted, blocks.numbers(block));
            if lines.rows == 0 {
                break;
            }
            read.rows = read.rows.wrapping_add(lines.rows);
            read.bytes = lines.position;
            read.counts.add_block(valid, lines.refused, 0);
            blocks.put(block, valid, 0);
            let known = if D::KNOWN { judge.known(blocks.numbers(block)) } else { 0 };
            read.counts.add_known(blocks.put_known(block, judge.known_of(valid, Bits { valid, known })));
            blocks.put_codes(block, lines.refused, |row| {
                let fault = lines.fault(judge, row);
                read.counts.add_fault(fault);
                fault
            });
        }
        read
    }
}

/// The lines of a block, from a position on.
struct LineBlock<'a> {
    lines: &'a Lines<'a>,
    position: usize,
    rows: usize,
    refused: u64,
    /// Where each refused line begins and ends.
    spans: [(usize, usize); BLOCK],
}

impl LineBlock<'_> {
    /// Decodes up to `wanted` lines: by four while each is valid, and searching the end of one that is not.
    #[inline(always)]
    fn decode<D: Decoder>(
        &mut self,
        judge: &Judge,
        decoder: &D,
        wanted: usize,
        numbers: &mut [u64; BLOCK],
    ) -> u64 {
        let mut valid = 0;
        while let Some(places @ [_, ..]) = numbers.get_mut(self.rows..wanted) {
            match self.four(decoder, places) {
                Ok(length) => {
                    self.position = self.position.wrapping_add(length);
                    valid |= 0b1111 << self.rows;
                    self.rows = self.rows.wrapping_add(4);
                }
                Err(ahead) => match self.one_behind(judge, ahead, places) {
                    Some(bits) => valid |= bits,
                    None => break,
                },
            }
        }
        numbers.get_mut(self.rows..).unwrap_or_default().fill(0);
        valid
    }

    /// How many bytes four valid lines take; else how many are valid before one that is not, and how long each is.
    ///
    /// The first is foreseen, so that the next lines are read before these are decoded.
    #[inline(always)]
    fn four<D: Decoder>(&self, decoder: &D, places: &mut [u64]) -> Result<usize, (usize, usize)> {
        let Some((rows, stride)) = self.spaced_lines() else { return Err((0, 0)) };
        let Some(places) = places.first_chunk_mut() else { return Err((0, 0)) };
        // A line end among the digits would be refused with them.
        match decoder.decode(rows, places).valid {
            0b1111 => Ok(stride.wrapping_mul(4)),
            bits => Err((bits.trailing_ones() as usize, stride)),
        }
    }

    /// Four lines that may have thirteen digits, and how many bytes each takes.
    #[inline(always)]
    fn spaced_lines(&self) -> Option<(Four<'_>, usize)> {
        let text = self.lines.text.get(self.position..)?.first_chunk()?;
        match text.get(LEN)? {
            b'\n' => Some((spaced::<14>(text)?, 14)),
            b'\r' => Some((spaced::<15>(text)?, 15)),
            _ => None,
        }
    }

    /// The bits of some valid lines of equal length and of one of any kind behind them; `None` where none is left.
    #[inline(never)]
    fn one_behind(
        &mut self,
        judge: &Judge,
        (ahead, stride): (usize, usize),
        places: &mut [u64],
    ) -> Option<u64> {
        let bits = (1_u64 << ahead).wrapping_sub(1) << self.rows;
        self.position = self.position.wrapping_add(ahead.wrapping_mul(stride));
        self.rows = self.rows.wrapping_add(ahead);
        Some(bits | self.one(judge, places.get_mut(ahead)?)?)
    }

    /// The bit of a line of any kind if it is valid.
    fn one(&mut self, judge: &Judge, number: &mut u64) -> Option<u64> {
        let (span, next) = self.lines.line_at(self.position)?;
        let (row, bit) = (self.rows, 1 << self.rows);
        self.position = next;
        self.rows = row.wrapping_add(1);
        *number = judge.number(self.lines.bytes(span));
        if *number != 0 {
            return Some(bit);
        }
        self.refused |= bit;
        self.spans.get_mut(row).into_iter().for_each(|kept| *kept = span);
        Some(0)
    }

    /// Why a line is refused.
    #[inline(always)]
    fn fault(&self, judge: &Judge, row: usize) -> NumberFault {
        let (start, end) = self.spans.get(row).copied().unwrap_or_default();
        let words = self.lines.text.get(start..).and_then(digits::words);
        let fault = words.and_then(|words| judge.fault_of_words(words, end.wrapping_sub(start)));
        fault.unwrap_or_else(|| diagnose::fault(self.lines.bytes((start, end))))
    }
}

impl Lines<'_> {
    /// Where the line at a position begins and ends, and where the next one begins.
    fn line_at(&self, position: usize) -> Option<((usize, usize), usize)> {
        let rest = self.text.get(position..)?;
        let (length, next) = match memchr::memchr(b'\n', rest) {
            Some(length) => (length, length.wrapping_add(1)),
            None if self.complete && !rest.is_empty() => (rest.len(), rest.len()),
            None => return None,
        };
        let ends_with_return = rest.get(..length)?.ends_with(b"\r") && next > length;
        let end = position.wrapping_add(length).wrapping_sub(ends_with_return.into());
        Some(((position, end), position.wrapping_add(next)))
    }

    fn bytes(&self, (start, end): (usize, usize)) -> &[u8] {
        self.text.get(start..end).unwrap_or_default()
    }
}

/// The beginnings of four lines of thirteen bytes, if line ends stand where they have to.
#[inline(always)]
fn spaced<const STRIDE: usize>(text: &[u8; LOOK]) -> Option<Four<'_>> {
    let end = |row: usize| text.get(row.wrapping_mul(STRIDE)..)?.get(LEN..STRIDE);
    let ends = [end(1)?, end(2)?, end(3)?];
    let expected = end(0)?;
    if !expected.ends_with(b"\n") || ends != [expected; 3] {
        return None;
    }
    let row = |row: usize| text.get(row.wrapping_mul(STRIDE)..)?.first_chunk();
    Some([row(0)?, row(1)?, row(2)?, row(3)?])
}
