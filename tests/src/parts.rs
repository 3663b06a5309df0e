//! `parts.tsv`: year, province, city and serial to number.

use skillcert::{CertificateNumber, CityCode, ProvinceCode, Serial, ValidationError};

use crate::outcome::Outcome;
use crate::table::Row;

/// Runs one row.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    Outcome::new(build(row).map(|number| vec![("number", number.to_string())]))
}

fn build(row: &Row) -> Result<CertificateNumber, ValidationError> {
    let province = ProvinceCode::new(row.number("province"))?;
    let city = CityCode::new(row.number("city"))?;
    let serial = Serial::new(row.number("serial"))?;
    CertificateNumber::from_parts(row.number("year"), province, city, serial)
}
