//! `mark.tsv`: what is recorded for one part.

use skillcert::{Component, Mark};

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
    let cell = |mark: Option<Mark>| mark.map_or_else(String::new, |mark| mark.to_string());
    Outcome::new(
        Mark::parse(&row.text())
            .map_err(|error| error.in_component(part))
            .map(|mark| vec![("mark", cell(mark))]),
    )
}
