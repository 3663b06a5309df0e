//! `messages.tsv`: the sentence of refused rows in both languages, for the other languages to compare.

use std::collections::BTreeSet;

use skillcert::{Found, Lang, ValidationError};

use crate::TABLES;
use crate::table::{Row, read};

/// A refused row: its table, its number from 1, the row and its error.
pub type Refused = (&'static str, usize, Row, ValidationError);

/// Every refused row of every table.
pub fn refused() -> impl Iterator<Item = Refused> {
    TABLES.into_iter().flat_map(|(table, run)| {
        let rows = (1..).zip(read(table));
        rows.filter_map(move |(number, row)| run(&row).error.map(|error| (table, number, row, error)))
    })
}

/// The file with every refused row, which tests of other languages compare.
#[must_use]
pub fn complete() -> String {
    render(refused())
}

/// The committed file: the first row of each shape.
#[must_use]
pub fn committed() -> String {
    let mut seen = BTreeSet::new();
    render(refused().filter(|(.., error)| seen.insert(shape(error))))
}

fn render(rows: impl Iterator<Item = Refused>) -> String {
    let line = |(table, number, _, error): Refused| {
        format!("{table}\t{number}\t{}\t{}\n", error.message(Lang::Zh), error.message(Lang::En))
    };
    let header = String::from("table\trow\tzh\ten\n");
    rows.map(line).fold(header, |text, line| text + &line)
}

/// The code with its sentences, without the numbers and the characters in them: what is left tells the component where
/// it is spoken, the hint, and which facts are known.
fn shape(error: &ValidationError) -> (u16, [String; 2]) {
    let finding = error.finding();
    let sentence = |lang| {
        let sentence = error.message(lang).to_string();
        let sentence = match finding.found() {
            Some(found) => sentence.replace(&found.to_string(), kind(found)),
            None => sentence,
        };
        masked(&sentence)
    };
    (finding.code().number(), [Lang::Zh, Lang::En].map(sentence))
}

/// Without the digits, but with a mark for each decimal.
fn masked(sentence: &str) -> String {
    let mut text = String::new();
    let mut decimals = false;
    for c in sentence.chars() {
        match c {
            '0'..='9' if decimals => text.push('#'),
            '0'..='9' => {}
            _ => text.push(c),
        }
        decimals = c == '.' || decimals && c.is_ascii_digit();
    }
    text
}

const fn kind(found: Found) -> &'static str {
    match found {
        Found::Char(c) if c.is_ascii_graphic() => "(shown)",
        Found::Char(_) => "(character)",
        Found::Byte(_) => "(byte)",
    }
}
