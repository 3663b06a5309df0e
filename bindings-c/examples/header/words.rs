//! `#define`s for the closed lists and their words.

use std::any::Any;
use std::fmt::Debug;

use skillcert_core::document::Operation;
use skillcert_core::Lang;

#[path = "../../src/lists.rs"]
mod lists;

/// The numbers of the lists, then list by list the words.
pub(crate) fn defines() -> String {
    macro_rules! chapters {
        ($( $number:literal, $prefix:literal, $List:ty, $title:literal; )+) => {{
            let lists = [ $( define(concat!("LIST_", $prefix), $number, concat!("SKILLCERT_", $prefix, "_…")), )+ ].concat();
            let words = [ $( chapter($title, <$List>::ALL.iter().map(|word| {
                let name = format!("{}_{}", $prefix, constant(word.name(), word));
                let line = define(&name, word.number().into(), word.text(Lang::En));
                format!("{}{line}", (word as &dyn Any).downcast_ref().map_or_else(String::new, described))
            })), )+ ].concat();
            format!("/* The closed lists, for skillcert_name() and skillcert_text(). */\n{lists}\n{words}")
        }};
    }
    lists::lists!(chapters)
}

fn chapter(title: &str, words: impl Iterator<Item = String>) -> String {
    format!("/* {title} */\n{}\n", words.collect::<String>())
}

/// What stands over the number of an operation.
fn described(operation: &Operation) -> String {
    format!("/* {} */\n", shapes(*operation))
}

/// What an operation rests on, reads and answers; a question mark stands after a field that may be missing.
#[expect(clippy::unreachable, reason = "an operation without a line must stop the header")]
fn shapes(operation: Operation) -> &'static str {
    match operation {
        Operation::ProjectCheck => "二, 三(三). Request: {project, specification?, on}. Answer: {rule, findings}.",
        Operation::CatalogApply => "二; all events or none. Request: {catalog, events}. Answer: the catalog.",
        Operation::CatalogState => {
            "二. Request: {catalog, on}. Answer: [{stage, since, project, applicant, specification, batch}]."
        }
        Operation::CatalogChanges => "二; after one day and up to another. Request: {catalog, after, until}. Answer: [event].",
        Operation::ItemBankDraw => {
            "三(三); the same seed draws the same. Request: {bank, specification, seed, size}. Answer: the draw, {seed, size, items}."
        }
        Operation::ItemBankVerify => "三(三); draws again. Request: {bank, specification, draw}. Answer: the draw.",
        Operation::AssessmentDecide => {
            "三(二). Request: {assessment, specification?, policy?}. Answer: [{candidate, decision} or {candidate, error}]."
        }
        Operation::AssessmentCheck => {
            "三. Request: {assessment, catalog, station?, examiners?, examiner_policy?, registration?, draw?}. Answer: [finding]."
        }
        Operation::StationCheck => "附件1. Request: {form}. Answer: [finding].",
        Operation::StationApply => {
            "附件1, after a change of its form; all of it or none. Request: {station, form?, events}. Answer: the application."
        }
        Operation::CenterMay => "四. Request: {center, duty, city}. Answer: [finding].",
        Operation::ExaminersCheck => "三(五). Request: {examiners, policy?, candidates, on}. Answer: [finding].",
        Operation::FeeBill => {
            "五(一), each candidate. Request: {project, specification?, on, schedules?}. Answer: {theory, practical, administration, total}."
        }
        Operation::CertificateIssue => {
            "六(一). Request: {decision, subject, issuer, number, issued_on}. Answer: the certificate."
        }
        Operation::CertificateApply => "六; all events or none. Request: {certificate, events}. Answer: the certificate.",
        Operation::CertificateCheck => "六(三). Request: {certificate}. Answer: [finding].",
        Operation::CertificateReport => "四(二)·2. Request: {certificate}. Answer: the record.",
        Operation::CertificateLookup => "六(四). Request: {certificate}. Answer: what is shown.",
        Operation::SeriesReserve => "附件2·5, all or none. Request: {series, count}. Answer: {first, last, series}.",
        Operation::AssessmentIssue => {
            "六(一), in the order of the entries. Request: {assessment, specification?, policy?, series, issuer, issued_on}. Answer: {answers, series}."
        }
        Operation::ClauseList => "Request: {}. Answer: [{clause, disposition, zh, en}].",
        _ => unreachable!("{operation} has no shapes in the header"),
    }
}

fn define(name: &str, number: u16, text: &str) -> String {
    let line = format!("#define SKILLCERT_{name} {number}");
    format!("{line:<58} /* {text} */\n")
}

/// The name as a constant: `score.theory` is `SCORE_THEORY`. Where it is Chinese, that of the variant: `NUMBER_FORM`.
fn constant(name: &str, word: &impl Debug) -> String {
    if name.is_ascii() {
        return name.replace('.', "_").to_ascii_uppercase();
    }
    let variant = format!("{word:?}");
    let parts = variant.split_inclusive(|_: char| true).map(|letter| match letter {
        _ if letter.chars().all(|c| c.is_ascii_uppercase()) => format!("_{letter}"),
        _ => letter.to_ascii_uppercase(),
    });
    parts.collect::<String>().trim_start_matches('_').into()
}
