//! Every seed through its property, without a fuzzer; and every noun of core is fuzzed.

#![expect(clippy::expect_used, reason = "a seed that cannot be read must fail the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use skillcert_fuzz::{NOUNS, PROPERTIES};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

fn files(folder: PathBuf) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// The names of the files in a folder, without their ends.
fn names(folder: &str) -> BTreeSet<String> {
    let files = files(Path::new(HERE).join(folder));
    files.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect()
}

fn run(name: &str) {
    let (_, property) = PROPERTIES.iter().find(|(property, _)| *property == name).expect("a property");
    let seeds = files(Path::new(HERE).join("seeds").join(name));
    assert!(!seeds.is_empty(), "no seeds for {name}");
    for seed in seeds {
        println!("{}", seed.display());
        property(&fs::read(&seed).expect("a readable seed"));
    }
}

macro_rules! properties {
    ($($name:ident),+) => {
        $( #[test] fn $name() { run(stringify!($name)); } )+

        #[test]
        fn every_property_has_its_test_its_target_and_its_seeds() {
            let all: BTreeSet<_> = PROPERTIES.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(BTreeSet::from([$( stringify!($name).to_owned() ),+]), all);
            assert_eq!(names("fuzz_targets"), all);
            assert_eq!(names("seeds"), all);
        }
    };
}

properties!(
    audit,
    audit_calls,
    c_calls,
    column,
    document,
    json,
    mark,
    marks_and_decision,
    number,
    recovery,
    score
);

/// What is no JSON, or that of another noun, each refuses, with a reason.
#[test]
fn every_noun_reads_the_json_of_every_other() {
    for seed in files(Path::new(HERE).join("seeds/json")) {
        let json = fs::read(&seed).expect("a readable seed");
        NOUNS.iter().for_each(|(_, noun)| noun(json.splitn(2, |byte| *byte == b'\n').last().unwrap_or(&[])));
    }
}

/// The types of core that are read from JSON: by derivation, by hand, or as words of a list.
#[test]
fn every_noun_is_fuzzed() {
    let fuzzed: BTreeSet<_> = NOUNS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut nouns = BTreeSet::new();
    let mut folders = vec![Path::new(HERE).join("../core/src")];
    while let Some(folder) = folders.pop() {
        for path in files(folder) {
            if path.is_dir() {
                folders.push(path);
            } else {
                nouns_of(&fs::read_to_string(path).expect("a readable file"), &mut nouns);
            }
        }
    }
    // Two that a macro makes.
    nouns.extend(["CityCode", "ProvinceCode"].map(String::from));
    nouns.retain(|name| name.chars().next().is_some_and(char::is_uppercase));
    assert!(nouns.len() > 60);
    assert_eq!(fuzzed, nouns);
}

/// Public types below a derivation of `Deserialize`, and those that are given it.
fn nouns_of(source: &str, nouns: &mut BTreeSet<String>) {
    let name = |text: &str| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
    let mut is_read = false;
    for line in source.lines() {
        is_read |= line.contains("serde::Deserialize)") || line.contains("vocabulary! {");
        if let Some((_, rest)) = line.split_once("Deserialize<'de> for ") {
            nouns.insert(name(rest));
        }
        let public =
            line.trim_start().strip_prefix("pub struct ").or(line.trim_start().strip_prefix("pub enum "));
        if let Some(rest) = public.filter(|_| is_read) {
            nouns.insert(name(rest));
        }
        is_read &= line.trim_start().starts_with(['#', '/', 'v', ')']) || line.trim().is_empty();
    }
}
