//! Every row of `audit.tsv`.

#[test]
fn every_row() {
    skillcert_tests::table::check("audit");
}
