//! Hostile input is refused by what had to be read of it, in bounded memory, with short sentences.
//!
//! The proof, `make -C tests/proofs hostile`, takes a hundred million bytes, and compares the work for sizes that are ten times
//! apart; what is compared is time on the processor, with a margin that only another order of growth exceeds.

#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use std::process::Command;

use skillcert::document::LIMIT;
use skillcert_tests::evidence::{evidence, grouped};
use skillcert_tests::hostile::{CASES, Case, Reads};

/// What an answer took.
#[derive(Debug)]
struct Weighed {
    nanoseconds: u64,
    kilobytes: u64,
    sentences: Vec<String>,
}

fn weigh(index: usize, bytes: usize, times: usize) -> Weighed {
    let arguments = [index, bytes, times].map(|it| it.to_string());
    let run = Command::new(env!("CARGO_BIN_EXE_hostile")).args(arguments).output().expect("a process");
    let text = String::from_utf8(run.stdout).expect("a text");
    let mut lines = text.lines();
    let mut number = || lines.next().and_then(|line| line.parse().ok()).expect("a number");
    let (nanoseconds, kilobytes) = (number(), number());
    assert!(run.status.success());
    Weighed { nanoseconds, kilobytes, sentences: lines.map(String::from).collect() }
}

/// Kilobytes: what reading the program's own pages takes.
const FEW: u64 = 2048;

/// What is refused by its beginning takes a few pages; what is read, at most 64 times its size, with the answer.
fn is_modest(case: &Case, bytes: usize, weighed: &Weighed) {
    let allowed = FEW + if case.reads == Reads::Beginning { 0 } else { bytes as u64 / 1024 * 64 };
    assert!(weighed.kilobytes <= allowed, "{}: {} kB for {bytes} bytes", case.name, weighed.kilobytes);
    for sentence in &weighed.sentences {
        assert!((1..=256).contains(&sentence.len()), "{}: {sentence}", case.name);
    }
    let is_refused = case.reads == Reads::Whole || !weighed.sentences.is_empty();
    assert!(is_refused, "{} is accepted", case.name);
}

#[test]
fn memory_and_sentences_stay_small() {
    let bytes = 200_000;
    for (index, case) in CASES.iter().enumerate() {
        is_modest(case, bytes, &weigh(index, bytes, 1));
    }
}

/// A larger document is refused by its size.
#[test]
fn documents_beyond_the_limit_are_not_read() {
    for (index, case) in CASES.iter().enumerate().filter(|(_, case)| case.name.starts_with("a document")) {
        let weighed = weigh(index, LIMIT * 2, 1);
        assert!(weighed.kilobytes <= FEW, "{}: {} kB", case.name, weighed.kilobytes);
        assert!(weighed.sentences.iter().all(|sentence| sentence.contains("16777216")), "{weighed:?}");
    }
}

/// The work for ten thousand times as many bytes is the same, if only the beginning is read.
#[test]
#[ignore = "a proof: make -C tests/proofs hostile"]
fn what_need_not_be_read_is_not_read() {
    let (small, large, times) = (10_000, 100_000_000, 1_000);
    let mut most = 0;
    for (index, case) in CASES.iter().enumerate().filter(|(_, case)| case.reads == Reads::Beginning) {
        let [before, after] = [small, large].map(|bytes| {
            let weighed = weigh(index, bytes, times);
            is_modest(case, bytes, &weighed);
            most = most.max(weighed.kilobytes);
            weighed.nanoseconds
        });
        println!("{}: {before} ns, {after} ns", case.name);
        // A reading of all bytes would take a thousand times as long, and more.
        assert!(after <= before * 10 + 50_000_000, "{}: {before} ns, {after} ns", case.name);
    }
    let cases = CASES.iter().filter(|case| case.reads == Reads::Beginning).count();
    evidence(
        "numbers, cells, scores, marks, dates and documents of 100,000,000 bytes that are refused by their beginning, beside such of 10,000: no more work",
        &format!("{cases} kinds, 1,000 times each, at most {} kB", grouped(most)),
    );
}

/// Ten times as many bytes take some ten times the work, if all have to be read.
#[test]
#[ignore = "a proof: make -C tests/proofs hostile"]
fn what_has_to_be_read_is_read_in_linear_time() {
    let (mut worst, mut most) = (0, 0);
    for (index, case) in CASES.iter().enumerate().filter(|(_, case)| case.reads == Reads::Whole) {
        let [before, after] = [1_500_000, 15_000_000].map(|bytes| {
            let weighed = weigh(index, bytes, 3);
            is_modest(case, bytes, &weighed);
            most = most.max(weighed.kilobytes);
            weighed.nanoseconds.max(1_000_000)
        });
        println!("{}: {before} ns, {after} ns", case.name);
        assert!(after <= before * 30 + 200_000_000, "{}: {before} ns, {after} ns", case.name);
        worst = worst.max(after * 10 / before);
    }
    let cases = CASES.iter().filter(|case| case.reads == Reads::Whole).count();
    evidence(
        "documents and lines of 15,000,000 bytes that have to be read, beside such of 1,500,000: the work grows as their size does",
        &format!("{cases} kinds, at most {}.{} times the work, {} kB", worst / 10, worst % 10, grouped(most)),
    );
}
