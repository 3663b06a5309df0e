//! The case tables, run by the library itself on the machine where it is used.

use skillcert_core::{
    parse_date, CertificateNumber, CityCode, Code, Component, Date, Finding, Findings, Found, Marks,
    NumberScheme, PassRule, ProvinceCode, Recovery, Repair, Score, ValidationError,
};

use crate::boundary::Out;
use crate::guard::answer_in_row;
use crate::records::FindingRecord;

/// Runs the case tables of the library's own tests, which are compiled in, and compares every answer: proof that this
/// build computes rightly on this machine. It allocates, frees before it returns, and takes some milliseconds.
///
/// Fails with SKILLCERT_CODE_SELFTEST_FAILED; `row` is the row, from 1, and `component` the table:
/// SKILLCERT_COMPONENT_WHOLE numbers, SKILLCERT_COMPONENT_CELL damaged numbers, SKILLCERT_COMPONENT_SERIAL everything that is
/// wrong with numbers, SKILLCERT_COMPONENT_SCORE scores, SKILLCERT_COMPONENT_DECISION decisions.
#[no_mangle]
pub extern "system" fn skillcert_selftest(err: *mut FindingRecord) -> i32 {
    answer_in_row((), Out::detail(err, 1), |reserve| {
        reserve.hold(NEED)?;
        TABLES.iter().try_for_each(Table::check)
    })
}

/// What the library answers to a row: cells with their titles.
type Answer = Result<Vec<(&'static str, String)>, ValidationError>;

struct Table {
    component: Component,
    text: &'static str,
    run: fn(&Row<'_>) -> Answer,
}

const TABLES: [Table; 5] = [
    Table { component: Component::Whole, text: include_str!("../../tests/data/number.tsv"), run: number },
    Table { component: Component::Cell, text: include_str!("../../tests/data/recover.tsv"), run: recover },
    Table {
        component: Component::Serial,
        text: include_str!("../../tests/data/diagnose.tsv"),
        run: diagnose,
    },
    Table { component: Component::Score, text: include_str!("../../tests/data/score.tsv"), run: score },
    Table { component: Component::Decision, text: include_str!("../../tests/data/decide.tsv"), run: decide },
];

/// What the largest row may need, in bytes: twice what it needs.
const NEED: usize = 1 << 24;

const SCHEMES: &str = include_str!("../../tests/data/schemes.tsv");

impl Table {
    fn check(&self) -> Result<(), FindingRecord> {
        match (1..).zip(rows(self.text)).find(|(_, row)| !row.expects((self.run)(row))) {
            None => Ok(()),
            Some((number, _)) => Err(self.failure(number)),
        }
    }

    fn failure(&self, row: u32) -> FindingRecord {
        let finding = Finding::new(Code::SelftestFailed, self.component).with_value(row.into());
        FindingRecord { row: row.into(), ..finding.into() }
    }
}

/// A row, with the titles of its cells.
#[derive(Clone, Copy)]
struct Row<'a> {
    titles: &'a str,
    line: &'a str,
}

/// The rows of a table without that of the titles.
fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    let mut lines = text.lines();
    let titles = lines.next().unwrap_or_default();
    lines.map(move |line| Row { titles, line })
}

impl<'a> Row<'a> {
    /// The cell; empty if there is none.
    fn cell(&self, title: &str) -> &'a str {
        let mut cells = self.titles.split('\t').zip(self.line.split('\t'));
        cells.find(|(name, _)| *name == title).map_or("", |(_, cell)| cell)
    }

    /// The cell as a number; 0 is as wrong an answer as any where it is none.
    fn number<N: std::str::FromStr + Default>(&self, title: &str) -> N {
        self.cell(title).parse().unwrap_or_default()
    }

    /// The cell `text` without escapes, as often as `repeat` says.
    fn bytes(&self) -> Vec<u8> {
        let times = if self.cell("repeat").is_empty() { 1 } else { self.number("repeat") };
        unescape(self.cell("text")).repeat(times)
    }

    /// Whether the cells from `code` on are those of the answer.
    fn expects(&self, answer: Answer) -> bool {
        let code = self.titles.split('\t').take_while(|title| *title != "code").count();
        let cells = match answer {
            Ok(mut cells) => {
                cells.push(("code", "ok".into()));
                cells
            }
            Err(error) => facts(*error.finding()),
        };
        let answered = |title| cells.iter().find(|(name, _)| *name == title).map_or("", |(_, cell)| cell);
        self.titles.split('\t').map(answered).skip(code).eq(self.line.split('\t').skip(code))
    }
}

/// `\xNN` is a byte, `\\` a backslash; everything else stands for itself.
fn unescape(cell: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = cell.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'\\' { escaped(&mut rest) } else { byte });
    }
    bytes
}

fn escaped(rest: &mut impl Iterator<Item = u8>) -> u8 {
    match rest.next() {
        Some(b'x') => {
            let digits: String = rest.take(2).map(char::from).collect();
            u8::from_str_radix(&digits, 16).unwrap_or_default()
        }
        other => other.unwrap_or_default(),
    }
}

fn facts(error: Finding) -> Vec<(&'static str, String)> {
    let text = |fact: Option<String>| fact.unwrap_or_default();
    vec![
        ("code", error.code().to_string()),
        ("component", error.component().to_string()),
        ("index", text(error.index().map(|index| index.to_string()))),
        ("found", text(error.found().map(code_point))),
        ("value", text(error.value().map(|value| value.to_string()))),
        ("limit", text(error.limit().map(|limit| limit.to_string()))),
        ("hint", text(error.hint().map(|hint| hint.to_string()))),
    ]
}

fn code_point(found: Found) -> String {
    match found {
        Found::Char(c) => format!("U+{:04X}", u32::from(c)),
        Found::Byte(byte) => format!("0x{byte:02X}"),
    }
}

fn number(row: &Row<'_>) -> Answer {
    let (number, assurance) = match row.cell("scheme") {
        "form" => (CertificateNumber::parse_bytes(&row.bytes())?, String::new()),
        name => {
            let (number, assurance) = scheme(name)?.parse_bytes(&row.bytes(), as_of(row)?)?;
            (number, assurance.to_string())
        }
    };
    Ok(vec![
        ("number", number.to_string()),
        ("year", number.year().to_string()),
        ("province", number.province().to_string()),
        ("city", number.city().to_string()),
        ("serial", number.serial().get().to_string()),
        ("assurance", assurance),
    ])
}

fn as_of(row: &Row<'_>) -> Result<Option<Date>, ValidationError> {
    Some(row.cell("as_of")).filter(|date| !date.is_empty()).map(parse_date).transpose()
}

fn recover(row: &Row<'_>) -> Answer {
    let (number, repairs) = recovery(row)?.exact()?;
    let repairs: Vec<_> = repairs.iter().map(repair).collect();
    Ok(vec![("number", number.to_string()), ("repairs", repairs.join(" "))])
}

fn recovery(row: &Row<'_>) -> Result<Recovery, ValidationError> {
    let (bytes, integer) = (row.bytes(), row.number("text"));
    Ok(match (row.cell("cell"), row.cell("scheme")) {
        ("text", "form") => CertificateNumber::recover_bytes(&bytes),
        ("text", name) => scheme(name)?.recover_bytes(&bytes, as_of(row)?),
        (_, "form") => CertificateNumber::recover_integer(integer),
        (_, name) => scheme(name)?.recover_integer(integer, as_of(row)?),
    })
}

/// `kind@index:found`
fn repair(repair: &Repair) -> String {
    let found = repair.found().map_or_else(String::new, |c| code_point(Found::Char(c)));
    format!("{}@{}:{found}", repair.kind(), repair.index())
}

fn diagnose(row: &Row<'_>) -> Answer {
    let findings: Vec<_> = findings(row)?.iter().map(place).collect();
    Ok(vec![("findings", findings.join(" "))])
}

fn findings(row: &Row<'_>) -> Result<Findings, ValidationError> {
    Ok(match row.cell("scheme") {
        "form" => CertificateNumber::diagnose_bytes(&row.bytes()),
        name => scheme(name)?.diagnose_bytes(&row.bytes(), as_of(row)?),
    })
}

/// `component:code:index`
fn place(finding: &Finding) -> String {
    let index = finding.index().map_or_else(String::new, |index| index.to_string());
    format!("{}:{}:{index}", finding.component(), finding.code())
}

fn scheme(name: &str) -> Result<NumberScheme, ValidationError> {
    let row = rows(SCHEMES).find(|row| row.cell("name") == name).ok_or_else(unknown)?;
    let mut scheme = NumberScheme::hunan()
        .with_province(ProvinceCode::parse(row.cell("province"))?)
        .with_first_year(row.number("first_year"))?
        .with_version(row.number("version"));
    for city in row.cell("cities").split(' ') {
        scheme = scheme.with_city(CityCode::parse(city)?);
    }
    Ok(if row.cell("closed") == "1" { scheme.closed() } else { scheme })
}

fn score(row: &Row<'_>) -> Answer {
    let score = Score::parse_bytes(&row.bytes())?;
    Ok(vec![("hundredths", score.hundredths().to_string()), ("display", score.to_string())])
}

fn decide(row: &Row<'_>) -> Answer {
    let rule = PassRule::from_name(row.cell("rule")).ok_or_else(unknown)?;
    let decision = rule.decide(Marks::practical(row.cell("practical"))?.with_theory(row.cell("theory"))?)?;
    let findings: Vec<_> = decision.findings().map(summary).collect();
    Ok(vec![("outcome", decision.outcome().to_string()), ("findings", findings.join(" "))])
}

/// `component:code:margin`
fn summary(finding: Finding) -> String {
    let margin = finding.margin().map_or_else(String::new, |margin| margin.to_string());
    format!("{}:{}:{margin}", finding.component(), finding.code())
}

/// A name in a table that nothing has.
fn unknown() -> ValidationError {
    Finding::new(Code::SelftestFailed, Component::Document).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row with another cell in the column.
    fn damaged(row: Row<'_>, column: usize) -> String {
        let cells = row.line.split('\t').enumerate();
        let cells: Vec<_> = cells.map(|(at, cell)| if at == column { "damaged" } else { cell }).collect();
        cells.join("\t")
    }

    #[test]
    fn the_tables_pass() {
        let mut detail = FindingRecord { struct_size: 96, code: 909, ..FindingRecord::default() };
        assert_eq!((skillcert_selftest(&mut detail), detail.code), (0, 0));
    }

    #[test]
    fn every_damaged_answer_is_found() {
        for table in TABLES {
            for row in rows(table.text) {
                let columns = row.titles.split('\t').count();
                let code = row.titles.split('\t').position(|title| title == "code").expect("a code");
                for column in code..columns {
                    let line = damaged(row, column);
                    let row = Row { line: &line, ..row };
                    assert!(!row.expects((table.run)(&row)), "{line}");
                }
            }
        }
    }

    #[test]
    fn a_failure_names_table_and_row() {
        for table in TABLES {
            let row = rows(table.text).nth(6).expect("seven rows");
            let code = row.titles.split('\t').position(|title| title == "code").expect("a code");
            let text = table.text.replacen(row.line, &damaged(row, code), 1);
            let mut failure = FindingRecord { struct_size: 96, ..FindingRecord::default() };
            let table = Table { text: text.leak(), ..table };
            assert_eq!(answer_in_row((), Out::detail(&mut failure, 1), |_| table.check()), 909);
            assert_eq!((failure.code, failure.row, failure.value), (909, 7, 7));
            assert_eq!(failure.component, i32::from(table.component.number()));
        }
    }

    /// A table with a name that nothing has is wrong, not skipped.
    #[test]
    fn unknown_names_are_no_answer() {
        assert_eq!(scheme("damaged").expect_err("no scheme").code(), Code::SelftestFailed);
        let row = Row { titles: "rule", line: "damaged" };
        assert_eq!(decide(&row).expect_err("no rule").code(), Code::SelftestFailed);
    }

    #[test]
    fn escapes_are_bytes_and_backslashes() {
        assert_eq!(unescape(r"19\x00\xFF1"), [b'1', b'9', 0, 0xFF, b'1']);
        assert_eq!(unescape(r"a\\x00"), br"a\x00");
    }
}
