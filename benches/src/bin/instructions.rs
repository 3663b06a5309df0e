//! Work to count instructions of: `instructions WORK` under callgrind, which collects inside of [`counted`] only.
//! `gate.py` starts it and compares with `instructions.tsv`.

use std::hint::black_box;
use std::str::FromStr;

use skillcert::number::column::{Answer, Column};
use skillcert::{
    AbsencePolicy, CertificateNumber, DecisionColumns, Mark, MarkColumns, Marks, PassRule, Score,
};
use skillcert_benches::layout::Utf8;
use skillcert_benches::row::{marks, numbers, Mix};
use skillcert_benches::rule::{as_of, check, scheme};

/// Of a column.
const ROWS: usize = 1000;

/// One call of a piece of work. Not inlined: callgrind knows it by its name.
#[inline(never)]
fn counted<T, U>(work: impl FnOnce(T) -> U, input: T) -> U {
    work(black_box(input))
}

/// A name and the work, which says how often it called [`counted`].
type Work = (&'static str, fn() -> usize);

const WORKS: &[Work] = &[
    ("parse", || parse(Mix::Clean)),
    ("parse-refused", || parse(Mix::Refused)),
    ("parse-form", || parse_form(Mix::Clean)),
    ("parse-form-refused", || parse_form(Mix::Refused)),
    ("format", || each(numbers(), CertificateNumber::to_ascii)),
    ("decide", decide),
    ("column-utf8", || column(rows().column())),
    ("column-large-utf8", large_utf8),
    ("column-view", view),
    ("column-fixed", || column(Column::Fixed(&Utf8::new(Mix::MixedThirteen, ROWS).data))),
    ("column-slices", slices),
    ("column-unsigned", || column(Column::Unsigned(&integers()))),
    ("column-signed", || column(Column::Signed(&integers()))),
    ("column-lines", lines),
    ("column-marks", mark_columns),
];

fn main() {
    let wanted = std::env::args().nth(1);
    match WORKS.iter().find(|(name, _)| Some(*name) == wanted.as_deref()) {
        Some((_, work)) => println!("{}", work()),
        None => WORKS.iter().for_each(|(name, _)| println!("{name}")),
    }
}

fn each<T, U>(inputs: Vec<T>, work: impl Fn(T) -> U + Copy) -> usize {
    inputs.into_iter().map(|input| drop(black_box(counted(work, input)))).count()
}

fn parse(mix: Mix) -> usize {
    let (scheme, as_of) = (scheme(), as_of());
    each(mix.texts().iter().collect(), |text: &String| scheme.parse(text, as_of))
}

fn parse_form(mix: Mix) -> usize {
    each(mix.texts().iter().collect(), |text: &String| CertificateNumber::parse(text))
}

fn decide() -> usize {
    let score = |hundredths| Score::from_hundredths(hundredths).map(Mark::Score).ok();
    let marks =
        |practical| Marks { practical: score(practical), theory: score(12_000_i64.wrapping_sub(practical)) };
    let rule = PassRule::TheoryAndPractical;
    each((2_000..=10_000).step_by(8).map(marks).collect(), |marks| rule.decide(marks).map(|d| d.outcome()))
}

/// The first rows.
fn rows() -> Utf8 {
    Utf8::new(Mix::Mixed, ROWS)
}

/// Answers a column once, without the instructions that only some machines have.
fn column(column: Column<'_>) -> usize {
    let check = check().portable();
    let (mut valid, mut numbers, mut codes) = (vec![0; ROWS.div_ceil(8)], vec![0; ROWS], vec![0; ROWS]);
    let answer =
        Answer { valid: &mut valid, numbers: Some(&mut numbers), codes: Some(&mut codes), known: None };
    let _ = black_box(counted(|answer| check.check(column, None, answer), answer));
    1
}

fn large_utf8() -> usize {
    let Utf8 { offsets, data } = rows();
    let offsets: Vec<_> = offsets.into_iter().map(i64::from).collect();
    column(Column::LargeUtf8 { offsets: &offsets, data: &data })
}

fn view() -> usize {
    let rows = rows();
    column(Column::Utf8View { views: &rows.views(), buffers: &[&rows.data] })
}

fn slices() -> usize {
    column(Column::Slices(&rows().rows().collect::<Vec<_>>()))
}

/// Decimal values; 0 for what is none.
fn integers<T: FromStr + Default>() -> Vec<T> {
    let text = |row| std::str::from_utf8(row).unwrap_or_default();
    rows().rows().map(|row| text(row).parse().unwrap_or_default()).collect()
}

fn lines() -> usize {
    let (check, text) = (check().portable(), rows().lines());
    let (mut valid, mut numbers, mut codes) = (vec![0; ROWS.div_ceil(8)], vec![0; ROWS], vec![0; ROWS]);
    let answer =
        Answer { valid: &mut valid, numbers: Some(&mut numbers), codes: Some(&mut codes), known: None };
    black_box(counted(|answer| check.check_lines(&text, true, ROWS, answer), answer));
    1
}

fn mark_columns() -> usize {
    let (practical, theory) = (marks(1, ROWS), marks(2, ROWS));
    let (mut outcomes, mut codes, mut theory_codes) = (vec![0; ROWS], vec![0; ROWS], vec![0; ROWS]);
    let marks = MarkColumns { practical: &practical, theory: Some(&theory) };
    let (practical, theory) = (Some(&mut *codes), Some(&mut *theory_codes));
    let answer = DecisionColumns { outcomes: &mut outcomes, practical, theory };
    let rule = PassRule::TheoryAndPractical;
    let _ = black_box(counted(|answer| rule.decide_columns(AbsencePolicy::Fails, marks, answer), answer));
    1
}
