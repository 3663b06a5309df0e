//! `clauses.tsv`: what is done about each sentence of the notice, and the cases that show it; `docs/clauses.md` is
//! written from it.

use std::fmt::Write as _;

use serde_json::Value;
use skillcert::{Clause, Disposition, Erratum, Lang};

use crate::TABLES;
use crate::scenario::{self, Step};
use crate::table::{Row, read, source};

/// The scenario as it was played, to be asked for many references.
pub type Played = Vec<(Step, String)>;

/// Plays the scenario.
#[must_use]
pub fn played() -> Played {
    let steps = scenario::steps();
    let answers = scenario::play(&steps);
    steps.into_iter().zip(answers.iter().map(scenario::line)).collect()
}

/// Whether the reference is an accepted case; `None` if there is no such case.
#[must_use]
pub fn accepts(reference: &str, played: &Played) -> Option<bool> {
    match reference.split_once(':')? {
        ("test", test) => is_a_test(test).then_some(true),
        ("doc", file) => source(file).contains("```compile_fail").then_some(true),
        ("scenario", name) => find(played, name).map(|(step, _)| step.code == "ok"),
        (table, case) => some_row(table, case, passes),
    }
}

/// Whether the reference is a case refused on this clause; `None` if there is no such case.
#[must_use]
pub fn refuses(reference: &str, clause: &str, played: &Played) -> Option<bool> {
    match reference.split_once(':')? {
        ("test" | "doc", _) => accepts(reference, played),
        ("scenario", name) => {
            let (_, answer) = find(played, name)?;
            Some(objects(&serde_json::from_str(answer).ok()?, clause))
        }
        (table, case) => some_row(table, case, |row| !passes(row) && row.cell("clause") == clause),
    }
}

fn find<'a>(played: &'a Played, name: &str) -> Option<&'a (Step, String)> {
    played.iter().find(|(step, _)| step.name == name)
}

/// `file::function` of the tests.
fn is_a_test(test: &str) -> bool {
    let Some((file, function)) = test.split_once("::") else { return false };
    let text = source(&format!("tests/tests/{file}.rs"));
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let head = format!("fn {function}(");
    lines
        .windows(2)
        .any(|pair| pair.first() == Some(&"#[test]") && pair.iter().any(|line| line.starts_with(&head)))
}

/// Whether a row of this case is as wanted; `None` if the table has none of this case.
fn some_row(table: &str, case: &str, wanted: impl Fn(&Row) -> bool) -> Option<bool> {
    TABLES.iter().find(|(name, _)| *name == table)?;
    let rows: Vec<Row> = read(table).into_iter().filter(|row| row.cell("case") == case).collect();
    (!rows.is_empty()).then(|| rows.iter().any(wanted))
}

/// Accepted; a decision also has to be a pass.
fn passes(row: &Row) -> bool {
    row.cell("code") == "ok" && row.find("outcome").is_none_or(|outcome| outcome == "passed")
}

/// Whether a finding on this clause stands anywhere in an answer.
fn objects(answer: &Value, clause: &str) -> bool {
    match answer {
        Value::Object(fields) => {
            let is = |field: &str, text: &str| fields.get(field).is_some_and(|value| value == text);
            let here = is("clause", clause) && fields.contains_key("code") && !is("code", "part_passed");
            here || fields.values().any(|value| objects(value, clause))
        }
        Value::Array(items) => items.iter().any(|item| objects(item, clause)),
        _ => false,
    }
}

/// The whole of `docs/clauses.md`.
#[must_use]
pub fn document() -> String {
    let rows = read("clauses");
    let mut text = String::from(HEAD);
    for clause in Clause::ALL {
        let (zh, en) = (clause.text(Lang::Zh), clause.text(Lang::En));
        let _ = write!(text, "\n## {clause}\n\n{zh}。\n{}.\n\n{TABLE_HEAD}", capital(en));
        rows.iter()
            .filter(|row| row.cell("clause") == clause.name())
            .for_each(|row| text += &table_line(row));
    }
    text += "\n## 勘误 Errata\n\n";
    for erratum in Erratum::ALL {
        let (zh, en) = (erratum.text(Lang::Zh), erratum.text(Lang::En));
        let _ = writeln!(text, "- {}: {zh}。{}.", erratum.clause(), capital(en));
    }
    text
}

const HEAD: &str = "\
# 条款 Clauses

Every provision of 湘人社函〔2020〕80号 in our own words, sentence by sentence: what is done about it, by what, and the
cases that show it accepted and refused. Written from `tests/data/clauses.tsv` by
`make tables`; a test compares.

A case is `table:case` (rows of `tests/data`), `scenario:step` (`tests/data/scenario.tsv`), `test:file::function`
(`tests/tests`) or `doc:file` (an example that must not compile).
";

const TABLE_HEAD: &str = "\
| 内容 part | 处理 disposition | 由 by | 接受 accepted | 拒绝 refused |
|---|---|---|---|---|
";

fn table_line(row: &Row) -> String {
    let code = |column| {
        let words = row.cell(column).split(' ').filter(|word| !word.is_empty());
        words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ")
    };
    let disposition = Disposition::from_name(row.cell("disposition")).expect("a disposition");
    let by = if has_cases(disposition) { code("by") } else { row.cell("by").to_owned() };
    let (zh, en) = (disposition.text(Lang::Zh), disposition.text(Lang::En));
    format!("| {} | {zh}<br>{en} | {by} | {} | {} |\n", row.cell("part"), code("accept"), code("refuse"))
}

/// Whether it has to be shown by cases.
#[must_use]
pub const fn has_cases(disposition: Disposition) -> bool {
    matches!(disposition, Disposition::Implemented | Disposition::ByType)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
