//! The schemes that tables name: `schemes.tsv`.

use skillcert::{CityCode, NumberScheme, ProvinceCode, ValidationError};

use crate::table::{Row, read};

/// The scheme with this name.
///
/// # Panics
///
/// If `schemes.tsv` has no valid row of this name.
#[must_use]
pub fn named(name: &str) -> NumberScheme {
    let row = read("schemes").into_iter().find(|row| row.cell("name") == name);
    build(&row.expect("a scheme of schemes.tsv")).expect("a valid scheme")
}

fn build(row: &Row) -> Result<NumberScheme, ValidationError> {
    let province = ProvinceCode::parse(row.cell("province"))?;
    let scheme = NumberScheme::hunan().with_province(province).with_version(row.number("version"));
    let mut scheme = scheme.with_first_year(row.number("first_year"))?;
    for city in row.cell("cities").split_whitespace() {
        scheme = scheme.with_city(CityCode::parse(city)?);
    }
    Ok(if row.cell("closed") == "1" { scheme.closed() } else { scheme })
}
