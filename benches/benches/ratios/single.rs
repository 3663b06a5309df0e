//! One number at a time.

use std::hint::black_box;

use regex::bytes::Regex;
use skillcert::CertificateNumber;
use skillcert_benches::alternate::{alternate, Pair};
use skillcert_benches::row::{numbers, Mix};
use skillcert_benches::rule::{as_of, scheme};
use skillcert_benches::INPUTS;

use crate::Work;

pub(crate) const WORKS: &[Work] = &[
    ("parse", || beside(Mix::Mixed, |text| text.parse().unwrap_or(0))),
    ("parse-clean", || beside(Mix::Clean, |text| text.parse().unwrap_or(0))),
    ("parse-atoi", || {
        beside(Mix::Mixed, |text| atoi_simd::parse::<u64, false, false>(text.as_bytes()).unwrap_or(0))
    }),
    ("parse-regex", regex),
    ("refuse", refuse),
    ("format", || formatting(|number| seen(itoa::Buffer::new().format(number.get())))),
    ("format-string", || formatting(|number| seen(&format!("{:013}", number.get())))),
];

/// All checks, decoded; 0 for a refused one, whose reason is made all the same.
fn parse() -> impl Fn(&String) -> u64 {
    let (scheme, as_of) = (scheme(), as_of());
    move |text| match &scheme.parse(text, as_of) {
        Ok((number, _)) => number.get(),
        Err(reason) => {
            black_box(reason);
            0
        }
    }
}

fn each<T>(inputs: &[T], work: impl Fn(&T) -> u64) -> u64 {
    black_box(inputs).iter().fold(0, |sum, input| sum ^ work(input))
}

fn beside(mix: Mix, peer: impl Fn(&String) -> u64) -> Pair {
    let (texts, parse) = (mix.texts(), parse());
    alternate(INPUTS, || each(&texts, &parse), || each(&texts, &peer))
}

fn regex() -> Pair {
    let pattern = Regex::new("^[0-9]{13}$").expect("a pattern");
    beside(Mix::Mixed, |text| pattern.is_match(text.as_bytes()).into())
}

fn refuse() -> Pair {
    let (valid, refused, parse) = (Mix::Clean.texts(), Mix::Refused.texts(), parse());
    alternate(INPUTS, || each(&refused, &parse), || each(&valid, &parse))
}

/// Somebody could look at the digits, so they have to be made.
fn formatting(peer: impl Fn(&CertificateNumber) -> u64) -> Pair {
    let numbers = numbers();
    let ours = |number: &CertificateNumber| seen(&number.to_ascii());
    alternate(INPUTS, || each(&numbers, ours), || each(&numbers, &peer))
}

fn seen<T: ?Sized>(digits: &T) -> u64 {
    black_box(digits);
    0
}
