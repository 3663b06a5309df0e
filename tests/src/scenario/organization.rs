//! Centers, examiners and fees (三(一), 三(五), 四, 五(一)).

use skillcert::document::Operation::{CenterMay, ClauseList, ExaminersCheck, FeeBill};

use super::Line;

#[rustfmt::skip] // one step, one line
pub(super) const STEPS: &[Line] = &[
    ("clauses", ClauseList, "ok", "{}"),
    ("clauses_of_something", ClauseList, "json_invalid", r#"{"clause":"一"}"#),
    ("center_in_its_city", CenterMay, "ok", r#"{"center":<center>,"duty":"organize_assessment","city":"01"}"#),
    ("center_elsewhere", CenterMay, "ok", r#"{"center":<center>,"duty":"organize_assessment","city":"02"}"#),
    ("center_prints_blanks", CenterMay, "ok", r#"{"center":<center>,"duty":"print_blanks","city":"01"}"#),
    ("provincial_prints_blanks", CenterMay, "ok", r#"{"center":<provincial_center>,"duty":"print_blanks","city":"01"}"#),
    ("county_decides_printing", CenterMay, "ok", r#"{"center":<county_center>,"duty":"decide_print_authority","city":"01"}"#),
    ("center_without_city", CenterMay, "center_city_missing", r#"{"center":{"level":"city","name":"<center_name>"},"duty":"report_data","city":"01"}"#),
    ("center_without_name", CenterMay, "center_name_missing", r#"{"center":{"level":"city","name":" ","city":"01"},"duty":"report_data","city":"01"}"#),
    ("center_with_short_city", CenterMay, "city_not_two_digits", r#"{"center":<center>,"duty":"report_data","city":"1"}"#),
    ("examiners_good", ExaminersCheck, "ok", r#"{"examiners":<examiners>,"policy":{"minimum":3,"candidates_per_examiner":5,"odd":true},"candidates":15,"on":"2021-11-20"}"#),
    ("examiners_none", ExaminersCheck, "ok", r#"{"examiners":[],"candidates":15,"on":"2021-11-20"}"#),
    ("examiners_bad", ExaminersCheck, "ok", r#"{"examiners":[{"name":"考评员0001","appointment":<appointment>},{"name":"考评员0002"},{"name":"考评员0003","appointment":{"center":"<center_name>","from":"2021-11-21"}},{"name":"考评员0004","appointment":<appointment>}],"policy":{"minimum":3,"candidates_per_examiner":5,"odd":true,"avoid":["考评员0004"]},"candidates":200,"on":"2021-11-20"}"#),
    ("examiner_without_name", ExaminersCheck, "examiner_name_missing", r#"{"examiners":[{"name":"考评员0001"},{"name":""}],"candidates":1,"on":"2021-11-20"}"#),
    ("fee_both_parts", FeeBill, "ok", r#"{"project":<project>,"on":"2021-11-20"}"#),
    ("fee_practical", FeeBill, "ok", r#"{"project":<embroidery>,"on":"2021-11-20"}"#),
    ("fee_by_specification", FeeBill, "ok", r#"{"project":<embroidery>,"specification":<specification>,"on":"2021-11-20"}"#),
    ("fee_after_the_figures", FeeBill, "fee_schedule_unknown", r#"{"project":<project>,"on":"2026-11-23"}"#),
    ("fee_own_schedule", FeeBill, "ok", r#"{"project":<project>,"on":"2026-11-23","schedules":<own_schedules>}"#),
    ("fee_before_own_schedule", FeeBill, "fee_schedule_unknown", r#"{"project":<project>,"on":"2021-11-20","schedules":<own_schedules>}"#),
    ("fee_schedules_overlap", FeeBill, "fee_schedule_overlap", r#"{"project":<project>,"on":"2026-11-23","schedules":[{"from":"2024-01-01","until":"2024-12-31","theory":50,"practical":70,"administration":20,"source":"甲"},{"from":"2024-12-31","theory":50,"practical":70,"administration":20,"source":"乙"}]}"#),
];
