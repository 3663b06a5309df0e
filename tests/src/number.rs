//! `number.tsv`: text to number, by form alone or within a scheme.

use skillcert::{Assurance, CertificateNumber, Date, ValidationError, parse_date};

use crate::outcome::Outcome;
use crate::scheme;
use crate::table::Row;

/// Runs one row.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    Outcome::new(parse(row).map(|(number, assurance)| {
        vec![
            ("number", number.to_string()),
            ("year", number.year().to_string()),
            ("province", number.province().to_string()),
            ("city", number.city().to_string()),
            ("serial", number.serial().get().to_string()),
            ("assurance", assurance.map_or("", Assurance::name).into()),
        ]
    }))
}

fn parse(row: &Row) -> Result<(CertificateNumber, Option<Assurance>), ValidationError> {
    match row.cell("scheme") {
        "form" => Ok((CertificateNumber::parse_bytes(&row.bytes())?, None)),
        name => {
            let (number, assurance) = scheme::named(name).parse_bytes(&row.bytes(), as_of(row))?;
            Ok((number, Some(assurance)))
        }
    }
}

/// The date of the check, if the row has one.
pub(crate) fn as_of(row: &Row) -> Option<Date> {
    let date = row.cell("as_of");
    (!date.is_empty()).then(|| parse_date(date).expect("a date"))
}
