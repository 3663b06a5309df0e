//! Scores (三(二)): every text of up to seven characters, and every value.

#![expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use skillcert::Score;
use skillcert_tests::agreement::facts;
use skillcert_tests::evidence::grouped;
use skillcert_tests::naive::score;
use skillcert_tests::proved;
use skillcert_tests::threads::share;

/// What numbers are written with, and one that they are not.
const ALPHABET: &[u8] = b"0123456789.-x";

/// `100.000` is one too long; in a debug build five characters.
const LONGEST: u32 = if cfg!(debug_assertions) { 5 } else { 7 };

/// So many texts at once.
const BLOCK: usize = 10_000;

/// The text with this number among those of this length.
fn text(number: usize, len: u32) -> String {
    let character = |place| char::from(ALPHABET[number / ALPHABET.len().pow(place) % ALPHABET.len()]);
    (0..len).map(character).collect()
}

/// Whether it is a score.
fn agrees(text: &str) -> bool {
    let answer = Score::parse(text);
    let read = answer.map(Score::hundredths).map_err(|error| {
        let (code, component, index) = facts(error.finding());
        assert_eq!(component, "score");
        (code, index)
    });
    assert_eq!(read, score::parse(text), "{text}");
    answer.is_ok()
}

#[test]
fn every_text() {
    let texts = |len| ALPHABET.len().pow(len);
    let blocks = |len| (0..texts(len)).step_by(BLOCK).map(move |first| (first, len));
    let accepted = share((0..=LONGEST).flat_map(blocks), |(first, len)| {
        let block = first..(first + BLOCK).min(texts(len));
        block.filter(|number| agrees(&text(*number, len))).count() as u64
    });
    let ways = (0..=10_000).flat_map(score::ways).filter(|way| way.len() <= LONGEST as usize);
    assert_eq!(accepted, ways.count() as u64, "each way to write a score is accepted, and nothing else");
    let all: usize = (0..=LONGEST).map(texts).sum();
    proved(
        "every text of up to seven digits, points, signs and letters read as a score: value, code and place",
        all as u64,
        &format!("texts, {} of them scores", grouped(accepted)),
    );
}

#[test]
fn every_value() {
    for hundredths in 0..=10_000 {
        let ways = score::ways(hundredths);
        let read = Score::from_hundredths(hundredths.into()).unwrap();
        assert_eq!((read.hundredths(), read.to_string()), (hundredths, ways[0].clone()));
        assert!(ways.iter().all(|way| Score::parse(way) == Ok(read)), "{ways:?}");
    }
    for beyond in [i64::MIN, -10_000, -1, 10_001, 65_536, 71_536, i64::MAX] {
        assert!(Score::from_hundredths(beyond).is_err(), "{beyond}");
    }
}
