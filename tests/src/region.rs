//! `region.tsv`: the two digits of a province or city.

use skillcert::{CityCode, ProvinceCode, ValidationError};

use crate::outcome::Outcome;
use crate::table::Row;

/// Runs one row.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    Outcome::new(parse(row).map(|value| vec![("value", value.to_string())]))
}

fn parse(row: &Row) -> Result<u8, ValidationError> {
    match row.cell("kind") {
        "province" => ProvinceCode::parse(&row.text()).map(ProvinceCode::get),
        "city" => CityCode::parse(&row.text()).map(CityCode::get),
        kind => panic!("{}: no kind {kind}", row.place()),
    }
}
