//! Columns beside the copy of their input: what memory itself takes.

use std::hint::black_box;

use skillcert::number::column::{Answer, Column, ColumnCheck};
use skillcert_benches::alternate::{alternate, Pair};
use skillcert_benches::layout::Utf8;
use skillcert_benches::naive::Naive;
use skillcert_benches::row::Mix;
use skillcert_benches::rule::{as_of, check, scheme};

use crate::Work;

const ROWS: usize = 10_000_000;
/// Rows whose memory stays in the second cache.
const FEW: usize = 10_000;
/// More refused rows than a processor learns by heart.
const MANY: usize = 1_000_000;
/// Rows of a batch whose answer stays in the second cache.
const BATCH: usize = 1 << 16;

pub(crate) const WORKS: &[Work] = &[
    ("fixed", fixed),
    ("read", read),
    ("utf8-clean", || utf8(Mix::Clean, check(), true)),
    ("utf8", || utf8(Mix::Mixed, check(), true)),
    ("utf8-validity-clean", || utf8(Mix::Clean, check(), false)),
    ("utf8-validity", || utf8(Mix::Mixed, check(), false)),
    ("view", view),
    ("lines-clean", || lines(Mix::Clean)),
    ("lines", || lines(Mix::Mixed)),
    ("reasons-clean", || reasons(Mix::Clean, FEW)),
    ("reasons", || reasons(Mix::Mixed, FEW)),
    ("reasons-1m", || reasons(Mix::Mixed, MANY)),
    ("portable", || utf8(Mix::Mixed, check().portable(), true)),
    ("portable-naive", naive),
    ("fresh", fresh),
];

/// Buffers of the caller, used again and again.
pub(crate) struct Buffers {
    valid: Vec<u8>,
    numbers: Vec<u64>,
    codes: Vec<u16>,
}

impl Buffers {
    /// All pages of them are touched.
    pub(crate) fn new(rows: usize) -> Self {
        Self { valid: vec![1; rows.div_ceil(8)], numbers: vec![1; rows], codes: vec![1; rows] }
    }

    fn validity(&mut self) -> Answer<'_> {
        Answer { valid: &mut self.valid, numbers: None, codes: None, known: None }
    }

    pub(crate) fn numbers(&mut self) -> Answer<'_> {
        Answer { valid: &mut self.valid, numbers: Some(&mut self.numbers), codes: None, known: None }
    }

    pub(crate) fn codes(&mut self) -> Answer<'_> {
        Answer {
            valid: &mut self.valid,
            numbers: Some(&mut self.numbers),
            codes: Some(&mut self.codes),
            known: None,
        }
    }
}

/// The place of a copy, used again and again.
pub(crate) struct Copy<T>(Vec<T>);

impl<T: std::marker::Copy> Copy<T> {
    pub(crate) fn new(source: &[T]) -> Self {
        Self(source.to_vec())
    }

    pub(crate) fn copy(&mut self, source: &[T]) {
        self.0.copy_from_slice(source);
        black_box(&*self.0);
    }
}

/// Somebody could look at an answer and at a copy, so they have to be made.
pub(crate) fn answer(check: &ColumnCheck, column: Column<'_>, answer: Answer<'_>) -> u64 {
    check.check(column, None, black_box(answer)).expect("buffers of that many rows").valid
}

fn fixed() -> Pair {
    let (check, Utf8 { data, .. }) = (check(), Utf8::new(Mix::MixedThirteen, ROWS));
    let (mut buffers, mut copy) = (Buffers::new(ROWS), Copy::new(&data));
    alternate(ROWS, || answer(&check, Column::Fixed(&data), buffers.numbers()), || copy.copy(&data))
}

/// What looking at every byte takes at least.
fn read() -> Pair {
    let Utf8 { data, .. } = Utf8::new(Mix::MixedThirteen, ROWS);
    let mut copy = Copy::new(&data);
    alternate(ROWS, || memchr::memchr(b'#', &data), || copy.copy(&data))
}

fn utf8(mix: Mix, check: ColumnCheck, numbers: bool) -> Pair {
    let column = Utf8::new(mix, ROWS);
    let mut buffers = Buffers::new(ROWS);
    let mut copies = (Copy::new(&column.offsets), Copy::new(&column.data));
    let ours = || {
        let place = if numbers { buffers.numbers() } else { buffers.validity() };
        answer(&check, column.column(), place)
    };
    alternate(ROWS, ours, || {
        copies.0.copy(&column.offsets);
        copies.1.copy(&column.data);
    })
}

fn view() -> Pair {
    let (check, column) = (check(), Utf8::new(Mix::Mixed, ROWS));
    let (views, buffers) = (column.views(), [&*column.data]);
    let mut answers = Buffers::new(ROWS);
    let mut copies = (Copy::new(&views), Copy::new(&column.data));
    let column = Column::Utf8View { views: &views, buffers: &buffers };
    alternate(
        ROWS,
        || answer(&check, column, answers.numbers()),
        || {
            copies.0.copy(&views);
            copies.1.copy(buffers[0]);
        },
    )
}

fn lines(mix: Mix) -> Pair {
    let (check, text) = (check(), Utf8::new(mix, ROWS).lines());
    let mut buffers = Buffers::new(ROWS);
    let ours = || check.check_lines(&text, true, ROWS, black_box(buffers.numbers())).rows;
    alternate(ROWS, ours, || memchr::memchr_iter(b'\n', &text).count())
}

fn reasons(mix: Mix, rows: usize) -> Pair {
    let (check, column) = (check(), Utf8::new(mix, rows));
    let (mut with, mut without) = (Buffers::new(rows), Buffers::new(rows));
    let column = column.column();
    alternate(rows, || answer(&check, column, with.codes()), || answer(&check, column, without.numbers()))
}

fn naive() -> Pair {
    let (check, column) = (check().portable(), Utf8::new(Mix::Mixed, ROWS));
    let rule = Naive::new(&scheme(), as_of());
    let (mut ours, mut peers) = (Buffers::new(ROWS), Buffers::new(ROWS));
    let peer = || rule.check(&column, black_box(peers.numbers()));
    let pair = alternate(ROWS, || answer(&check, column.column(), ours.numbers()), peer);
    assert_eq!((&ours.valid, &ours.numbers), (&peers.valid, &peers.numbers), "both say the same");
    pair
}

/// A new answer for every batch, given back after it, beside one answer for all.
fn fresh() -> Pair {
    let (check, column) = (check(), Utf8::new(Mix::Mixed, ROWS));
    let mut buffers = Buffers::new(ROWS);
    let batch = |from: usize| {
        let offsets = column.offsets.get(from..).unwrap_or_default();
        let offsets = offsets.get(..=BATCH).unwrap_or(offsets);
        let (rows, column) = (offsets.len().saturating_sub(1), Column::Utf8 { offsets, data: &column.data });
        let (mut valid, mut numbers) = (vec![0; rows.div_ceil(8)], vec![0; rows]);
        answer(
            &check,
            column,
            Answer { valid: &mut valid, numbers: Some(&mut numbers), codes: None, known: None },
        )
    };
    let ours = || (0..ROWS).step_by(BATCH).map(batch).sum::<u64>();
    alternate(ROWS, ours, || answer(&check, column.column(), buffers.numbers()))
}
