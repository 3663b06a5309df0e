//! Columns of numbers: every row gets its answer in the caller's buffers.

use std::ffi::c_char;
use std::ptr;

use skillcert_core::number::column::{Answer, Bitmap, Column, ColumnCheck, Counts};
use skillcert_core::number::NumberFault;
use skillcert_core::{Code, ValidationError};

use crate::argument::{self, addressable};
use crate::arrow::ArrowColumn;
use crate::batch::{batches, put, wanted, with_copy, BITS};
use crate::boundary::{slices, Array, Out, BATCH};
use crate::guard::answer;
use crate::records::{ArrowArray, ArrowSchema, CountsRecord, FindingRecord, SchemeRecord};
use crate::scheme::judge_if_given;

/// What the rows are compared with.
fn judge(place: *const SchemeRecord, argument: u8, date: i32) -> Result<ColumnCheck, ValidationError> {
    let judge = judge_if_given(place, argument, date)?;
    Ok(judge.map_or_else(ColumnCheck::form, |(scheme, date)| ColumnCheck::scheme(scheme, date)))
}

/// The caller's places for the verdicts.
#[derive(Clone, Copy)]
struct Places {
    rows: usize,
    valid: Array<*mut u8>,
    numbers: Option<Array<*mut u64>>,
    codes: Option<Array<*mut u16>>,
}

impl Places {
    /// The places of `rows` rows; `argument` is the number of the first.
    fn of(
        rows: usize,
        valid: *mut u8,
        numbers: *mut u64,
        codes: *mut u16,
        argument: u8,
    ) -> Result<Self, ValidationError> {
        // Eight rows share a byte of the bits, which alone would let eight times as many pass as there can be.
        addressable(0, rows, argument)?;
        let after = |place| argument.saturating_add(place);
        Ok(Self {
            rows,
            valid: Array::of_answers(valid, rows.div_ceil(8), argument)?,
            numbers: wanted(numbers, rows, after(1))?,
            codes: wanted(codes, rows, after(2))?,
        })
    }

    /// Answers all rows, batch by batch, with what `work` says of `len` rows from `first` on.
    fn answer<C>(
        &self,
        check: Result<C, ValidationError>,
        mut work: impl FnMut(&C, usize, usize, Answer<'_>) -> Result<Counts, ValidationError>,
    ) -> Result<CountsRecord, ValidationError> {
        self.answer_some(check, |check, first, len, answer| Ok((len, work(check, first, len, answer)?)))
    }

    /// Answers where there may be fewer rows: `work` says how many it has answered.
    fn answer_some<C>(
        &self,
        check: Result<C, ValidationError>,
        work: impl FnMut(&C, usize, usize, Answer<'_>) -> Result<(usize, Counts), ValidationError>,
    ) -> Result<CountsRecord, ValidationError> {
        let answered = check.and_then(|check| self.batches(&check, work));
        answered.inspect_err(|error| self.refuse(error))
    }

    fn batches<C>(
        &self,
        check: &C,
        mut work: impl FnMut(&C, usize, usize, Answer<'_>) -> Result<(usize, Counts), ValidationError>,
    ) -> Result<CountsRecord, ValidationError> {
        let (mut answered, mut total) = (0_usize, Counts::default());
        let (mut valid, mut numbers, mut codes) = ([0; BITS], [0; BATCH], [0; BATCH]);
        let mut known = [0; BITS];
        while answered < self.rows {
            let len = self.rows.saturating_sub(answered).min(BATCH);
            let places = self.batch(&mut valid, &mut numbers, &mut codes);
            let answer = Answer { known: Some(&mut known), ..places };
            let (some, counts) = work(check, answered, len, answer)?;
            self.put(answered, some, &valid, &numbers, &codes);
            total.merge(&counts);
            answered = answered.saturating_add(some);
            if some < len {
                break;
            }
        }
        Ok(CountsRecord { rows: answered as u64, ..CountsRecord::from(&total) })
    }

    /// Refuses every row with the code of the failure, so that a caller who overlooks it finds no number.
    fn refuse(&self, error: &ValidationError) {
        let codes = [error.finding().code().number(); BATCH];
        for (first, len) in batches(self.rows) {
            self.put(first, len, &[0; BITS], &[0; BATCH], &codes);
        }
    }

    /// An answer with the same buffers as the caller's.
    fn batch<'a>(&self, valid: &'a mut [u8], numbers: &'a mut [u64], codes: &'a mut [u16]) -> Answer<'a> {
        let (numbers, codes) = (self.numbers.map(|_| numbers), self.codes.map(|_| codes));
        Answer { valid, numbers, codes, known: None }
    }

    fn put(&self, first: usize, len: usize, valid: &[u8], numbers: &[u64], codes: &[u16]) {
        put(Some(self.valid), first / 8, valid.get(..len.div_ceil(8)));
        put(self.numbers, first, numbers.get(..len));
        put(self.codes, first, codes.get(..len));
    }
}

impl From<&Counts> for CountsRecord {
    fn from(counts: &Counts) -> Self {
        let Counts { valid, known, invalid, nulls, .. } = *counts;
        let mut record = Self { valid, known, invalid, nulls, ..Self::default() };
        for (fault, rows) in counts.faults() {
            match place(fault) {
                None => record.malformed = rows,
                Some(place) => record.codes.get_mut(place).into_iter().for_each(|count| *count = rows),
            }
        }
        record
    }
}

/// Where rows with a fault are counted; `None` is the place of malformed ones.
const fn place(fault: NumberFault) -> Option<usize> {
    match fault.code() {
        Code::ColumnMalformed => None,
        code => Some((code.number() as usize).wrapping_sub(100)),
    }
}

// A fault without a place of its own is an error of the compiler.
const _: () = {
    let mut faults = NumberFault::ALL;
    while let [fault, rest @ ..] = faults {
        assert!(matches!(place(*fault), None | Some(0..64)));
        faults = rest;
    }
};

/// Checks rows of 13 bytes that lie one after the other.
///
/// `data` has 13 * `rows` bytes. `scheme` and `as_of` are those of skillcert_number_parse(): every row gets the verdict that it
/// gives. `valid` gets a bit per row, 1 for a number, least significant bit first: (`rows` + 7) / 8 bytes.
/// `numbers` (may be NULL) gets `rows` decimal values, 0 where there is none; `codes` (may be NULL) gets `rows`
/// codes, 0 where there is nothing to refuse. `counts` may be NULL.
///
/// On a failure every row is refused with its code, unless an argument fails that says where something lies or how large it
/// is: then the answers may stay as they were.
#[no_mangle]
pub extern "system" fn skillcert_column_check_fixed(
    data: *const c_char,
    rows: usize,
    scheme: *const SchemeRecord,
    as_of: i32,
    valid: *mut u8,
    numbers: *mut u64,
    codes: *mut u16,
    counts: *mut CountsRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::optional(counts, 8, CountsRecord::default), Out::detail(err, 9), || {
        let data = Array::new(data.cast::<[u8; 13]>(), rows, 1)?;
        let places = Places::of(rows, valid, numbers, codes, 5)?;
        places.answer(judge(scheme, 3, as_of), |check, first, len, answer| {
            data.lend(first, len, |data| check.check(Column::Fixed(data), None, answer))
        })
    })
}

/// Checks texts wherever they lie: row i is `lens[i]` bytes at `starts[i]`; NULL is a row without a value.
///
/// The rest is as in skillcert_column_check_fixed().
#[no_mangle]
pub extern "system" fn skillcert_column_check_texts(
    starts: *const *const c_char,
    lens: *const usize,
    rows: usize,
    scheme: *const SchemeRecord,
    as_of: i32,
    valid: *mut u8,
    numbers: *mut u64,
    codes: *mut u16,
    counts: *mut CountsRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::optional(counts, 9, CountsRecord::default), Out::detail(err, 10), || {
        let (starts, lens) = (Array::new(starts, rows, 1)?, Array::new(lens, rows, 2)?);
        let places = Places::of(rows, valid, numbers, codes, 6)?;
        places.answer(judge(scheme, 4, as_of), |check, first, len, answer| {
            texts(check, starts, lens, first, len, answer)
        })
    })
}

fn texts(
    check: &ColumnCheck,
    starts: Array<*const *const c_char>,
    lens: Array<*const usize>,
    first: usize,
    len: usize,
    answer: Answer<'_>,
) -> Result<Counts, ValidationError> {
    let mut places = [(ptr::null(), 0); BATCH];
    let mut present = [0; BITS];
    let places = places.get_mut(..len).unwrap_or_default();
    for (row, (start, length)) in places.iter_mut().enumerate() {
        *start = starts.element(first.wrapping_add(row)).cast::<u8>();
        if !start.is_null() {
            *length = lens.element(first.wrapping_add(row));
            present.get_mut(row / 8).into_iter().for_each(|byte| *byte |= 1_u8 << (row % 8));
        }
    }
    let present = Some(Bitmap::new(&present, 0));
    slices(places, 1, |texts| check.check(Column::Slices(texts), present, answer))?
}

/// Checks numbers given by their decimal values.
///
/// The rest is as in skillcert_column_check_fixed().
#[no_mangle]
pub extern "system" fn skillcert_column_check_numbers(
    values: *const u64,
    rows: usize,
    scheme: *const SchemeRecord,
    as_of: i32,
    valid: *mut u8,
    numbers: *mut u64,
    codes: *mut u16,
    counts: *mut CountsRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::optional(counts, 8, CountsRecord::default), Out::detail(err, 9), || {
        let values = Array::new(values, rows, 1)?;
        let places = Places::of(rows, valid, numbers, codes, 5)?;
        places.answer(judge(scheme, 3, as_of), |check, first, len, answer| {
            with_copy(values, first, len, |values| check.check(Column::Unsigned(values), None, answer))
        })
    })
}

/// Checks the lines of a text, which end with LF or CR LF: at most `rows` of them.
///
/// `counts` says how many there were and how many bytes they take. What follows the last line end is a line if
/// `complete` is 1; if it is 0, it is left for the next call, which begins with it.
///
/// The rest is as in skillcert_column_check_fixed().
#[no_mangle]
pub extern "system" fn skillcert_column_check_lines(
    text: *const c_char,
    len: usize,
    complete: i32,
    rows: usize,
    scheme: *const SchemeRecord,
    as_of: i32,
    valid: *mut u8,
    numbers: *mut u64,
    codes: *mut u16,
    counts: *mut CountsRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(counts, 10, CountsRecord::default), Out::detail(err, 11), || {
        let check = judge(scheme, 5, as_of).and_then(|check| Ok((check, argument::flag(complete, 3)?)));
        let places = Places::of(rows, valid, numbers, codes, 7)?;
        let (text, mut bytes) = (Array::new(text.cast::<[u8; 1]>(), len, 1)?, 0_usize);
        let record = places.answer_some(check, |(check, complete), _, rows, answer| {
            let read = text.lend(bytes, len, |text| check.check_lines(text, *complete, rows, answer));
            bytes = bytes.saturating_add(read.bytes);
            Ok((read.rows, read.counts))
        })?;
        Ok(CountsRecord { bytes: bytes as u64, ..record })
    })
}

/// Checks an array of the Arrow C data interface, which the library only reads and never releases: `rows` of the
/// answer are those of the array (its `length`).
///
/// Formats: u, U, vu (texts), z, Z, vz (bytes), w:13, L, l (integers), with or without a validity bitmap and an offset.
/// Other formats and dictionaries fail with SKILLCERT_CODE_KIND_UNKNOWN. The array is trusted as far as Arrow promises: its
/// buffers are as long as its length, its last offset and its sizes of views say.
///
/// The rest is as in skillcert_column_check_fixed().
#[no_mangle]
pub extern "system" fn skillcert_column_check_arrow(
    schema: *const ArrowSchema,
    array: *const ArrowArray,
    scheme: *const SchemeRecord,
    as_of: i32,
    valid: *mut u8,
    numbers: *mut u64,
    codes: *mut u16,
    counts: *mut CountsRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::optional(counts, 8, CountsRecord::default), Out::detail(err, 9), || {
        let column = ArrowColumn::read(schema, array)?;
        let places = Places::of(column.rows(), valid, numbers, codes, 5)?;
        places.answer(judge(scheme, 3, as_of), |check, first, len, answer| {
            column.check(check, first, len, answer)
        })
    })
}
