//! The verdicts on some rows, in memory that Arrow takes over.

use arrow_buffer::NullBuffer;
use pyo3::PyResult;
use skillcert::ValidationError;
use skillcert::number::NumberFault;
use skillcert::number::column::{Answer, Bitmap, Column, ColumnCheck, Counts};

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

/// The key of a row that lies outside the data.
#[expect(clippy::cast_possible_truncation, reason = "there are few faults")]
pub(super) const MALFORMED: u8 = NumberFault::ColumnMalformed.index() as u8;

/// By the number of a code the key, the place of its fault in the list. What is no fault of a number has none, and no kernel tells it.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "numbers below a thousand, of few faults"
)]
static KEYS: [u8; 1024] = {
    let (mut keys, mut faults) = ([0; 1024], NumberFault::ALL);
    while let [fault, rest @ ..] = faults {
        keys[fault.code().number() as usize] = fault.index() as u8;
        faults = rest;
    }
    keys
};

/// The key of a code of the kernel; 0 for none.
fn key(code: u16) -> u8 {
    KEYS.get(usize::from(code)).copied().unwrap_or_default()
}

/// How many rows have which verdict.
#[derive(Clone, Default)]
pub(super) struct Tally {
    pub(super) valid: u64,
    /// Of the valid ones, if somebody asked.
    pub(super) known: u64,
    pub(super) invalid: u64,
    pub(super) nulls: u64,
    /// By key.
    pub(super) codes: [u64; NumberFault::COUNT],
}

impl Tally {
    pub(super) fn add(&mut self, other: &Self) {
        self.valid = self.valid.saturating_add(other.valid);
        self.known = self.known.saturating_add(other.known);
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
        let Counts { valid, known, invalid, nulls, .. } = counts;
        let mut tally = Self { valid, known, invalid, nulls, ..Self::default() };
        counts.faults().for_each(|(fault, rows)| tally.count(fault.index(), rows));
        tally
    }
}

impl From<&Tally> for Counts {
    fn from(tally: &Tally) -> Self {
        let mut counts = Self::default();
        (counts.valid, counts.known, counts.nulls) = (tally.valid, tally.known, tally.nulls);
        for (fault, rows) in NumberFault::ALL.iter().zip(tally.codes) {
            counts.refuse(fault.code(), rows);
        }
        counts
    }
}

/// The verdicts on some rows.
pub(super) struct Verdicts {
    pub(super) rows: usize,
    /// A bit per row.
    pub(super) valid: Vec<u8>,
    /// A bit per row, for the valid ones whose codes are known.
    pub(super) known: Option<Vec<u8>>,
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
            known: question.assurance.then(|| Vec::with_capacity(rows.div_ceil(8))),
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
            known: question.assurance.then(|| vec![0; rows.div_ceil(8)]),
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
        if let Some(known) = &mut self.known {
            known.extend_from_slice(front(&scratch.known, rows.div_ceil(8)));
        }
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
        is_set(&self.valid, row)
    }
}

/// Where a kernel writes its answer, before what is wanted of it is kept.
pub(super) struct Scratch {
    kernel: ColumnCheck,
    valid: Vec<u8>,
    known: Vec<u8>,
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
            known: vec![0; if question.assurance { rows.div_ceil(8) } else { 0 }],
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
            known: Some(self.known.as_mut_slice()).filter(|known| !known.is_empty()),
        }
    }
}

pub(super) fn is_set(bits: &[u8], row: usize) -> bool {
    bits.get(row / 8).is_some_and(|byte| byte >> (row % 8) & 1 == 1)
}

fn front<T>(all: &[T], len: usize) -> &[T] {
    all.get(..len).unwrap_or(all)
}
