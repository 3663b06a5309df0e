//! The committed schemas are those of the types, and they agree with the library: what it takes and writes they
//! accept, what it refuses for its form they refuse. And the bounds of documents.

#![expect(clippy::unwrap_used, reason = "a document that is not there must stop its test")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::{Retrieve, Uri, Validator};
use serde_json::{Value, json};
use skillcert::Code;
use skillcert::document::{
    DocumentError, LIMIT, Operation, audit_schema, definitions, refusal_schema, run, schema,
};
use skillcert_tests::scenario::{self, Step};
use skillcert_tests::table::{self, Row};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/schema");

#[test]
fn the_committed_schemas_are_current() {
    let files = skillcert_tests::schema::files();
    for (name, content) in &files {
        let committed = fs::read_to_string(Path::new(FOLDER).join(name)).unwrap_or_default();
        assert!(committed == *content, "docs/schema/{name}: run: make tables");
    }
    let committed =
        fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let current = files.into_iter().map(|(name, _)| name);
    assert_eq!(committed.collect::<BTreeSet<_>>(), current.collect::<BTreeSet<_>>());
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

static DEFINITIONS: LazyLock<Value> = LazyLock::new(|| parsed(&definitions()));

/// Gives the file of definitions, whichever file refers to it.
struct Definitions(Value);

impl Retrieve for Definitions {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        assert!(uri.as_str().ends_with("/docs/schema/definitions.json"), "{uri}");
        Ok(self.0.clone())
    }
}

/// Judges by a schema, which has to be one itself, and by the definitions.
fn judge(schema: &Value, definitions: Value) -> Validator {
    for schema in [schema, &definitions] {
        jsonschema::draft202012::meta::validate(schema).unwrap();
    }
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let options =
        options.with_base_uri("file:///docs/schema/a.json").with_retriever(Definitions(definitions));
    options.build(schema).unwrap()
}

fn validator(schema: &Value) -> Validator {
    judge(schema, DEFINITIONS.clone())
}

fn of_request(operation: Operation) -> Validator {
    validator(&parsed(&schema(operation)))
}

/// Asks for every field that is said to be always written.
fn of_answer(operation: Operation) -> Validator {
    let mut definitions = DEFINITIONS.clone();
    require_always_written(&mut definitions);
    let schema = parsed(&schema(operation));
    judge(schema.pointer("/$defs/answer").unwrap(), definitions)
}

fn require_always_written(schema: &mut Value) {
    let says = |text: &str| text.ends_with("always written.");
    let noted = |property: &Value| property.get("description").and_then(Value::as_str).is_some_and(says);
    let properties = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let always = properties.into_iter().filter(|(_, property)| noted(property)).map(|(name, _)| name.into());
    let always: Vec<Value> = always.collect();
    match schema {
        Value::Object(fields) => {
            if !always.is_empty() {
                let required = fields.entry("required").or_insert_with(|| json!([]));
                required.as_array_mut().unwrap().extend(always);
            }
            fields.values_mut().for_each(require_always_written);
        }
        Value::Array(items) => items.iter_mut().for_each(require_always_written),
        _ => {}
    }
}

struct Played {
    name: String,
    operation: Operation,
    request: String,
    answer: Result<String, DocumentError>,
}

fn played() -> impl Iterator<Item = Played> {
    let steps = scenario::steps();
    let said = scenario::requests(&steps);
    let played = |(step, (request, answer)): (Step, _)| Played {
        name: step.name,
        operation: step.operation,
        request,
        answer,
    };
    steps.into_iter().zip(said).map(played)
}

/// The requests of the scenario that are taken, without the large ones.
fn accepted() -> Vec<(Operation, Value)> {
    let taken = played().filter(|step| step.answer.is_ok() && step.request.len() < 16_384);
    taken.map(|step| (step.operation, parsed(&step.request))).collect()
}

#[test]
fn what_is_taken_and_written_fits_the_schema() {
    for Played { name, operation, request, answer } in played() {
        let Ok(answer) = answer else { continue };
        of_request(operation).validate(&parsed(&request)).unwrap_or_else(|error| panic!("{name}: {error}"));
        of_answer(operation).validate(&parsed(&answer)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn what_is_refused_for_its_form_does_not_fit() {
    let refusal = validator(&parsed(&refusal_schema()));
    let mut judged = 0;
    for Played { name, operation, request, answer } in played() {
        let Err(error) = answer else { continue };
        refusal.validate(&parsed(&error.to_json())).unwrap_or_else(|error| panic!("{name}: {error}"));
        // What is no JSON at all, or gives a field twice, no schema can see.
        let Ok(request) = serde_json::from_str(&request) else { continue };
        if FORM.contains(&error.finding().code()) && name != "json_duplicate_key" {
            judged += 1;
            assert!(!of_request(operation).is_valid(&request), "{name}");
        }
    }
    assert!(judged > 10, "{judged}");
}

/// Every report of the table fits; one without a field, or with another, does not.
#[test]
fn what_an_audit_says_fits_the_schema() {
    let schema = validator(&parsed(&audit_schema()));
    for row in table::read("audit") {
        if row.cell("code") != "ok" {
            continue;
        }
        let report = parsed(row.cell("report"));
        schema.validate(&report).unwrap_or_else(|error| panic!("{report}: {error}"));
        for place in ["", "/rows", "/series/0", "/findings/0"] {
            let Some(Value::Object(fields)) = report.pointer(place) else { continue };
            for name in fields.keys() {
                let cut = replaced(&report, place, without_field(fields, name));
                assert!(!schema.is_valid(&cut), "{place}/{name} left out");
            }
        }
    }
}

/// Codes of texts that have not the form of their type.
const FORM: [Code; 14] = [
    Code::JsonInvalid,
    Code::NumberMissing,
    Code::NumberNotDigit,
    Code::NumberLength,
    Code::ProvinceNotTwoDigits,
    Code::CityNotTwoDigits,
    Code::ScoreMissing,
    Code::ScoreNotANumber,
    Code::ScoreTooPrecise,
    Code::ScoreOutOfRange,
    Code::ScoreIncomplete,
    Code::ScoreLeadingZero,
    Code::MarkUnsupported,
    Code::DateNotIso,
];

/// The noun whose text form a row of a table is about; none if the row is about more than form.
fn noun_of(table: &str, row: &Row) -> Option<&'static str> {
    match table {
        "number" => (row.cell("scheme") == "form").then_some("CertificateNumber"),
        "region" if row.cell("kind") == "province" => Some("ProvinceCode"),
        "region" => Some("CityCode"),
        "score" => Some("Score"),
        // What is not recorded yet is null in JSON, not a text.
        "mark" => (row.cell("code") != "ok" || !row.cell("mark").is_empty()).then_some("Mark"),
        _ => Some("Date"),
    }
}

#[test]
fn the_patterns_agree_with_the_case_tables() {
    for table in ["number", "region", "score", "mark", "date"] {
        for row in table::read(table) {
            let (Some(noun), Ok(text)) = (noun_of(table, &row), String::from_utf8(row.bytes())) else {
                continue;
            };
            let fits = validator(&json!({ "$ref": format!("definitions.json#/$defs/{noun}") }))
                .is_valid(&json!(text));
            let code = Code::from_name(row.cell("code"));
            assert!(fits || code.is_some(), "{}: the schema refuses {text}", row.place());
            assert!(
                !(fits && code.is_some_and(|code| FORM.contains(&code))),
                "{}: the schema takes {text}",
                row.place()
            );
        }
    }
}

/// Every value of every request is replaced, every field left out, and a field added to every object.
#[test]
fn changed_requests_fit_if_they_are_taken_and_do_not_if_their_form_is_refused() {
    for (operation, request) in accepted() {
        let schema = of_request(operation);
        for changed in changes(&request) {
            let fits = schema.is_valid(&changed);
            match run(operation, &changed.to_string()) {
                Ok(_) => assert!(fits, "{operation}: the schema refuses {changed}"),
                Err(error) => {
                    let form = FORM.contains(&error.finding().code());
                    assert!(!(form && fits), "{operation}: the schema takes {changed}: {error}");
                }
            }
        }
    }
}

/// A word of a set twice: the library reads it, nobody should write it.
#[test]
fn the_library_reads_a_little_more() {
    let (operation, project) =
        (Operation::ProjectCheck, json!({ "name": "湘西苗绣", "traits": ["safety", "safety"] }));
    let request = json!({ "project": project, "on": "2026-11-20" });
    assert!(run(operation, &request.to_string()).is_ok() && !of_request(operation).is_valid(&request));
}

/// By position nobody could tell which mark is which: `["59", "100"]`.
#[test]
fn no_object_is_read_from_an_array() {
    for (operation, request) in accepted() {
        for place in places(&request) {
            let Some(Value::Object(fields)) = request.pointer(&place) else { continue };
            let values: Vec<&Value> = fields.values().collect();
            for listed in [json!([]), json!(values)] {
                let listed = replaced(&request, &place, listed).to_string();
                let error = run(operation, &listed).unwrap_err();
                assert_eq!(error.finding().code(), Code::JsonInvalid, "{operation}: {listed}: {error}");
            }
        }
    }
    let in_order = json!({ "project": ["湘西苗绣", []], "on": "2026-11-20" });
    let error = run(Operation::ProjectCheck, &in_order.to_string()).unwrap_err();
    assert_eq!((error.path(), error.finding().code()), ("project", Code::JsonInvalid));
}

fn changes(request: &Value) -> Vec<Value> {
    places(request).iter().flat_map(|place| changes_at(request, place)).collect()
}

/// JSON pointers to all values, of a list to the first two.
fn places(value: &Value) -> Vec<String> {
    let below =
        |key: &str, value: &Value| places(value).into_iter().map(|place| format!("/{key}{place}")).collect();
    let inner: Vec<Vec<String>> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| below(key, value)).collect(),
        Value::Array(items) => {
            items.iter().take(2).enumerate().map(|(index, item)| below(&index.to_string(), item)).collect()
        }
        _ => Vec::new(),
    };
    std::iter::once(String::new()).chain(inner.into_iter().flatten()).collect()
}

fn changes_at(request: &Value, place: &str) -> Vec<Value> {
    let old = request.pointer(place).unwrap();
    let mut new = vec![
        json!(1),
        json!(-1),
        json!(1.5),
        json!(1_u64 << 32),
        json!(1.9e19),
        json!(true),
        json!(null),
        json!(""),
        json!("x"),
        json!({}),
    ];
    match old {
        Value::String(text) => new.extend([json!(format!("{text}x")), json!(format!(" {text}")), json!([])]),
        Value::Object(fields) => {
            new.push(with_field(fields, "theroy", json!(1)));
            new.extend(fields.keys().map(|name| without_field(fields, name)));
        }
        _ => {}
    }
    new.into_iter().map(|value| replaced(request, place, value)).collect()
}

type Fields = serde_json::Map<String, Value>;

fn with_field(fields: &Fields, name: &str, value: Value) -> Value {
    let mut fields = fields.clone();
    fields.insert(name.into(), value);
    fields.into()
}

fn without_field(fields: &Fields, name: &str) -> Value {
    let mut fields = fields.clone();
    fields.remove(name);
    fields.into()
}

fn replaced(request: &Value, place: &str, value: Value) -> Value {
    let mut request = request.clone();
    *request.pointer_mut(place).unwrap() = value;
    request
}

#[test]
fn a_field_given_twice_is_refused_in_every_object() {
    for (operation, request) in accepted() {
        for place in places(&request) {
            let Some(Value::Object(fields)) = request.pointer(&place) else { continue };
            for (name, value) in fields {
                let twice = replaced(&request, &place, with_field(fields, "again", value.clone()));
                let twice = twice.to_string().replacen("\"again\"", &json!(name).to_string(), 1);
                let error = run(operation, &twice).unwrap_err();
                assert_eq!(error.finding().code(), Code::JsonInvalid, "{operation}: {twice}: {error}");
            }
        }
    }
}

/// Far deeper than the 128 levels of the reader, in the place of every value: an error, not the end of the process.
#[test]
fn depth_is_bounded() {
    let deep = ["[", "{\"a\":"].map(|opening| opening.repeat(100_000));
    for (operation, request) in accepted() {
        for place in places(&request) {
            let marked = replaced(&request, &place, json!("deep")).to_string();
            for deep in &deep {
                let error = run(operation, &marked.replacen("\"deep\"", deep, 1)).unwrap_err();
                assert_eq!(error.finding().code(), Code::JsonInvalid, "{operation} {place}: {error}");
            }
        }
    }
}

#[test]
fn size_is_bounded() {
    let one_of_each: BTreeMap<_, _> = accepted().into_iter().collect();
    assert_eq!(one_of_each.len(), Operation::ALL.len());
    for (operation, request) in one_of_each {
        let text = request.to_string();
        let largest = text.clone() + &" ".repeat(LIMIT - text.len());
        assert!(run(operation, &largest).is_ok(), "{operation}");
        let error = run(operation, &(largest + " ")).unwrap_err();
        assert_eq!(error.finding().code(), Code::DocumentTooLarge, "{operation}");
    }
}
