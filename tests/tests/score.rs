//! Every row of `score.tsv`.

#[test]
fn every_row() {
    skillcert_tests::table::check("score");
}
