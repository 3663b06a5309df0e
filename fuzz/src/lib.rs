//! What must hold for any bytes at all. Each property formats every error in both languages: an error that
//! cannot be explained is a fault like a wrong answer.
//!
//! `fuzz_targets/` gives the same functions to libFuzzer, `seeds/<property>/<name>` are inputs with a story, and
//! `tests/seeds.rs` runs the seeds without any fuzzer.

mod audit;
mod audit_calls;
mod c_calls;
mod column;
mod document;
mod input;
mod json;
mod mark;
mod marks_and_decision;
mod number;
mod recovery;
mod score;

use skillcert::{Finding, Found, Lang};

pub use audit::audit;
pub use audit_calls::audit_calls;
pub use c_calls::c_calls;
pub use column::column;
pub use document::document;
pub use json::{NOUNS, json};
pub use mark::mark;
pub use marks_and_decision::marks_and_decision;
pub use number::number;
pub use recovery::recovery;
pub use score::score;

/// A property by name.
pub type Property = (&'static str, fn(&[u8]));

/// Every property: each has its target and its seeds.
pub const PROPERTIES: [Property; 11] = [
    ("audit", audit),
    ("audit_calls", audit_calls),
    ("c_calls", c_calls),
    ("column", column),
    ("document", document),
    ("json", json),
    ("mark", mark),
    ("marks_and_decision", marks_and_decision),
    ("number", number),
    ("recovery", recovery),
    ("score", score),
];

/// Sentences, and a position within the input.
fn explained(finding: &Finding, input: &[u8]) {
    worded(finding);
    assert!(finding.index().is_none_or(|index| index <= input.len() as u64));
}

/// A sentence in both languages, at most 256 bytes, with every slot filled.
fn worded(finding: &Finding) {
    for lang in [Lang::Zh, Lang::En] {
        let sentence = finding.message(lang).to_string();
        assert!((1..=256).contains(&sentence.len()), "{sentence}");
        assert!(!sentence.contains('?') || finding.found() == Some(Found::Char('?')), "{sentence}");
    }
}
