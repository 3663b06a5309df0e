//! Every sentence of the notice has a disposition and, where the library acts, a case accepted and a case refused.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use skillcert::{
    Basis, CertificateNumber, CityCode, Clause, Code, Component, Disposition, Erratum, Finding, Lang,
    NumberScheme, Series, parse_date,
};
use skillcert_tests::clauses::{accepts, document, has_cases, played, refuses};
use skillcert_tests::table::{Row, read, source};
use skillcert_tests::{TABLES, scenario, table};

fn disposition(row: &Row) -> Disposition {
    Disposition::from_name(row.cell("disposition")).unwrap()
}

/// What says nothing of the notice is technique: of a register, of documents, of the calling interface.
#[test]
fn every_code_says_what_it_rests_on() {
    let technique = [
        "series_counter_wrong",
        "number_of_no_series",
        "number_taken",
        "high_water_regressed",
        "high_water_changed",
        "text_too_long",
        "declaration_differs",
        "record_impossible",
        "events_impossible",
        "series_date_wrong",
        "event_lost",
        "event_of_no_certificate",
        "record_changed",
        "series_changed",
        "assessment_missing",
    ]; // what a register finds in itself, and in what it is given
    for code in Code::ALL {
        let none = code.number() >= 800 || technique.contains(&code.name());
        assert_eq!(code.basis() == Basis::None, none, "{code}");
        assert_eq!(code.basis().clause(), code.clause(), "{code}");
    }
}

/// The notice knows no sheet that is spoilt, no correction, no reissue and no void certificate.
#[test]
fn what_the_notice_does_not_say_is_custom() {
    let custom = [
        "blank_used",
        "void_needs_certificate",
        "reissue_not_allowed",
        "reissue_needs_complete",
        "certificate_void",
        "certificate_event_before_last",
        "certificate_of_another",
        "issue_date_before_last",
        "candidate_numbered_twice",
        "serials_out_of_order",
        "blank_of_another",
        "reason_missing",
        "spoil_needs_sheet",
        "correction_changes_nothing",
        "replaces_itself",
        "replaces_needs_void",
        "replaced_already",
        "marks_differ",
        "candidate_alike",
        "candidate_namesake",
        "candidate_digits_lost",
        "record_differs",
        "events_differ",
        "date_ahead",
        "blank_not_present",
        "blank_destroyed",
    ];
    for code in Code::ALL {
        assert_eq!(code.basis() == Basis::Custom, custom.contains(&code.name()), "{code}");
        let invented = code.cure(Lang::Zh).contains("须重新考核") && code.number() >= 400;
        assert!(!invented, "{code}: the notice asks for no other assessment");
    }
    let void = Finding::new(Code::CertificateVoid, Component::Certificate);
    assert!(void.message(Lang::Zh).to_string().ends_with("（通知未规定，按本单位规定）"));
    assert!(void.message(Lang::En).to_string().ends_with(" (not in the notice: the center's own rule)"));
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
    // The register's own need a database: its tests name them, and those of the commands.
    let register = python_tests();
    expected.extend(register.iter().flat_map(|text| text.split('"')).map(String::from));
    let missing: Vec<_> =
        Code::ALL.iter().filter(|code| code.number() < 800 && !expected.contains(code.name())).collect();
    // Raised by the face of C, which takes the numbers of rules.
    assert_eq!(missing, [&Code::RuleUnknown]);
}

/// The tests of the Python package, but the one that lists all codes.
fn python_tests() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../bindings-python/tests");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let tests = files.filter(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with("test_") && name.ends_with(".py") && name != "test_codes.py"
    });
    tests.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}
