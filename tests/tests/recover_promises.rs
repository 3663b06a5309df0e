//! What recovery promises of any text: a number is the text itself but for listed repairs that can be undone.

#![expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use skillcert::{CertificateNumber, Lang, NumberScheme, Recovery};
use skillcert_tests::evidence::{evidence, grouped};
use skillcert_tests::naive_recovery::{self, Naive};
use skillcert_tests::undo::undo;

/// Whatever the bytes are.
fn holds(bytes: &[u8]) {
    let recovery = CertificateNumber::recover_bytes(bytes);
    if let Recovery::Exact { number, repairs } = recovery {
        assert_eq!(undo(number, &repairs).as_bytes(), bytes, "{recovery:?}");
        assert_eq!(repairs.is_empty(), CertificateNumber::parse_bytes(bytes) == Ok(number));
    }
    let naive = match recovery {
        Recovery::Exact { number, .. } => Naive::Exact(number.get()),
        Recovery::PrefixOnly { first, last, .. } => Naive::PrefixOnly(first, last),
        Recovery::Lost(finding) => Naive::Lost(finding.code().name()),
    };
    assert_eq!(naive, naive_recovery::recover(bytes), "{}", String::from_utf8_lossy(bytes));
    for lang in [Lang::Zh, Lang::En] {
        let sentence = recovery.finding().map(|finding| finding.message(lang).to_string());
        assert!(sentence.is_none_or(|sentence| sentence.len() <= 256));
    }
    within(bytes, recovery);
}

/// A scheme takes numbers away and never makes another one.
fn within(bytes: &[u8], by_form: Recovery) {
    let scheme = NumberScheme::hunan().closed();
    let recovery = scheme.recover_bytes(bytes, None);
    if let Ok((number, repairs)) = recovery.exact() {
        assert_eq!(by_form, Recovery::Exact { number, repairs });
        assert!(scheme.check(number, None).is_ok());
    }
    if CertificateNumber::parse_bytes(bytes).is_ok() {
        let strict = scheme.parse_bytes(bytes, None);
        assert_eq!(recovery.finding(), strict.err().as_ref().map(|error| error.finding()));
    }
}

/// What happens to numbers on their way through programs and hands: some of it can be undone, some not.
const ALPHABET: [&str; 48] = [
    "0", "1", "9", "８", "０", "１", "O", "l", "S", " ", "\t", "\n", "\r\n", "\u{A0}", "\u{202F}",
    "\u{2009}", "\u{3000}", "\u{FEFF}", "\u{200B}", "\u{AD}", "\u{200F}", "\u{202D}", "\u{2066}", "'", "\"",
    "=\"", "=", ",", "，", ".", ".0", "-", "－", "—", "_", "/", "E", "e+12", "E12", "+", "#", "٣", "²",
    "１９", "\0", "E+3", "1.", "、",
];

fn damage() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    proptest::collection::vec((any::<u8>(), 0..3_u8, any::<u8>()), 0..6)
}

/// A form that a number may have been written in, before it is damaged.
fn form(number: u64, form: u8) -> String {
    let text = format!("{number:013}");
    let (year, rest) = text.split_at(2);
    let (head, tail) = text.split_at(1);
    let wide = |text: &str| {
        text.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("a character")).collect::<String>()
    };
    match form % 12 {
        0 => wide(&text),
        1 => format!("={0}{text}{0}", '"'),
        2 => format!("'{text}"),
        3 => format!("{text}.00"),
        4 => format!("{head}.{tail}E+12"),
        5 => format!("{head}.{}E+12", tail.get(..usize::from(form) % 12 + 1).expect("digits")),
        6 => format!(
            "{}-{}-{}",
            text.get(..4).expect("digits"),
            text.get(4..6).expect("digits"),
            text.get(6..).expect("digits")
        ),
        7 => {
            let rest = tail.as_bytes().chunks(3).map(|three| format!(",{}", String::from_utf8_lossy(three)));
            format!("{head}{}", rest.collect::<String>())
        }
        8 => format!("\u{FEFF}{text}\r\n"),
        9 => format!("\u{3000}{year}\u{200B}{rest}\u{A0}"),
        _ => text,
    }
}

/// Each step replaces a character, puts something before it, or takes it away.
fn damaged(text: &str, steps: &[(u8, u8, u8)]) -> String {
    let mut pieces: Vec<String> = text.chars().map(String::from).collect();
    for (place, how, what) in steps {
        let place = usize::from(*place) % (pieces.len() + 1);
        let what = ALPHABET.get(usize::from(*what) % ALPHABET.len()).copied().unwrap_or_default();
        match (how, pieces.get_mut(place)) {
            (0, Some(piece)) => *piece = what.into(),
            (1, Some(piece)) => piece.clear(),
            (_, _) => pieces.insert(place, what.into()),
        }
    }
    pieces.concat()
}

/// A million of them in a release build (`make prove-recovery`).
#[test]
fn a_million_damaged_numbers() {
    let cases = if cfg!(debug_assertions) { 30_000 } else { 1_000_000 };
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let input = ((1_000_000_000_001..=9_999_999_999_999_u64), any::<u8>(), damage());
    let outcome = runner.run(&input, |(number, shape, steps)| {
        holds(damaged(&form(number, shape), &steps).as_bytes());
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
        for shape in (0..12).filter(|shape| *shape != 5) {
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
        holds(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,40}") {
        holds(text.as_bytes());
    }

    /// A number cell holds the number or nothing: thirteen digits, the first not 0.
    #[test]
    fn number_cells(value in prop_oneof![any::<i128>(), 0..20_000_000_000_000_i128]) {
        let recovery = CertificateNumber::recover_integer(value);
        match recovery {
            Recovery::Exact { number, repairs } => {
                prop_assert_eq!(undo(number, &repairs), value.to_string());
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
