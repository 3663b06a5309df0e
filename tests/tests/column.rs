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
use skillcert::{Assurance, CertificateNumber, CityCode, Code, Date, NumberScheme, parse_date};
use skillcert_tests::agreement::facts;
use skillcert_tests::evidence::{evidence, grouped};
use skillcert_tests::layouts::{self, engines};
use skillcert_tests::table::read;
use skillcert_tests::{naive, scheme};

/// What a column is checked against, and the single parse that says what is right.
#[derive(Clone, Copy)]
struct Rule(Option<NumberScheme>, Option<Date>);

impl Rule {
    fn check(self) -> ColumnCheck {
        self.0.map_or(ColumnCheck::form(), |scheme| ColumnCheck::scheme(scheme, self.1))
    }

    fn checks(self) -> [ColumnCheck; 2] {
        engines(self.check())
    }

    /// Whether the codes of a row are known, as the single parse and the slow one say.
    fn knows(self, bytes: &[u8]) -> bool {
        let Some(scheme) = self.0 else { return false };
        let single = scheme.parse_bytes(bytes, self.1).is_ok_and(|(_, worth)| worth == Assurance::KnownCodes);
        let slow = naive::scheme::Scheme {
            first_year: scheme.first_year(),
            province: scheme.province().get(),
            cities: scheme.cities().map(CityCode::get).collect(),
            closed: scheme.is_closed(),
        };
        let year = self.1.map(|date| date.year().try_into().unwrap());
        let text = str::from_utf8(bytes).ok();
        let slow = text.and_then(|text| slow.parse(text, year).ok());
        assert_eq!(single, slow.is_some_and(|(_, worth)| worth == "known_codes"), "{bytes:?}");
        single
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

/// Compares every layout that can hold the rows.
fn agree(rule: Rule, rows: Vec<Option<Vec<u8>>>) {
    layouts::agree(rule.check(), rows, &|bytes| {
        let (number, code) = rule.single(bytes);
        (number, code, rule.knows(bytes))
    });
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
        Answer { valid: &mut valid, numbers: Some(&mut numbers), codes: Some(&mut codes), known: None },
    );
    let agrees = |(row, answer): &(&[u8; 13], (&u64, &u16))| {
        let single = CertificateNumber::parse_bytes(*row).map(CertificateNumber::get);
        let expected = single.map_or_else(|error| (0, error.code().number()), |number| (number, 0));
        single.map_err(|error| facts(error.finding())) == naive::parse(*row)
            && *answer == (&expected.0, &expected.1)
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
            let answer = Answer {
                valid: &mut valid,
                numbers: Some(&mut numbers),
                codes: Some(&mut codes),
                known: None,
            };
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

/// A debug build takes every 29th.
#[test]
fn every_prefix() {
    let step = if cfg!(debug_assertions) { 29 } else { 1 };
    let rows: Vec<_> =
        (0..1_000_000).step_by(step).map(|prefix| format!("{prefix:06}0000001").into_bytes()).collect();
    let (len, data) = (rows.len(), rows.concat());
    let years =
        [None, parse_date("2018-12-31").ok(), parse_date("2019-01-01").ok(), parse_date("1999-01-01").ok()];
    for rule in years.into_iter().flat_map(|as_of| [Rule(hunan().0, as_of), Rule(closed().0, as_of)]) {
        for check in rule.checks() {
            let (mut valid, mut codes) = (vec![0; len.div_ceil(8)], vec![0; len]);
            let answer = Answer { valid: &mut valid, numbers: None, codes: Some(&mut codes), known: None };
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
    let rows = if cfg!(debug_assertions) { 20_000 } else { 10_000_000 };
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
        let answer = Answer { valid: &mut valid, numbers: None, codes: Some(&mut codes), known: None };
        let counts = check.check(Column::Utf8 { offsets: &offsets, data: &data }, None, answer).unwrap();
        assert_eq!(valid, [0b1100_0001, 0]);
        let m = malformed;
        assert_eq!(codes, [0, m, m, m, m, m, 0, 0, m]);
        assert_eq!(counts.codes().collect::<Vec<_>>(), [(Code::ColumnMalformed, 6)]);
        for buffers in [&[&data[..]][..], &[]] {
            let answer = Answer { valid: &mut valid, numbers: None, codes: Some(&mut codes), known: None };
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
    let answer =
        Answer { valid: &mut [7; 2], numbers: Some(&mut numbers), codes: Some(&mut codes), known: None };
    let error = ColumnCheck::form().check(column, None, answer).unwrap_err();
    assert_eq!(
        (error.code(), error.finding().value(), error.finding().limit()),
        (Code::BufferTooSmall, Some(9), Some(8))
    );
    assert_eq!((numbers, codes), ([7; 8], [7; 9]));
}

#[test]
fn negative_and_long_integers() {
    let values = [-1, i64::MIN, 0, 1, 9_999_999_999_999, 10_000_000_000_000, i64::MAX, 1_918_010_000_001];
    let mut codes = [7; 8];
    let answer = Answer { valid: &mut [0], numbers: None, codes: Some(&mut codes), known: None };
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
            let answer = Answer { valid: &mut valid, numbers: Some(&mut part), codes: None, known: None };
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
    let rows: Vec<_> = random_rows(1_000, 9).map(Option::unwrap_or_default).collect();
    let rows: Vec<_> = rows.iter().map(Vec::as_slice).collect();
    let count = |rows: &[&[u8]]| {
        let answer =
            Answer { valid: &mut [0; 125], numbers: None, codes: Some(&mut [0; 1_000]), known: None };
        hunan().checks()[0].check(Column::Slices(rows), None, answer).unwrap()
    };
    let mut merged = count(&rows[..400]);
    merged.merge(&count(&rows[400..]));
    assert_eq!(merged, count(&rows));
    assert_eq!(merged.valid + merged.invalid, 1_000);
}

/// A return that ends no line is a byte that is no digit.
#[test]
fn a_return_alone_ends_no_line() {
    let row = b"1918010000001\r1918010000002";
    let text = [&row[..]; 9].join(&b'\n');
    for check in hunan().checks() {
        let (mut numbers, mut codes) = ([7; 9], [7; 9]);
        let answer =
            Answer { valid: &mut [0; 2], numbers: Some(&mut numbers), codes: Some(&mut codes), known: None };
        assert_eq!(check.check_lines(&text, true, 9, answer).rows, 9);
        assert_eq!((numbers, codes), ([0; 9], [hunan().single(row).1; 9]));
    }
}

#[test]
fn only_what_refuses_rows_is_counted() {
    let mut counts = Counts::default();
    assert_eq!(counts.refuse(Code::ColumnMalformed, 2), Some(()));
    assert_eq!(counts.refuse(Code::SerialZero, 3), Some(()));
    for (code, rows) in [(Code::PartPassed, 1), (Code::SerialZero, u64::MAX)] {
        assert_eq!(counts.refuse(code, rows), None);
    }
    let codes = [(Code::SerialZero, 3), (Code::ColumnMalformed, 2)];
    assert_eq!((counts.invalid, counts.codes().collect::<Vec<_>>()), (5, codes.into()));
}
