//! What recovery promises of any text: a number is the text itself but for listed repairs that can be undone.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use skillcert::{CertificateNumber, Recovery};
use skillcert_tests::agreement::recovery;
use skillcert_tests::damage::{FORMS, damaged, form};
use skillcert_tests::evidence::{evidence, grouped};
use skillcert_tests::undo::undo;

fn damage() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    proptest::collection::vec((any::<u8>(), 0..3_u8, any::<u8>()), 0..6)
}

/// A million of them in a release build (`make -C tests/proofs recovery`).
#[test]
fn a_million_damaged_numbers() {
    let cases = if cfg!(debug_assertions) { 30_000 } else { 1_000_000 };
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let input = ((1_000_000_000_001..=9_999_999_999_999_u64), any::<u8>(), damage());
    let outcome = runner.run(&input, |(number, shape, steps)| {
        recovery(damaged(&form(number, shape), &steps).as_bytes());
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    let claim = "damaged numbers: recovered as the slow implementation does, and every repair undone";
    evidence(claim, &format!("{} inputs, 0 differences", grouped(cases.into())));
}

/// What was only written otherwise is got back, to the last digit.
#[test]
fn every_form_is_undone() {
    for number in [1_918_010_000_001, 2_018_010_000_010, 9_999_999_999_999, 2_618_990_120_000_u64] {
        for shape in (0..FORMS).filter(|shape| *shape != 5) {
            let text = form(number, shape);
            let found = CertificateNumber::recover(&text).number().map(CertificateNumber::get);
            assert_eq!(found, Some(number), "{text}");
        }
    }
}

/// A rounded display names an interval, and the number is in it, whatever was shown.
#[test]
fn the_number_is_between_first_and_last() {
    for number in [1_918_010_000_001, 1_918_005_000_000, 1_918_014_999_999, 2_650_500_000_005_u64] {
        for digits in 1..13_u32 {
            let unit = 10_u64.pow(13 - digits);
            let rounded = ((number + unit / 2) / unit).to_string();
            let (head, tail) = rounded.split_at(1);
            let point = if tail.is_empty() { "" } else { "." };
            let Recovery::PrefixOnly { first, last, .. } =
                CertificateNumber::recover(&format!("{head}{point}{tail}E+12"))
            else {
                panic!("{rounded}")
            };
            assert!((first..=last).contains(&number), "{number} as {rounded}: {first} to {last}");
            assert!(last - first < unit);
        }
    }
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        recovery(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,40}") {
        recovery(text.as_bytes());
    }

    /// A number cell holds the number or nothing: thirteen digits, the first not 0.
    #[test]
    fn number_cells(value in prop_oneof![any::<i128>(), 0..20_000_000_000_000_i128]) {
        match CertificateNumber::recover_integer(value) {
            Recovery::Exact { number, repairs } => {
                prop_assert_eq!(undo(number, repairs.as_slice()), value.to_string());
                prop_assert!(value >= 1_000_000_000_000);
            }
            Recovery::PrefixOnly { .. } => prop_assert!(false),
            Recovery::Lost(finding) => {
                let strict = CertificateNumber::parse(&value.to_string()).err();
                let strict = strict.map_or(finding, |error| *error.finding());
                prop_assert_eq!(finding, strict);
            }
        }
    }
}
