//! Every seed through its property, without a fuzzer.

#![expect(clippy::expect_used, reason = "a seed that cannot be read must fail the test")]

use std::fs;
use std::path::{Path, PathBuf};

fn seeds(property: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(property);
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

fn run(name: &str, property: fn(&[u8])) {
    let seeds = seeds(name);
    assert!(!seeds.is_empty(), "no seeds for {name}");
    for seed in seeds {
        println!("{}", seed.display());
        property(&fs::read(&seed).expect("a readable seed"));
    }
}

#[test]
fn number() {
    run("number", skillcert_fuzz::number);
}

#[test]
fn audit() {
    run("audit", skillcert_fuzz::audit);
}

#[test]
fn recovery() {
    run("recovery", skillcert_fuzz::recovery);
}

#[test]
fn score() {
    run("score", skillcert_fuzz::score);
}

#[test]
fn marks_and_decision() {
    run("marks_and_decision", skillcert_fuzz::marks_and_decision);
}

#[test]
fn json() {
    run("json", skillcert_fuzz::json);
}
