//! Every sentence of the notice has a disposition and, where the library acts, a case accepted and a case refused.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use skillcert::{
    CertificateNumber, CityCode, Clause, Code, Disposition, Erratum, NumberScheme, Series, parse_date,
};
use skillcert_tests::clauses::{accepts, document, has_cases, played, refuses};
use skillcert_tests::table::{Row, read, source};
use skillcert_tests::{TABLES, scenario, table};

fn disposition(row: &Row) -> Disposition {
    Disposition::from_name(row.cell("disposition")).unwrap()
}

/// 800 and up are documents and the calling interface, on which the notice says nothing.
#[test]
fn every_code_below_800_has_a_clause() {
    for code in Code::ALL {
        assert_eq!(code.clause().is_some(), code.number() < 800, "{code}");
    }
}

#[test]
fn every_clause_is_found_by_its_address() {
    let addresses: BTreeSet<_> = Clause::ALL.iter().map(|clause| clause.name()).collect();
    assert_eq!(addresses.len(), Clause::ALL.len());
    for clause in Code::ALL.iter().filter_map(|code| code.clause()) {
        assert_eq!(Clause::from_name(clause.name()), Some(clause));
    }
}

/// The disposition of a clause is the strongest of its sentences.
#[test]
fn every_clause_is_disposed_of_as_it_says() {
    let rows = read("clauses");
    for row in &rows {
        assert!(Clause::from_name(row.cell("clause")).is_some(), "{}", row.place());
    }
    for clause in Clause::ALL {
        let strongest = rows.iter().filter(|row| row.cell("clause") == clause.name()).map(disposition).min();
        assert_eq!(strongest, Some(clause.disposition()), "{clause}");
    }
}

#[test]
fn no_cell_is_empty_where_the_library_acts() {
    let mut parts = BTreeSet::new();
    for row in read("clauses") {
        let cells = ["part", "by", "accept", "refuse"].map(|column| row.cell(column));
        let needed = if has_cases(disposition(&row)) { 4 } else { 2 };
        assert!(cells.iter().take(needed).all(|cell| !cell.is_empty()), "{}", row.place());
        assert!(
            parts.insert((row.cell("clause").to_owned(), row.cell("part").to_owned())),
            "{}",
            row.place()
        );
    }
}

/// Each case exists; the accepted ones are accepted, the refused ones refused on this very clause.
#[test]
fn every_reference_is_what_it_says() {
    let played = played();
    for row in read("clauses") {
        for reference in row.cell("accept").split_whitespace() {
            assert_eq!(accepts(reference, &played), Some(true), "{}: accept {reference}", row.place());
        }
        for reference in row.cell("refuse").split_whitespace() {
            let refuses = refuses(reference, row.cell("clause"), &played);
            assert_eq!(refuses, Some(true), "{}: refuse {reference}", row.place());
        }
    }
}

/// What is named as acting stands in core under that name.
#[test]
fn every_implementation_is_in_core() {
    let words = core_words();
    for row in read("clauses").iter().filter(|row| has_cases(disposition(row))) {
        for path in row.cell("by").split_whitespace() {
            let missing = path.split("::").find(|word| !words.contains(*word));
            assert_eq!(missing, None, "{}: {path}", row.place());
        }
    }
}

/// Names that are declared in core: after `fn`, `struct`, `enum`, `const`, `pub`, or at the beginning of a variant.
fn core_words() -> BTreeSet<String> {
    let mut folders = vec![format!("{}/../core/src", env!("CARGO_MANIFEST_DIR"))];
    let mut words = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path.to_str().unwrap().to_owned());
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            words.extend(text.lines().filter_map(declared).map(String::from));
        }
    }
    words
}

fn declared(line: &str) -> Option<&str> {
    let keywords = ["pub", "const", "fn", "struct", "enum", "type"];
    let line = line.trim();
    let name = line.split(' ').find(|word| !keywords.contains(word))?;
    let name = name.split(['(', '<', ':', ',', '{', ';']).next()?;
    let declares = line.starts_with("pub ") || name.starts_with(char::is_uppercase);
    declares.then_some(name)
}

#[test]
fn errata_stand_in_the_table() {
    let rows = read("clauses");
    for erratum in Erratum::ALL {
        let by = format!("Erratum::{erratum:?}");
        let row = rows.iter().find(|row| row.cell("by") == by).unwrap();
        assert_eq!(row.cell("clause"), erratum.clause().name());
        assert!(row.cell("part").starts_with("勘误："));
    }
}

/// 附件2·二: the first of 2019 in 长沙, and no other number.
#[test]
fn the_example_is_the_first_of_its_series() {
    let day = parse_date("2019-12-31").unwrap();
    let mut series = Series::new(&NumberScheme::hunan(), day, CityCode::CHANGSHA).unwrap();
    let numbers = series.reserve(2).unwrap();
    assert_eq!(numbers.first(), CertificateNumber::parse("1918010000001").unwrap());
    assert_ne!(numbers.last(), numbers.first());
}

#[test]
fn the_committed_document_is_current() {
    assert!(document() == source("docs/clauses.md"), "docs/clauses.md: run: make tables");
}

/// Every code is what some case expects: no finding is untested.
#[test]
fn every_code_is_expected_somewhere() {
    let mut expected: BTreeSet<String> =
        scenario::read(&table::file("scenario")).into_iter().map(|step| step.code).collect();
    expected.extend(TABLES.iter().flat_map(|(name, _)| read(name)).map(|row| row.cell("code").to_owned()));
    let answers = table::text("scenario.answers") + &table::file("audit");
    let names = answers.split(r#""code":""#).skip(1).filter_map(|rest| rest.split('"').next());
    expected.extend(names.map(String::from));
    // The register's own need a database: its tests name them.
    let register = ["test_register.py", "test_register_history.py"]
        .map(|name| source(&format!("bindings-python/tests/{name}")));
    expected.extend(register.iter().flat_map(|text| text.split('"')).map(String::from));
    let missing: Vec<_> =
        Code::ALL.iter().filter(|code| code.number() < 800 && !expected.contains(code.name())).collect();
    // Raised by the faces, which take floats and rule numbers.
    assert_eq!(missing, [&Code::ScoreNotFinite, &Code::RuleUnknown]);
}
