//! `date.tsv`: text to date.

use skillcert::{Iso, parse_date};

use crate::outcome::Outcome;
use crate::table::Row;

/// Runs one row.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    Outcome::new(parse_date(&row.text()).map(|date| vec![("value", Iso(date).to_string())]))
}
