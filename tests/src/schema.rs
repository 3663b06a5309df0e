//! The files of `docs/schema`: one per operation, one for refusals, and an index.

use std::fmt::Write as _;

use skillcert::Lang;
use skillcert::document::{Operation, refusal_schema, schema};

/// Name and content of every file.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> =
        Operation::ALL.iter().map(|operation| (format!("{operation}.json"), schema(*operation))).collect();
    files.push(("refusal.json".into(), refusal_schema()));
    files.push(("README.md".into(), index()));
    files
}

const HEAD: &str = "\
# JSON Schema of the documents

Draft 2020-12, generated from the types; `make schema` writes these files anew.

A file describes the request of one operation; its answer is `#/$defs/answer`, and every noun in them is under
`$defs` too. `refusal.json` describes what comes instead of an answer. A schema holds the form of a document:
fields, types, words, patterns. What only a constructor sees (a thirteenth month, a blank name, a step that is
not allowed), a field given twice and an integer written as `1.0` are for the library to refuse. A noun of
the request is described as it is read, one of the answer alone as it is written.

| file | 操作 | operation |
|---|---|---|
";

fn index() -> String {
    Operation::ALL.iter().fold(String::from(HEAD), |mut text, operation| {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| operation.text(lang));
        let _ = writeln!(text, "| [{operation}]({operation}.json) | {zh} | {en} |");
        text
    })
}
