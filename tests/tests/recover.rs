//! Every row of `recover.tsv`, and what holds of each of them.

use skillcert_tests::naive_recovery::{Naive, recover};
use skillcert_tests::recover::recovery;
use skillcert_tests::table;
use skillcert_tests::undo::undo;

#[test]
fn every_row() {
    table::check("recover");
}

#[test]
fn every_exact_row_can_be_undone() {
    for row in table::read("recover") {
        if let Ok((number, repairs)) = recovery(&row).exact() {
            assert_eq!(undo(number, repairs.as_slice()).as_bytes(), row.bytes(), "{}", row.place());
        }
    }
}

#[test]
fn the_slow_recovery_says_the_same() {
    let rows = table::read("recover");
    for row in rows.iter().filter(|row| row.cell("cell") == "text" && row.cell("scheme") == "form") {
        let expected = match row.cell("code") {
            "ok" => Naive::Exact(row.number("number")),
            "number_digits_lost" => Naive::PrefixOnly(row.number("value"), row.number("limit")),
            _ => match recover(&row.bytes()) {
                Naive::Lost(code) if code == row.cell("code") => continue,
                other => panic!("{}: {other:?}", row.place()),
            },
        };
        assert_eq!(recover(&row.bytes()), expected, "{}", row.place());
    }
}
