//! Every row of `number.tsv`.

#[test]
fn every_row() {
    skillcert_tests::table::check("number");
}
