//! The project's way through the catalog (二, 七(三)).

use skillcert::document::Operation::{CatalogApply, CatalogChanges, CatalogState};

use super::Line;

#[rustfmt::skip] // one step, one line
pub(super) const STEPS: &[Line] = &[
    ("drafted", CatalogApply, "ok", r#"{"catalog":{"existing":[{"project":"银饰锻造","scope":"provincial"},{"project":"黄金茶制作","scope":"local"}],"events":[]},"events":[{"on":"2021-03-01","project":"<name>","action":{"draft":{"traits":["personal_health"]}}}]}"#),
    ("drafted_again", CatalogApply, "draft_repeated", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-02","project":"<name>","action":{"draft":{"traits":[]}}}]}"#),
    ("drafted_with_level", CatalogApply, "project_name_has_level", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-02","project":"卤菜加工五级","action":{"draft":{"traits":[]}}}]}"#),
    ("drafted_without_name", CatalogApply, "project_name_missing", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-02","project":" ","action":{"draft":{"traits":[]}}}]}"#),
    ("redeveloped", CatalogApply, "project_redeveloped", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-02","project":"银饰锻造","action":{"draft":{"traits":["technical_complexity"]}}}]}"#),
    ("local_redeveloped", CatalogApply, "ok", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-02","project":"黄金茶制作","action":{"draft":{"traits":[]}}}]}"#),
    ("applied_unknown", CatalogApply, "project_unknown", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-08","project":"武冈卤菜","action":{"apply":{"applicant":<developer>}}}]}"#),
    ("filed_without_application", CatalogApply, "filing_needs_application", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-08","project":"<name>","action":{"file":{"by":"provincial"}}}]}"#),
    ("returned_without_application", CatalogApply, "return_needs_application", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-08","project":"<name>","action":{"return":{"by":"provincial"}}}]}"#),
    ("applied_by_nobody", CatalogApply, "applicant_missing", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-08","project":"<name>","action":{"apply":{"applicant":{"kind":"school","name":" "}}}}]}"#),
    ("applied_too_early", CatalogApply, "event_before_last", r#"{"catalog":{{drafted}},"events":[{"on":"2021-02-28","project":"<name>","action":{"apply":{"applicant":<developer>}}}]}"#),
    ("applied", CatalogApply, "ok", r#"{"catalog":{{drafted}},"events":[{"on":"2021-03-08","project":"<name>","action":{"apply":{"applicant":<developer>}}}]}"#),
    ("applied_again", CatalogApply, "application_needs_draft", r#"{"catalog":{{applied}},"events":[{"on":"2021-03-09","project":"<name>","action":{"apply":{"applicant":<developer>}}}]}"#),
    ("pilot_before_filing", CatalogApply, "pilot_needs_filing", r#"{"catalog":{{applied}},"events":[{"on":"2021-05-20","project":"<name>","action":{"pilot":{"specification":<specification>}}}]}"#),
    ("published_before_filing", CatalogApply, "publication_needs_filing", r#"{"catalog":{{applied}},"events":[{"on":"2021-05-20","project":"<name>","action":{"publish":{"by":"provincial","batch":"第一批","specification":<specification>}}}]}"#),
    ("withdrawn_before_filing", CatalogApply, "withdrawal_needs_filing", r#"{"catalog":{{applied}},"events":[{"on":"2021-05-20","project":"<name>","action":{"withdraw":{"by":"provincial"}}}]}"#),
    ("filed_by_city", CatalogApply, "provincial_center_required", r#"{"catalog":{{applied}},"events":[{"on":"2021-04-20","project":"<name>","action":{"file":{"by":"city"}}}]}"#),
    ("returned", CatalogApply, "ok", r#"{"catalog":{{applied}},"events":[{"on":"2021-03-20","project":"<name>","action":{"return":{"by":"provincial"}}}]}"#),
    ("filed", CatalogApply, "ok", r#"{"catalog":{{returned}},"events":[{"on":"2021-04-01","project":"<name>","action":{"apply":{"applicant":<developer>}}},{"on":"2021-04-20","project":"<name>","action":{"file":{"by":"provincial"}}}]}"#),
    ("pilot_by_another", CatalogApply, "pilot_only_by_developer", r#"{"catalog":{{filed}},"events":[{"on":"2021-05-20","project":"<name>","action":{"pilot":{"specification":{"scope":"local","developer":<other_developer>,"theory":true,"pass_mark":60,"tasks":<tasks>,"approved_on":"2021-05-10"}}}}]}"#),
    ("pilot_with_wrong_weights", CatalogApply, "task_weights", r#"{"catalog":{{filed}},"events":[{"on":"2021-05-20","project":"<name>","action":{"pilot":{"specification":{"scope":"local","developer":<developer>,"theory":true,"pass_mark":60,"tasks":[{"name":"选料","weight":50},{"name":"卤制","weight":51}],"approved_on":"2021-05-10"}}}}]}"#),
    ("pilot_with_lower_mark", CatalogApply, "pass_mark_changed", r#"{"catalog":{{filed}},"events":[{"on":"2021-05-20","project":"<name>","action":{"pilot":{"specification":{"scope":"local","developer":<developer>,"theory":true,"pass_mark":55,"tasks":<tasks>,"approved_on":"2021-05-10"}}}}]}"#),
    ("pilot_before_approval", CatalogApply, "specification_not_approved", r#"{"catalog":{{filed}},"events":[{"on":"2021-05-09","project":"<name>","action":{"pilot":{"specification":<specification>}}}]}"#),
    ("pilot", CatalogApply, "ok", r#"{"catalog":{{filed}},"events":[{"on":"2021-05-20","project":"<name>","action":{"pilot":{"specification":<specification>}}}]}"#),
    ("adjusted_before_publication", CatalogApply, "adjustment_needs_publication", r#"{"catalog":{{pilot}},"events":[{"on":"2021-06-01","project":"<name>","action":{"adjust":{"by":"provincial","traits":[],"specification":<specification>}}}]}"#),
    ("published_without_batch", CatalogApply, "batch_missing", r#"{"catalog":{{pilot}},"events":[{"on":"2021-09-01","project":"<name>","action":{"publish":{"by":"provincial","batch":"","specification":<specification>}}}]}"#),
    ("published_by_county", CatalogApply, "provincial_center_required", r#"{"catalog":{{pilot}},"events":[{"on":"2021-09-01","project":"<name>","action":{"publish":{"by":"county","batch":"第一批","specification":<specification>}}}]}"#),
    ("published", CatalogApply, "ok", r#"{"catalog":{{pilot}},"events":[{"on":"2021-09-01","project":"<name>","action":{"publish":{"by":"provincial","batch":"第一批","specification":<specification>}}},{"on":"2021-10-08","project":"湘西苗绣","action":{"draft":{"traits":[]}}},{"on":"2021-10-09","project":"湘西苗绣","action":{"apply":{"applicant":<other_developer>}}},{"on":"2021-11-01","project":"湘西苗绣","action":{"file":{"by":"provincial"}}}]}"#),
    ("adjusted", CatalogApply, "ok", r#"{"catalog":{{published}},"events":[{"on":"2022-03-01","project":"<name>","action":{"adjust":{"by":"provincial","traits":["safety","personal_health"],"specification":<specification>}}},{"on":"2022-03-01","project":"湘西苗绣","action":{"withdraw":{"by":"provincial"}}}]}"#),
    ("adjusted_too_late_for_the_order", CatalogApply, "event_before_last", r#"{"catalog":{{adjusted}},"events":[{"on":"2022-02-28","project":"<name>","action":{"withdraw":{"by":"provincial"}}}]}"#),
    ("catalog_before", CatalogState, "ok", r#"{"catalog":{{adjusted}},"on":"2021-02-28"}"#),
    ("catalog_in_pilot", CatalogState, "ok", r#"{"catalog":{{adjusted}},"on":"2021-08-31"}"#),
    ("catalog_published", CatalogState, "ok", r#"{"catalog":{{adjusted}},"on":"2021-11-20"}"#),
    ("catalog_adjusted", CatalogState, "ok", r#"{"catalog":{{adjusted}},"on":"2022-03-01"}"#),
    ("catalog_on_no_day", CatalogState, "date_day_invalid", r#"{"catalog":{{adjusted}},"on":"2021-02-29"}"#),
    ("changes_of_autumn", CatalogChanges, "ok", r#"{"catalog":{{adjusted}},"after":"2021-08-31","until":"2021-10-09"}"#),
    ("changes_of_nothing", CatalogChanges, "ok", r#"{"catalog":{{adjusted}},"after":"2021-10-09","until":"2021-08-31"}"#),
    ("changes_of_a_false_catalog", CatalogChanges, "filing_needs_application", r#"{"catalog":{"events":[{"on":"2021-03-01","project":"<name>","action":{"draft":{"traits":[]}}},{"on":"2021-03-02","project":"<name>","action":{"file":{"by":"provincial"}}}]},"after":"2021-01-01","until":"2021-12-31"}"#),
];
