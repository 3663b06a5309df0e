//! Rows that go through a whole space: every position, every length, every code.
//!
//! Their cases are called `every …`. What they expect is said here, by the slow readings and from the notice, never by the
//! library. `make tables` writes them behind the rows that are written by hand, and a test compares.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "small numbers of rows, and places in ASCII"
)]

mod audit;
mod cell;
mod date;
mod decide;
mod diagnose;
mod line;
mod mark;
mod number;
mod parts;
mod recover;
mod region;
mod score;
mod series;
mod unicode;

use crate::table;
use line::Line;

/// The name of a table and how its rows are made.
type Rows = (&'static str, fn() -> Vec<Line>);

const ROWS: [Rows; 12] = [
    ("number", number::rows),
    ("parts", parts::rows),
    ("region", region::rows),
    ("score", score::rows),
    ("mark", mark::rows),
    ("cell", cell::rows),
    ("decide", decide::rows),
    ("series", series::rows),
    ("date", date::rows),
    ("audit", audit::rows),
    ("recover", recover::rows),
    ("diagnose", diagnose::rows),
];

/// The name of each table and what its file should be: the rows by hand as they are, then those of this module.
pub fn files() -> impl Iterator<Item = (&'static str, String)> {
    ROWS.into_iter().map(|(name, rows)| (name, file(name, &rows())))
}

fn file(name: &str, rows: &[Line]) -> String {
    let text = table::file(name);
    let by_hand =
        text.lines().filter(|line| !line.split('\t').nth(1).is_some_and(|case| case.starts_with("every ")));
    let header: Vec<_> = text.lines().next().unwrap_or_default().split('\t').collect();
    let lines = by_hand.map(String::from).chain(rows.iter().map(|row| row.write(&header)));
    lines.map(|line| line + "\n").collect()
}
