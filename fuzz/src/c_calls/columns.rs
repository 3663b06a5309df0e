use std::ffi::c_char;
use std::ptr;

use skillcert::number::column::{Answer, Column, ColumnCheck, Counts};
use skillcert::{Code, ValidationError};
use skillcert_c::column::*;
use skillcert_c::records::*;

use super::host::{Host, Judge};
use super::room::Room;
use crate::input::Input;

/// `1` rows of thirteen bytes, `2` texts, `3` numbers, `4` lines (`|` ends one): each with what it is compared with, the
/// places, and the rows.
pub(super) fn call(host: &mut Host, letter: u8, input: &mut Input<'_>) -> bool {
    if !(b'1'..=b'4').contains(&letter) {
        return false;
    }
    let judge = host.judge(input);
    let counts = if letter == b'4' { host.counts.required(input) } else { host.counts.optional(input) };
    let err = host.err.optional(input);
    let odd = input.byte();
    let data = input.rest();
    let (thirteen, texts, values) = (fixed(data), texts(data), values(data));
    let lines: Vec<u8> = data.iter().map(|byte| if *byte == b'|' { b'\n' } else { *byte }).collect();
    let rows = match letter {
        b'1' => thirteen.len() / 13,
        b'2' => texts.len(),
        b'3' => values.len(),
        _ => usize::from(odd / 4),
    };
    let rooms = Rooms::new(rows, odd);
    let (scheme, as_of) = (judge.scheme, judge.as_of);
    let (valid, numbers, codes) = rooms.starts();
    let status = match letter {
        b'1' => skillcert_column_check_fixed(
            thirteen.as_ptr().cast(),
            rows,
            scheme,
            as_of,
            valid,
            numbers,
            codes,
            counts.start,
            err.start,
        ),
        b'2' => {
            let starts: Vec<*const c_char> = texts.iter().map(|text| text.as_ptr().cast()).collect();
            let lens: Vec<_> = texts.iter().map(|text| text.len()).collect();
            skillcert_column_check_texts(
                starts.as_ptr(),
                lens.as_ptr(),
                rows,
                scheme,
                as_of,
                valid,
                numbers,
                codes,
                counts.start,
                err.start,
            )
        }
        b'3' => skillcert_column_check_numbers(
            values.as_ptr(),
            rows,
            scheme,
            as_of,
            valid,
            numbers,
            codes,
            counts.start,
            err.start,
        ),
        _ => skillcert_column_check_lines(
            lines.as_ptr().cast(),
            lines.len(),
            i32::from(odd & 1),
            rows,
            scheme,
            as_of,
            valid,
            numbers,
            codes,
            counts.start,
            err.start,
        ),
    };
    let slices: Vec<&[u8]> = texts.iter().map(|text| &**text).collect();
    let mut expected = Rows::new(rows);
    let mut lent = expected.lent();
    if rooms.codes.is_none() {
        // Nor are the codes counted.
        lent.codes = None;
    }
    let answer = checked(&judge, |check| {
        let column = match letter {
            b'1' => Column::Fixed(&thirteen),
            b'2' => Column::Slices(&slices),
            b'3' => Column::Unsigned(&values),
            _ => {
                let read = check.check_lines(&lines, odd & 1 == 1, rows, lent);
                return Ok((read.rows, read.bytes, read.counts));
            }
        };
        check.check(column, None, lent).map(|counts| (rows, 0, counts))
    });
    let wrong = [counts.wrong, judge.wrong[0], judge.wrong[1]];
    let is_told = host.told(status, &err, &wrong, &answer);
    let record = answer.as_ref().ok().filter(|_| is_told).map(counted);
    host.counts.is(&counts, record.unwrap_or_default());
    match answer {
        _ if counts.wrong.is_some() || err.wrong.is_some() => rooms.hold(&Rows::default()),
        Ok((answered, ..)) if is_told => rooms.hold(&expected.first(answered)),
        _ => rooms.hold(&Rows::refused(rows, status)),
    }
    true
}

/// As many rows of thirteen bytes as there are.
fn fixed(data: &[u8]) -> Box<[u8]> {
    data.as_chunks::<13>().0.as_flattened().into()
}

/// Rows that end with `|`, each in memory of its own.
fn texts(data: &[u8]) -> Vec<Box<[u8]>> {
    data.split(|byte| *byte == b'|').map(Box::from).collect()
}

fn values(data: &[u8]) -> Vec<u64> {
    data.as_chunks().0.iter().map(|value| u64::from_le_bytes(*value)).collect()
}

/// Rows, bytes and counts.
type Checked = Result<(usize, usize, Counts), ValidationError>;

fn checked(judge: &Judge, check: impl FnOnce(ColumnCheck) -> Checked) -> Checked {
    match judge.rule {
        Ok(None) => check(ColumnCheck::form()),
        Ok(Some((scheme, date))) => check(ColumnCheck::scheme(scheme, date)),
        Err(error) => Err(error),
    }
}

fn counted((rows, bytes, counts): &(usize, usize, Counts)) -> CountsRecord {
    let (mut malformed, mut codes) = (0, [0; 64]);
    for (code, rows) in counts.codes() {
        match code {
            Code::ColumnMalformed => malformed = rows,
            _ => {
                let place =
                    usize::from(code.number()).checked_sub(100).and_then(|place| codes.get_mut(place));
                assert!(place.is_some(), "{code} has no place");
                place.into_iter().for_each(|place| *place = rows);
            }
        }
    }
    let Counts { valid, known, invalid, nulls, .. } = *counts;
    let (rows, bytes) = (*rows as u64, *bytes as u64);
    CountsRecord { rows, bytes, valid, known, invalid, nulls, malformed, codes, ..CountsRecord::default() }
}

/// Answers to rows.
#[derive(Debug, Default)]
struct Rows {
    valid: Vec<u8>,
    numbers: Vec<u64>,
    codes: Vec<u16>,
    /// Counted, not handed out.
    known: Vec<u8>,
}

impl Rows {
    fn new(rows: usize) -> Self {
        let bits = vec![0; rows.div_ceil(8)];
        Self { valid: bits.clone(), numbers: vec![0; rows], codes: vec![0; rows], known: bits }
    }

    /// Every row with the code of a failure.
    fn refused(rows: usize, status: i32) -> Self {
        Self { codes: vec![u16::try_from(status).unwrap_or_default(); rows], ..Self::new(rows) }
    }

    fn lent(&mut self) -> Answer<'_> {
        Answer {
            valid: &mut self.valid,
            numbers: Some(&mut self.numbers),
            codes: Some(&mut self.codes),
            known: Some(&mut self.known),
        }
    }

    fn first(mut self, rows: usize) -> Self {
        self.valid.truncate(rows.div_ceil(8));
        self.numbers.truncate(rows);
        self.codes.truncate(rows);
        self
    }
}

/// The places of the answers, of which only the first has to be there.
struct Rooms {
    valid: Room<u8>,
    numbers: Option<Room<u64>>,
    codes: Option<Room<u16>>,
}

impl Rooms {
    fn new(rows: usize, odd: u8) -> Self {
        Self {
            valid: Room::of(rows.div_ceil(8)),
            numbers: (odd & 2 == 0).then(|| Room::of(rows)),
            codes: (odd & 64 == 0).then(|| Room::of(rows)),
        }
    }

    fn starts(&self) -> (*mut u8, *mut u64, *mut u16) {
        let numbers = self.numbers.as_ref().map_or(ptr::null_mut(), |room| room.start);
        (self.valid.start, numbers, self.codes.as_ref().map_or(ptr::null_mut(), |room| room.start))
    }

    fn hold(&self, rows: &Rows) {
        self.valid.holds(&rows.valid);
        self.numbers.iter().for_each(|room| room.holds(&rows.numbers));
        self.codes.iter().for_each(|room| room.holds(&rows.codes));
    }
}
