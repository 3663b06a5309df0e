//! `messages.tsv`: the sentence of every refused row in both languages, for the other languages to compare.

use skillcert::{Lang, ValidationError};

use crate::TABLES;
use crate::table::{Row, read};

/// Every refused row of every table, with its error.
pub fn refused() -> impl Iterator<Item = (&'static str, usize, Row, ValidationError)> {
    TABLES.into_iter().flat_map(|(table, run)| {
        let rows = (1..).zip(read(table));
        rows.filter_map(move |(number, row)| run(&row).error.map(|error| (table, number, row, error)))
    })
}

/// The whole file.
#[must_use]
pub fn render() -> String {
    let line = |(table, number, _, error): (_, _, _, ValidationError)| {
        format!("{table}\t{number}\t{}\t{}\n", error.message(Lang::Zh), error.message(Lang::En))
    };
    let header = String::from("table\trow\tzh\ten\n");
    refused().map(line).fold(header, |text, line| text + &line)
}
