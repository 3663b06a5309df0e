//! The verdicts on some rows, written batch by batch into memory that Arrow can take over.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::thread;

use arrow_buffer::NullBuffer;
use skillcert::number::column::{Answer, Bitmap, Counts};
use skillcert::{Code, ValidationError};

use super::Question;
use super::rows::Rows;

/// Rows that are answered together, so that what lies between two steps stays in the cache.
const BATCH: usize = 1 << 14;

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

/// The verdicts on some rows.
pub(super) struct Verdicts {
    pub(super) rows: usize,
    /// A bit per row.
    pub(super) valid: Vec<u8>,
    pub(super) numbers: Option<Vec<u64>>,
    /// The key of the code of each row that is refused, 0 for the others.
    pub(super) codes: Option<Vec<u8>>,
    /// Which rows have a value; all, if there is none.
    pub(super) present: Option<NullBuffer>,
    pub(super) tally: Tally,
}

impl Verdicts {
    /// Room for the verdicts on some rows. The system hands out such memory page by page, when it is first written.
    pub(super) fn room(rows: usize, question: &Question) -> Self {
        Self {
            rows,
            valid: vec![0; rows.div_ceil(8)],
            numbers: question.numbers.then(|| vec![0; rows]),
            codes: question.reasons.then(|| vec![0; rows]),
            present: None,
            tally: Tally::default(),
        }
    }

    /// The verdicts on rows without a value.
    pub(super) fn nulls(rows: usize, question: &Question) -> Self {
        let mut verdicts = Self::room(rows, question);
        verdicts.present = Some(NullBuffer::new_null(rows));
        verdicts.tally.nulls = rows as u64;
        verdicts
    }

    /// The verdicts on the rows of an array, with as many threads as are asked for.
    pub(super) fn of(
        rows: &Rows<'_>,
        present: Option<NullBuffer>,
        question: &Question,
    ) -> Result<Self, ValidationError> {
        let mut verdicts = Self::room(rows.len(), question);
        let shares = verdicts.places().shares(question.threads);
        let answer =
            |(first, places): (usize, Places<'_>)| answer(places, first, rows, present.as_ref(), question);
        let counts = match question.threads.get() {
            1 => shares.into_iter().map(answer).collect::<Result<Vec<_>, _>>(),
            _ => thread::scope(|scope| {
                let threads: Vec<_> = shares.into_iter().map(|share| scope.spawn(|| answer(share))).collect();
                threads
                    .into_iter()
                    .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
                    .collect()
            }),
        };
        for counts in counts? {
            verdicts.tally.add(&counts.into());
        }
        verdicts.present = present;
        Ok(verdicts)
    }

    pub(super) fn places(&mut self) -> Places<'_> {
        Places {
            rows: self.rows,
            valid: &mut self.valid,
            numbers: self.numbers.as_deref_mut(),
            codes: self.codes.as_deref_mut(),
        }
    }

    pub(super) fn is_valid(&self, row: usize) -> bool {
        self.valid.get(row / 8).is_some_and(|byte| byte >> (row % 8) & 1 == 1)
    }
}

/// Answers the rows from `first` on for which there are places.
fn answer(
    mut places: Places<'_>,
    mut first: usize,
    rows: &Rows<'_>,
    present: Option<&NullBuffer>,
    question: &Question,
) -> Result<Counts, ValidationError> {
    let (kernel, mut counts, mut scratch) = (question.kernel(), Counts::default(), vec![]);
    while places.rows > 0 {
        let mut batch = places.split(BATCH);
        let (len, column) = (batch.rows, rows.part(first, batch.rows));
        let present = present.map(|bits| Bitmap::new(bits.validity(), bits.offset().saturating_add(first)));
        let answered = batch.answer(&mut scratch, |answer| kernel.check(column, present, answer))?;
        counts.merge(&answered);
        first = first.saturating_add(len);
    }
    Ok(counts)
}

/// The places of the verdicts on some rows.
pub(super) struct Places<'a> {
    pub(super) rows: usize,
    pub(super) valid: &'a mut [u8],
    numbers: Option<&'a mut [u64]>,
    codes: Option<&'a mut [u8]>,
}

impl<'a> Places<'a> {
    /// Takes the places of the first rows, a multiple of eight of them unless these are the last.
    pub(super) fn split(&mut self, rows: usize) -> Self {
        let rows = rows.min(self.rows);
        self.rows = self.rows.saturating_sub(rows);
        Places {
            rows,
            valid: front(&mut self.valid, rows.div_ceil(8)),
            numbers: self.numbers.as_mut().map(|numbers| front(numbers, rows)),
            codes: self.codes.as_mut().map(|codes| front(codes, rows)),
        }
    }

    /// Equal shares, each with its first row.
    fn shares(mut self, threads: NonZeroUsize) -> Vec<(usize, Self)> {
        let share = self.rows.div_ceil(threads.get()).next_multiple_of(BATCH);
        let firsts = (0..self.rows).step_by(share.max(1));
        firsts.map(|first| (first, self.split(share))).collect()
    }

    /// Lets a kernel write its answer, and makes keys of the codes.
    pub(super) fn answer(
        &mut self,
        scratch: &mut Vec<u16>,
        kernel: impl FnOnce(Answer<'_>) -> Result<Counts, ValidationError>,
    ) -> Result<Counts, ValidationError> {
        if self.codes.is_some() {
            scratch.resize(self.rows, 0);
        }
        let codes = self.codes.is_some().then_some(scratch.as_mut_slice());
        let counts = kernel(Answer { valid: self.valid, numbers: self.numbers.as_deref_mut(), codes })?;
        if let Some(keys) = self.codes.as_deref_mut().filter(|_| counts.invalid > 0) {
            for (place, code) in keys.iter_mut().zip(scratch) {
                *place = key(*code);
            }
        }
        Ok(counts)
    }
}

/// Takes the first items off a slice.
fn front<'a, T>(rest: &mut &'a mut [T], len: usize) -> &'a mut [T] {
    rest.split_off_mut(..len).unwrap_or_default()
}
