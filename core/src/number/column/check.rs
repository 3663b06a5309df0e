use time::Date;

use super::super::scheme::{LAST_YEAR, NumberScheme, last_year};
use super::answer::{Answer, Bitmap, Blocks};
#[cfg(all(feature = "simd", target_arch = "x86_64"))]
use super::avx2::Avx2;
use super::block::{Source, answer_rows};
use super::counts::Counts;
use super::decoder::Portable;
use super::integers::Integers;
use super::judge::Judge;
use super::layout::Column;
use super::lines::{Lines, LinesRead};
use super::offsets::Offsets;
use super::rows::{Fixed, Slices};
use super::views::Views;
use crate::finding::ValidationError;

/// What the numbers of a column are compared with, and with which instructions.
///
/// ```
/// use skillcert::number::column::{Answer, Column, ColumnCheck};
/// use skillcert::{Code, NumberScheme};
///
/// let rows: [&[u8]; 3] = [b"1918010000001", b"191801000000O", b"1918020000007"];
/// let (mut valid, mut known, mut numbers, mut codes) = ([0], [0], [0; 3], [0; 3]);
/// let answer = Answer {
///     valid: &mut valid,
///     numbers: Some(&mut numbers),
///     codes: Some(&mut codes),
///     known: Some(&mut known),
/// };
/// let check = ColumnCheck::scheme(NumberScheme::hunan(), None);
/// let counts = check.check(Column::Slices(&rows), None, answer)?;
///
/// assert_eq!((counts.valid, counts.invalid, counts.known), (2, 1, 1)); // city 02 is in no table
/// assert_eq!((valid, known), ([0b101], [0b001]));
/// assert_eq!(numbers, [1918010000001, 0, 1918020000007]);
/// assert_eq!(codes, [0, Code::NumberNotDigit.number(), 0]);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ColumnCheck {
    judge: Judge,
    portable: bool,
}

impl ColumnCheck {
    /// Checks the form alone: what [`CertificateNumber::parse`](crate::CertificateNumber::parse) accepts.
    #[must_use]
    pub const fn form() -> Self {
        Self { judge: Judge { scheme: None, last_year: LAST_YEAR }, portable: false }
    }

    /// Checks codes and years too: what [`NumberScheme::parse`] accepts.
    #[must_use]
    pub fn scheme(scheme: NumberScheme, as_of: Option<Date>) -> Self {
        Self { judge: Judge { scheme: Some(scheme), last_year: last_year(as_of) }, portable: false }
    }

    /// Leaves out the instructions that only some machines have; the answers are the same.
    #[must_use]
    pub const fn portable(mut self) -> Self {
        self.portable = true;
        self
    }

    /// Answers every row of a column. `present` tells the rows that have a value; without it, all have.
    ///
    /// # Errors
    ///
    /// A buffer of the answer with less room than rows ([`Code::BufferTooSmall`](crate::Code::BufferTooSmall)); nothing
    /// is written then.
    pub fn check(
        &self,
        column: Column<'_>,
        present: Option<Bitmap<'_>>,
        mut answer: Answer<'_>,
    ) -> Result<Counts, ValidationError> {
        let rows = column.rows();
        let blocks = answer.blocks(rows)?;
        Ok(match column {
            Column::Utf8 { offsets, data } => self.run(&Offsets { offsets, data }, rows, present, blocks),
            Column::LargeUtf8 { offsets, data } => {
                self.run(&Offsets { offsets, data }, rows, present, blocks)
            }
            Column::Utf8View { views, buffers } => self.run(&Views { views, buffers }, rows, present, blocks),
            Column::Fixed(data) => self.run(&Fixed(data), rows, present, blocks),
            Column::Slices(slices) => self.run(&Slices(slices), rows, present, blocks),
            Column::Unsigned(values) => self.run(&Integers(values), rows, present, blocks),
            Column::Signed(values) => self.run(&Integers(values), rows, present, blocks),
        })
    }

    /// Answers the lines of a text: at most `rows`, and no more than the answer has room for in its shortest buffer. Lines
    /// end with `\n` or `\r\n`; bytes after the last line end are a line if the text is `complete`, and are left for
    /// the next text if not.
    pub fn check_lines(&self, text: &[u8], complete: bool, rows: usize, mut answer: Answer<'_>) -> LinesRead {
        let rows = rows.min(answer.capacity());
        let lines = Lines { text, complete };
        answer.blocks(rows).map(|blocks| self.run_lines(&lines, rows, blocks)).unwrap_or_default()
    }

    /// Whether the kernel has to look which codes are known.
    fn looks(&self, blocks: &Blocks<'_>) -> bool {
        blocks.wants_known() && self.judge.knows_some()
    }

    fn run_lines(&self, lines: &Lines<'_>, rows: usize, blocks: Blocks<'_>) -> LinesRead {
        match self.looks(&blocks) {
            true => self.run_lines_with::<true>(lines, rows, blocks),
            false => self.run_lines_with::<false>(lines, rows, blocks),
        }
    }

    fn run_lines_with<const KNOWN: bool>(
        &self,
        lines: &Lines<'_>,
        rows: usize,
        blocks: Blocks<'_>,
    ) -> LinesRead {
        let judge = &self.judge;
        #[cfg(all(feature = "simd", target_arch = "x86_64"))]
        if let Some(simd) = self.avx2() {
            return simd.vectorize(
                #[inline(always)]
                || lines.answer(judge, &Avx2::<KNOWN>::new(simd, judge), rows, blocks),
            );
        }
        lines.answer(judge, &Portable::<KNOWN>(judge), rows, blocks)
    }

    fn run<S: Source>(
        &self,
        source: &S,
        rows: usize,
        present: Option<Bitmap<'_>>,
        blocks: Blocks<'_>,
    ) -> Counts {
        match self.looks(&blocks) {
            true => self.run_with::<S, true>(source, rows, present, blocks),
            false => self.run_with::<S, false>(source, rows, present, blocks),
        }
    }

    fn run_with<S: Source, const KNOWN: bool>(
        &self,
        source: &S,
        rows: usize,
        present: Option<Bitmap<'_>>,
        blocks: Blocks<'_>,
    ) -> Counts {
        let judge = &self.judge;
        #[cfg(all(feature = "simd", target_arch = "x86_64"))]
        if let Some(simd) = self.avx2() {
            return simd.vectorize(
                #[inline(always)]
                || answer_rows(source, judge, &Avx2::<KNOWN>::new(simd, judge), rows, present, blocks),
            );
        }
        answer_rows(source, judge, &Portable::<KNOWN>(judge), rows, present, blocks)
    }

    #[cfg(all(feature = "simd", target_arch = "x86_64"))]
    fn avx2(&self) -> Option<pulp::x86::V3> {
        if self.portable { None } else { pulp::x86::V3::try_new() }
    }
}
