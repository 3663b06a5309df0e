//! What the sentences promise: the committed ones are those of the code, short, and without the input.

#![allow(clippy::unwrap_used, reason = "tests")]

use skillcert::{Code, Component, Finding, Found, Hint, Lang, Marks, PassRule};
use skillcert_tests::table::Row;
use skillcert_tests::{messages, table};

#[test]
fn the_committed_sentences_are_current() {
    assert!(messages::committed() == table::file("messages"), "tests/data/messages.tsv: run: make tables");
}

#[test]
fn no_sentence_is_longer_than_256_bytes() {
    for (_, _, row, error) in messages::refused() {
        for lang in [Lang::Zh, Lang::En] {
            let sentence = error.message(lang).to_string();
            assert!(sentence.len() <= 256, "{}: {} bytes: {sentence}", row.place(), sentence.len());
        }
    }
}

/// The input may be somebody's ID number.
#[test]
fn no_sentence_repeats_the_input() {
    for (table, _, row, error) in messages::refused().filter(|(table, ..)| HAVE_TEXT.contains(table)) {
        let Some(text) = long_text(&row) else { continue };
        for lang in [Lang::Zh, Lang::En] {
            let sentence = error.message(lang).to_string();
            assert!(!sentence.contains(&text), "{table} {}: {sentence}", row.place());
        }
    }
}

const HAVE_TEXT: [&str; 5] = ["number", "region", "score", "mark", "date"];

/// The input, if it is text of at least eight characters: shorter ones may stand in a sentence by chance.
fn long_text(row: &Row) -> Option<String> {
    let text = String::from_utf8(row.bytes()).ok()?;
    (text.chars().count() >= 8).then_some(text)
}

/// The text with what stands in its slots where nothing is known.
fn bare(text: &str, lang: Lang) -> String {
    let mut pieces = text.split('{');
    let mut filled = pieces.next().unwrap().to_owned();
    for (slot, rest) in pieces.map(|piece| piece.split_once('}').unwrap()) {
        filled += match (slot, lang) {
            ("component", _) => Component::Theory.text(lang),
            ("found" | "day" | "day2", Lang::Zh) => "空",
            ("found" | "day" | "day2", Lang::En) => "missing",
            ("extra" | "amount", _) => "",
            _ => "?",
        };
        filled += rest;
    }
    filled
}

#[test]
fn a_part_that_failed_is_told_with_its_margin() {
    let decision = PassRule::Practical.decide(Marks::practical("59.99").unwrap()).unwrap();
    let finding = decision.findings().next().unwrap();
    assert!(finding.message(Lang::Zh).to_string().contains("低于60分，差0.01分"));
    assert!(finding.message(Lang::En).to_string().contains("59.99 is below the pass mark of 60 by 0.01"));
}

/// A finding that a caller has made may lack what its sentence would say.
#[test]
fn a_finding_without_facts_has_a_sentence() {
    for lang in [Lang::Zh, Lang::En] {
        for code in Code::ALL.iter().copied() {
            let finding = Finding::new(code, Component::Theory);
            let sentence = finding.message(lang).to_string();
            assert!(sentence.starts_with(&bare(code.text(lang), lang)), "{sentence}");
            assert_eq!(finding.cure(lang).to_string(), bare(code.cure(lang), lang));
        }
    }
}

#[test]
fn days_are_written_as_dates() {
    let wrong = Finding::new(Code::SeriesDateWrong, Component::Date).with_limit(20_261_123);
    let zh = wrong.with_value(20_260_109).message(Lang::Zh).to_string();
    assert_eq!(zh, "最近核发日期记为2026-01-09，按证书应为2026-11-23");
    let en = wrong.message(Lang::En).to_string();
    assert_eq!(en, "the last date of issue is recorded as missing, after the certificates it is 2026-11-23");
}

/// Every code with the longest words and large values, those of a number with every hint.
#[test]
fn no_code_can_make_a_longer_sentence() {
    let longest =
        |lang| Component::ALL.iter().copied().max_by_key(|component| component.text(lang).len()).unwrap();
    let found = Some(Found::Char('\u{10FFFF}'));
    for lang in [Lang::Zh, Lang::En] {
        for code in Code::ALL.iter().copied() {
            let finding = Finding::new(code, longest(lang)).at(63).with_found(found);
            // In the room of certificates a value may be a number, or a day.
            let value = if (400..500).contains(&code.number()) { 9_999_999_999_999 } else { 100_000_000 };
            let finding = finding.with_value(value).with_limit(9_999_999);
            let cure = finding.cure(lang).to_string();
            assert!(cure.len() <= 256, "{code}: {} bytes: {cure}", cure.len());
            let hints = Hint::ALL.iter().copied().map(Some).filter(|_| code.number() < 200);
            for hint in hints.chain([None]) {
                let sentence = finding.with_hint(hint).message(lang).to_string();
                assert!(sentence.len() <= 256, "{code} {hint:?}: {} bytes: {sentence}", sentence.len());
            }
        }
    }
}
