//! What several requests of the scenario share, by name.

/// `<name>` in a request, or in a later fragment, stands for its text.
#[rustfmt::skip] // one fragment, one line
const FRAGMENTS: &[(&str, &str)] = &[
    ("name", "武冈卤菜加工"),
    ("school", "长沙某职业学校"),
    ("center_name", "长沙市职业技能鉴定中心"),
    ("county_name", "浏阳市职业技能鉴定中心"),
    ("provincial_center", r#"{"level":"provincial","name":"湖南省职业技能鉴定中心"}"#),
    ("center", r#"{"level":"city","name":"<center_name>","city":"01"}"#),
    ("county_center", r#"{"level":"county","name":"<county_name>","city":"01"}"#),
    ("institution", r#"{"name":"<school>","independent_legal_person":true,"kind":"school"}"#),
    ("developer", r#"{"kind":"school","name":"<school>"}"#),
    ("other_developer", r#"{"kind":"enterprise","name":"某食品公司"}"#),
    ("project", r#"{"name":"<name>","traits":["personal_health"]}"#),
    ("embroidery", r#"{"name":"湘西苗绣","traits":[]}"#),
    ("tasks", r#"[{"name":"选料","weight":20},{"name":"卤制","weight":50},{"name":"食品安全","weight":30}]"#),
    ("specification", r#"{"scope":"local","developer":<developer>,"theory":true,"pass_mark":60,"tasks":<tasks>,"approved_on":"2021-05-10"}"#),
    ("bank", r#"[{"task":"选料","items":["A01","A02","A03","A04","A05","A06"]},{"task":"卤制","items":["B01","B02","B03","B04","B05","B06","B07","B08","B09"]},{"task":"食品安全","items":["C01","C02","C03","C04","C05","C06","C07"]}]"#),
    ("appointment", r#"{"center":"<center_name>","from":"2021-01-01","until":"2023-12-31"}"#),
    ("examiners", r#"[{"name":"考评员0001","appointment":<appointment>},{"name":"考评员0002","appointment":<appointment>},{"name":"考评员0003","appointment":<appointment>}]"#),
    ("form", r#"{"institution":<institution>,"nature":"公办","head":"负责人0001","head_phone":"0000-0000001","contact":"联系人0001","contact_phone":"0000-0000002","address":"某路1号","projects":["<name>"],"facilities":"卤制间2间、工位20个","examiners":<examiners>,"attachments":["application_report","institution_proof","site_and_items","examiner_roster","management_rules"]}"#),
    ("review", r#"{"review":{"signatures":["评估员0001","评估员0002"]}}"#),
    ("held", r#""city":"01","center":<center>,"institution":<institution>,"project":<project>,"date":"2021-11-20""#),
    ("three", r#"[{"candidate":"0001","name":"考生0001","marks":{"practical":"88.5","theory":"60"}},{"candidate":"0002","name":"考生0002","marks":{"practical":"59.99","theory":"100"}},{"candidate":"0003","name":"考生0003","marks":{"practical":"60","theory":"60.01"}}]"#),
    ("series", r#"{"year":2021,"province":"18","city":"01","next":1}"#),
    ("issuer", r#"{"bureau":"长沙市人力资源和社会保障局","center":"<center_name>"}"#),
    ("passed", r#"{"rule":"theory_and_practical","marks":{"practical":"88.5","theory":"60"},"outcome":"passed","findings":[{"component":"score.theory","mark":"60","margin":0,"code":"part_passed","clause":"三(二)"},{"component":"score.practical","mark":"88.5","margin":2850,"code":"part_passed","clause":"三(二)"}]}"#),
    ("failed", r#"{"rule":"practical","marks":{"practical":"59.99","theory":null},"outcome":"failed","findings":[{"component":"score.practical","mark":"59.99","margin":-1,"code":"part_below_pass_mark","clause":"三(二)"}]}"#),
    ("passed_practical", r#"{"rule":"practical","marks":{"practical":"60.5","theory":null},"outcome":"passed","findings":[{"component":"score.practical","mark":"60.5","margin":50,"code":"part_passed","clause":"三(二)"}]}"#),
    ("subject", r#"{"holder":"考生0001","project":<project>,"city":"01","assessed_on":"2021-11-20"}"#),
    ("authority", r#"{"city":"01","center":"<center_name>","granted":["<center_name>","<county_name>"]}"#),
    ("own_schedules", r#"[{"from":"2024-01-01","theory":50,"practical":70,"administration":20,"source":"调用方自定"}]"#),
];

/// Every fragment, without fragments inside.
pub(super) fn all() -> Vec<(String, String)> {
    let long = [("deep", "[".repeat(200)), ("long_reason", "遗".repeat(501))];
    let mut all = vec![("entries".to_owned(), entries())];
    all.extend(long.map(|(name, text)| (name.to_owned(), text)));
    for (name, text) in FRAGMENTS {
        let text = fill(text, &all);
        all.push(((*name).to_owned(), text));
    }
    all
}

/// The text with the fragments in their places.
pub(super) fn fill(text: &str, fragments: &[(String, String)]) -> String {
    fragments.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("<{name}>"), value))
}

/// 200 candidates with every kind of mark; the last one stands in the list twice.
fn entries() -> String {
    let entry = |number: u32| {
        let candidate = if number == 200 { 1 } else { number };
        format!(r#"{{"candidate":"{candidate:04}","name":"考生{candidate:04}",{}}}"#, marks(number))
    };
    format!("[{}]", (1..=200).map(entry).collect::<Vec<_>>().join(","))
}

fn marks(number: u32) -> &'static str {
    match number % 16 {
        0 => r#""marks":{"practical":"absent","theory":"75"}"#,
        1 => r#""marks":{"practical":"60","theory":"60"}"#,
        2 => r#""marks":{"practical":"59.99","theory":"100"}"#,
        3 => r#""marks":{"practical":"100","theory":"59.99"}"#,
        4 => r#""marks":{"practical":"100","theory":"100"}"#,
        5 => r#""marks":{"practical":"void","theory":"0"}"#,
        6 => r#""marks":{"practical":"88.5","theory":"deferred"}"#,
        7 => r#""marks":{"practical":"88.5","theory":null}"#,
        8 => r#""marks":{}"#,
        9 => r#""marks":{"practical":"缺考","theory":"缺考"}"#,
        10 => r#""marks":{"practical":"97","theory":"60.01"}"#,
        11 => r#""marks":{"practical":"61.25"},"attempt":2,"carried":{"theory":"80","on":"2021-05-20"}"#,
        12 => r#""marks":{"practical":"61.25"},"attempt":2,"carried":{"theory":"80","on":"2019-05-20"}"#,
        13 => r#""marks":{"practical":"90","theory":"90"},"attempt":4"#,
        14 => r#""marks":{"practical":"0","theory":"0"}"#,
        _ => r#""marks":{"practical":"60.5","theory":"73"}"#,
    }
}
