//! Criterion's view of the codec and the decision beside peers.

#![expect(clippy::expect_used, reason = "the pattern is a constant")]

use std::hint::black_box;

use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use regex::bytes::Regex;
use skillcert::number::column::{Answer, Column, ColumnCheck};
use skillcert::{CertificateNumber, Lang, Mark, Marks, PassRule, Score};
use skillcert_benches::layout::Utf8;
use skillcert_benches::row::{numbers, Mix};
use skillcert_benches::rule::check;
use skillcert_benches::INPUTS;

/// One benchmark: the work on every input, thrown at the optimizer's feet.
fn each<I, T>(criterion: &mut Criterion, name: &str, inputs: &[I], work: impl Fn(&I) -> T) {
    let mut group = criterion.benchmark_group("number");
    group.throughput(Throughput::Elements(INPUTS as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| inputs.iter().for_each(|input| drop(black_box(work(black_box(input))))));
    });
    group.finish();
}

fn parse(c: &mut Criterion) {
    let texts = Mix::Clean.texts();
    let regex = Regex::new("^[0-9]{13}$").expect("a pattern");
    each(c, "parse", &texts, |text| CertificateNumber::parse(text));
    each(c, "parse, u64::from_str", &texts, |text| text.parse::<u64>());
    each(c, "parse, regex", &texts, |text| regex.is_match(text.as_bytes()));
}

fn refuse(c: &mut Criterion) {
    let texts = Mix::Refused.texts();
    each(c, "refuse", &texts, |text| CertificateNumber::from_ascii(text.as_bytes()));
    each(c, "refuse with the reason", &texts, |text| CertificateNumber::parse(text));
    each(c, "refuse with the sentence", &texts, |text| {
        CertificateNumber::parse(text).map_err(|error| error.message(Lang::Zh).to_string())
    });
}

fn format(c: &mut Criterion) {
    let numbers = numbers();
    let integers: Vec<_> = numbers.iter().map(|number| number.get()).collect();
    each(c, "format", &numbers, |number| number.to_ascii());
    each(c, "format, itoa", &integers, |number| itoa::Buffer::new().format(*number).len());
    each(c, "format to String", &numbers, ToString::to_string);
    each(c, "format to String, format!", &integers, |number| format!("{number:013}"));
}

fn decide(c: &mut Criterion) {
    let scores: Vec<_> =
        (0..10_000).step_by(9).take(INPUTS).filter_map(|score| Score::from_hundredths(score).ok()).collect();
    let texts: Vec<_> = scores.iter().map(ToString::to_string).collect();
    let mark = |score: &Score| Some(Mark::Score(*score));
    let marks: Vec<_> =
        scores.iter().map(|score| Marks { practical: mark(score), theory: mark(score) }).collect();
    each(c, "score", &texts, |text| Score::parse(text));
    each(c, "decide", &marks, |marks| PassRule::TheoryAndPractical.decide(*marks).map(|d| d.outcome()));
}

/// Columns of as many rows as the other inputs: numbers, validity and codes.
fn column(c: &mut Criterion) {
    let rows = Utf8::new(Mix::Mixed, INPUTS);
    let (views, buffers) = (rows.views(), [&*rows.data]);
    let thirteen = Utf8::new(Mix::MixedThirteen, INPUTS);
    let layouts = [
        ("utf8", rows.column()),
        ("view", Column::Utf8View { views: &views, buffers: &buffers }),
        ("fixed", Column::Fixed(&thirteen.data)),
    ];
    let mut group = c.benchmark_group("column");
    group.throughput(Throughput::Elements(INPUTS as u64));
    for (name, column) in layouts {
        for (engine, check) in [("", check()), (", portable", check().portable())] {
            group.bench_function(format!("{name}{engine}"), |bencher| bencher.iter(answer(&check, column)));
        }
    }
    group.finish();
}

/// Answers a column into the same buffers, again and again.
fn answer<'a>(check: &'a ColumnCheck, column: Column<'a>) -> impl FnMut() -> u64 + 'a {
    let (mut valid, mut numbers, mut codes) = (vec![0; INPUTS.div_ceil(8)], vec![0; INPUTS], vec![0; INPUTS]);
    move || {
        let place =
            Answer { valid: &mut valid, numbers: Some(&mut numbers), codes: Some(&mut codes), known: None };
        check.check(black_box(column), None, place).expect("buffers of that many rows").valid
    }
}

criterion_group!(benches, parse, refuse, format, decide, column);
criterion_main!(benches);
