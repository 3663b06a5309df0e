use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::lang::Lang;

/// Why a document was refused: the finding, where it stands in the document, and the reader's own words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(into = "Record")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocumentError {
    finding: Finding,
    path: String,
    line: u32,
    column: u32,
    note: String,
}

impl DocumentError {
    /// Makes an error of its facts: for faces that carry it in parts.
    #[must_use]
    pub const fn new(finding: Finding, path: String, line: u32, column: u32, note: String) -> Self {
        Self { finding, path, line, column, note }
    }

    /// From the reader's error. Where a noun refused its content, the note begins with that code.
    pub(super) fn unreadable(path: String, inner: &serde_json::Error) -> Self {
        let [line, column] = [inner.line(), inner.column()].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        let words = inner.to_string();
        let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
        let (finding, note) = match crate::refusal::split(words) {
            Some((note, finding)) => (finding, note.into()),
            None => {
                let finding = Finding::new(Code::JsonInvalid, Component::Document);
                let note = if words == BARE_WORD { WHAT_IT_NEEDS.into() } else { without_value(words) };
                (finding.with_value(line.into()).with_limit(column.into()), note)
            }
        };
        // The root, and a place between two fields, have no name.
        let path = if matches!(path.as_str(), "." | "?") { String::new() } else { shorten(&path) };
        Self::new(finding, path, line, column, shorten(&note))
    }

    /// Returns the facts; code, clause and cure follow from it.
    #[must_use]
    pub const fn finding(&self) -> &Finding {
        &self.finding
    }

    /// Returns the place in the document, `entries[3].marks.practical`; empty if the whole request was refused.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the line at which reading stopped, from 1; 0 if reading did not fail.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// Returns the column of that line, from 1; 0 if reading did not fail.
    #[must_use]
    pub const fn column(&self) -> u32 {
        self.column
    }

    /// Returns the reader's own words, without any value of the document; empty if reading did not fail.
    #[must_use]
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Writes the error as a document: code, clause, path, line, column, note, sentence and cure in both languages.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Writes the sentence with path and note, of which so much is shown that it has at most 256 bytes.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        const ROOM: usize = 256;
        let sentence = self.finding.message(lang).to_string();
        let left = |used: &str| ROOM.saturating_sub(sentence.len()).saturating_sub(used.len());
        let path = clip(&self.path, left(": : …"));
        let note = if self.finding.code() == Code::JsonInvalid { self.note.as_str() } else { "" };
        let note = clip(note, left(&path).saturating_sub(": : ".len()));
        let parts = [path, sentence, note].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(": ")
    }
}

/// The reader's words for a step that was given as its bare word, and ours.
const BARE_WORD: &str = "invalid type: unit variant, expected struct variant";
const WHAT_IT_NEEDS: &str = r#"expected the step with what it needs, as in {"void":{"reason":"…"}}"#;

/// The reader's words without the value that they repeat, which may be somebody's name or mark. Names of fields stay.
fn without_value(words: &str) -> String {
    const WITH_VALUE: [&str; 3] = ["invalid type: ", "invalid value: ", "unknown variant "];
    match words.rsplit_once(", expected ") {
        Some((fault, expected)) if WITH_VALUE.iter().any(|start| fault.starts_with(start)) => {
            let kind = fault.split(['`', '"']).next().unwrap_or_default().trim_end();
            [kind, expected].join(", expected ")
        }
        _ => words.into(),
    }
}

/// Field names are the sender's: what is shown of them is bounded.
fn shorten(text: &str) -> String {
    const SHOWN: usize = 120;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// What has room in some bytes: the text, else its beginning and an ellipsis.
fn clip(text: &str, room: usize) -> String {
    if text.len() <= room {
        return text.into();
    }
    let room = room.saturating_sub('…'.len_utf8());
    let fits = |(start, c): &(usize, char)| start.saturating_add(c.len_utf8()) <= room;
    let mut shown: String = text.char_indices().take_while(fits).map(|(_, c)| c).collect();
    shown.push('…');
    shown
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl core::error::Error for DocumentError {}

impl From<ValidationError> for DocumentError {
    fn from(error: ValidationError) -> Self {
        Self::new(*error.finding(), String::new(), 0, 0, String::new())
    }
}

/// The facts, and the sentence and the cure in both languages.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Record {
    finding: Finding,
    path: String,
    line: u32,
    column: u32,
    note: String,
    zh: String,
    en: String,
    cure_zh: String,
    cure_en: String,
}

impl From<DocumentError> for Record {
    fn from(DocumentError { finding, path, line, column, note }: DocumentError) -> Self {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| finding.message(lang).to_string());
        let [cure_zh, cure_en] = [Lang::Zh, Lang::En].map(|lang| finding.cure(lang).to_string());
        Self { finding, path, line, column, note, zh, en, cure_zh, cure_en }
    }
}
