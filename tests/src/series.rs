//! `series.tsv`: taking the next serials.

use skillcert::{CityCode, Series, ValidationError};

use crate::outcome::Outcome;
use crate::scheme;
use crate::table::Row;

/// Runs one row; `after` also stands in a row whose reservation is refused, and takes nothing then.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    let mut series = match take_up(row) {
        Ok(series) => series,
        Err(error) => return Outcome::new(Err(error)),
    };
    let numbers = series.reserve(row.number("n"));
    let cells =
        numbers.map(|range| vec![("first", range.first().to_string()), ("last", range.last().to_string())]);
    Outcome::new(cells).with("after", series.next())
}

fn take_up(row: &Row) -> Result<Series, ValidationError> {
    let city = CityCode::parse(row.cell("city"))?;
    Series::at(&scheme::named(row.cell("scheme")), row.number("year"), city, row.number("next"))
}
