//! `recover.tsv`: damaged text, or a number cell, to a number or the reason why there is none.

use skillcert::{CertificateNumber, Found, Recovery, Repair};

use crate::number::as_of;
use crate::outcome::{Outcome, code_point};
use crate::scheme;
use crate::table::Row;

/// Runs one row.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    Outcome::new(recovery(row).exact().map(|(number, repairs)| {
        let repairs: Vec<_> = repairs.iter().map(summary).collect();
        vec![("number", number.to_string()), ("repairs", repairs.join(" "))]
    }))
}

/// What the library makes of a row.
#[must_use]
pub fn recovery(row: &Row) -> Recovery {
    let bytes = row.bytes();
    let integer = || String::from_utf8_lossy(&bytes).parse().expect("an integer");
    match (row.cell("cell"), row.cell("scheme")) {
        ("text", "form") => CertificateNumber::recover_bytes(&bytes),
        ("text", name) => scheme::named(name).recover_bytes(&bytes, as_of(row)),
        (_, "form") => CertificateNumber::recover_integer(integer()),
        (_, name) => scheme::named(name).recover_integer(integer(), as_of(row)),
    }
}

/// `kind@index:found`
fn summary(repair: &Repair) -> String {
    let found = repair.found().map_or_else(String::new, |c| code_point(Found::Char(c)));
    format!("{}@{}:{found}", repair.kind(), repair.index())
}
