//! The project, its specification and its item bank (一, 三(二), 三(三)).

use skillcert::document::Operation::{ItemBankDraw, ItemBankVerify, ProjectCheck};

use super::Line;

#[rustfmt::skip] // one step, one line
pub(super) const STEPS: &[Line] = &[
    ("project_good", ProjectCheck, "ok", r#"{"project":<project>,"specification":<specification>,"on":"2021-05-20"}"#),
    ("project_practical", ProjectCheck, "ok", r#"{"project":<embroidery>,"on":"2021-05-20"}"#),
    ("project_with_level", ProjectCheck, "ok", r#"{"project":{"name":"卤菜加工高级","traits":[]},"on":"2021-05-20"}"#),
    ("project_stricter", ProjectCheck, "ok", r#"{"project":<embroidery>,"specification":<specification>,"on":"2021-05-20"}"#),
    ("specification_weights", ProjectCheck, "ok", r#"{"project":<project>,"specification":{"scope":"local","developer":<developer>,"theory":true,"pass_mark":60,"tasks":[{"name":"选料","weight":40},{"name":"卤制","weight":50}],"approved_on":"2021-05-10"},"on":"2021-05-20"}"#),
    ("specification_all_wrong", ProjectCheck, "ok", r#"{"project":{"name":"一级卤菜","traits":["safety"]},"specification":{"scope":"local","developer":<developer>,"theory":false,"pass_mark":50,"tasks":[{"name":"选料","weight":40},{"name":" ","weight":50},{"name":"选料","weight":30}]},"on":"2021-05-20"}"#),
    ("specification_empty", ProjectCheck, "ok", r#"{"project":<project>,"specification":{"scope":"local","developer":<developer>,"theory":true,"pass_mark":100,"tasks":[],"approved_on":"2021-05-21"},"on":"2021-05-20"}"#),
    ("project_without_name", ProjectCheck, "project_name_missing", r#"{"project":{"name":"　","traits":[]},"on":"2021-05-20"}"#),
    ("developer_without_name", ProjectCheck, "applicant_missing", r#"{"project":<project>,"specification":{"scope":"local","developer":{"kind":"school","name":""},"theory":true,"pass_mark":60,"tasks":<tasks>},"on":"2021-05-20"}"#),
    ("draw", ItemBankDraw, "ok", r#"{"bank":<bank>,"specification":<specification>,"seed":20211120,"size":10}"#),
    ("draw_other_seed", ItemBankDraw, "ok", r#"{"bank":<bank>,"specification":<specification>,"seed":20211121,"size":10}"#),
    ("draw_nothing", ItemBankDraw, "draw_size_invalid", r#"{"bank":<bank>,"specification":<specification>,"seed":20211120,"size":0}"#),
    ("draw_too_many", ItemBankDraw, "item_bank_short", r#"{"bank":<bank>,"specification":<specification>,"seed":20211120,"size":20}"#),
    ("draw_without_tasks", ItemBankDraw, "tasks_missing", r#"{"bank":<bank>,"specification":{"scope":"local","developer":<developer>,"theory":true,"pass_mark":60,"tasks":[]},"seed":1,"size":1}"#),
    ("bank_with_item_twice", ItemBankDraw, "item_repeated", r#"{"bank":[{"task":"选料","items":["A01","A02"]},{"task":"卤制","items":["B01","A02"]}],"specification":<specification>,"seed":1,"size":1}"#),
    ("draw_verified", ItemBankVerify, "ok", r#"{"bank":<bank>,"specification":<specification>,"draw":{{draw}}}"#),
    ("draw_falsified", ItemBankVerify, "draw_mismatch", r#"{"bank":<bank>,"specification":<specification>,"draw":{"seed":20211120,"size":10,"items":["A01","A02","B01","B02","B03","B04","B05","C01","C02","C03"]}}"#),
    ("draw_of_another_size", ItemBankVerify, "draw_size_invalid", r#"{"bank":<bank>,"specification":<specification>,"draw":{"seed":20211120,"size":10001,"items":[]}}"#),
];
