//! The case tables and the promises, in one program: it is linked once, not forty times.
//! One file of it: `cargo test -p skillcert-tests --test cases number::`.

mod audit;
mod audit_promises;
mod catalog;
mod cell;
mod certificate;
mod clauses;
mod codec;
mod column;
mod coverage;
mod date;
mod decide;
mod decision_columns;
mod diagnose;
mod document;
mod fee;
mod holding;
mod issuance;
mod item_bank;
mod likeness;
mod mark;
mod messages;
mod number;
mod number_promises;
mod organization;
mod parts;
mod policy;
mod recover;
mod recover_promises;
mod region;
mod scenario;
mod schema;
mod score;
mod score_promises;
mod serde;
mod series;
mod series_promises;
mod specification;
mod station;
mod values;
mod vocabulary;

/// A file that is not named above would be run by nobody.
#[test]
fn no_file_is_left_out() {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap();
    let names = files.filter_map(|file| {
        file.unwrap().file_name().into_string().unwrap().strip_suffix(".rs").map(String::from)
    });
    let missing: Vec<_> = names
        .filter(|name| name != "main" && !include_str!("main.rs").contains(&format!("mod {name};")))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}
