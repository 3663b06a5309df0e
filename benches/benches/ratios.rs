//! Ours and a peer in turn, round by round, in one process: medians and their ratio.
//!
//! `cargo bench -p skillcert-benches --bench ratios`

#![expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
#![expect(clippy::expect_used, reason = "the pattern is a constant")]
#![expect(clippy::float_arithmetic, reason = "nanoseconds and ratios")]

use std::hint::black_box;
use std::time::Instant;

use regex::bytes::Regex;
use skillcert::{CertificateNumber, Score};
use skillcert_benches::{INPUTS, faulty_texts, numbers, scores, texts};

/// Odd, so that the median is one of them.
const ROUNDS: usize = 2001;

fn main() {
    println!("| work | ours ns | peer | peer ns | ratio |\n|---|---|---|---|---|");
    parsing();
    formatting();
    scoring();
}

fn parsing() {
    let (texts, faulty) = (texts(), faulty_texts());
    let pattern = Regex::new("^[0-9]{13}$").expect("a pattern");
    // One closure per work, so that each is compiled once, whatever it is compared with.
    let ours = |text: &String| CertificateNumber::parse(text);
    let bare = |text: &String| CertificateNumber::from_ascii(text.as_bytes());
    let integer = |text: &String| text.parse::<u64>();
    let regex = |text: &String| pattern.is_match(text.as_bytes());
    for (work, inputs) in [("parse", &texts), ("refuse", &faulty)] {
        compare(work, inputs, ours, "u64::from_str", inputs, integer);
        compare(work, inputs, ours, "regex", inputs, regex);
        compare(&format!("{work}, no reason"), inputs, bare, "u64::from_str", inputs, integer);
    }
}

fn formatting() {
    let integers: Vec<u64> = numbers().collect();
    let numbers: Vec<_> = integers.iter().filter_map(|n| CertificateNumber::from_decimal(*n).ok()).collect();
    let itoa = |number: &u64| itoa::Buffer::new().format(*number).len();
    compare("format", &numbers, |number| number.to_ascii(), "itoa", &integers, itoa);
    compare("to String", &numbers, ToString::to_string, "format!", &integers, |number| {
        format!("{number:013}")
    });
}

fn scoring() {
    let texts = scores();
    compare("score", &texts, |text| Score::parse(text), "f64::from_str", &texts, |text| text.parse::<f64>());
}

/// Prints one line of the table.
fn compare<I, J, T, U>(
    work: &str,
    our_inputs: &[I],
    ours: impl Fn(&I) -> T,
    peer: &str,
    peer_inputs: &[J],
    theirs: impl Fn(&J) -> U,
) {
    let rounds = (0..ROUNDS).map(|_| (round(our_inputs, &ours), round(peer_inputs, &theirs)));
    let (our_times, peer_times): (Vec<_>, Vec<_>) = rounds.unzip();
    let (our_time, peer_time) = (median(our_times), median(peer_times));
    println!("| {work} | {our_time:.1} | {peer} | {peer_time:.1} | {:.1} |", peer_time / our_time);
}

/// Nanoseconds per input.
fn round<I, T>(inputs: &[I], work: &impl Fn(&I) -> T) -> f64 {
    let start = Instant::now();
    for input in inputs {
        drop(black_box(work(black_box(input))));
    }
    start.elapsed().as_secs_f64() * 1e9 / INPUTS as f64
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(ROUNDS / 2).copied().unwrap_or(f64::NAN)
}
