//! The scenario: every step answers, or is refused, as `scenario.tsv` and `scenario.answers` say.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use skillcert::document::{DocumentError, Operation};
use skillcert_tests::scenario::{Step, answers, line, play, read, tsv};
use skillcert_tests::table;

fn played() -> Vec<(Step, Result<String, DocumentError>)> {
    let steps = read(&table::file("scenario"));
    let answers = play(&steps);
    steps.into_iter().zip(answers).collect()
}

#[test]
fn every_step() {
    let text = table::text("scenario.answers");
    let mut lines = text.lines();
    for (step, answer) in played() {
        let code = answer.as_ref().map_or_else(|error| error.finding().code().name(), |_| "ok");
        assert_eq!(code, step.code, "{}: {}", step.name, line(&answer));
        assert_eq!(line(&answer), lines.next().unwrap(), "{}", step.name);
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn the_committed_files_are_current() {
    assert!(tsv() == table::file("scenario"), "tests/data/scenario.tsv: run: make tables");
    assert!(answers() == table::text("scenario.answers"), "tests/data/scenario.answers: run: make tables");
}

#[test]
fn every_operation_is_accepted_and_refused() {
    let steps = read(&table::file("scenario"));
    assert!(steps.len() >= 60, "{} steps", steps.len());
    let names: BTreeSet<_> = steps.iter().map(|step| &step.name).collect();
    assert_eq!(names.len(), steps.len(), "a name stands twice");
    for operation in Operation::ALL {
        let of = || steps.iter().filter(|step| step.operation == *operation);
        assert!(of().any(|step| step.code == "ok"), "{operation} is never accepted");
        assert!(of().any(|step| step.code != "ok"), "{operation} is never refused");
    }
}

/// What is refused says why, on which clause, and what would cure it, in both languages.
#[test]
fn every_refusal_explains_itself() {
    for (step, answer) in played() {
        let Err(error) = answer else { continue };
        let finding = error.finding();
        assert_eq!(finding.clause().is_some(), finding.code().number() < 800, "{}", step.name);
        let json: serde_json::Value = serde_json::from_str(&error.to_json()).unwrap();
        for text in ["zh", "en", "cure_zh", "cure_en"] {
            assert!(!json[text].as_str().unwrap().is_empty(), "{}: {text}", step.name);
        }
    }
}
