//! The filing of the station (附件1).

use skillcert::document::Operation::{StationApply, StationCheck};

use super::Line;

#[rustfmt::skip] // one step, one line
pub(super) const STEPS: &[Line] = &[
    ("form_empty", StationCheck, "ok", r#"{"form":{}}"#),
    ("form_with_gaps", StationCheck, "ok", r#"{"form":{"institution":{"name":"<school>","independent_legal_person":false},"nature":"公办","head":"负责人0001","contact":" ","address":"某路1号","projects":[],"facilities":"卤制间2间","attachments":["institution_proof","examiner_roster"]}}"#),
    ("form_complete", StationCheck, "ok", r#"{"form":<form>}"#),
    ("form_without_institution_name", StationCheck, "institution_name_missing", r#"{"form":{"institution":{"name":"","independent_legal_person":true}}}"#),
    ("form_with_unknown_attachment", StationCheck, "json_invalid", r#"{"form":{"attachments":["photograph"]}}"#),
    ("station_with_gaps", StationApply, "station_field_missing", r#"{"station":{"form":{"institution":<institution>}},"events":[{"on":"2021-05-24","action":"submit"}]}"#),
    ("station_dependent", StationApply, "not_independent_legal_person", r#"{"station":{"form":<form>},"form":{"institution":{"name":"<school>","independent_legal_person":false},"nature":"公办","head":"负责人0001","head_phone":"0","contact":"联系人0001","contact_phone":"0","address":"某路1号","projects":["<name>"],"facilities":"卤制间2间","examiners":<examiners>,"attachments":[]},"events":[{"on":"2021-05-24","action":"submit"}]}"#),
    ("station_without_report", StationApply, "application_report_missing", r#"{"station":{"form":{"institution":<institution>,"nature":"公办","head":"负责人0001","head_phone":"0","contact":"联系人0001","contact_phone":"0","address":"某路1号","projects":["<name>"],"facilities":"卤制间2间","examiners":<examiners>,"attachments":[]}},"events":[{"on":"2021-05-24","action":"submit"}]}"#),
    ("station_reviewed_as_draft", StationApply, "review_needs_submission", r#"{"station":{"form":<form>},"events":[{"on":"2021-05-24","action":<review>}]}"#),
    ("station_submitted", StationApply, "ok", r#"{"station":{"form":{}},"form":<form>,"events":[{"on":"2021-05-24","action":"submit"}]}"#),
    ("station_amended_while_submitted", StationApply, "submission_needs_draft", r#"{"station":{{station_submitted}},"form":<form>,"events":[]}"#),
    ("station_approved_without_review", StationApply, "opinion_needs_review", r#"{"station":{{station_submitted}},"events":[{"on":"2021-06-01","action":{"approve":{"center":<provincial_center>,"opinion":"同意备案"}}}]}"#),
    ("station_review_unsigned", StationApply, "station_field_missing", r#"{"station":{{station_submitted}},"events":[{"on":"2021-06-01","action":{"review":{"signatures":[]}}}]}"#),
    ("station_reviewed_too_early", StationApply, "station_event_before_last", r#"{"station":{{station_submitted}},"events":[{"on":"2021-05-23","action":<review>}]}"#),
    ("station_reviewed", StationApply, "ok", r#"{"station":{{station_submitted}},"events":[{"on":"2021-06-01","action":{"review":{"signatures":["评估员0001"],"objection":"工位偏少"}}}]}"#),
    ("station_approved_by_city", StationApply, "provincial_center_required", r#"{"station":{{station_reviewed}},"events":[{"on":"2021-06-08","action":{"approve":{"center":<center>,"opinion":"同意备案"}}}]}"#),
    ("station_returned", StationApply, "ok", r#"{"station":{{station_reviewed}},"events":[{"on":"2021-06-08","action":{"return":{"center":<provincial_center>,"opinion":"增加工位后再报"}}}]}"#),
    ("station_approved", StationApply, "ok", r#"{"station":{{station_returned}},"form":{"institution":<institution>,"nature":"公办","head":"负责人0001","head_phone":"0000-0000001","contact":"联系人0001","contact_phone":"0000-0000002","address":"某路1号","projects":["<name>"],"facilities":"卤制间2间、工位40个","examiners":<examiners>,"attachments":["application_report","institution_proof","site_and_items","examiner_roster","management_rules"]},"events":[{"on":"2021-06-15","action":"submit"},{"on":"2021-06-22","action":<review>},{"on":"2021-06-30","action":{"approve":{"center":<provincial_center>,"opinion":"同意备案"}}}]}"#),
    ("station_with_a_false_stage", StationApply, "stage_mismatch", r#"{"station":{"form":<form>,"events":[{"on":"2021-05-24","action":"submit"}],"stage":"approved"},"events":[]}"#),
];
