//! What the caller decides where the notice is silent (四(二)·2): absence, retakes, marks carried over.

#![allow(clippy::unwrap_used, reason = "tests")]

use skillcert::{
    AbsencePolicy, Assessment, Carried, Center, CenterLevel, CityCode, Code, Component, Date, DecisionPolicy,
    Entry, Institution, Mark, Marks, Outcome, PassRule, Project, RetakePolicy, Score, parse_date,
};

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn entry(practical: &str, theory: &str) -> Entry {
    Entry::new(
        "0001",
        "考生0001",
        Marks::practical(practical).and_then(|marks| marks.with_theory(theory)).unwrap(),
    )
    .unwrap()
}

fn score(text: &str) -> Option<Score> {
    Score::parse(text).ok()
}

/// Absent in each part, in both; with a mark that fails by itself.
#[test]
fn what_an_absence_means() {
    use Outcome::{Failed, Passed, Undecided};
    let rows = [
        ("absent", "60", Failed, Undecided),
        ("60", "absent", Failed, Undecided),
        ("absent", "absent", Failed, Undecided),
        ("absent", "59.99", Failed, Undecided),
        ("59.99", "absent", Failed, Undecided),
        ("void", "60", Failed, Failed),
        ("60", "59.99", Failed, Failed),
        ("deferred", "60", Undecided, Undecided),
        ("absent", "", Undecided, Undecided),
        ("60", "60", Passed, Passed),
    ];
    for (practical, theory, fails, undecided) in rows {
        let marks = Marks::practical(practical).and_then(|marks| marks.with_theory(theory)).unwrap();
        let rule = PassRule::TheoryAndPractical;
        for (policy, outcome) in [(AbsencePolicy::Fails, fails), (AbsencePolicy::Undecided, undecided)] {
            let decision = rule.decide_with(marks, policy).unwrap();
            assert_eq!((decision.outcome(), decision.absence()), (outcome, policy), "{practical} {theory}");
        }
        assert_eq!(rule.decide(marks).unwrap().outcome(), fails, "the default");
    }
    assert_eq!(DecisionPolicy::default().absence, AbsencePolicy::Fails);
}

/// An absence is told, whatever it means.
#[test]
fn the_policy_of_a_decision_is_on_its_record() {
    let marks = Marks::practical("absent").unwrap();
    let decision = PassRule::Practical.decide_with(marks, AbsencePolicy::Undecided).unwrap();
    assert_eq!(decision.findings().next().unwrap().code(), Code::PartAbsent);
    let json = serde_json::to_string(&decision).unwrap();
    assert!(json.contains(r#""absence":"undecided","outcome":"undecided""#), "{json}");
    let other = json.replace(r#""absence":"undecided""#, r#""absence":"fails""#);
    assert!(serde_json::from_str::<skillcert::Decision>(&other).is_err());
}

#[test]
fn attempts_are_counted_only_where_the_caller_says_so() {
    let on = day("2026-11-20");
    for (attempts, attempt, refused) in
        [(None, 99, false), (Some(2), 1, false), (Some(2), 2, false), (Some(2), 3, true), (Some(0), 1, true)]
    {
        let policy = RetakePolicy { attempts, keep_days: None };
        let answer = policy.marks(&entry("60", "60").with_attempt(attempt, None), on);
        assert_eq!(answer.is_err(), refused, "{attempts:?} {attempt}");
        let Err(error) = answer else { continue };
        assert_eq!((error.code(), error.component()), (Code::RetakeNotAllowed, Component::Candidate));
        assert_eq!(
            (error.finding().value(), error.finding().limit()),
            (Some(attempt.into()), attempts.map(i64::from))
        );
    }
}

/// A part that the entry has itself counts, however old and good the one carried over is.
#[test]
fn a_part_is_carried_where_the_entry_has_none() {
    let policy = RetakePolicy { attempts: None, keep_days: Some(365) };
    let carried = Carried { practical: score("90"), theory: score("80"), on: day("2026-05-20") };
    let rows = [
        ("", "", "90", "80"),
        ("61", "", "61", "80"),
        ("", "absent", "90", "absent"),
        ("0", "59.99", "0", "59.99"),
    ];
    for (practical, theory, counted_practical, counted_theory) in rows {
        let entry = entry(practical, theory).with_attempt(2, Some(carried));
        let counted = policy.marks(&entry, day("2026-11-20")).unwrap();
        assert_eq!(
            counted,
            Marks::practical(counted_practical).and_then(|marks| marks.with_theory(counted_theory)).unwrap()
        );
    }
    let nothing = Carried { practical: None, theory: None, ..carried };
    let plain = policy.marks(&entry("", "").with_attempt(2, Some(nothing)), day("2099-01-01"));
    assert_eq!(plain.unwrap(), Marks::default(), "nothing carried cannot lapse");
}

#[test]
fn a_carried_part_lapses() {
    let carried = Carried { practical: None, theory: score("80"), on: day("2026-05-20") };
    let entry = entry("61", "").with_attempt(2, Some(carried));
    for (keep_days, on, kept) in [
        (None, "2026-05-20", false),
        (Some(0), "2026-05-20", true),
        (Some(0), "2026-05-21", false),
        (Some(30), "2026-06-19", true),
        (Some(30), "2026-06-20", false),
        (Some(30), "2026-05-19", false),
        (Some(u32::MAX), "2026-05-20", false),
    ] {
        let policy = RetakePolicy { attempts: None, keep_days };
        let answer = policy.marks(&entry, day(on));
        assert_eq!(answer.is_ok(), kept, "{keep_days:?} {on}");
        match answer {
            Ok(marks) => assert_eq!(marks.theory, score("80").map(Mark::Score)),
            Err(error) => {
                assert_eq!((error.code(), error.component()), (Code::CarriedMarkLapsed, Component::Theory));
            }
        }
    }
}

/// A carried score is judged like any other: below 60 it does not pass, and theory that no rule asks for is refused.
#[test]
fn a_carried_part_is_judged_by_the_rule() {
    let policy =
        DecisionPolicy { retake: RetakePolicy { attempts: None, keep_days: Some(99) }, ..Default::default() };
    let carried = |text| Some(Carried { practical: None, theory: score(text), on: day("2026-11-01") });
    let assessment = |text| Assessment {
        city: CityCode::CHANGSHA,
        center: Center::new(CenterLevel::City, "某中心", Some(CityCode::CHANGSHA)).unwrap(),
        institution: Institution::new("某学校", true).unwrap(),
        project: Project::new("湘西苗绣", []).unwrap(),
        date: day("2026-11-20"),
        entries: vec![entry("60", "").with_attempt(2, carried(text))],
    };
    let unknown = assessment("60");
    assert_eq!(unknown.decide(), unknown.decide_with(unknown.project.rule(), &DecisionPolicy::default()));
    let decide = |text, rule| assessment(text).decide_with(rule, &policy).remove(0);
    let both = PassRule::TheoryAndPractical;
    assert_eq!(decide("60", both).unwrap().outcome(), Outcome::Passed);
    assert_eq!(decide("59.99", both).unwrap().outcome(), Outcome::Failed);
    assert_eq!(decide("60", PassRule::Practical).unwrap_err().code(), Code::PartUnexpected);
    let lapsed = assessment("60").decide_with(both, &DecisionPolicy::default()).remove(0);
    assert_eq!(lapsed.unwrap_err().code(), Code::CarriedMarkLapsed, "by default nothing is kept");
}
