//! The committed schemas are those of the types, and they agree with the library: what it takes and writes they
//! accept, what it refuses for its form they refuse. And the bounds of documents.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a document that is not there must stop its test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};
use skillcert::Code;
use skillcert::document::{LIMIT, Operation, refusal_schema, run, schema};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/schema");

#[test]
fn the_committed_schemas_are_current() {
    let files = skillcert_tests::schema::files();
    for (name, content) in &files {
        let committed = fs::read_to_string(Path::new(FOLDER).join(name)).unwrap_or_default();
        assert!(
            committed == *content,
            "{name}: run cargo run -p skillcert-tests --bin schema -- docs/schema"
        );
    }
    let committed =
        fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let current = files.into_iter().map(|(name, _)| name);
    assert_eq!(committed.collect::<BTreeSet<_>>(), current.collect::<BTreeSet<_>>());
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Judges by a schema, which has to be one itself.
fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::meta::validate(schema).unwrap();
    jsonschema::draft202012::options().should_validate_formats(true).build(schema).unwrap()
}

fn of_request(operation: Operation) -> Validator {
    validator(&parsed(&schema(operation)))
}

/// Asks for every field that is said to be always written.
fn of_answer(operation: Operation) -> Validator {
    let mut definitions = parsed(&schema(operation)).get_mut("$defs").unwrap().take();
    require_always_written(&mut definitions);
    validator(&json!({ "$ref": "#/$defs/answer", "$defs": definitions }))
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

/// A request that the library takes, and its answer.
struct Accepted {
    operation: Operation,
    request: Value,
    answer: Value,
}

fn accept(operation: Operation, request: Value) -> Accepted {
    let answer = run(operation, &request.to_string());
    let answer = answer.unwrap_or_else(|error| panic!("{operation}: {request}: {error}"));
    Accepted { operation, request, answer: parsed(&answer) }
}

/// One request of every operation, each with most of what it may hold.
fn accepted() -> Vec<Accepted> {
    let mut accepted: Vec<_> =
        before_the_assessment().into_iter().map(|(operation, request)| accept(operation, request)).collect();
    let issued = accept(Operation::AssessmentIssue, issue());
    let certificate = issued.answer.pointer("/answers/0/certificate").unwrap().clone();
    accepted.extend(after_the_assessment(&certificate));
    accepted.push(issued);
    accepted
}

fn city_center() -> Value {
    json!({ "level": "city", "name": "长沙市职业技能鉴定中心", "city": "01" })
}

fn institution() -> Value {
    json!({ "name": "长沙某职业学校", "independent_legal_person": true, "kind": "school" })
}

fn examiner() -> Value {
    let appointment =
        json!({ "center": "长沙市职业技能鉴定中心", "from": "2026-01-01", "until": "2026-12-31" });
    json!({ "name": "考评员0001", "appointment": appointment })
}

fn project() -> Value {
    json!({ "name": "武冈卤菜加工", "traits": ["personal_health"] })
}

fn specification() -> Value {
    json!({
        "scope": "local",
        "developer": { "kind": "school", "name": "长沙某职业学校" },
        "theory": true,
        "pass_mark": 60,
        "tasks": [{ "name": "选料", "weight": 40 }, { "name": "卤制", "weight": 60 }],
        "approved_on": "2026-02-01",
    })
}

fn event(on: &str, action: &Value) -> Value {
    json!({ "on": on, "project": "武冈卤菜加工", "action": action })
}

fn catalog() -> Value {
    let developer = json!({ "kind": "school", "name": "长沙某职业学校" });
    json!({
        "existing": [{ "project": "湘西苗绣", "scope": "provincial" }],
        "events": [
            event("2026-01-01", &json!({ "draft": { "traits": ["personal_health"] } })),
            event("2026-01-02", &json!({ "apply": { "applicant": developer } })),
            event("2026-01-03", &json!({ "file": { "by": "provincial" } })),
            event("2026-02-01", &json!({ "pilot": { "specification": specification() } })),
        ],
    })
}

fn bank() -> Value {
    json!([{ "task": "选料", "items": ["A1", "A2"] }, { "task": "卤制", "items": ["B1", "B2", "B3"] }])
}

fn form() -> Value {
    json!({
        "institution": institution(),
        "nature": "公办",
        "head": "负责人0001",
        "head_phone": "0731-0000",
        "contact": "联系人0001",
        "contact_phone": "0731-0001",
        "address": "长沙市",
        "projects": ["武冈卤菜加工"],
        "facilities": "操作间一间",
        "examiners": [examiner()],
        "attachments": ["application_report", "institution_proof", "site_and_items", "examiner_roster", "management_rules"],
    })
}

fn assessment() -> Value {
    let entry = |candidate: &str, practical: &str, theory: &str| json!({ "candidate": candidate, "name": "考生0001", "marks": { "practical": practical, "theory": theory } });
    let mut retaken = entry("0003", "缺考", "88.5");
    retaken["attempt"] = json!(2);
    retaken["carried"] = json!({ "practical": "61", "theory": null, "on": "2026-06-01" });
    json!({
        "city": "01",
        "center": city_center(),
        "institution": institution(),
        "project": project(),
        "date": "2026-11-20",
        "entries": [entry("0001", "60", "100"), retaken, entry("0001", "59.99", "void")],
    })
}

fn issue() -> Value {
    json!({
        "assessment": assessment(),
        "specification": specification(),
        "policy": { "absence": "undecided", "retake": { "attempts": 3, "keep_days": 365 } },
        "series": { "year": 2026, "province": "18", "city": "01", "next": 4 },
        "issuer": { "bureau": "长沙市人力资源和社会保障局", "center": "长沙市职业技能鉴定中心" },
        "issued_on": "2026-11-23",
    })
}

fn before_the_assessment() -> Vec<(Operation, Value)> {
    let provincial = json!({ "level": "provincial", "name": "省鉴定中心" });
    let draw = json!({ "bank": bank(), "specification": specification(), "seed": 20_261_123, "size": 3 });
    let drawn = accept(Operation::ItemBankDraw, draw.clone()).answer;
    let station = json!({ "form": form(), "events": [{ "on": "2026-03-01", "action": "submit" }] });
    let review = json!({ "review": { "signatures": ["评估员0001"], "objection": "场地偏小" } });
    let approve = json!({ "approve": { "center": provincial, "opinion": "同意" } });
    let opinions =
        json!([{ "on": "2026-03-02", "action": review }, { "on": "2026-03-03", "action": approve }]);
    let policy = json!({ "minimum": 1, "candidates_per_examiner": 5, "odd": true, "avoid": ["考评员0002"] });
    let filed = event(
        "2026-02-02",
        &json!({ "publish": { "by": "provincial", "batch": "1", "specification": specification() } }),
    );
    let schedule = json!({ "from": "2026-01-01", "until": null, "theory": 50, "practical": 70, "administration": 20, "source": "甲" });
    let holding = json!({
        "assessment": assessment(), "catalog": catalog(), "station": station, "examiners": [examiner()],
        "examiner_policy": policy, "registration": "2026-11", "draw": drawn,
    });
    vec![
        (
            Operation::ProjectCheck,
            json!({ "project": project(), "specification": specification(), "on": "2026-01-31" }),
        ),
        (Operation::CatalogApply, json!({ "catalog": catalog(), "events": [filed] })),
        (Operation::CatalogState, json!({ "catalog": catalog(), "on": "2026-02-01" })),
        (
            Operation::CatalogChanges,
            json!({ "catalog": catalog(), "after": "2026-01-01", "until": "2026-12-31" }),
        ),
        (Operation::ItemBankDraw, draw),
        (
            Operation::ItemBankVerify,
            json!({ "bank": bank(), "specification": specification(), "draw": drawn }),
        ),
        (Operation::AssessmentDecide, json!({ "assessment": assessment() })),
        (Operation::AssessmentCheck, holding),
        (Operation::StationCheck, json!({ "form": {} })),
        (Operation::StationApply, json!({ "station": station, "events": opinions })),
        (Operation::CenterMay, json!({ "center": city_center(), "duty": "print_blanks", "city": "01" })),
        (
            Operation::ExaminersCheck,
            json!({ "examiners": [examiner()], "policy": policy, "candidates": 30, "on": "2026-11-20" }),
        ),
        (Operation::FeeBill, json!({ "project": project(), "on": "2026-11-20", "schedules": [schedule] })),
        (
            Operation::SeriesReserve,
            json!({ "series": { "year": 2026, "province": "18", "city": "01", "next": 1 }, "count": 3 }),
        ),
        (Operation::ClauseList, json!({})),
    ]
}

fn after_the_assessment(certificate: &Value) -> Vec<Accepted> {
    let center = "长沙市职业技能鉴定中心";
    let authority = json!({ "city": "01", "center": center, "granted": [center] });
    let print = json!({ "print": { "blank": "43A0000001", "printer": center, "authority": authority } });
    let step = |action: Value| json!({ "on": "2026-11-24", "action": action });
    let reissue = json!({ "reissue": { "policy": { "allowed": true } } });
    let steps = [print, json!("emboss"), json!("red_seal"), reissue].map(step);
    let applied = accept(Operation::CertificateApply, json!({ "certificate": certificate, "events": steps }));
    let of = |name: &str| certificate.get(name).unwrap();
    let again = json!({
        "decision": of("decision"), "subject": of("subject"), "issuer": of("issuer"), "number": of("number"),
        "issued_on": of("issued_on"),
    });
    let shown = [Operation::CertificateCheck, Operation::CertificateReport, Operation::CertificateLookup]
        .map(|operation| accept(operation, json!({ "certificate": applied.answer })));
    [applied, accept(Operation::CertificateIssue, again)].into_iter().chain(shown).collect()
}

#[test]
fn every_operation_has_a_document_here() {
    let seen: BTreeSet<_> = accepted().into_iter().map(|it| it.operation).collect();
    assert_eq!(seen, Operation::ALL.iter().copied().collect());
}

#[test]
fn what_is_taken_and_written_fits_the_schema() {
    for Accepted { operation, request, answer } in accepted() {
        of_request(operation)
            .validate(&request)
            .unwrap_or_else(|error| panic!("{operation}: {error}: {request}"));
        of_answer(operation)
            .validate(&answer)
            .unwrap_or_else(|error| panic!("{operation}: {error}: {answer}"));
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

/// Every value of every request is replaced, every field left out, and a field added to every object.
#[test]
fn the_schema_refuses_what_is_refused_for_its_form_and_nothing_that_is_taken() {
    let refusal = validator(&parsed(&refusal_schema()));
    for Accepted { operation, request, .. } in accepted() {
        let schema = of_request(operation);
        for changed in changes(&request) {
            let fits = schema.is_valid(&changed);
            match run(operation, &changed.to_string()) {
                Ok(_) => assert!(fits, "{operation}: the schema refuses {changed}"),
                Err(error) => {
                    refusal.validate(&parsed(&error.to_json())).unwrap();
                    let form = FORM.contains(&error.finding().code());
                    assert!(!(form && fits), "{operation}: the schema takes {changed}: {error}");
                }
            }
        }
    }
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
    for Accepted { operation, request, .. } in accepted() {
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
    let deep = ["[", "{\"a\":"].map(|opening| opening.repeat(1_000_000));
    for Accepted { operation, request, .. } in accepted() {
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
    for Accepted { operation, request, .. } in accepted() {
        let text = request.to_string();
        let largest = text.clone() + &" ".repeat(LIMIT - text.len());
        assert!(largest.len() == LIMIT && run(operation, &largest).is_ok(), "{operation}");
        let error = run(operation, &(largest + " ")).unwrap_err();
        assert_eq!(error.finding().code(), Code::DocumentTooLarge, "{operation}");
    }
}
