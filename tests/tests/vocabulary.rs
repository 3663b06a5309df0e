//! Words of core against `vocabulary.tsv`: nothing is renumbered, renamed or taken away.

use std::collections::BTreeSet;

use skillcert_tests::{table, vocabulary};

#[test]
fn core_and_record_are_the_same() {
    let text = table::file("vocabulary");
    let record: BTreeSet<_> = text.lines().skip(1).map(String::from).collect();
    let core: BTreeSet<_> = vocabulary::lines().into_iter().collect();
    let lost: Vec<_> = record.difference(&core).cloned().collect();
    let new: Vec<_> = core.difference(&record).cloned().collect();
    assert!(lost.is_empty(), "in the record, but not in core:\n{}", lost.join("\n"));
    assert!(new.is_empty(), "in core, to be added to the record:\n{}", new.join("\n"));
}

#[test]
fn no_number_and_no_name_stands_twice_in_a_list() {
    let mut seen = BTreeSet::new();
    for row in table::read("vocabulary") {
        for column in ["number", "name"] {
            let key = (row.cell("list").to_owned(), row.cell(column).to_owned());
            assert!(seen.insert(key), "{}: {column} stands twice", row.place());
        }
    }
}
