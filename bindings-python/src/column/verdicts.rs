//! The verdicts on some rows, in memory that Arrow takes over.

use arrow_buffer::NullBuffer;
use pyo3::PyResult;
use skillcert::number::column::{Answer, Bitmap, Column, ColumnCheck, Counts};
use skillcert::{Code, ValidationError};

use super::Question;
use super::numbers::Numbers;
use super::rows::Rows;
use crate::error::Refusal;

/// Rows that are answered together: few enough for the first cache, and a multiple of eight.
pub(super) const BATCH: usize = 4096;

/// Rows between two pauses: some milliseconds.
pub(super) const BETWEEN_PAUSES: usize = BATCH << 8;

/// What is done from time to time while a column is checked. An error of it ends the check.
pub(super) type Pause<'a> = dyn Fn() -> PyResult<()> + Sync + 'a;

/// The codes that a row can have, in the order of their keys: those of numbers, and one for all others.
pub(super) const CODES: usize = 15;

/// The code behind a key.
pub(super) fn code(key: usize) -> Code {
    let number = u16::try_from(key).unwrap_or(u16::MAX).saturating_add(FIRST);
    Code::from_number(number).filter(|_| key < MALFORMED.into()).unwrap_or(Code::ColumnMalformed)
}

const FIRST: u16 = 101;
/// The key of a row that lies outside the data.
pub(super) const MALFORMED: u8 = 14;

/// The key of a code; 0 for none.
fn key(code: u16) -> u8 {
    u8::try_from(code.saturating_sub(FIRST)).map_or(MALFORMED, |key| key.min(MALFORMED))
}

/// How many rows have which verdict.
#[derive(Clone, Default)]
pub(super) struct Tally {
    pub(super) valid: u64,
    pub(super) invalid: u64,
    pub(super) nulls: u64,
    pub(super) codes: [u64; CODES],
}

impl Tally {
    pub(super) fn add(&mut self, other: &Self) {
        self.valid = self.valid.saturating_add(other.valid);
        self.invalid = self.invalid.saturating_add(other.invalid);
        self.nulls = self.nulls.saturating_add(other.nulls);
        for (key, count) in other.codes.iter().enumerate() {
            self.count(key, *count);
        }
    }

    pub(super) fn count(&mut self, key: usize, rows: u64) {
        if let Some(count) = self.codes.get_mut(key) {
            *count = count.saturating_add(rows);
        }
    }
}

impl From<Counts> for Tally {
    fn from(counts: Counts) -> Self {
        let mut tally =
            Self { valid: counts.valid, invalid: counts.invalid, nulls: counts.nulls, codes: [0; CODES] };
        for (code, rows) in counts.codes() {
            tally.count(key(code.number()).into(), rows);
        }
        tally
    }
}

impl From<&Tally> for Counts {
    fn from(tally: &Tally) -> Self {
        let mut counts = Self::default();
        (counts.valid, counts.nulls) = (tally.valid, tally.nulls);
        for (key, rows) in tally.codes.iter().enumerate() {
            counts.refuse(code(key), *rows);
        }
        counts
    }
}

/// The verdicts on some rows.
pub(super) struct Verdicts {
    pub(super) rows: usize,
    /// A bit per row.
    pub(super) valid: Vec<u8>,
    pub(super) numbers: Option<Numbers>,
    /// The key of the code of each row that is refused, 0 for the others.
    pub(super) codes: Option<Vec<u8>>,
    /// Which rows have a value; all, if there is none.
    pub(super) present: Option<NullBuffer>,
    pub(super) tally: Tally,
}

impl Verdicts {
    /// No verdicts yet, and room for those on some rows.
    pub(super) fn with_capacity(rows: usize, question: &Question) -> Self {
        Self {
            rows: 0,
            valid: Vec::with_capacity(rows.div_ceil(8)),
            numbers: question.numbers.then(|| Numbers::with_capacity(rows)),
            codes: question.reasons.then(|| Vec::with_capacity(rows)),
            present: None,
            tally: Tally::default(),
        }
    }

    /// The verdicts on rows without a value.
    pub(super) fn nulls(rows: usize, question: &Question) -> Self {
        Self {
            rows,
            valid: vec![0; rows.div_ceil(8)],
            numbers: question.numbers.then(|| Numbers::Heap(vec![0; rows])),
            codes: question.reasons.then(|| vec![0; rows]),
            present: Some(NullBuffer::new_null(rows)),
            tally: Tally { nulls: rows as u64, ..Tally::default() },
        }
    }

    /// The verdicts on the rows of an array, unless `pause` ends it.
    pub(super) fn of(
        rows: &Rows<'_>,
        present: Option<NullBuffer>,
        question: &Question,
        pause: &Pause<'_>,
    ) -> PyResult<Self> {
        let mut verdicts = Self::with_capacity(rows.len(), question);
        let mut scratch = Scratch::new(rows.len(), question);
        for first in (0..rows.len()).step_by(BATCH) {
            if first > 0 && first.is_multiple_of(BETWEEN_PAUSES) {
                pause()?;
            }
            let bits = present
                .as_ref()
                .map(|bits| Bitmap::new(bits.validity(), bits.offset().saturating_add(first)));
            verdicts.add(rows.part(first, BATCH), bits, &mut scratch).map_err(Refusal::from)?;
        }
        verdicts.tally = scratch.counts.into();
        verdicts.present = present;
        Ok(verdicts)
    }

    /// Adds those on up to [`BATCH`] rows.
    pub(super) fn add(
        &mut self,
        column: Column<'_>,
        present: Option<Bitmap<'_>>,
        scratch: &mut Scratch,
    ) -> Result<(), ValidationError> {
        let (rows, kernel) = (column.rows(), scratch.kernel);
        let counts = kernel.check(column, present, scratch.answer())?;
        self.rows = self.rows.saturating_add(rows);
        self.valid.extend_from_slice(front(&scratch.valid, rows.div_ceil(8)));
        if let Some(numbers) = &mut self.numbers {
            numbers.extend(front(&scratch.numbers, rows));
        }
        if let Some(keys) = &mut self.codes {
            match counts.invalid {
                0 => keys.resize(self.rows, 0),
                _ => keys.extend(front(&scratch.codes, rows).iter().map(|code| key(*code))),
            }
        }
        scratch.counts.merge(&counts);
        Ok(())
    }

    pub(super) fn is_valid(&self, row: usize) -> bool {
        self.valid.get(row / 8).is_some_and(|byte| byte >> (row % 8) & 1 == 1)
    }
}

/// Where a kernel writes its answer, before what is wanted of it is kept.
pub(super) struct Scratch {
    kernel: ColumnCheck,
    valid: Vec<u8>,
    numbers: Vec<u64>,
    codes: Vec<u16>,
    /// Of all answers so far.
    pub(super) counts: Counts,
}

impl Scratch {
    pub(super) fn new(rows: usize, question: &Question) -> Self {
        let rows = rows.min(BATCH);
        Self {
            kernel: question.kernel(),
            valid: vec![0; rows.div_ceil(8)],
            numbers: vec![0; if question.numbers { rows } else { 0 }],
            codes: vec![0; if question.reasons { rows } else { 0 }],
            counts: Counts::default(),
        }
    }

    fn answer(&mut self) -> Answer<'_> {
        Answer {
            valid: &mut self.valid,
            numbers: Some(self.numbers.as_mut_slice()).filter(|numbers| !numbers.is_empty()),
            codes: Some(self.codes.as_mut_slice()).filter(|codes| !codes.is_empty()),
        }
    }
}

fn front<T>(all: &[T], len: usize) -> &[T] {
    all.get(..len).unwrap_or(all)
}
