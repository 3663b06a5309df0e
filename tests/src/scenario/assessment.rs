//! The assessment: whether it may be held, its decisions, its certificates (三, 六(一), 附件2·5).

use skillcert::document::Operation::{AssessmentCheck, AssessmentDecide, AssessmentIssue, SeriesReserve};

use super::Line;

#[rustfmt::skip] // one step, one line
pub(super) const STEPS: &[Line] = &[
    ("holding_with_obstacles", AssessmentCheck, "ok", r#"{"assessment":{"city":"02","center":<center>,"institution":{"name":"长沙某职业学校教学点","independent_legal_person":false},"project":{"name":"湘西苗绣","traits":[]},"date":"2021-11-20","entries":<three>},"catalog":{{published}},"station":{{station_approved}},"examiners":[{"name":"考评员0009"}],"examiner_policy":{"minimum":3}}"#),
    ("holding_before_publication", AssessmentCheck, "ok", r#"{"assessment":{"city":"01","center":<center>,"institution":{"name":"某食品公司","independent_legal_person":true},"project":<project>,"date":"2021-08-31","entries":<three>},"catalog":{{published}},"examiners":<examiners>,"registration":"2021-CS-0006","draw":{{draw}}}"#),
    ("holding_of_the_pilot", AssessmentCheck, "ok", r#"{"assessment":{"city":"01","center":<center>,"institution":<institution>,"project":<project>,"date":"2021-08-31","entries":<three>},"catalog":{{published}},"station":{{station_approved}},"examiners":<examiners>,"registration":"2021-CS-0006","draw":{{draw}}}"#),
    ("holding", AssessmentCheck, "ok", r#"{"assessment":{<held>,"entries":<three>},"catalog":{{published}},"station":{{station_approved}},"examiners":<examiners>,"examiner_policy":{"minimum":3,"odd":true},"registration":"2021-CS-0007","draw":{{draw}}}"#),
    ("holding_of_other_traits", AssessmentCheck, "ok", r#"{"assessment":{"city":"01","center":<center>,"institution":<institution>,"project":{"name":"<name>","traits":[]},"date":"2021-11-20","entries":<three>},"catalog":{{published}},"station":{{station_approved}},"examiners":<examiners>,"registration":"2021-CS-0007","draw":{{draw}}}"#),
    ("holding_with_a_false_catalog", AssessmentCheck, "project_unknown", r#"{"assessment":{<held>,"entries":[]},"catalog":{"events":[{"on":"2021-03-08","project":"<name>","action":{"apply":{"applicant":<developer>}}}]}}"#),
    ("decided", AssessmentDecide, "ok", r#"{"assessment":{<held>,"entries":<three>}}"#),
    ("decided_200", AssessmentDecide, "ok", r#"{"assessment":{<held>,"entries":<entries>},"specification":<specification>,"policy":{"absence":"undecided","retake":{"attempts":3,"keep_days":365}}}"#),
    ("decided_without_theory", AssessmentDecide, "ok", r#"{"assessment":{"city":"01","center":<center>,"institution":<institution>,"project":<embroidery>,"date":"2021-11-20","entries":<three>}}"#),
    ("decided_with_bad_score", AssessmentDecide, "score_too_precise", r#"{"assessment":{<held>,"entries":[{"candidate":"0001","name":"考生0001","marks":{"practical":"60"}},{"candidate":"0002","name":"考生0002","marks":{"practical":"59.995"}}]}}"#),
    ("decided_with_exemption", AssessmentDecide, "mark_unsupported", r#"{"assessment":{<held>,"entries":[{"candidate":"0001","name":"考生0001","marks":{"theory":"免考"}}]}}"#),
    ("decided_without_candidate", AssessmentDecide, "candidate_missing", r#"{"assessment":{<held>,"entries":[{"candidate":"","name":"考生0001","marks":{}}]}}"#),
    ("decided_without_name", AssessmentDecide, "holder_missing", r#"{"assessment":{<held>,"entries":[{"candidate":"0001","name":" ","marks":{}}]}}"#),
    ("series_reserved", SeriesReserve, "ok", r#"{"series":<series>,"count":3}"#),
    ("series_last", SeriesReserve, "ok", r#"{"series":{"year":2021,"province":"18","city":"01","next":9999999},"count":1}"#),
    ("series_exhausted", SeriesReserve, "series_exhausted", r#"{"series":{"year":2021,"province":"18","city":"01","next":9999999},"count":2}"#),
    ("series_of_nothing", SeriesReserve, "reservation_out_of_range", r#"{"series":<series>,"count":0}"#),
    ("series_state_zero", SeriesReserve, "series_state_invalid", r#"{"series":{"year":2021,"province":"18","city":"01","next":0},"count":1}"#),
    ("issued_200", AssessmentIssue, "ok", r#"{"assessment":{<held>,"entries":<entries>},"specification":<specification>,"policy":{"absence":"fails","retake":{"attempts":3,"keep_days":365}},"series":<series>,"issuer":<issuer>,"issued_on":"2021-11-29"}"#),
    ("issued_to_nobody", AssessmentIssue, "ok", r#"{"assessment":{<held>,"entries":[]},"series":<series>,"issuer":<issuer>,"issued_on":"2021-11-29"}"#),
    ("issued_beyond_the_series", AssessmentIssue, "series_exhausted", r#"{"assessment":{<held>,"entries":<three>},"series":{"year":2021,"province":"18","city":"01","next":9999999},"issuer":<issuer>,"issued_on":"2021-11-29"}"#),
    ("issued_from_another_city", AssessmentIssue, "certificate_city_mismatch", r#"{"assessment":{<held>,"entries":<three>},"series":{"year":2021,"province":"18","city":"02","next":1},"issuer":<issuer>,"issued_on":"2021-11-29"}"#),
    ("issued_in_another_year", AssessmentIssue, "certificate_year_mismatch", r#"{"assessment":{<held>,"entries":<three>},"series":<series>,"issuer":<issuer>,"issued_on":"2022-01-04"}"#),
    ("issued_too_early", AssessmentIssue, "issue_before_assessment", r#"{"assessment":{<held>,"entries":<three>},"series":<series>,"issuer":<issuer>,"issued_on":"2021-11-19"}"#),
    ("issued_without_bureau", AssessmentIssue, "bureau_missing", r#"{"assessment":{<held>,"entries":<three>},"series":<series>,"issuer":{"bureau":"","center":"<center_name>"},"issued_on":"2021-11-29"}"#),
];
