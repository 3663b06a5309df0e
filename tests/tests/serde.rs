//! Nothing enters by serde that a constructor would refuse: every type that can be read takes a good value
//! and gives it back, in JSON and in a binary format, and refuses bad ones.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use std::fmt::Debug;

use serde::de::value::Error;
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize as _, Serialize};
use skillcert::document::Operation;
use skillcert::{
    AbsencePolicy, Applicant, ApplicantKind, Assessment, Assurance, Carried, Catalog, CatalogEvent,
    CatalogStep, Center, CenterLevel, Certificate, CertificateNumber, CertificateStage, CertificateStep,
    CityCode, Clause, Code, Component, Decision, DecisionPolicy, Disposition, Draw, Duty, Entry, Erratum,
    Hint, Holding, Institution, InstitutionKind, ItemBank, Mark, Marks, NumberScheme, Outcome, PassRule,
    Project, ProjectStage, ProjectTrait, ProvinceCode, Score, Seal, Series, Specification,
    SpecificationScope, StationAttachment, StationStage, StationStep, Subject,
};

const MARKS: &str = r#"{"practical":"88.5","theory":"60"}"#;
const SCHEME: &str = r#"{"province":"18","first_year":2019,"closed":true,"version":7,"cities":["01","02"]}"#;
const SERIES: &str = r#"{"year":2026,"province":"18","city":"01","next":4}"#;
const PROJECT: &str = r#"{"name":"武冈卤菜加工","traits":["personal_health"]}"#;
const CENTER: &str = r#"{"level":"city","name":"长沙市职业技能鉴定中心","city":"01"}"#;
const INSTITUTION: &str = r#"{"name":"长沙某职业学校","independent_legal_person":true,"kind":"school"}"#;
const CARRIED: &str = r#"{"practical":null,"theory":"60","on":"2026-05-20"}"#;
const ENTRY: &str = r#"{"candidate":"0001","name":"考生0001","marks":{"practical":"absent","theory":null},"attempt":2,"carried":{"practical":null,"theory":"60","on":"2026-05-20"}}"#;
const DECISION: &str = r#"{"rule":"practical","marks":{"practical":"60.5","theory":null},"absence":"fails","outcome":"passed","findings":[{"component":"score.practical","mark":"60.5","margin":50,"code":"part_passed","clause":"三(二)"}]}"#;
const FAILED: &str = r#"{"rule":"practical","marks":{"practical":"59.99","theory":null},"absence":"fails","outcome":"failed","findings":[{"component":"score.practical","mark":"59.99","margin":-1,"code":"part_below_pass_mark","clause":"三(二)"}]}"#;
const ISSUER: &str = r#"{"bureau":"长沙市人力资源和社会保障局","center":"长沙市职业技能鉴定中心"}"#;
const SUBJECT: &str = r#"{"holder":"考生0001","project":{"name":"湘西苗绣","traits":[]},"city":"01","assessed_on":"2026-11-20"}"#;
const EVENT: &str = r#"{"on":"2026-11-24","action":{"void":{"reason":"冒名顶替"}}}"#;

const APPLICANT: &str = r#"{"kind":"school","name":"长沙某职业学校"}"#;
const BANK: &str = r#"[{"task":"选料","items":["A1","A2"]},{"task":"卤制","items":["B1"]}]"#;
const DRAW: &str = r#"{"seed":18446744073709551615,"size":2,"items":["A1","B1"]}"#;
const POLICY: &str = r#"{"absence":"undecided","retake":{"attempts":3,"keep_days":365}}"#;

fn specification() -> String {
    format!(
        r#"{{"scope":"local","developer":{APPLICANT},"theory":true,"pass_mark":60,"tasks":[{{"name":"选料","weight":100}}],"approved_on":"2021-05-10"}}"#
    )
}

fn events() -> [String; 3] {
    let event =
        |action: &str| format!(r#"{{"on":"2021-05-20","project":"武冈卤菜加工","action":{{{action}}}}}"#);
    [
        event(r#""draft":{"traits":["safety"]}"#),
        event(&format!(r#""apply":{{"applicant":{APPLICANT}}}"#)),
        event(r#""file":{"by":"provincial"}"#),
    ]
}

fn catalog() -> String {
    let existing = r#"{"project":"银饰锻造","scope":"national"}"#;
    format!(r#"{{"existing":[{existing}],"events":[{}]}}"#, events().join(","))
}

fn holding() -> String {
    format!(
        r#"{{"assessment":{},"catalog":{},"station":null,"examiners":[],"examiner_policy":{{"minimum":3,"candidates_per_examiner":null,"odd":true,"avoid":[]}},"registration":"0007","draw":{DRAW}}}"#,
        assessment(),
        catalog()
    )
}

fn certificate() -> String {
    format!(
        r#"{{"number":"2618010000001","subject":{SUBJECT},"issuer":{ISSUER},"issued_on":"2026-11-23","decision":{DECISION},"replaces":null,"events":[{EVENT}],"stage":"void","seals":[]}}"#
    )
}

fn assessment() -> String {
    format!(
        r#"{{"city":"01","center":{CENTER},"institution":{INSTITUTION},"project":{PROJECT},"date":"2026-11-20","entries":[{ENTRY}]}}"#
    )
}

/// Reads, writes the same JSON, and comes through a format that does not describe itself.
fn accepts<T: Serialize + DeserializeOwned + PartialEq + Debug>(json: &str) {
    let value: T = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    let binary = postcard::to_allocvec(&value).unwrap();
    assert_eq!(postcard::from_bytes::<T>(&binary), Ok(value), "{json} in postcard");
}

/// Refuses, with these words in the reason.
#[track_caller]
fn refuses<T: DeserializeOwned + Debug>(json: &str, reason: &str) {
    let error = serde_json::from_str::<T>(json).expect_err(json).to_string();
    assert!(error.contains(reason), "{json}: {error}");
}

/// A record refuses an unknown field, a field given twice, and a record without its first field.
#[track_caller]
fn is_strict<T: DeserializeOwned + Debug>(json: &str) {
    let body = json.strip_prefix('{').unwrap();
    refuses::<T>(&format!(r#"{{"theroy":1,{body}"#), "unknown field `theroy`");
    let value: serde_json::Map<_, _> = serde_json::from_str(json).unwrap();
    for (field, value) in value {
        refuses::<T>(&format!(r#"{{"{field}":{value},{body}"#), &format!("duplicate field `{field}`"));
    }
}

fn is_a_word<T: Serialize + DeserializeOwned + PartialEq + Debug>(words: &[T]) {
    for word in words {
        accepts::<T>(&serde_json::to_string(word).unwrap());
    }
    refuses::<T>(r#""both2""#, "unknown variant");
    refuses::<T>("1", "one of the words");
    let binary = postcard::to_allocvec("both2").unwrap();
    assert!(postcard::from_bytes::<T>(&binary).is_err());
}

#[test]
fn words() {
    is_a_word(PassRule::ALL);
    is_a_word(Outcome::ALL);
    is_a_word(ProjectTrait::ALL);
    is_a_word(CenterLevel::ALL);
    is_a_word(Clause::ALL);
    is_a_word(Code::ALL);
    is_a_word(Component::ALL);
    is_a_word(Hint::ALL);
    is_a_word(Seal::ALL);
    is_a_word(Assurance::ALL);
    is_a_word(AbsencePolicy::ALL);
    is_a_word(ApplicantKind::ALL);
    is_a_word(CatalogStep::ALL);
    is_a_word(CertificateStage::ALL);
    is_a_word(CertificateStep::ALL);
    is_a_word(Disposition::ALL);
    is_a_word(Duty::ALL);
    is_a_word(Erratum::ALL);
    is_a_word(InstitutionKind::ALL);
    is_a_word(Operation::ALL);
    is_a_word(ProjectStage::ALL);
    is_a_word(SpecificationScope::ALL);
    is_a_word(StationAttachment::ALL);
    is_a_word(StationStage::ALL);
    is_a_word(StationStep::ALL);
}

#[test]
fn number() {
    accepts::<CertificateNumber>(r#""1918010000001""#);
    assert_eq!(serde_json::from_str::<CertificateNumber>(r#""\u0031918010000001""#).unwrap().year(), 2019);
    refuses::<CertificateNumber>(r#""1918010000000""#, "serials begin with 0000001");
    refuses::<CertificateNumber>(r#""１918010000001""#, "U+FF11");
    refuses::<CertificateNumber>(r#""1918010000001\u0000""#, "U+0000");
    for number in ["1918010000001", "-1", "1918010000001.0"] {
        refuses::<CertificateNumber>(number, "expected a string of 13 digits");
    }
}

#[test]
fn number_is_an_integer_in_binary_formats() {
    let number = CertificateNumber::parse("1918010000001").unwrap();
    let binary = postcard::to_allocvec(&number).unwrap();
    assert_eq!(binary, postcard::to_allocvec(&1_918_010_000_001_u64).unwrap());
    for wrong in [0, 1_918_010_000_000, 10_000_000_000_000, u64::MAX] {
        let binary = postcard::to_allocvec(&wrong).unwrap();
        assert!(postcard::from_bytes::<CertificateNumber>(&binary).is_err(), "{wrong}");
    }
}

#[test]
fn codes_of_regions() {
    accepts::<ProvinceCode>(r#""18""#);
    refuses::<ProvinceCode>(r#""018""#, "two digits");
    refuses::<ProvinceCode>("18", "expected a province code");
    accepts::<CityCode>(r#""01""#);
    refuses::<CityCode>(r#""1""#, "two digits");
    refuses::<CityCode>("1", "expected a city code");
}

#[test]
fn scheme() {
    accepts::<NumberScheme>(SCHEME);
    accepts::<NumberScheme>(&SCHEME.replace("true", "false"));
    is_strict::<NumberScheme>(SCHEME);
    refuses::<NumberScheme>(&SCHEME.replace("2019", "1999"), "not between 2000 and 2099");
    refuses::<NumberScheme>(&SCHEME.replace(r#""02""#, r#""2""#), "two digits");
    refuses::<NumberScheme>(&SCHEME.replace(r#""province":"18","#, ""), "missing field `province`");
}

#[test]
fn score_and_mark() {
    accepts::<Score>(r#""59.99""#);
    refuses::<Score>(r#""59.995""#, "more than two decimals");
    refuses::<Score>(r#""NaN""#, "expected a number");
    for number in ["60", "59.5", "-1"] {
        refuses::<Score>(number, "expected a score as a string");
        refuses::<Mark>(number, "expected a score as a string");
    }
    for mark in [r#""100""#, r#""absent""#, r#""void""#, r#""deferred""#] {
        accepts::<Mark>(mark);
    }
    refuses::<Mark>(r#""exempt""#, "no exemption");
    refuses::<Mark>(r#""""#, "no score is given");
    refuses::<Mark>(r#""-""#, "no score is given");
}

#[test]
fn marks() {
    accepts::<Marks>(MARKS);
    accepts::<Marks>(r#"{"practical":null,"theory":null}"#);
    is_strict::<Marks>(MARKS);
    refuses::<Marks>(r#"{"practical":"101"}"#, "not between 0 and 100");
    refuses::<Marks>(r#"{"practical":60}"#, "expected a score as a string");
}

#[test]
fn decision() {
    accepts::<Decision>(DECISION);
    accepts::<Decision>(FAILED);
    is_strict::<Decision>(DECISION);
    is_strict_within::<Decision>(DECISION, r#"{"component""#);
    refuses::<Decision>(&DECISION.replace("practical\",\"marks", "both2\",\"marks"), "unknown variant");
}

/// The same for a record inside a record: the fields doubled are those of the inner one.
#[track_caller]
fn is_strict_within<T: DeserializeOwned + Debug>(json: &str, start: &str) {
    let unknown = json.replacen(start, &start.replace('{', r#"{"theroy":1,"#), 1);
    refuses::<T>(&unknown, "unknown field `theroy`");
}

/// The record is evidence: what was edited does not follow from the marks any more.
#[test]
fn edited_decisions_are_refused() {
    const MISMATCH: &str = "do not lead to the decision on record";
    for (from, to) in [
        (r#""outcome":"failed""#, r#""outcome":"passed""#),
        (r#""outcome":"failed""#, r#""outcome":"undecided""#),
        (r#""margin":-1"#, r#""margin":1"#),
        (r#""margin":-1"#, r#""margin":null"#),
        (r#"{"practical":"59.99""#, r#"{"practical":"60""#),
        (r#""mark":"59.99""#, r#""mark":"60""#),
        ("part_below_pass_mark", "part_passed"),
        (r#""clause":"三(二)""#, r#""clause":"三(三)""#),
        (r#""rule":"practical""#, r#""rule":"theory_and_practical""#),
    ] {
        assert!(FAILED.contains(from), "{from}");
        refuses::<Decision>(&FAILED.replacen(from, to, 1), MISMATCH);
    }
    let emptied = FAILED.split("\"findings\"").next().unwrap().to_owned() + r#""findings":[]}"#;
    refuses::<Decision>(&emptied, MISMATCH);
}

#[test]
fn series() {
    accepts::<Series>(SERIES);
    is_strict::<Series>(SERIES);
    for next in ["0", "10000001", "4294967295"] {
        let wrong = SERIES.replace(r#""next":4"#, &format!(r#""next":{next}"#));
        refuses::<Series>(&wrong, "not between 1 and 10000000");
    }
    refuses::<Series>(&SERIES.replace("2026", "2119"), "not between 2000 and 2099");
    refuses::<Series>(&SERIES.replace(":4", ":-4"), "invalid value");
    refuses::<Series>(&SERIES.replace(r#""01""#, "1"), "expected a city code");
}

#[test]
fn project_center_institution() {
    accepts::<Project>(PROJECT);
    is_strict::<Project>(PROJECT);
    refuses::<Project>(r#"{"name":" ","traits":[]}"#, "the project has no name");
    refuses::<Project>(r#"{"name":"湘西苗绣","traits":["hard"]}"#, "unknown variant");
    accepts::<Center>(CENTER);
    is_strict::<Center>(CENTER);
    refuses::<Center>(&CENTER.replace("长沙市职业技能鉴定中心", ""), "the center has no name");
    refuses::<Center>(&CENTER.replace(r#""city""#, r#""town""#), "unknown variant");
    accepts::<Institution>(INSTITUTION);
    is_strict::<Institution>(INSTITUTION);
    refuses::<Institution>(&INSTITUTION.replace("长沙某职业学校", "　"), "the institution has no name");
    refuses::<Institution>(r#""长沙某职业学校""#, "invalid type");
}

#[test]
fn names_are_kept_byte_for_byte() {
    accepts::<Institution>(&INSTITUTION.replace("长沙某职业学校", "𠮷②é¼学校 "));
}

#[test]
fn entry_and_assessment() {
    accepts::<Entry>(ENTRY);
    is_strict::<Entry>(ENTRY);
    refuses::<Entry>(&ENTRY.replace(r#""0001""#, r#"" ""#), "no candidate is named");
    refuses::<Entry>(&ENTRY.replace("考生0001", ""), "no holder is named");
    accepts::<Carried>(CARRIED);
    is_strict::<Carried>(CARRIED);
    refuses::<Carried>(&CARRIED.replace(r#""60""#, r#""absent""#), "expected a number");
    accepts::<Assessment>(&assessment());
    is_strict::<Assessment>(&assessment());
    refuses::<Assessment>(&assessment().replace("11-20", "02-30"), "does not exist in that month");
    refuses::<Assessment>(&assessment().replace(r#""2026-11-20""#, "20261120"), "expected a date");
}

#[test]
fn subject_and_certificate() {
    accepts::<Subject>(SUBJECT);
    is_strict::<Subject>(SUBJECT);
    refuses::<Subject>(&SUBJECT.replace("2026-11-20", "2026-13-20"), "not between 1 and 12");
    accepts::<Certificate>(&certificate());
    is_strict::<Certificate>(&certificate());
}

#[test]
fn certificates_that_cannot_be_issued_cannot_be_read() {
    for (from, to, reason) in [
        (DECISION, FAILED, "there is no pass, so there is no certificate"),
        ("2618010000001", "2518010000001", "the number says 2025, the year of issue is 2026"),
        ("2618010000001", "2618020000001", "the number says city 02"),
        ("2618010000001", "2618010000000", "serials begin with 0000001"),
        ("考生0001", " ", "no holder is named"),
        (r#""traits":[]"#, r#""traits":["safety"]"#, "another rule than this project requires"),
        ("2026-11-23", "2026-11-19", "before the assessment"),
        (r#""stage":"void""#, r#""stage":"complete""#, "do not lead to the stage on record"),
        (r#""seals":[]"#, r#""seals":["center_red"]"#, "do not lead to the stage on record"),
        (r#""seals":[]"#, r#""seals":["center_blue"]"#, "unknown variant"),
    ] {
        let edited = certificate().replacen(from, to, 1);
        assert_ne!(edited, certificate());
        refuses::<Certificate>(&edited, reason);
    }
}

#[test]
fn project_room() {
    accepts::<Applicant>(APPLICANT);
    is_strict::<Applicant>(APPLICANT);
    refuses::<Applicant>(&APPLICANT.replace("长沙某职业学校", " "), "no applicant is named");
    accepts::<Specification>(&specification());
    is_strict::<Specification>(&specification());
    is_strict_within::<Specification>(&specification(), r#"{"name":"选料""#);
    refuses::<Specification>(&specification().replace(":100", ":256"), "invalid value");
    accepts::<ItemBank>(BANK);
    is_strict_within::<ItemBank>(BANK, r#"{"task""#);
    refuses::<ItemBank>(&BANK.replace("B1", "A1"), "item 3 of the bank");
    accepts::<Draw>(DRAW);
    is_strict::<Draw>(DRAW);
    refuses::<Draw>(&DRAW.replace(":2", ":-2"), "invalid value");
}

/// A catalog goes through its events again: one that was left out, or put elsewhere, breaks it.
#[test]
fn catalog_is_replayed() {
    accepts::<Catalog>(&catalog());
    is_strict::<Catalog>(&catalog());
    is_strict_within::<Catalog>(&catalog(), r#"{"project":"银饰锻造""#);
    let [draft, apply, file] = events();
    for event in [&draft, &apply, &file] {
        accepts::<CatalogEvent>(event);
        is_strict::<CatalogEvent>(event);
    }
    refuses::<CatalogEvent>(&file.replace(r#"{"by""#, r#"{"for":1,"by""#), "unknown field `for`");
    refuses::<CatalogEvent>(&file.replace("file", "found"), "unknown variant");
    let with = |events: &[&String]| {
        let events: Vec<_> = events.iter().map(|event| event.as_str()).collect();
        format!(r#"{{"events":[{}]}}"#, events.join(","))
    };
    refuses::<Catalog>(&with(&[&apply]), "not in the catalog");
    refuses::<Catalog>(&with(&[&draft, &file]), "no application waits");
    refuses::<Catalog>(&with(&[&draft, &draft]), "in the catalog already");
    refuses::<Catalog>(&with(&[&draft, &apply, &file.replace("provincial", "city")]), "provincial center");
    refuses::<Catalog>(
        &with(&[&draft, &apply.replace("2021-05-20", "2021-05-19")]),
        "before that of the step",
    );
    refuses::<Catalog>(&catalog().replace("银饰锻造", "武冈卤菜加工"), "none is developed again");
}

#[test]
fn policies_and_holding() {
    accepts::<DecisionPolicy>(POLICY);
    is_strict::<DecisionPolicy>(&POLICY.replace(r#""retake""#, r#""absence":"fails","retake""#).replacen(
        r#""absence":"undecided","#,
        "",
        1,
    ));
    is_strict_within::<DecisionPolicy>(POLICY, r#"{"attempts""#);
    refuses::<DecisionPolicy>(&POLICY.replace(":3,", ":-3,"), "invalid value");
    assert_eq!(serde_json::from_str::<DecisionPolicy>("{}").unwrap(), DecisionPolicy::default());
    accepts::<Holding>(&holding());
    is_strict::<Holding>(&holding());
    refuses::<Holding>(&holding().replace(r#""minimum":3"#, r#""minimum":"3""#), "invalid type");
}

#[test]
fn an_entry_without_an_attempt_is_the_first() {
    let entry: Entry = serde_json::from_str(&ENTRY.replace(r#""attempt":2,"#, "")).unwrap();
    assert_eq!(entry.attempt(), 1);
}

/// Formats whose readers hand on what they find: a number is no text, and is not repeated.
#[test]
fn numbers_instead_of_texts() {
    let refused = [
        CertificateNumber::deserialize(IntoDeserializer::<Error>::into_deserializer(1_918_010_000_001_u64)),
        CertificateNumber::deserialize(IntoDeserializer::<Error>::into_deserializer(1_918_010_000_001_i64)),
        CertificateNumber::deserialize(IntoDeserializer::<Error>::into_deserializer(1_918_010_000_001.0_f64)),
    ];
    for error in refused.map(Result::unwrap_err) {
        let words = "invalid type: a number, expected a string of 13 digits (numbers lose leading zeros)";
        assert_eq!(error.to_string(), words);
    }
}
