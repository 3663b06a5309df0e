//! `mark.tsv`: what is recorded for one part.

use skillcert::{Component, Mark, ValidationError};

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
    outcome(Mark::parse(&row.text()), part)
}

/// What was read for a part, as cells.
pub(crate) fn outcome(read: Result<Option<Mark>, ValidationError>, part: Component) -> Outcome {
    let cell = |mark: Option<Mark>| mark.map_or_else(String::new, |mark| mark.to_string());
    Outcome::new(read.map_err(|error| error.in_component(part)).map(|mark| vec![("mark", cell(mark))]))
}
