//! An assessment decided and issued in one step (六(一), 附件2·5): numbers in the order of the entries, all or nothing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use skillcert::{
    Assessment, Center, CenterLevel, Certificate, CertificateNumber, CityCode, Code, Date, DecisionPolicy,
    Entry, Institution, Issuance, Issuer, Marks, NumberScheme, Outcome, PassRule, Project, Series,
    ValidationError, parse_date,
};

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn assessment(marks: &[(&str, &str)]) -> Assessment {
    let entry = |(candidate, practical): &(&str, &str)| {
        Entry::new(*candidate, format!("考生{candidate}"), Marks::practical(practical).unwrap()).unwrap()
    };
    Assessment {
        city: CityCode::CHANGSHA,
        center: Center::new(CenterLevel::City, "某中心", Some(CityCode::CHANGSHA)).unwrap(),
        institution: Institution::new("某学校", true).unwrap(),
        project: Project::new("湘西苗绣", []).unwrap(),
        date: day("2026-11-20"),
        entries: marks.iter().map(entry).collect(),
    }
}

const MIXED: [(&str, &str); 6] =
    [("0001", "60"), ("0002", "59.99"), ("0003", "100"), ("0001", "90"), ("0004", ""), ("0005", "60.5")];

fn series(year: u16, city: &str, next: u32) -> Series {
    Series::at(&NumberScheme::hunan(), year, CityCode::parse(city).unwrap(), next).unwrap()
}

fn issue(
    assessment: &Assessment,
    series: &mut Series,
    on: &str,
) -> Result<Vec<Result<Issuance, ValidationError>>, ValidationError> {
    let issuer = Issuer::new("某局", "某中心").unwrap();
    assessment.issue(PassRule::Practical, &DecisionPolicy::default(), series, Some(&issuer), day(on))
}

#[test]
fn passes_are_numbered_in_the_order_of_the_entries() {
    let mut series = series(2026, "01", 317);
    let answers = issue(&assessment(&MIXED), &mut series, "2026-11-23").unwrap();
    let numbers: Vec<_> = answers
        .iter()
        .map(|answer| {
            answer.as_ref().map(|issuance| {
                let passed = issuance.decision.outcome() == Outcome::Passed;
                assert_eq!(issuance.certificate.is_some(), passed);
                issuance.certificate.as_ref().map(|certificate| certificate.number().serial().get())
            })
        })
        .map(|answer| answer.map_err(|error| (error.code(), error.finding().value())))
        .collect();
    let repeated = Err((Code::CandidateRepeated, Some(1)));
    assert_eq!(numbers, [Ok(Some(317)), Ok(None), Ok(Some(318)), repeated, Ok(None), Ok(Some(319))]);
    assert_eq!(series.next(), 320, "as many as passed, and no more");
}

#[test]
fn a_certificate_says_who_passed_what_and_where() {
    let answers = issue(&assessment(&MIXED), &mut series(2026, "01", 1), "2026-11-23").unwrap();
    let last: &Certificate = answers[5].as_ref().unwrap().certificate.as_ref().unwrap();
    assert_eq!(last.number(), CertificateNumber::parse("2618010000003").unwrap());
    let subject = last.subject();
    assert_eq!((subject.holder.as_str(), subject.project.name()), ("考生0005", "湘西苗绣"));
    assert_eq!((subject.city, subject.assessed_on), (CityCode::CHANGSHA, Some(day("2026-11-20"))));
    assert_eq!(last.decision(), answers[5].as_ref().unwrap().decision);
}

/// Whatever refuses the whole, the series is as it was.
#[test]
fn all_or_nothing() {
    let rows = [
        (series(2026, "01", 9_999_998), "2026-11-23", Code::SeriesExhausted),
        (series(2026, "01", 10_000_000), "2026-11-23", Code::SeriesExhausted),
        (series(2026, "02", 1), "2026-11-23", Code::CertificateCityMismatch),
        (series(2025, "01", 1), "2026-11-23", Code::CertificateYearMismatch),
        (series(2026, "01", 1), "2027-01-04", Code::CertificateYearMismatch),
        (series(2026, "01", 1), "2026-11-19", Code::IssueBeforeAssessment),
    ];
    for (before, on, code) in rows {
        let mut after = before.clone();
        assert_eq!(issue(&assessment(&MIXED), &mut after, on).unwrap_err().code(), code);
        assert_eq!(after, before);
    }
    let mut last = series(2026, "01", 9_999_997);
    assert!(issue(&assessment(&MIXED), &mut last, "2026-11-23").is_ok());
    assert_eq!((last.next(), last.remaining()), (10_000_000, 0));
}

/// Who has no pass needs no number: an exhausted series does not stop decisions.
#[test]
fn without_a_pass_nothing_is_taken() {
    let mut series = series(2026, "01", 10_000_000);
    let before = series.clone();
    for entries in [&[][..], &[("0001", "59.99"), ("0002", "absent")]] {
        let answers = issue(&assessment(entries), &mut series, "2026-11-23").unwrap();
        assert_eq!(answers.len(), entries.len());
        assert_eq!(series, before);
    }
}

/// However an identifier is written, its candidate has one certificate.
#[test]
fn a_candidate_is_the_same_in_whatever_form() {
    let entries = [
        ("0001", "60"),
        ("0001 ", "60"),
        ("'0001", "60"),
        ("０００１", "60"),
        ("00\u{200B}01", "60"),
        ("1", "60"),
    ];
    let answers = issue(&assessment(&entries), &mut series(2026, "01", 1), "2026-11-23").unwrap();
    let codes: Vec<_> =
        answers.iter().map(|answer| answer.as_ref().err().map(|error| error.code())).collect();
    let repeated = Some(Code::CandidateRepeated);
    assert_eq!(codes, [None, repeated, repeated, repeated, repeated, None]);
    for unseen in ["\u{200B}", " ", "'"] {
        let missing = Entry::new(unseen, "考生0001", Marks::practical("60").unwrap()).unwrap_err();
        assert_eq!(missing.code(), Code::CandidateMissing);
    }
}

/// Who issues may be unknown.
#[test]
fn certificates_without_an_issuer() {
    let one = assessment(&[("0001", "60")]);
    let (policy, day) = (DecisionPolicy::default(), day("2026-11-23"));
    let answers = one.issue(PassRule::Practical, &policy, &mut series(2026, "01", 1), None, day).unwrap();
    assert_eq!(answers[0].as_ref().unwrap().certificate.as_ref().unwrap().issuer(), None);
}
