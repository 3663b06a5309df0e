//! Every row of `region.tsv`.

#[test]
fn every_row() {
    skillcert_tests::table::check("region");
}
