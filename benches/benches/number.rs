//! Criterion's view of the codec and the decision beside peers.

#![expect(clippy::expect_used, reason = "the pattern is a constant")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use regex::bytes::Regex;
use skillcert::{CertificateNumber, Lang, Marks, PassRule, Score};
use skillcert_benches::{INPUTS, faulty_texts, numbers, scores, texts};

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
    let texts = texts();
    let regex = Regex::new("^[0-9]{13}$").expect("a pattern");
    each(c, "parse", &texts, |text| CertificateNumber::parse(text));
    each(c, "parse, u64::from_str", &texts, |text| text.parse::<u64>());
    each(c, "parse, regex", &texts, |text| regex.is_match(text.as_bytes()));
}

fn refuse(c: &mut Criterion) {
    let texts = faulty_texts();
    each(c, "refuse", &texts, |text| CertificateNumber::from_ascii(text.as_bytes()));
    each(c, "refuse with the reason", &texts, |text| CertificateNumber::parse(text));
    each(c, "refuse with the sentence", &texts, |text| {
        CertificateNumber::parse(text).map_err(|error| error.message(Lang::Zh).to_string())
    });
}

fn format(c: &mut Criterion) {
    let integers: Vec<_> = numbers().collect();
    let numbers: Vec<_> = integers.iter().filter_map(|n| CertificateNumber::from_decimal(*n).ok()).collect();
    each(c, "format", &numbers, |number| number.to_ascii());
    each(c, "format, itoa", &integers, |number| itoa::Buffer::new().format(*number).len());
    each(c, "format to String", &numbers, ToString::to_string);
    each(c, "format to String, format!", &integers, |number| format!("{number:013}"));
}

fn decide(c: &mut Criterion) {
    let texts = scores();
    let marks: Vec<_> = texts.iter().filter_map(|text| Marks::parse(text, text).ok()).collect();
    each(c, "score", &texts, |text| Score::parse(text));
    each(c, "decide", &marks, |marks| PassRule::TheoryAndPractical.decide(*marks).map(|d| d.outcome()));
}

criterion_group!(benches, parse, refuse, format, decide);
criterion_main!(benches);
