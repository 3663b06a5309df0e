#![expect(clippy::arithmetic_side_effects, reason = "small numbers, in a test")]

use std::collections::BTreeMap;

use skillcert::number::column::{Answer, Bitmap, Column, ColumnCheck, Counts};
use skillcert::{
    AbsencePolicy, Assurance, CertificateNumber, CityCode, Code, Date, DecisionColumns, Mark, MarkColumns,
    Marks, NumberScheme, PassRule, Score, ValidationError, parse_date,
};

use crate::explained;
use crate::input::Input;

/// A layout, a scheme, how many rows, which of them have a value; then offsets, views or values, and the data. Offsets are
/// those of rows of thirteen bytes, each moved by a byte, so that they may lead anywhere. Every row is answered as
/// it is alone, by every set of instructions, and no place beside the answers is written.
pub fn column(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (layout, judge) = (input.byte(), Judge::drawn(&mut input));
    let (rows, flags) = (usize::from(input.byte()), input.byte());
    let present = (flags & 1 == 1).then(|| (input.text(), usize::from(flags / 16)));
    let case = Case { judge, present, short: flags & 2 == 2 };
    match layout {
        b'u' => {
            texts(&case, &offsets(&mut input, rows, i64::from(i32::MIN), i64::from(i32::MAX)), &mut input)
        }
        b'U' => texts(&case, &offsets(&mut input, rows, i64::MIN, i64::MAX), &mut input),
        b'v' => views(&case, rows, &mut input),
        b'w' => {
            let data = input.rest();
            let rows: Vec<_> = data.chunks_exact(CertificateNumber::LEN).map(Row::Text).collect();
            case.agrees(Column::Fixed(data), &rows);
        }
        b's' => {
            let slices: Vec<_> = (0..rows).map(|_| input.text()).collect();
            let rows: Vec<_> = slices.iter().map(|slice| Row::Text(slice)).collect();
            case.agrees(Column::Slices(&slices), &rows);
        }
        b'L' => {
            let values: Vec<_> = (0..rows).map(|_| u64::from_le_bytes(input.bytes())).collect();
            let rows: Vec<_> = values.iter().map(|value| Row::Decimal((*value).into())).collect();
            case.agrees(Column::Unsigned(&values), &rows);
        }
        b'l' => {
            let values: Vec<_> = (0..rows).map(|_| i64::from_le_bytes(input.bytes())).collect();
            let rows: Vec<_> = values.iter().map(|value| Row::Decimal((*value).into())).collect();
            case.agrees(Column::Signed(&values), &rows);
        }
        b'n' => lines(judge, input.rest(), rows, flags & 1 == 1),
        b'm' => marks(&mut input, rows, flags),
        _ => {}
    }
}

/// What a row holds.
#[derive(Clone, Copy, Debug)]
enum Row<'a> {
    Text(&'a [u8]),
    Decimal(i128),
    /// Lies outside the data.
    Lost,
}

/// The answer to a row.
type Single = (u64, u16, bool);

/// What numbers are compared with.
#[derive(Clone, Copy, Debug)]
struct Judge(Option<NumberScheme>, Option<Date>);

impl Judge {
    fn drawn(input: &mut Input<'_>) -> Self {
        let hunan = NumberScheme::hunan();
        let with_city = |city: u32| CityCode::new(city).map_or(hunan, |city| hunan.with_city(city));
        match input.byte() {
            b'h' => Self(Some(hunan), parse_date("2026-11-23").ok()),
            b'c' => Self(Some(with_city(64).closed()), None),
            _ => Self(None, None),
        }
    }

    fn checks(self) -> [ColumnCheck; 2] {
        let check = self.0.map_or(ColumnCheck::form(), |scheme| ColumnCheck::scheme(scheme, self.1));
        [check, check.portable()]
    }

    /// Number and code of a row alone, the other one is 0; and whether the codes of the number are known.
    fn single(self, row: Row<'_>) -> Single {
        let answer = match row {
            Row::Text(text) => self.text(text),
            Row::Decimal(..0) => return (0, Code::NumberNotDigit.number(), false),
            // Leading zeros are implied.
            Row::Decimal(value) => self.text(format!("{value:013}").as_bytes()),
            Row::Lost => return (0, Code::ColumnMalformed.number(), false),
        };
        let worth = |(number, known): (CertificateNumber, bool)| (number.get(), 0, known);
        answer.map_or_else(|error| (0, error.code().number(), false), worth)
    }

    fn text(self, text: &[u8]) -> Result<(CertificateNumber, bool), ValidationError> {
        let answer = match self.0 {
            Some(scheme) => scheme
                .parse_bytes(text, self.1)
                .map(|(number, worth)| (number, worth == Assurance::KnownCodes)),
            None => CertificateNumber::parse_bytes(text).map(|number| (number, false)),
        };
        answer.inspect_err(|error| explained(error.finding(), text))
    }
}

#[derive(Debug)]
struct Case<'a> {
    judge: Judge,
    /// Bits, and where they begin.
    present: Option<(&'a [u8], usize)>,
    /// Whether there is a place too few.
    short: bool,
}

impl Case<'_> {
    fn is_present(&self, row: usize) -> bool {
        self.present.is_none_or(|(bits, shift)| {
            let bit = shift.saturating_add(row);
            bits.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
        })
    }

    fn agrees(&self, column: Column<'_>, rows: &[Row<'_>]) {
        assert_eq!(column.rows(), rows.len());
        let (mut expected, mut nulls) = (vec![], 0);
        for (place, row) in rows.iter().enumerate() {
            let present = self.is_present(place);
            nulls += u64::from(!present);
            expected.push(if present { self.judge.single(*row) } else { (0, 0, false) });
        }
        for check in self.judge.checks() {
            self.answered(&check, column, &expected, nulls);
        }
    }

    fn answered(&self, check: &ColumnCheck, column: Column<'_>, expected: &[Single], nulls: u64) {
        let places = expected.len().saturating_sub(self.short.into());
        let mut answer = Places::new(places);
        let bitmap = self.present.map(|(bits, shift)| Bitmap::new(bits, shift));
        match check.check(column, bitmap, answer.lent()) {
            Ok(counts) => {
                assert_eq!(answer, Places::of(expected));
                counted(&counts, expected, nulls);
            }
            Err(error) => {
                assert!(self.short && error.code() == Code::BufferTooSmall);
                assert_eq!(answer, Places::new(places));
                explained(error.finding(), &[]);
            }
        }
    }
}

fn counted(counts: &Counts, expected: &[Single], nulls: u64) {
    let mut codes = BTreeMap::<_, u64>::new();
    for (_, code, _) in expected.iter().filter(|(_, code, _)| *code != 0) {
        *codes.entry(*code).or_default() += 1;
    }
    let valid = expected.iter().filter(|(number, ..)| *number != 0).count() as u64;
    let known = expected.iter().filter(|(.., known)| *known).count() as u64;
    let told: BTreeMap<_, _> = counts.codes().map(|(code, count)| (code.number(), count)).collect();
    assert_eq!((counts.valid, counts.known, counts.nulls), (valid, known, nulls));
    assert_eq!(counts.invalid, codes.values().sum::<u64>());
    assert_eq!(told, codes);
}

/// The caller's places for the answers, with rubbish in them.
#[derive(Debug, PartialEq, Eq)]
struct Places {
    valid: Vec<u8>,
    known: Vec<u8>,
    numbers: Vec<u64>,
    codes: Vec<u16>,
}

impl Places {
    fn new(rows: usize) -> Self {
        let bits = vec![0xA5; rows.div_ceil(8)];
        Self { valid: bits.clone(), known: bits, numbers: vec![7; rows], codes: vec![7; rows] }
    }

    /// The answers that are expected.
    fn of(expected: &[Single]) -> Self {
        let bits = |is_set: fn(&Single) -> bool| {
            let byte = |rows: &[Single]| {
                (0..).zip(rows).fold(0, |bits, (bit, row)| bits | u8::from(is_set(row)) << bit)
            };
            expected.chunks(8).map(byte).collect()
        };
        let (valid, known) = (bits(|(number, ..)| *number != 0), bits(|(.., known)| *known));
        let (numbers, codes) = expected.iter().map(|(number, code, _)| (*number, *code)).unzip();
        Self { valid, known, numbers, codes }
    }

    fn lent(&mut self) -> Answer<'_> {
        Answer {
            valid: &mut self.valid,
            numbers: Some(&mut self.numbers),
            codes: Some(&mut self.codes),
            known: Some(&mut self.known),
        }
    }
}

/// Offsets thirteen apart, each moved by a byte; the least and the greatest byte stand for the ends of the integer.
fn offsets(input: &mut Input<'_>, rows: usize, least: i64, greatest: i64) -> Vec<i64> {
    let offset = |row: i64| match i8::from_le_bytes(input.bytes()) {
        i8::MIN => least,
        i8::MAX => greatest,
        moved => row * 13 + i64::from(moved),
    };
    (0..).map(offset).take(rows + 1).collect()
}

fn texts(case: &Case<'_>, offsets: &[i64], input: &mut Input<'_>) {
    let data = input.rest();
    let text = |start, end| data.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?);
    let row = |(start, end): (&i64, &i64)| text(*start, *end).map_or(Row::Lost, Row::Text);
    let rows: Vec<_> = offsets.iter().zip(offsets.iter().skip(1)).map(row).collect();
    let narrow: Result<Vec<i32>, _> = offsets.iter().map(|offset| i32::try_from(*offset)).collect();
    if let Ok(offsets) = narrow {
        case.agrees(Column::Utf8 { offsets: &offsets, data }, &rows);
    }
    case.agrees(Column::LargeUtf8 { offsets, data }, &rows);
}

/// Views of rows of thirteen bytes, one after the other, with length, buffer and offset moved by bytes.
fn views(case: &Case<'_>, rows: usize, input: &mut Input<'_>) {
    let places: Vec<_> = (0..rows).map(|_| input.bytes::<3>()).collect();
    let split = usize::from(input.byte());
    let (first, second) = input.rest().split_at_checked(split).unwrap_or_default();
    let (buffers, mut views, mut expected) = ([first, second], vec![], vec![]);
    for (row, [length, buffer, moved]) in (0_u32..).zip(&places) {
        let length = 13_u32.wrapping_add_signed(i32::from(i8::from_le_bytes([*length])));
        let offset = (row * 13).wrapping_add_signed(i32::from(i8::from_le_bytes([*moved])));
        let view = [length, 0x3130_3831, u32::from(*buffer), offset].map(u32::to_le_bytes);
        views.push(view.as_flattened().first_chunk().copied().unwrap_or_default());
    }
    for view in &views {
        expected.push(viewed(view, &buffers).map_or(Row::Lost, Row::Text));
    }
    case.agrees(Column::Utf8View { views: &views, buffers: &buffers }, &expected);
}

/// What a view shows.
fn viewed<'a>(view: &'a [u8; 16], buffers: &[&'a [u8]]) -> Option<&'a [u8]> {
    let part = |at: usize| Some(u32::from_le_bytes(*view.get(at..)?.first_chunk()?) as usize);
    let (length, buffer, offset) = (part(0)?, part(8)?, part(12)?);
    if length <= 12 { view.get(4..4 + length) } else { buffers.get(buffer)?.get(offset..)?.get(..length) }
}

fn lines(judge: Judge, text: &[u8], limit: usize, complete: bool) {
    let (mut expected, mut end) = (vec![], 0);
    for line in text.split_inclusive(|byte| *byte == b'\n').take(limit) {
        let row = line.strip_suffix(b"\n").map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        if row.is_none() && !complete {
            break;
        }
        end += line.len();
        expected.push(judge.single(Row::Text(row.unwrap_or(line))));
    }
    for check in judge.checks() {
        let mut answer = Places::new(expected.len());
        let read = check.check_lines(text, complete, limit, answer.lent());
        assert_eq!((read.rows, read.bytes), (expected.len(), end));
        assert_eq!(answer, Places::of(&expected));
        counted(&read.counts, &expected, 0);
    }
}

/// Marks of candidates, each decided as alone.
fn marks(input: &mut Input<'_>, rows: usize, flags: u8) {
    let rule = if flags & 1 == 1 { PassRule::TheoryAndPractical } else { PassRule::Practical };
    let absence = if flags & 2 == 2 { AbsencePolicy::Undecided } else { AbsencePolicy::Fails };
    let mut column = || -> Vec<_> { (0..rows).map(|_| mark(input.bytes())).collect() };
    let (practical, theory) = (column(), column());
    let theory = (flags & 4 == 4).then_some(&theory[..]);
    let (mut outcomes, mut on_practical, mut on_theory) = (vec![7; rows], vec![7; rows], vec![7; rows]);
    let answer = DecisionColumns {
        outcomes: &mut outcomes,
        practical: Some(&mut on_practical),
        theory: Some(&mut on_theory),
    };
    let marks = MarkColumns { practical: &practical, theory };
    assert_eq!(rule.decide_columns(absence, marks, answer), Ok(()));
    for row in 0..rows {
        let at = |column: &[i32]| column.get(row).copied().unwrap_or(MarkColumns::MISSING);
        let (practical, theory) = (at(&practical), theory.map_or(MarkColumns::MISSING, at));
        let outcome = decided(rule, absence, practical, theory);
        assert_eq!(outcomes.get(row), Some(&outcome));
        let judged = |codes: &[u16]| codes.get(row).copied().and_then(Code::from_number);
        assert_eq!(judged(&on_practical) == Some(Code::PartPassed), (6000..=10_000).contains(&practical));
        assert_eq!(judged(&on_theory).is_none(), !rule.has_theory() && theory == MarkColumns::MISSING);
    }
}

/// Hundredths, with the ends of the integer.
fn mark(bytes: [u8; 2]) -> i32 {
    match i16::from_le_bytes(bytes) {
        i16::MIN => i32::MIN,
        i16::MAX => i32::MAX,
        hundredths => hundredths.into(),
    }
}

/// The outcome of one candidate, 0 where a mark is none or must not be there.
fn decided(rule: PassRule, absence: AbsencePolicy, practical: i32, theory: i32) -> u8 {
    let mark = |value: i32| match value {
        MarkColumns::MISSING => Ok(None),
        MarkColumns::ABSENT => Ok(Some(Mark::Absent)),
        MarkColumns::VOID => Ok(Some(Mark::Void)),
        MarkColumns::DEFERRED => Ok(Some(Mark::Deferred)),
        _ => Score::from_hundredths(value.into()).map(|score| Some(Mark::Score(score))),
    };
    let marks = mark(practical).and_then(|practical| Ok(Marks { practical, theory: mark(theory)? }));
    let decision = marks.and_then(|marks| rule.decide_with(marks, absence));
    decision.map_or(0, |decision| decision.outcome().number())
}
