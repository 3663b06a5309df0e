//! Columns answer every row as the single parse does, in every layout, with every set of instructions.

#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use std::collections::{BTreeMap, BTreeSet};

use skillcert::number::column::{Answer, Bitmap, Column, ColumnCheck, Counts};
use skillcert::{CertificateNumber, CityCode, Code, Date, NumberScheme, parse_date};
use skillcert_tests::evidence::{evidence, grouped};
use skillcert_tests::table::read;
use skillcert_tests::{naive, scheme};

/// What a column is checked against, and the single parse that says what is right.
#[derive(Clone, Copy)]
struct Rule(Option<NumberScheme>, Option<Date>);

impl Rule {
    fn checks(self) -> [ColumnCheck; 2] {
        let check = self.0.map_or(ColumnCheck::form(), |scheme| ColumnCheck::scheme(scheme, self.1));
        [check, check.portable()]
    }

    /// Number and code of a row; the other one is 0.
    fn single(self, bytes: &[u8]) -> (u64, u16) {
        let answer = match self.0 {
            Some(scheme) => scheme.parse_bytes(bytes, self.1).map(|(number, _)| number),
            None => CertificateNumber::parse_bytes(bytes),
        };
        answer.map_or_else(|error| (0, error.code().number()), |number| (number.get(), 0))
    }
}

/// Rows with what is expected of each; `None` has no value.
struct Case {
    rows: Vec<Option<Vec<u8>>>,
    expected: Vec<(u64, u16)>,
}

impl Case {
    fn new(rule: Rule, rows: Vec<Option<Vec<u8>>>) -> Self {
        let expected = rows.iter().map(|row| row.as_deref().map_or((0, 0), |bytes| rule.single(bytes)));
        Self { expected: expected.collect(), rows }
    }

    fn bytes(&self, row: usize) -> &[u8] {
        self.rows[row].as_deref().unwrap_or_default()
    }

    /// Whether the rows were counted right.
    fn counted(&self, counts: &Counts) -> bool {
        let mut codes = BTreeMap::<_, u64>::new();
        for (_, code) in self.expected.iter().filter(|(_, code)| *code != 0) {
            *codes.entry(*code).or_default() += 1;
        }
        let nulls = self.rows.iter().filter(|row| row.is_none()).count() as u64;
        let valid = self.expected.iter().filter(|(number, _)| *number != 0).count() as u64;
        let expected = (valid, codes.values().sum(), nulls, codes);
        let answered = counts.codes().map(|(code, count)| (code.number(), count)).collect();
        (counts.valid, counts.invalid, counts.nulls, answered) == expected
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
        let nulls = self.rows.iter().any(Option::is_none);
        let bitmap = nulls.then(|| Bitmap::new(&present, shift));
        let answer = Answer { valid: &mut valid, numbers: Some(&mut numbers), codes: Some(&mut codes) };
        let counts = check(bitmap, answer);
        for (row, (number, code)) in self.expected.iter().enumerate() {
            let answer = (valid[row / 8] >> (row % 8) & 1 == 1, numbers[row], codes[row]);
            let place =
                || format!("{name}, row {row} of {len}: {:?}", String::from_utf8_lossy(self.bytes(row)));
            assert_eq!(answer, (*number != 0, *number, *code), "{}", place());
        }
        assert!(len.is_multiple_of(8) || valid[len / 8] >> (len % 8) == 0, "{name}: bits after the last row");
        assert!(self.counted(&counts), "{name}: {counts:?}");
    }
}

/// Compares every layout that can hold the rows.
fn agree(rule: Rule, rows: Vec<Option<Vec<u8>>>) {
    let case = Case::new(rule, rows);
    for (check, engine) in rule.checks().into_iter().zip(["fast", "portable"]) {
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
        fixed(rule, &case, &name("fixed"), check);
        lines(rule, &case, &name("lines"), check);
        integers(rule, &case, &name("integers"), check);
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
        view[..4].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
        if bytes.len() <= 12 {
            view[4..4 + bytes.len()].copy_from_slice(bytes);
        } else {
            view[4..8].copy_from_slice(&bytes[..4]);
            view[8..12].copy_from_slice(&(buffer as u32).to_le_bytes());
            view[12..].copy_from_slice(&(buffers[buffer].len() as u32).to_le_bytes());
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
fn fixed(rule: Rule, case: &Case, name: &str, check: ColumnCheck) {
    let rows: Vec<_> = case.rows.iter().flatten().filter(|row| row.len() == 13).cloned().collect();
    let data = rows.concat();
    let case = Case::new(rule, rows.into_iter().map(Some).collect());
    case.agrees(name, |present, answer| check.check(Column::Fixed(&data), present, answer).unwrap());
}

/// The rows without line ends, in pieces of a text with both kinds of them.
fn lines(rule: Rule, case: &Case, name: &str, check: ColumnCheck) {
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
        let case = Case::new(rule, rows.into_iter().map(Some).collect());
        case.agrees(&format!("{name}, {complete}"), |_, answer| {
            let read = check.check_lines(&text, complete, usize::MAX, answer);
            assert_eq!(read.rows, case.rows.len(), "{name}");
            assert_eq!(read.bytes, if complete { text.len() } else { text.len() - 13 }, "{name}");
            read.counts
        });
    }
}

/// The rows that are integers without leading zeros.
fn integers(rule: Rule, case: &Case, name: &str, check: ColumnCheck) {
    let integer = |row: &Vec<u8>| {
        let value = std::str::from_utf8(row).ok()?.parse::<u64>().ok()?;
        (value.to_string().as_bytes() == row && row.len() >= 13).then_some(value)
    };
    let values: Vec<_> = case.rows.iter().flatten().filter_map(integer).collect();
    let rows = values.iter().map(|value| Some(value.to_string().into_bytes())).collect();
    let case = Case::new(rule, rows);
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

fn hunan() -> Rule {
    Rule(Some(NumberScheme::hunan()), parse_date("2026-11-23").ok())
}

fn closed() -> Rule {
    Rule(Some(NumberScheme::hunan().with_city(CityCode::parse("64").unwrap()).closed()), None)
}

const FORM: Rule = Rule(None, None);
const EXAMPLE: [u8; 13] = *b"1918010000001";

#[test]
fn every_row_of_the_table() {
    let mut rules = BTreeMap::<_, Vec<_>>::new();
    let mut codes = BTreeSet::new();
    for row in read("number") {
        let key = (row.cell("scheme").to_owned(), row.cell("as_of").to_owned());
        codes.insert(row.cell("code").to_owned());
        rules.entry(key).or_default().push(Some(row.bytes()));
    }
    assert!(codes.len() > 8 && rules.len() > 3);
    for ((name, as_of), rows) in rules {
        let scheme = (name != "form").then(|| scheme::named(&name));
        agree(Rule(scheme, parse_date(&as_of).ok()), rows);
    }
}

#[test]
fn every_byte_at_every_position() {
    let rows = (0..13_usize).flat_map(|position| {
        (0..=u8::MAX).map(move |byte| {
            let mut bytes = EXAMPLE.to_vec();
            bytes[position] = byte;
            Some(bytes)
        })
    });
    for rule in [FORM, hunan(), closed()] {
        agree(rule, rows.clone().collect());
    }
}

/// Every pair of bytes at two positions of the example.
fn every_pair(first: usize, second: usize) -> Vec<[u8; 13]> {
    let spoiled = |pair: u16| {
        let mut bytes = EXAMPLE;
        [bytes[first], bytes[second]] = pair.to_be_bytes();
        bytes
    };
    (0..=u16::MAX).map(spoiled).collect()
}

/// The first row of which a kernel says another number or code than the single parse, or that another code, component or
/// index than the slow parser.
fn disagreement(rows: &[[u8; 13]], kernel: impl Fn(&[u8], Answer<'_>)) -> Option<[u8; 13]> {
    let (mut valid, mut numbers, mut codes) =
        (vec![0; rows.len() / 8], vec![0; rows.len()], vec![0; rows.len()]);
    kernel(
        rows.as_flattened(),
        Answer { valid: &mut valid, numbers: Some(&mut numbers), codes: Some(&mut codes) },
    );
    let agrees = |(row, answer): &(&[u8; 13], (&u64, &u16))| {
        let single = CertificateNumber::parse_bytes(*row).map(CertificateNumber::get);
        let facts =
            single.map_err(|e| (e.code().name(), e.component().name(), e.index().map(|i| i as usize)));
        let expected = single.map_or_else(|error| (0, error.code().number()), |number| (number, 0));
        facts == naive::parse(*row) && *answer == (&expected.0, &expected.1)
    };
    let mut answers = rows.iter().zip(numbers.iter().zip(&codes));
    answers.find(|answer| !agrees(answer)).map(|(row, _)| *row)
}

/// A carry from one byte into the next could make `:` pass for a digit. In a release build at any two positions.
#[test]
fn every_two_bytes() {
    let farthest = if cfg!(debug_assertions) { 1 } else { 12 };
    let mut compared = 0;
    for first in 0..12 {
        for second in first + 1..=(first + farthest).min(12) {
            let rows = every_pair(first, second);
            for check in FORM.checks() {
                let kernel = |data: &[u8], answer: Answer<'_>| {
                    check.check(Column::Fixed(data), None, answer).unwrap();
                };
                assert_eq!(disagreement(&rows, kernel), None);
            }
            compared += rows.len() as u64;
        }
    }
    let claim = "any two bytes at any two positions, by both kernels, against the single and the slow parse";
    evidence(claim, &format!("{} rows by each, 0 differences", grouped(compared)));
}

/// The comparison above notices a kernel that takes `:` for a digit at some positions only.
#[test]
fn a_kernel_that_lets_a_colon_pass_is_caught() {
    let mut found = 0;
    for parity in 0..2 {
        let careless = |data: &[u8], answer: Answer<'_>| {
            let digit = |(place, byte): (usize, &u8)| match byte {
                b':' if place % 13 % 2 == parity => b'9',
                byte => *byte,
            };
            let data: Vec<_> = data.iter().enumerate().map(digit).collect();
            FORM.checks()[0].check(Column::Fixed(&data), None, answer).unwrap();
        };
        let caught = (0..12).filter_map(|first| disagreement(&every_pair(first, first + 1), careless));
        let caught: Vec<_> = caught.collect();
        assert_eq!(caught.len(), 12);
        assert!(caught.iter().all(|row| row.contains(&b':')));
        found += caught.len();
    }
    let claim = "negative control: a kernel that takes a colon for a digit at every other position is caught";
    evidence(claim, &format!("at {found} of 24 pairs of positions"));
}

/// Columns that begin at any byte and any bit, and end after any row of the first block.
#[test]
fn every_offset_and_length() {
    let rows: Vec<_> = random_rows(64, 64).map(Option::unwrap_or_default).collect();
    for (offset, len) in (0..64).flat_map(|offset| (0..=64).map(move |len| (offset, len))) {
        let mut data = vec![b'1'; offset];
        let mut offsets = vec![offset as i32];
        for row in &rows[..len] {
            data.extend(row);
            offsets.push(data.len() as i32);
        }
        let present = vec![0xFF; (offset + len).div_ceil(8)];
        for check in hunan().checks() {
            let (mut valid, mut numbers, mut codes) = ([0; 8], [7; 64], [7; 64]);
            let answer = Answer { valid: &mut valid, numbers: Some(&mut numbers), codes: Some(&mut codes) };
            let column = Column::Utf8 { offsets: &offsets, data: &data };
            check.check(column, Some(Bitmap::new(&present, offset)), answer).unwrap();
            for (place, row) in rows[..len].iter().enumerate() {
                let answer = (numbers[place], codes[place]);
                assert_eq!(answer, hunan().single(row), "row {place} of {len} from byte {offset}");
                assert_eq!(valid[place / 8] >> (place % 8) & 1 == 1, answer.1 == 0);
            }
        }
    }
}

#[test]
fn every_prefix() {
    let rows = (0..1_000_000).map(|prefix| format!("{prefix:06}0000001").into_bytes());
    let data = rows.collect::<Vec<_>>().concat();
    let years =
        [None, parse_date("2018-12-31").ok(), parse_date("2019-01-01").ok(), parse_date("1999-01-01").ok()];
    for rule in years.into_iter().flat_map(|as_of| [Rule(hunan().0, as_of), Rule(closed().0, as_of)]) {
        for check in rule.checks() {
            let (mut valid, mut codes) = (vec![0; 125_000], vec![0; 1_000_000]);
            let answer = Answer { valid: &mut valid, numbers: None, codes: Some(&mut codes) };
            check.check(Column::Fixed(&data), None, answer).unwrap();
            for (row, code) in data.chunks(13).zip(&codes) {
                assert_eq!(*code, rule.single(row).1, "{}", String::from_utf8_lossy(row));
            }
        }
    }
}

/// The same in every run; faults of all kinds in a part of the rows.
fn random_rows(how_many: usize, seed: u64) -> impl Iterator<Item = Option<Vec<u8>>> {
    let mut state = seed;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    (0..how_many).map(move |_| {
        let mut row = format!("{:02}{:02}{:02}{:07}", 15 + next(15), 17 + next(3), next(5), next(10_000_000))
            .into_bytes();
        match next(24) {
            0 => row[next(13)] = b"O:/ \n\xFF\0-"[next(8)],
            1 => row.truncate(next(13)),
            2 => row.extend(std::iter::repeat_n(b'0', next(60))),
            3 => row[6..].fill(b'0'),
            4 => row = vec![b"\t\n 1\xA3"[next(5)]; next(20)],
            5 => return None,
            _ => {}
        }
        Some(row)
    })
}

#[test]
fn every_length_of_column_and_every_offset() {
    for rule in [FORM, hunan(), closed()] {
        for len in 0..=130 {
            agree(rule, random_rows(len, len as u64).collect());
            agree(rule, vec![Some(EXAMPLE.to_vec()); len]);
        }
    }
}

/// In a release build as many as a city has in a century.
#[test]
fn random() {
    let rows = if cfg!(debug_assertions) { 100_000 } else { 10_000_000 };
    for (seed, rule) in [FORM, hunan(), closed()].into_iter().enumerate() {
        for part in 0..rows / 50_000 {
            agree(rule, random_rows(50_000, (seed + part * 3) as u64).collect());
        }
    }
    let claim =
        "random rows in every layout, by the fast and by the portable kernel, against the single parse";
    evidence(claim, &format!("{} rows by each, 0 differences", grouped(3 * rows as u64)));
}

#[test]
fn rows_outside_the_data_have_a_code_of_their_own() {
    let malformed = Code::ColumnMalformed.number();
    let offsets = [0, 13, 12, -5, i32::MAX, i32::MIN, 13, 26, 39, 52];
    let data = [EXAMPLE; 3].concat();
    let mut view = [0; 16];
    view[0] = 13;
    view[12] = 250;
    for check in hunan().checks() {
        let (mut valid, mut codes) = ([0; 2], [0; 9]);
        let answer = Answer { valid: &mut valid, numbers: None, codes: Some(&mut codes) };
        let counts = check.check(Column::Utf8 { offsets: &offsets, data: &data }, None, answer).unwrap();
        assert_eq!(valid, [0b1100_0001, 0]);
        let m = malformed;
        assert_eq!(codes, [0, m, m, m, m, m, 0, 0, m]);
        assert_eq!(counts.codes().collect::<Vec<_>>(), [(Code::ColumnMalformed, 6)]);
        for buffers in [&[&data[..]][..], &[]] {
            let answer = Answer { valid: &mut valid, numbers: None, codes: Some(&mut codes) };
            let column = Column::Utf8View { views: &[view], buffers };
            assert_eq!(check.check(column, None, answer).unwrap().invalid, 1);
            assert_eq!(codes[0], malformed);
        }
    }
}

#[test]
fn too_little_room_is_refused_before_anything_is_written() {
    let rows: Vec<_> = (0..9).map(|_| &EXAMPLE[..]).collect();
    let column = Column::Slices(&rows);
    let (mut numbers, mut codes) = ([7; 8], [7; 9]);
    let answer = Answer { valid: &mut [7; 2], numbers: Some(&mut numbers), codes: Some(&mut codes) };
    let error = ColumnCheck::form().check(column, None, answer).unwrap_err();
    assert_eq!((error.code(), error.value(), error.limit()), (Code::BufferTooSmall, Some(9), Some(8)));
    assert_eq!((numbers, codes), ([7; 8], [7; 9]));
}

#[test]
fn negative_and_long_integers() {
    let values = [-1, i64::MIN, 0, 1, 9_999_999_999_999, 10_000_000_000_000, i64::MAX, 1_918_010_000_001];
    let mut codes = [7; 8];
    let answer = Answer { valid: &mut [0], numbers: None, codes: Some(&mut codes) };
    let counts = ColumnCheck::form().check(Column::Signed(&values), None, answer).unwrap();
    let [digit, zero, length] =
        [Code::NumberNotDigit, Code::SerialZero, Code::NumberLength].map(Code::number);
    assert_eq!(codes, [digit, digit, zero, 0, 0, length, length, 0]);
    assert_eq!((counts.valid, counts.invalid), (3, 5));
}

/// A text in pieces gives the same as the whole, whatever the size of the pieces and of the answer.
#[test]
fn lines_in_pieces() {
    let rows: Vec<_> = random_rows(3_000, 5).flatten().filter(|row| !row.contains(&b'\n')).collect();
    let text = rows.join(&b'\n');
    for (piece, room) in [(100, 64), (1_000, 100), (77, 1), (5_000, 1_000)] {
        let (mut numbers, mut start, mut end) = (Vec::<u64>::new(), 0, 0);
        while start < text.len() {
            end = (end + piece).min(text.len());
            let (mut valid, mut part) = (vec![0; 200], vec![0; room]);
            let answer = Answer { valid: &mut valid, numbers: Some(&mut part), codes: None };
            let read = hunan().checks()[0].check_lines(&text[start..end], end == text.len(), room, answer);
            start += read.bytes;
            numbers.extend(&part[..read.rows]);
        }
        let expected: Vec<_> = rows.iter().map(|row| hunan().single(row).0).collect();
        assert_eq!(numbers, expected, "{piece} {room}");
    }
}

#[test]
fn merged_counts_are_those_of_the_whole() {
    let case = Case::new(hunan(), random_rows(1_000, 9).collect());
    let rows: Vec<_> = (0..1_000).map(|row| case.bytes(row)).collect();
    let count = |rows: &[&[u8]]| {
        let answer = Answer { valid: &mut [0; 125], numbers: None, codes: Some(&mut [0; 1_000]) };
        hunan().checks()[0].check(Column::Slices(rows), None, answer).unwrap()
    };
    let mut merged = count(&rows[..400]);
    merged.merge(&count(&rows[400..]));
    assert_eq!(merged, count(&rows));
    assert_eq!(merged.valid + merged.invalid, 1_000);
}
