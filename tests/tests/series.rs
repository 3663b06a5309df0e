//! Every row of `series.tsv`.

#[test]
fn every_row() {
    skillcert_tests::table::check("series");
}
