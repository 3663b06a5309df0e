//! Every test file in one program: what a mutant is compiled for once, not forty times. Only `make prove-mutants` builds it.

#[path = "tests/audit.rs"]
mod audit;
#[path = "tests/audit_promises.rs"]
mod audit_promises;
#[path = "tests/catalog.rs"]
mod catalog;
#[path = "tests/certificate.rs"]
mod certificate;
#[path = "tests/clauses.rs"]
mod clauses;
#[path = "tests/codec.rs"]
mod codec;
#[path = "tests/column.rs"]
mod column;
#[path = "tests/coverage.rs"]
mod coverage;
#[path = "tests/date.rs"]
mod date;
#[path = "tests/decide.rs"]
mod decide;
#[path = "tests/decision_columns.rs"]
mod decision_columns;
#[path = "tests/diagnose.rs"]
mod diagnose;
#[path = "tests/differential.rs"]
mod differential;
#[path = "tests/document.rs"]
mod document;
#[path = "tests/exhaustive_character.rs"]
mod exhaustive_character;
#[path = "tests/exhaustive_corruption.rs"]
mod exhaustive_corruption;
#[path = "tests/exhaustive_decision.rs"]
mod exhaustive_decision;
#[path = "tests/exhaustive_number.rs"]
mod exhaustive_number;
#[path = "tests/exhaustive_score.rs"]
mod exhaustive_score;
#[path = "tests/exhaustive_series.rs"]
mod exhaustive_series;
#[path = "tests/fee.rs"]
mod fee;
#[path = "tests/holding.rs"]
mod holding;
#[path = "tests/hostile.rs"]
mod hostile;
#[path = "tests/issuance.rs"]
mod issuance;
#[path = "tests/item_bank.rs"]
mod item_bank;
#[path = "tests/mark.rs"]
mod mark;
#[path = "tests/messages.rs"]
mod messages;
#[path = "tests/number.rs"]
mod number;
#[path = "tests/number_promises.rs"]
mod number_promises;
#[path = "tests/organization.rs"]
mod organization;
#[path = "tests/parts.rs"]
mod parts;
#[path = "tests/policy.rs"]
mod policy;
#[path = "tests/recover.rs"]
mod recover;
#[path = "tests/recover_promises.rs"]
mod recover_promises;
#[path = "tests/region.rs"]
mod region;
#[path = "tests/scenario.rs"]
mod scenario;
#[path = "tests/schema.rs"]
mod schema;
#[path = "tests/score.rs"]
mod score;
#[path = "tests/score_promises.rs"]
mod score_promises;
#[path = "tests/serde.rs"]
mod serde;
#[path = "tests/series.rs"]
mod series;
#[path = "tests/series_promises.rs"]
mod series_promises;
#[path = "tests/specification.rs"]
mod specification;
#[path = "tests/station.rs"]
mod station;
#[path = "tests/values.rs"]
mod values;
#[path = "tests/vocabulary.rs"]
mod vocabulary;

/// A file that is not named above would catch no mutant.
#[test]
fn no_file_is_left_out() {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap();
    let paths = files.map(|file| format!("\"tests/{}\"", file.unwrap().file_name().display()));
    let missing: Vec<_> = paths.filter(|path| !include_str!("together.rs").contains(path)).collect();
    assert_eq!(missing, Vec::<String>::new());
}
