//! Every row of `decide.tsv`.

#[test]
fn every_row() {
    skillcert_tests::table::check("decide");
}
