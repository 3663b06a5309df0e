//! `cell.tsv`: a mark in the cell of a table, with the column 情况 beside it.

use skillcert::{Component, Mark};

use crate::mark;
use crate::outcome::Outcome;
use crate::table::Row;

/// Runs one row.
///
/// # Panics
///
/// If the part is no component.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    let part = Component::from_name(row.cell("part")).expect("a component");
    mark::outcome(Mark::read(&row.text(), row.cell("status")), part)
}
