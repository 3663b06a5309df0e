//! Documents that are not what is asked for.

use skillcert::document::Operation::{
    AssessmentDecide, CatalogState, CenterMay, CertificateLookup, FeeBill, ProjectCheck, SeriesReserve,
};

use super::Line;

#[rustfmt::skip] // one step, one line
pub(super) const STEPS: &[Line] = &[
    ("json_empty", ProjectCheck, "json_invalid", ""),
    ("json_broken", ProjectCheck, "json_invalid", r#"{"project":<project>,"on":"2021-05-20""#),
    ("json_unknown_field", ProjectCheck, "json_invalid", r#"{"project":{"name":"<name>","traits":[],"level":5},"on":"2021-05-20"}"#),
    ("json_misspelled_field", AssessmentDecide, "json_invalid", r#"{"assessment":{<held>,"entries":[{"candidate":"0001","name":"考生0001","marks":{"practical":"60","theroy":"60"}}]}}"#),
    ("json_duplicate_key", ProjectCheck, "json_invalid", r#"{"project":<project>,"on":"2021-05-20","on":"2021-05-21"}"#),
    ("json_wrong_type", SeriesReserve, "json_invalid", r#"{"series":<series>,"count":"3"}"#),
    ("json_negative", SeriesReserve, "json_invalid", r#"{"series":<series>,"count":-3}"#),
    ("json_missing_field", FeeBill, "json_invalid", r#"{"project":<project>}"#),
    ("json_unknown_word", CenterMay, "json_invalid", r#"{"center":<center>,"duty":"do_everything","city":"01"}"#),
    ("json_score_as_number", AssessmentDecide, "json_invalid", r#"{"assessment":{<held>,"entries":[{"candidate":"0001","name":"考生0001","marks":{"practical":59.5}}]}}"#),
    ("json_bad_score_deep_inside", AssessmentDecide, "score_out_of_range", r#"{"assessment":{<held>,"entries":[{"candidate":"0001","name":"考生0001","marks":{"practical":"60"}},{"candidate":"0002","name":"考生0002","marks":{"practical":"60","theory":"100.01"}}]}}"#),
    ("json_trailing_bytes", CatalogState, "json_invalid", r#"{"catalog":{{adjusted}},"on":"2021-11-20"} {"on":"2021-11-21"}"#),
    ("json_lone_surrogate", ProjectCheck, "json_invalid", r#"{"project":{"name":"\ud800","traits":[]},"on":"2021-05-20"}"#),
    ("json_escaped_name", ProjectCheck, "ok", r#"{"project":{"name":"\u6b66\u5188\u5364\u83dc\u52a0\u5de5","traits":[]},"on":"2021-05-20"}"#),
    ("json_too_deep", ProjectCheck, "json_invalid", r#"{"project":<deep>"#),
    ("json_number_for_certificate", CertificateLookup, "json_invalid", r#"{"certificate":{"number":2118010000001,"subject":<subject>,"issuer":<issuer>,"issued_on":"2021-11-29","decision":<passed>}}"#),
    ("json_date_as_number", FeeBill, "json_invalid", r#"{"project":<project>,"on":20211120}"#),
    ("json_date_in_other_order", FeeBill, "date_not_iso", r#"{"project":<project>,"on":"20.11.2021"}"#),
];
