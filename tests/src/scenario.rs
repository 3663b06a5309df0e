//! The scenario: one project from draft to certificates, as documents in every operation, and the faults on the way.
//!
//! `data/scenario.tsv` holds the steps and `data/scenario.answers` what each answers, one line per step; both are
//! written from the steps here. A request may hold `{{name}}`, the whole answer of an earlier step.

mod assessment;
mod catalog;
mod certificate;
mod fault;
mod fragment;
mod organization;
mod specification;
mod station;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use skillcert::document::{DocumentError, Operation, run};

/// Name, operation, expected code, request with fragments in angle brackets.
type Line = (&'static str, Operation, &'static str, &'static str);

/// One step as it stands in `scenario.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The name by which later steps take its answer.
    pub name: String,
    /// What is asked for.
    pub operation: Operation,
    /// `ok`, or the code of the refusal.
    pub code: String,
    /// The request, with `{{name}}` for the answers of earlier steps.
    pub request: String,
}

/// Every step in order.
#[must_use]
pub fn steps() -> Vec<Step> {
    let rooms = [
        specification::STEPS,
        catalog::STEPS,
        station::STEPS,
        organization::STEPS,
        assessment::STEPS,
        certificate::STEPS,
        fault::STEPS,
    ];
    let fragments = fragment::all();
    let step = |(name, operation, code, request): &Line| Step {
        name: (*name).into(),
        operation: *operation,
        code: (*code).into(),
        request: fragment::fill(request, &fragments),
    };
    rooms.into_iter().flatten().map(step).collect()
}

/// The steps of a `scenario.tsv`.
///
/// # Panics
///
/// On a line that has not four cells, or names no operation.
#[must_use]
pub fn read(tsv: &str) -> Vec<Step> {
    let step = |line: &str| {
        let cells: Vec<&str> = line.splitn(4, '\t').collect();
        let [name, operation, code, request] = cells[..] else { panic!("four cells: {line}") };
        let operation = Operation::from_name(operation).expect("an operation");
        Step { name: name.into(), operation, code: code.into(), request: request.into() }
    };
    tsv.lines().skip(1).map(step).collect()
}

/// Runs the steps in order: to each its answer or refusal.
#[must_use]
pub fn play(steps: &[Step]) -> Vec<Result<String, DocumentError>> {
    let mut said = BTreeMap::new();
    let answer = |step: &Step| {
        let answer = run(step.operation, &fill(&step.request, &said));
        said.insert(step.name.clone(), line(&answer));
        answer
    };
    steps.iter().map(answer).collect()
}

/// The request with the answers of earlier steps in their places.
fn fill(request: &str, said: &BTreeMap<String, String>) -> String {
    let mut pieces = request.split("{{");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").expect("a name ends with }}");
        filled += said.get(name).unwrap_or_else(|| panic!("no earlier step {name}"));
        filled += rest;
    }
    filled
}

/// An answer as it stands in `scenario.answers`.
#[must_use]
pub fn line(answer: &Result<String, DocumentError>) -> String {
    answer.clone().unwrap_or_else(|error| error.to_json())
}

/// The whole `scenario.tsv`.
#[must_use]
pub fn tsv() -> String {
    let mut text = String::from("step\toperation\tcode\trequest\n");
    for Step { name, operation, code, request } in steps() {
        let _ = writeln!(text, "{name}\t{operation}\t{code}\t{request}");
    }
    text
}

/// The whole `scenario.answers`.
#[must_use]
pub fn answers() -> String {
    play(&steps()).iter().fold(String::new(), |text, answer| text + &line(answer) + "\n")
}
