use super::super::digits::{self, LEN};
use super::answer::Blocks;
use super::block::BLOCK;
use super::counts::Counts;
use super::decoder::{Decoder, Four};
use super::judge::Judge;
use crate::code::Code;

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
            blocks.put_codes(block, lines.refused, |row| {
                let code = lines.code(judge, row);
                read.counts.add_code(code);
                code
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
    /// Decodes up to `wanted` lines: by four while each has thirteen digits, otherwise searching their ends.
    #[inline(always)]
    fn decode<D: Decoder>(
        &mut self,
        judge: &Judge,
        decoder: &D,
        wanted: usize,
        numbers: &mut [u64; BLOCK],
    ) -> u64 {
        let mut valid = 0;
        loop {
            let places = numbers.get_mut(self.rows..wanted).unwrap_or_default();
            let (rows, bits) = match self.four(decoder, places) {
                Some(length) => {
                    self.position = self.position.wrapping_add(length);
                    (4, 0b1111)
                }
                None => self.few(judge, places),
            };
            if rows == 0 {
                break;
            }
            valid |= bits << self.rows;
            self.rows = self.rows.wrapping_add(rows);
        }
        numbers.get_mut(self.rows..).unwrap_or_default().fill(0);
        valid
    }

    /// Four valid lines, and how many bytes they take.
    #[inline(always)]
    fn four<D: Decoder>(&self, decoder: &D, places: &mut [u64]) -> Option<usize> {
        let places = places.first_chunk_mut()?;
        let text = self.lines.text.get(self.position..)?.first_chunk()?;
        let (rows, length) = match text.get(LEN)? {
            b'\n' => (spaced::<14>(text)?, 4 * 14),
            b'\r' => (spaced::<15>(text)?, 4 * 15),
            _ => return None,
        };
        // A line end among the digits would be refused with them.
        (decoder.decode(rows, places) == 0b1111).then_some(length)
    }

    /// Up to four lines of any kind: how many, and the bits of the valid ones.
    #[inline(never)]
    fn few(&mut self, judge: &Judge, places: &mut [u64]) -> (usize, u64) {
        let mut valid = 0;
        for (row, number) in places.iter_mut().take(4).enumerate() {
            let Some((span, next)) = self.lines.line_at(self.position) else { return (row, valid) };
            self.position = next;
            *number = judge.number(self.lines.bytes(span));
            let place = self.rows.wrapping_add(row);
            if *number != 0 {
                valid |= 1 << row;
            } else if let Some(kept) = self.spans.get_mut(place) {
                *kept = span;
                self.refused |= 1 << place;
            }
        }
        (places.len().min(4), valid)
    }

    /// Why a line is refused.
    #[inline(always)]
    fn code(&self, judge: &Judge, row: usize) -> Code {
        let (start, end) = self.spans.get(row).copied().unwrap_or_default();
        let words = self.lines.text.get(start..).and_then(digits::words);
        let code = words.and_then(|words| judge.code_of_words(words, end.wrapping_sub(start)));
        code.unwrap_or_else(|| judge.code(self.lines.bytes((start, end))))
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
