//! What every row is compared with, in all languages.

use skillcert::number::column::ColumnCheck;
use skillcert::{parse_date, CityCode, Date, NumberScheme};

/// A complete table of fourteen cities, 01 to 14, from 2019 on.
#[must_use]
pub fn scheme() -> NumberScheme {
    let cities = (1..=14).filter_map(|city| CityCode::parse(&format!("{city:02}")).ok());
    NumberScheme::hunan().with_cities(cities).closed()
}

/// The date of the check.
#[must_use]
pub fn as_of() -> Option<Date> {
    parse_date("2026-11-23").ok()
}

/// Both, for columns.
#[must_use]
pub fn check() -> ColumnCheck {
    ColumnCheck::scheme(scheme(), as_of())
}
