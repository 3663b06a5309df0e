//! Every row of `date.tsv`.

#[test]
fn every_row() {
    skillcert_tests::table::check("date");
}
