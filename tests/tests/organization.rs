//! Centers and their duties, institutions, examiners and what a host asks of them (三(一), 三(五), 四, 六(三)).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use skillcert::{
    Appointment, Center, CenterLevel, CityCode, Clause, Code, Component, Date, Duty, Examiner,
    ExaminerPolicy, Finding, Institution, InstitutionKind, Lang, parse_date,
};

const OWN: CityCode = CityCode::CHANGSHA;

fn other() -> CityCode {
    CityCode::parse("02").unwrap()
}

fn center(level: CenterLevel) -> Center {
    Center::new(level, "某职业技能鉴定中心", Some(OWN)).unwrap()
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// 三(一), 三(五), 四, 六(三): each duty, who has it, and its clause.
#[test]
fn every_duty_at_every_level_in_and_outside_the_area() {
    use CenterLevel::{City, County, Provincial};
    use Code::{DutyOfCityCenter, DutyOfProvincialCenter, OutsideJurisdiction};

    let provincial = [None, Some(DutyOfProvincialCenter), Some(DutyOfProvincialCenter)];
    let each = [None, None, None];
    let city = [Some(DutyOfCityCenter), None, Some(DutyOfCityCenter)];
    let rows = [
        (Duty::FileProjects, "二(二)", provincial),
        (Duty::PublishCatalog, "二(二)", provincial),
        (Duty::ApproveSpecification, "四(二)", provincial),
        (Duty::PrintBlanks, "六(二)", provincial),
        (Duty::KeepData, "四(二)", provincial),
        (Duty::ProposeProjects, "四(二)·2", each),
        (Duty::OrganizeAssessment, "三(一)", each),
        (Duty::IssueCertificates, "四(二)·2", each),
        (Duty::ReportData, "四(二)·2", each),
        (Duty::AppointExaminers, "三(五)", each),
        (Duty::DecidePrintAuthority, "六(三)", city),
    ];
    assert_eq!(rows.map(|row| row.0).as_slice(), Duty::ALL);
    for (duty, clause, codes) in rows {
        assert_eq!(duty.clause().name(), clause);
        for (level, refused) in [Provincial, City, County].into_iter().zip(codes) {
            let code = |city| center(level).may(duty, city).err().map(|error| error.code());
            assert_eq!(code(OWN), refused, "{level} {duty}");
            let elsewhere = refused.or((level != Provincial).then_some(OutsideJurisdiction));
            assert_eq!(code(other()), elsewhere, "{level} {duty} elsewhere");
        }
    }
}

/// 四(一): the refusal names both cities, its clause and its cure.
#[test]
fn a_refusal_says_why_and_what_to_do() {
    let error = center(CenterLevel::County).may(Duty::OrganizeAssessment, other()).unwrap_err();
    assert_eq!((error.finding().value(), error.finding().limit()), (Some(2), Some(1)));
    assert_eq!((error.component(), error.clause()), (Component::Center, Some(Clause::GradedAdministration)));
    assert_eq!(error.cure(Lang::Zh).to_string(), "由考核所在地的鉴定中心组织");
    let error = center(CenterLevel::City).may(Duty::KeepData, OWN).unwrap_err();
    assert_eq!((error.component(), error.clause()), (Component::Duty, Some(Clause::ProvincialDuties)));
}

/// 四(一): only the provincial center has no city.
#[test]
fn a_center_below_the_province_has_a_city() {
    for level in [CenterLevel::City, CenterLevel::County] {
        assert_eq!(Center::new(level, "某中心", None).unwrap_err().code(), Code::CenterCityMissing);
        assert_eq!((center(level).name(), center(level).city()), ("某职业技能鉴定中心", Some(OWN)));
    }
    assert_eq!(center(CenterLevel::Provincial).city(), None);
    let blank = Center::new(CenterLevel::Provincial, "\u{3000} ", None).unwrap_err();
    assert_eq!((blank.code(), blank.component()), (Code::CenterNameMissing, Component::Center));
}

/// 三(一): 独立法人单位.
#[test]
fn an_institution_is_an_independent_legal_person() {
    let school = Institution::new("某技工学校", true).unwrap().with_kind(InstitutionKind::School);
    assert_eq!((school.name(), school.kind()), ("某技工学校", Some(InstitutionKind::School)));
    assert!(school.is_independent_legal_person() && school.findings().is_empty());

    let branch = Institution::new("某教学点", false).unwrap();
    let findings = branch.findings();
    assert!(!branch.is_independent_legal_person());
    assert_eq!(findings, [Finding::new(Code::NotIndependentLegalPerson, Component::Institution)]);
    assert_eq!(findings[0].clause(), Some(Clause::Organizers));
    assert_eq!(Institution::new("", true).unwrap_err().code(), Code::InstitutionNameMissing);
}

fn examiner(name: &str, until: Option<&str>) -> Examiner {
    let appointment = Appointment::new("某中心", day("2026-01-01"), until.map(day)).unwrap();
    Examiner::new(name, Some(appointment)).unwrap()
}

/// 三(五): appointed by a center, both days included.
#[test]
fn an_appointment_counts_on_its_days() {
    let rows = [("2025-12-31", false), ("2026-01-01", true), ("2026-06-30", true), ("2026-07-01", false)];
    for (date, valid) in rows {
        assert_eq!(examiner("考评员0001", Some("2026-06-30")).valid_on(day(date)), valid, "{date}");
    }
    let appointment = examiner("考评员0001", Some("2026-06-30")).appointment().cloned().unwrap();
    let days = (day("2026-01-01"), Some(day("2026-06-30")));
    assert_eq!((appointment.center(), appointment.from(), appointment.until()), ("某中心", days.0, days.1));
    assert!(examiner("考评员0001", None).valid_on(day("2099-12-31")));
    assert!(!examiner("考评员0001", Some("2025-01-01")).valid_on(day("2026-01-01")));
    assert_eq!(Examiner::new(" ", None).unwrap_err().code(), Code::ExaminerNameMissing);
    assert_eq!(Appointment::new("", day("2026-01-01"), None).unwrap_err().code(), Code::CenterNameMissing);
}

fn codes(findings: &[Finding]) -> Vec<(Code, Option<i64>, Option<i64>)> {
    assert!(findings.iter().all(|finding| finding.component() == Component::Examiners));
    findings.iter().map(|finding| (finding.code(), finding.value(), finding.limit())).collect()
}

/// 三(五): appointment is always asked for, and everything is said at once.
#[test]
fn a_group_is_judged_examiner_by_examiner() {
    let none = ExaminerPolicy::default();
    let date = day("2026-11-20");
    assert_eq!(codes(&none.findings(&[], 0, date)), [(Code::ExaminersMissing, None, None)]);

    let group = [
        examiner("考评员0001", None),
        Examiner::new("考评员0002", None).unwrap(),
        examiner("考评员0003", Some("2026-06-30")),
        examiner("考评员0004", None),
    ];
    let entitled = [(Code::ExaminerNotAppointed, Some(2), None), (Code::ExaminerNotValid, Some(3), None)];
    assert_eq!(codes(&none.findings(&group, 1_000_000, date)), entitled);

    let policy = ExaminerPolicy {
        minimum: Some(3),
        candidates_per_examiner: 5.try_into().ok(),
        odd: true,
        avoid: ["考评员0004".to_owned()].into(),
    };
    let all = [
        (Code::ExaminerNotAppointed, Some(2), None),
        (Code::ExaminerNotValid, Some(3), None),
        (Code::ExaminerConflict, Some(4), None),
        (Code::ExaminersTooFew, Some(4), Some(5)),
        (Code::ExaminersNotOdd, Some(4), None),
    ];
    assert_eq!(codes(&policy.findings(&group, 21, date)), all);
}

/// The larger of minimum and ratio counts; one candidate more asks for one examiner more.
#[test]
fn a_group_is_large_enough() {
    let date = day("2026-11-20");
    let group: Vec<_> = (1..=3).map(|n| examiner(&format!("考评员{n:04}"), None)).collect();
    let policy = |minimum, ratio: u32| ExaminerPolicy {
        minimum,
        candidates_per_examiner: ratio.try_into().ok(),
        ..ExaminerPolicy::default()
    };
    let rows = [
        (policy(Some(3), 0), 99, None),
        (policy(Some(4), 0), 0, Some(4)),
        (policy(None, 5), 15, None),
        (policy(None, 5), 16, Some(4)),
        (policy(Some(5), 5), 16, Some(5)),
        (policy(Some(2), 5), 31, Some(7)),
        (policy(Some(u32::MAX), 1), usize::MAX, Some(i64::MAX)),
    ];
    for (policy, candidates, limit) in rows {
        let findings = policy.findings(&group, candidates, date);
        let expected: Vec<_> =
            limit.map(|limit| (Code::ExaminersTooFew, Some(3), Some(limit))).into_iter().collect();
        assert_eq!(codes(&findings), expected, "{policy:?} {candidates}");
    }
    let odd = ExaminerPolicy { odd: true, ..ExaminerPolicy::default() };
    assert!(odd.findings(&group, 0, date).is_empty());
}

/// Reads a value from JSON, writes it, and reads it again.
macro_rules! again {
    ($Type:ty, $text:expr) => {
        serde_json::from_str::<$Type>($text).map_err(|error| error.to_string()).map(|value| {
            let written = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<$Type>(&written).unwrap(), value);
            written
        })
    };
}

#[test]
fn json_holds_the_fields() {
    let center = r#"{"level":"county","name":"某中心","city":"01"}"#;
    assert_eq!(again!(Center, center).unwrap(), center);
    let provincial = r#"{"level":"provincial","name":"某中心"}"#;
    assert!(again!(Center, provincial).unwrap().ends_with(r#","city":null}"#));

    let institution = r#"{"name":"某学校","independent_legal_person":true,"kind":"school"}"#;
    assert_eq!(again!(Institution, institution).unwrap(), institution);
    let plain = r#"{"name":"某学校","independent_legal_person":false}"#;
    assert!(again!(Institution, plain).unwrap().ends_with(r#":false,"kind":null}"#));

    let examiner =
        r#"{"name":"考评员0001","appointment":{"center":"某中心","from":"2026-01-01","until":"2026-12-31"}}"#;
    assert_eq!(again!(Examiner, examiner).unwrap(), examiner);
    assert_eq!(again!(Examiner, r#"{"name":"甲"}"#).unwrap(), r#"{"name":"甲","appointment":null}"#);
    assert!(
        again!(Appointment, r#"{"center":"某中心","from":"2026-01-01"}"#)
            .unwrap()
            .ends_with(r#""until":null}"#)
    );

    let policy = r#"{"minimum":3,"candidates_per_examiner":5,"odd":true,"avoid":["考评员0004"]}"#;
    assert_eq!(again!(ExaminerPolicy, policy).unwrap(), policy);
    assert!(again!(ExaminerPolicy, "{}").unwrap().starts_with(r#"{"minimum":null"#));
}

#[test]
fn json_goes_through_the_constructors() {
    let refused = |answer: Result<String, String>, part: &str| {
        let error = answer.unwrap_err();
        assert!(error.contains(part), "{error}");
    };
    refused(again!(Center, r#"{"level":"city","name":"某中心"}"#), "has no city");
    refused(again!(Center, r#"{"level":"city","name":" ","city":"01"}"#), "has no name");
    refused(again!(Center, r#"{"level":"town","name":"某中心","city":"01"}"#), "provincial");
    refused(again!(Center, r#"{"level":"city","name":"某中心","city":1}"#), "such as \"01\"");
    refused(again!(Center, r#"{"level":"city","name":"某中心","city":"01","town":""}"#), "unknown field");
    refused(again!(Institution, r#""某学校""#), "invalid type");
    refused(again!(Institution, r#"{"name":"","independent_legal_person":true}"#), "has no name");
    refused(again!(Institution, r#"{"name":"某学校"}"#), "missing field");
    refused(again!(Institution, r#"{"name":"某","independent_legal_person":true,"x":1}"#), "unknown field");
    refused(again!(Examiner, r#"{"name":" "}"#), "no examiner is named");
    refused(again!(Examiner, r#"{"name":"甲","title":""}"#), "unknown field");
    refused(again!(Appointment, r#"{"center":"","from":"2026-01-01"}"#), "has no name");
    refused(again!(Appointment, r#"{"center":"某","from":"2026-13-01"}"#), "month 13");
    refused(again!(Appointment, r#"{"center":"某","from":"2026-01-01","until":20261231}"#), "a date such as");
    refused(again!(Appointment, r#"{"center":"某","from":"2026-01-01","to":null}"#), "unknown field");
    refused(again!(ExaminerPolicy, r#"{"candidates_per_examiner":0}"#), "nonzero");
    refused(again!(ExaminerPolicy, r#"{"minimum":-1}"#), "invalid value");
    refused(again!(ExaminerPolicy, r#"{"max":1}"#), "unknown field");
}

/// The options travel in formats that do not describe themselves, too.
#[test]
fn binary_formats_hold_the_same() {
    let member = examiner("考评员0001", Some("2026-12-31"));
    let bytes = postcard::to_allocvec(&member).unwrap();
    assert_eq!(postcard::from_bytes::<Examiner>(&bytes).unwrap(), member);
    let center = center(CenterLevel::City);
    let bytes = postcard::to_allocvec(&center).unwrap();
    assert_eq!(postcard::from_bytes::<Center>(&bytes).unwrap(), center);
}
