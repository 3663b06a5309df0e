//! The same rows in every layout of a column, with every set of instructions.

#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use std::collections::BTreeMap;

use skillcert::number::column::{Answer, Bitmap, Column, ColumnCheck, Counts};

/// Number and code of a row, the other one is 0; and whether the codes of the number are known.
pub type Single<'a> = dyn Fn(&[u8]) -> (u64, u16, bool) + 'a;

/// Rows with what is expected of each; `None` has no value.
struct Case {
    rows: Vec<Option<Vec<u8>>>,
    expected: Vec<(u64, u16, bool)>,
}

impl Case {
    fn new(rows: Vec<Option<Vec<u8>>>, single: &Single<'_>) -> Self {
        let expected = rows.iter().map(|row| row.as_deref().map_or((0, 0, false), single));
        Self { expected: expected.collect(), rows }
    }

    fn bytes(&self, row: usize) -> &[u8] {
        self.rows[row].as_deref().unwrap_or_default()
    }

    /// Whether the rows were counted right.
    fn counted(&self, counts: &Counts) -> bool {
        let mut codes = BTreeMap::<_, u64>::new();
        for (_, code, _) in self.expected.iter().filter(|(_, code, _)| *code != 0) {
            *codes.entry(*code).or_default() += 1;
        }
        let nulls = self.rows.iter().filter(|row| row.is_none()).count() as u64;
        let valid = self.expected.iter().filter(|(number, ..)| *number != 0).count() as u64;
        let known = self.expected.iter().filter(|(.., known)| *known).count() as u64;
        let expected = (valid, known, codes.values().sum(), nulls, codes);
        let answered = counts.codes().map(|(code, count)| (code.number(), count)).collect();
        (counts.valid, counts.known, counts.invalid, counts.nulls, answered) == expected
    }

    /// Runs `check` into buffers that hold rubbish, and compares every place.
    fn agrees(&self, name: &str, check: impl FnOnce(Option<Bitmap<'_>>, Answer<'_>) -> Counts) {
        let len = self.rows.len();
        let shift = len % 11;
        let mut present = vec![0b1010_1010; (len + shift).div_ceil(8)];
        for (row, value) in self.rows.iter().enumerate() {
            let (byte, bit) = ((row + shift) / 8, (row + shift) % 8);
            present[byte] = present[byte] & !(1 << bit) | u8::from(value.is_some()) << bit;
        }
        let (mut valid, mut numbers, mut codes) = (vec![0xA5; len.div_ceil(8)], vec![7; len], vec![7; len]);
        let mut known = valid.clone();
        let nulls = self.rows.iter().any(Option::is_none);
        let bitmap = nulls.then(|| Bitmap::new(&present, shift));
        let answer = Answer {
            valid: &mut valid,
            numbers: Some(&mut numbers),
            codes: Some(&mut codes),
            known: Some(&mut known),
        };
        let counts = check(bitmap, answer);
        let is_set = |bits: &[u8], row: usize| bits[row / 8] >> (row % 8) & 1 == 1;
        for (row, (number, code, listed)) in self.expected.iter().enumerate() {
            let answer = (is_set(&valid, row), numbers[row], codes[row], is_set(&known, row));
            let place =
                || format!("{name}, row {row} of {len}: {:?}", String::from_utf8_lossy(self.bytes(row)));
            assert_eq!(answer, (*number != 0, *number, *code, *listed), "{}", place());
        }
        for bits in [&valid, &known] {
            assert!(
                len.is_multiple_of(8) || bits[len / 8] >> (len % 8) == 0,
                "{name}: bits after the last row"
            );
        }
        assert!(self.counted(&counts), "{name}: {counts:?}");
    }
}

/// A check with every set of instructions.
#[must_use]
pub fn engines(check: ColumnCheck) -> [ColumnCheck; 2] {
    [check, check.portable()]
}

/// Compares every layout that can hold the rows with what is right of each single one.
///
/// # Panics
///
/// If a layout answers otherwise.
pub fn agree(check: ColumnCheck, rows: Vec<Option<Vec<u8>>>, single: &Single<'_>) {
    let case = Case::new(rows, single);
    for (check, engine) in engines(check).into_iter().zip(["fast", "portable"]) {
        let name = |layout: &str| format!("{layout}, {engine}");
        offsets(&case, &name("utf8"), |offsets, data, present, answer| {
            let offsets: Vec<_> = offsets.iter().map(|offset| i32::try_from(*offset).unwrap()).collect();
            check.check(Column::Utf8 { offsets: &offsets, data }, present, answer).unwrap()
        });
        offsets(&case, &name("large utf8"), |offsets, data, present, answer| {
            check.check(Column::LargeUtf8 { offsets, data }, present, answer).unwrap()
        });
        views(&case, &name("views"), check);
        let slices: Vec<_> = (0..case.rows.len()).map(|row| case.bytes(row)).collect();
        case.agrees(&name("slices"), |present, answer| {
            check.check(Column::Slices(&slices), present, answer).unwrap()
        });
        fixed(single, &case, &name("fixed"), check);
        lines(single, &case, &name("lines"), check);
        integers(single, &case, &name("integers"), check);
    }
}

/// Rows after some bytes that belong to none.
fn offsets(
    case: &Case,
    name: &str,
    check: impl FnOnce(&[i64], &[u8], Option<Bitmap<'_>>, Answer<'_>) -> Counts,
) {
    let mut data = b"1918010000009"[..case.rows.len() % 14].to_vec();
    let mut offsets = vec![data.len() as i64];
    for row in 0..case.rows.len() {
        data.extend(case.bytes(row));
        offsets.push(data.len() as i64);
    }
    case.agrees(name, |present, answer| check(&offsets, &data, present, answer));
}

/// Views into two buffers, changing now and then.
fn views(case: &Case, name: &str, check: ColumnCheck) {
    let mut buffers = [vec![b'1'; 3], vec![]];
    let mut views = vec![];
    for row in 0..case.rows.len() {
        let (bytes, buffer) = (case.bytes(row), row / 50 % 2);
        let mut view = [0; 16];
        view[..4].copy_from_slice(&(bytes.len() as u32).to_ne_bytes());
        if bytes.len() <= 12 {
            view[4..4 + bytes.len()].copy_from_slice(bytes);
        } else {
            view[4..8].copy_from_slice(&bytes[..4]);
            view[8..12].copy_from_slice(&(buffer as u32).to_ne_bytes());
            view[12..].copy_from_slice(&(buffers[buffer].len() as u32).to_ne_bytes());
            buffers[buffer].extend(bytes);
        }
        views.push(view);
    }
    let buffers = buffers.each_ref().map(Vec::as_slice);
    case.agrees(name, |present, answer| {
        check.check(Column::Utf8View { views: &views, buffers: &buffers }, present, answer).unwrap()
    });
}

/// The rows of thirteen bytes.
fn fixed(single: &Single<'_>, case: &Case, name: &str, check: ColumnCheck) {
    let rows: Vec<_> = case.rows.iter().flatten().filter(|row| row.len() == 13).cloned().collect();
    let data = rows.concat();
    let case = Case::new(rows.into_iter().map(Some).collect(), single);
    case.agrees(name, |present, answer| check.check(Column::Fixed(&data), present, answer).unwrap());
}

/// The rows without line ends, in pieces of a text with both kinds of them.
fn lines(single: &Single<'_>, case: &Case, name: &str, check: ColumnCheck) {
    let fits = |row: &&Vec<u8>| !row.contains(&b'\n') && !row.ends_with(b"\r");
    let rows: Vec<_> = case.rows.iter().flatten().filter(fits).cloned().collect();
    for complete in [false, true] {
        let mut text = vec![];
        for (index, row) in rows.iter().enumerate() {
            text.extend(row);
            text.extend(if index / 97 % 2 == 0 { &b"\n"[..] } else { b"\r\n" });
        }
        let mut rows = rows.clone();
        if complete {
            rows.push(b"1918010000001".to_vec());
        }
        text.extend(b"1918010000001");
        let case = Case::new(rows.into_iter().map(Some).collect(), single);
        case.agrees(&format!("{name}, {complete}"), |_, answer| {
            let read = check.check_lines(&text, complete, usize::MAX, answer);
            assert_eq!(read.rows, case.rows.len(), "{name}");
            assert_eq!(read.bytes, if complete { text.len() } else { text.len() - 13 }, "{name}");
            read.counts
        });
    }
}

/// The rows that are integers without leading zeros.
fn integers(single: &Single<'_>, case: &Case, name: &str, check: ColumnCheck) {
    let integer = |row: &Vec<u8>| {
        let value = std::str::from_utf8(row).ok()?.parse::<u64>().ok()?;
        (value.to_string().as_bytes() == row && row.len() >= 13).then_some(value)
    };
    let values: Vec<_> = case.rows.iter().flatten().filter_map(integer).collect();
    let rows = values.iter().map(|value| Some(value.to_string().into_bytes())).collect();
    let case = Case::new(rows, single);
    case.agrees(&format!("{name}, unsigned"), |present, answer| {
        check.check(Column::Unsigned(&values), present, answer).unwrap()
    });
    let signed: Vec<_> = values.iter().filter_map(|value| i64::try_from(*value).ok()).collect();
    if signed.len() == values.len() {
        case.agrees(&format!("{name}, signed"), |present, answer| {
            check.check(Column::Signed(&signed), present, answer).unwrap()
        });
    }
}
