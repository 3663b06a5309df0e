//! Every row of `parts.tsv`.

#[test]
fn every_row() {
    skillcert_tests::table::check("parts");
}
