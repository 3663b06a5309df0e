//! The tables together: how many rows, and that no case of the catalog is left out.

use std::collections::BTreeSet;

use skillcert_tests::{TABLES, rows, table};

fn cases() -> Vec<String> {
    TABLES.iter().flat_map(|(name, _)| table::read(name)).map(|row| row.cell("case").to_owned()).collect()
}

/// A row that is taken away is missed, whatever it says; who adds one counts it here.
#[test]
fn no_row_is_lost() {
    let rows = TABLES.map(|(name, _)| (name, table::read(name).len()));
    assert_eq!(
        rows,
        [
            ("number", 943),
            ("parts", 170),
            ("region", 275),
            ("score", 364),
            ("mark", 222),
            ("cell", 908),
            ("decide", 174),
            ("series", 119),
            ("date", 227),
            ("audit", 99),
            ("recover", 833),
            ("diagnose", 148)
        ]
    );
    assert!(rows.iter().map(|(_, rows)| rows).sum::<usize>() >= 2_000);
}

/// What the rows of whole spaces expect is what the slow specification says.
#[test]
fn the_rows_of_whole_spaces_are_current() {
    for (table, text) in rows::files() {
        assert!(text == table::file(table), "{table}: run make tables");
    }
}

/// Letters: N number, B bytes, S spreadsheet, M marks, D dates, R region, A series.
#[test]
fn every_case_has_a_row() {
    let present: BTreeSet<_> = cases().into_iter().collect();
    let marks = (1..=10).chain([12, 13, 14, 15, 17, 19]);
    let wanted = (1..=26)
        .map(|n| format!("N{n}"))
        .chain((1..=7).map(|n| format!("B{n}")))
        .chain((1..=8).map(|n| format!("S{n}")))
        .chain(marks.map(|n| format!("M{n}")))
        .chain([1, 2, 3, 8, 9, 10, 11].map(|n| format!("D{n}")))
        .chain([1, 2, 3, 4, 5, 6, 7, 9].map(|n| format!("R{n}")))
        .chain((13..=15).map(|n| format!("A{n}")));
    let missing: Vec<_> = wanted.filter(|case| !present.contains(case)).collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
}

/// A provision that numbers or marks are refused on is also one on which some are accepted.
#[test]
fn every_clause_of_the_tables_has_an_accepting_and_a_refusing_row() {
    let (mut accepting, mut refusing) = (BTreeSet::new(), BTreeSet::new());
    for row in TABLES.iter().flat_map(|(name, _)| table::read(name)) {
        let clauses = if row.cell("code") == "ok" { &mut accepting } else { &mut refusing };
        clauses.insert(row.cell("clause").to_owned());
    }
    let refusing_only: Vec<_> = refusing.difference(&accepting).collect();
    assert!(refusing_only.is_empty(), "only refusals for {refusing_only:?}");
    let examples = ["三(三)", "附件2·二"];
    let accepting_only: Vec<_> = accepting.difference(&refusing).collect();
    assert_eq!(accepting_only, examples, "examples cannot be broken, the pass mark cannot be asked to move");
}
