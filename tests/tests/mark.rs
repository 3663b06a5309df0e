//! Every row of `mark.tsv`.

#[test]
fn every_row() {
    skillcert_tests::table::check("mark");
}
