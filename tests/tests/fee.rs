//! 收费标准 (五(一)): dated schedules, parts and totals.

#![allow(clippy::unwrap_used, reason = "tests")]

use serde_json::json;
use skillcert::{Code, Date, Fee, FeeSchedule, FeeSchedules, PassRule, parse_date};

fn date(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn schedule(from: &str, until: Option<&str>) -> FeeSchedule {
    FeeSchedule {
        from: date(from),
        until: until.map(date),
        theory: 50,
        practical: 70,
        administration: 20,
        source: "主办方自定".into(),
    }
}

#[test]
fn the_notice_knows_its_own_figures_and_days() {
    for (day, known) in
        [("2020-05-24", false), ("2020-05-25", true), ("2023-03-20", true), ("2023-03-21", false)]
    {
        let found = FeeSchedule::on(date(day));
        assert_eq!(found.is_ok(), known, "{day}");
        assert_eq!(found, FeeSchedules::notice().on(date(day)).cloned());
        if let Err(error) = found {
            assert_eq!((error.code(), error.clause().unwrap().name()), (Code::FeeScheduleUnknown, "五(一)"));
        }
    }
    let notice = FeeSchedule::on(date("2021-06-01")).unwrap();
    assert!(notice.source.contains("湘人社发〔2017〕105号"));
}

#[test]
fn a_fee_has_its_parts_and_their_sum() {
    let notice = FeeSchedule::on(date("2021-06-01")).unwrap();
    let both = PassRule::TheoryAndPractical.fee(&notice);
    assert_eq!((both, both.total()), (Fee { theory: 60, practical: 66, administration: 24 }, 150));
    let practical = PassRule::Practical.fee(&notice);
    assert_eq!((practical, practical.total()), (Fee { theory: 0, practical: 66, administration: 24 }, 90));
    let json = json!({"theory": 0, "practical": 66, "administration": 24, "total": 90});
    assert_eq!(serde_json::to_value(practical).unwrap(), json);
}

#[test]
fn a_hosts_own_schedules_stand_beside_the_notices() {
    let later = schedule("2024-01-01", None);
    let between = schedule("2023-03-21", Some("2023-12-31"));
    let schedules = FeeSchedules::notice().with(later.clone()).unwrap().with(between.clone()).unwrap();
    assert_eq!(schedules.as_slice().len(), 3);
    assert!(schedules.as_slice().is_sorted_by_key(|schedule| schedule.from));
    for (day, from) in
        [("2023-03-20", "2020-05-25"), ("2023-03-21", "2023-03-21"), ("2023-12-31", "2023-03-21")]
    {
        assert_eq!(schedules.on(date(day)).unwrap().from, date(from), "{day}");
    }
    assert_eq!(schedules.on(Date::MAX), Ok(&later));
    assert_eq!(FeeSchedules::default().on(date("2021-06-01")).unwrap_err().code(), Code::FeeScheduleUnknown);
}

#[test]
fn no_two_schedules_share_a_day() {
    for (from, until, accepted) in [
        ("2020-01-01", Some("2020-05-24"), true),
        ("2020-01-01", Some("2020-05-25"), false),
        ("2020-01-01", None, false),
        ("2021-01-01", Some("2021-12-31"), false),
        ("2020-01-01", Some("2026-12-31"), false),
        ("2023-03-20", None, false),
        ("2023-03-21", None, true),
        ("2024-01-02", Some("2024-01-01"), false),
        ("2024-01-01", Some("2024-01-01"), true),
    ] {
        let result = FeeSchedules::notice().with(schedule(from, until)).map(|_| ());
        let expected = if accepted { Ok(()) } else { Err(Code::FeeScheduleOverlap) };
        assert_eq!(result.map_err(|error| error.code()), expected, "{from} {until:?}");
    }
}

#[test]
fn json_comes_in_any_order_and_goes_out_by_date() {
    let schedules = FeeSchedules::notice().with(schedule("2023-03-21", None)).unwrap();
    let json = serde_json::to_value(&schedules).unwrap();
    assert_eq!(json[0]["until"], "2023-03-20");
    assert_eq!(
        json[1],
        json!({"from": "2023-03-21", "until": null, "theory": 50, "practical": 70, "administration": 20, "source": "主办方自定"})
    );
    let reversed = json!([json[1], json[0]]);
    assert_eq!(serde_json::from_value::<FeeSchedules>(reversed).unwrap(), schedules);
    let binary = postcard::to_allocvec(&schedules).unwrap();
    assert_eq!(postcard::from_bytes::<FeeSchedules>(&binary).unwrap(), schedules);
}

#[test]
fn bad_json_is_refused() {
    let good = json!({"from": "2024-01-01", "theory": 50, "practical": 70, "administration": 20, "source": "主办方自定"});
    assert!(serde_json::from_value::<FeeSchedules>(json!([good])).is_ok());
    let refused = |json, reason: &str| {
        let error = serde_json::from_value::<FeeSchedules>(json).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    };
    refused(json!([good, good]), "overlap");
    for (field, value, reason) in [
        ("until", json!("2023-12-31"), "reversed"),
        ("from", json!("2024-02-30"), "does not exist in that month"),
        ("theory", json!(-1), "invalid value"),
        ("theory", json!(59.5), "invalid type"),
        ("total", json!(140), "unknown field `total`"),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        refused(json!([bad]), reason);
    }
}
