//! Input that is meant to hurt: endless numbers, cells and documents. Each case makes one of a size and asks the library.

#![expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use skillcert::document::{DocumentError, Operation, run};
use skillcert::number::column::{Answer, Column, ColumnCheck};
use skillcert::{
    Audit, CertificateNumber, CityCode, Finding, Lang, Mark, NumberScheme, Score, ValidationError, parse_date,
};

/// How much of an input has to be read to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Some bytes of it, however many there are.
    Beginning,
    /// All of it, each byte some times.
    Whole,
}

/// A kind of hostile input.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// What it is.
    pub name: &'static str,
    /// How much of it has to be read.
    pub reads: Reads,
    /// An input of about so many bytes.
    pub input: fn(usize) -> String,
    /// Asks the library; answers with the sentences of the refusal, none if there is nothing to refuse.
    pub ask: fn(&str) -> Vec<String>,
}

const fn case(
    name: &'static str,
    reads: Reads,
    input: fn(usize) -> String,
    ask: fn(&str) -> Vec<String>,
) -> Case {
    Case { name, reads, input, ask }
}

/// Every kind: first what is refused by its beginning, then what has to be read.
pub const CASES: &[Case] = &[
    case("a number of digits", Reads::Beginning, |n| "9".repeat(n), number),
    case("a number of blanks", Reads::Beginning, |n| " ".repeat(n), number),
    case("a number and blanks", Reads::Beginning, |n| format!("1918010000001{}", " ".repeat(n)), number),
    case("a number of letters", Reads::Beginning, |n| "长".repeat(n / 3), number),
    case("a cell of blanks", Reads::Beginning, |n| " ".repeat(n), cell),
    case("a cell of marks without width", Reads::Beginning, |n| "\u{200B}".repeat(n / 3), cell),
    case("a cell of apostrophes", Reads::Beginning, |n| "'".repeat(n), cell),
    case("a cell of full-width digits", Reads::Beginning, |n| "１".repeat(n / 3), cell),
    case("a row of a column", Reads::Beginning, |n| "1".repeat(n), row),
    case("a score of digits", Reads::Beginning, |n| "9".repeat(n), score),
    case("a score of zeros", Reads::Beginning, |n| "0".repeat(n), score),
    case("a score with decimals", Reads::Beginning, |n| format!("60.{}", "0".repeat(n)), score),
    case("a score of blanks", Reads::Beginning, |n| " ".repeat(n), score),
    case("a mark", Reads::Beginning, |n| "缺".repeat(n / 3), mark),
    case("a date", Reads::Beginning, |n| "2".repeat(n), |text| told(parse_date(text))),
    case("a city", Reads::Beginning, |n| "0".repeat(n), |text| told(CityCode::parse(text))),
    case("a part of an audit", Reads::Beginning, |n| "S".repeat(n), part),
    case(
        "a document of arrays in arrays",
        Reads::Beginning,
        |n| "[".repeat(n),
        |text| ask(Operation::CatalogApply, text),
    ),
    case(
        "a document of objects in objects",
        Reads::Beginning,
        |n| r#"{"catalog":"#.repeat(n / 11),
        |text| ask(Operation::CatalogApply, text),
    ),
    case("a line of a column", Reads::Whole, |n| "1".repeat(n), line),
    case("a document of blanks", Reads::Whole, |n| " ".repeat(n), |text| ask(Operation::ClauseList, text)),
    case(
        "a document of one word",
        Reads::Whole,
        |n| format!("\"{}\"", "长".repeat(n / 3)),
        |text| ask(Operation::ClauseList, text),
    ),
    case(
        "a field of escapes",
        Reads::Whole,
        |n| format!(r#"{{"{}":1}}"#, r"\u0031".repeat(n / 6)),
        |text| ask(Operation::ClauseList, text),
    ),
    case("a count of digits", Reads::Whole, count, |text| ask(Operation::SeriesReserve, text)),
    case(
        "a word that none knows",
        Reads::Whole,
        |n| {
            format!(
                r#"{{"center":{{"level":"city","name":"x","city":"01"}},"duty":"{}","city":"01"}}"#,
                "x".repeat(n)
            )
        },
        |text| ask(Operation::CenterMay, text),
    ),
    case(
        "entries of one candidate",
        Reads::Whole,
        |n| entries(n, |_| 1),
        |text| ask(Operation::AssessmentDecide, text),
    ),
    case("entries", Reads::Whole, |n| entries(n, |row| row), |text| ask(Operation::AssessmentDecide, text)),
    case("steps of a catalog", Reads::Whole, steps, |text| ask(Operation::CatalogApply, text)),
    case(
        "tasks to draw items for",
        Reads::Whole,
        |n| draw(n, |row| row, |row| usize::from(row == 1)),
        |text| ask(Operation::ItemBankDraw, text),
    ),
    case(
        "one task again and again",
        Reads::Whole,
        |n| draw(n, |_| 1, |_| 1),
        |text| ask(Operation::ItemBankDraw, text),
    ),
    case("examiners who stand aside", Reads::Whole, examiners, |text| ask(Operation::ExaminersCheck, text)),
    case(
        "fee schedules",
        Reads::Whole,
        |n| schedules(n, |day| 672_000 + day),
        |text| ask(Operation::FeeBill, text),
    ),
    case(
        "fee schedules, the last one first",
        Reads::Whole,
        |n| schedules(n, |day| 3_000_000 - day),
        |text| ask(Operation::FeeBill, text),
    ),
    case("reissues of a certificate", Reads::Whole, reissues, |text| ask(Operation::CertificateApply, text)),
];

/// The sentences of a finding.
fn sentences(finding: &Finding) -> Vec<String> {
    [Lang::Zh, Lang::En].map(|lang| finding.message(lang).to_string()).into()
}

fn told<T>(answer: Result<T, ValidationError>) -> Vec<String> {
    answer.map_or_else(|error| sentences(error.finding()), |_| vec![])
}

fn number(text: &str) -> Vec<String> {
    let scheme = NumberScheme::hunan();
    let mut told = told(CertificateNumber::parse(text));
    for finding in scheme.diagnose_bytes(text.as_bytes(), None).iter() {
        told.extend(sentences(finding));
    }
    told
}

fn cell(text: &str) -> Vec<String> {
    told(NumberScheme::hunan().recover_bytes(text.as_bytes(), None).exact())
}

fn row(text: &str) -> Vec<String> {
    let (mut valid, mut codes) = ([0], [0]);
    let answer = Answer { valid: &mut valid, numbers: None, codes: Some(&mut codes), known: None };
    let column = Column::Slices(&[text.as_bytes()]);
    let counts = ColumnCheck::form().check(column, None, answer).expect("an answer");
    vec![format!("{counts:?}").get(..32).expect("counts").into()]
}

fn line(text: &str) -> Vec<String> {
    let answer = Answer { valid: &mut [0], numbers: None, codes: None, known: None };
    let read = ColumnCheck::form().check_lines(text.as_bytes(), true, 1, answer);
    vec![format!("{} of {}", read.rows, read.bytes)]
}

fn score(text: &str) -> Vec<String> {
    told(Score::parse(text))
}

fn mark(text: &str) -> Vec<String> {
    told(Mark::parse(text))
}

fn part(text: &str) -> Vec<String> {
    told(Audit::from_bytes(text.as_bytes()))
}

fn ask(operation: Operation, text: &str) -> Vec<String> {
    let sentences = |error: DocumentError| [Lang::Zh, Lang::En].map(|lang| error.message(lang)).into();
    run(operation, text).map_or_else(sentences, |_| vec![])
}

/// As many rows as have room in so many bytes, with commas between.
fn rows(bytes: usize, row: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes);
    for place in 1.. {
        let row = row(place);
        if text.len() + row.len() >= bytes {
            break;
        }
        text.extend([if text.is_empty() { "" } else { "," }, &row]);
    }
    text
}

fn count(bytes: usize) -> String {
    let series = r#"{"year":2026,"province":"18","city":"01","next":1}"#;
    format!(r#"{{"series":{series},"count":{}}}"#, "9".repeat(bytes))
}

fn entries(bytes: usize, candidate: fn(usize) -> usize) -> String {
    let entry =
        |row| format!(r#"{{"candidate":"{}","name":"考生","marks":{{"practical":"60"}}}}"#, candidate(row));
    let institution = r#"{"name":"长沙某职业学校","independent_legal_person":true,"kind":"school"}"#;
    let center = r#"{"level":"city","name":"长沙市职业技能鉴定中心","city":"01"}"#;
    format!(
        r#"{{"assessment":{{"city":"01","center":{center},"institution":{institution},"project":{{"name":"湘西苗绣","traits":[]}},"date":"2021-11-20","entries":[{}]}}}}"#,
        rows(bytes, entry)
    )
}

fn steps(bytes: usize) -> String {
    let step =
        |row| format!(r#"{{"on":"2021-03-01","project":"{row}","action":{{"draft":{{"traits":[]}}}}}}"#);
    format!(r#"{{"catalog":{{"events":[]}},"events":[{}]}}"#, rows(bytes, step))
}

fn draw(bytes: usize, name: fn(usize) -> usize, weight: fn(usize) -> usize) -> String {
    let tasks = rows(bytes / 2, |row| format!(r#"{{"name":"{}","weight":{}}}"#, name(row), weight(row)));
    let items = rows(bytes / 4, |row| format!(r#""i{row}""#));
    let bank = rows(bytes / 4, |row| format!(r#"{{"task":"{}","items":[]}}"#, row + 1));
    let developer = r#"{"kind":"school","name":"长沙某职业学校"}"#;
    format!(
        r#"{{"bank":[{{"task":"1","items":[{items}]}},{bank}],"specification":{{"scope":"local","developer":{developer},"theory":true,"pass_mark":60,"tasks":[{tasks}]}},"seed":1,"size":10000}}"#
    )
}

fn examiners(bytes: usize) -> String {
    let examiners = rows(bytes / 2, |row| format!(r#"{{"name":"{row}"}}"#));
    let avoid = rows(bytes / 2, |row| format!(r#""{}""#, row * 2));
    format!(
        r#"{{"examiners":[{examiners}],"policy":{{"avoid":[{avoid}]}},"candidates":15,"on":"2021-11-20"}}"#
    )
}

/// A schedule for each day.
fn schedules(bytes: usize, day: fn(usize) -> usize) -> String {
    let schedule = |row| {
        let day = day(row);
        let on = format!("{:04}-{:02}-{:02}", day / 336 % 10_000, day / 28 % 12 + 1, day % 28 + 1);
        format!(
            r#"{{"from":"{on}","until":"{on}","theory":1,"practical":1,"administration":1,"source":"x"}}"#
        )
    };
    format!(
        r#"{{"project":{{"name":"湘西苗绣","traits":[]}},"on":"2026-11-23","schedules":[{}]}}"#,
        rows(bytes, schedule)
    )
}

/// A certificate that is printed anew again and again, each time on another sheet.
fn reissues(bytes: usize) -> String {
    let center = "长沙市职业技能鉴定中心";
    let print = |row| {
        format!(
            r#"{{"on":"2026-11-23","action":{{"print":{{"blank":"{row}","printer":"{center}","authority":{{"city":"01","center":"{center}","granted":["{center}"]}}}}}}}},{{"on":"2026-11-23","action":"red_seal"}},{{"on":"2026-11-23","action":"emboss"}},{{"on":"2026-11-23","action":{{"reissue":{{"policy":{{"allowed":true}}}}}}}}"#
        )
    };
    let finding =
        r#"{"component":"score.practical","mark":"60","margin":0,"code":"part_passed","clause":"三(二)"}"#;
    let decision = format!(
        r#"{{"rule":"practical","marks":{{"practical":"60","theory":null}},"absence":"fails","outcome":"passed","findings":[{finding}]}}"#
    );
    let issuer = r#"{"bureau":"长沙市人力资源和社会保障局","center":"长沙市职业技能鉴定中心"}"#;
    let subject = r#"{"holder":"考生0001","project":{"name":"湘西苗绣","traits":[]},"city":"01","assessed_on":"2026-11-20"}"#;
    format!(
        r#"{{"certificate":{{"number":"2618010000001","subject":{subject},"issuer":{issuer},"issued_on":"2026-11-23","decision":{decision},"events":[],"stage":"issued","seals":[]}},"events":[{}]}}"#,
        rows(bytes, print)
    )
}
