//! A mark in the cell of a table, with the column 情况 beside it.

use super::likeness::normal;
use super::score::{self, Refusal, ways};

/// Every word for a mark that is no score.
pub const WORDS: [(&str, &str); 19] = [
    ("缺考", "absent"),
    ("旷考", "absent"),
    ("未考", "absent"),
    ("缺席", "absent"),
    ("缺", "absent"),
    ("弃考", "absent"),
    ("未到", "absent"),
    ("absent", "absent"),
    ("作废", "void"),
    ("作弊", "void"),
    ("违纪", "void"),
    ("舞弊", "void"),
    ("违规", "void"),
    ("取消", "void"),
    ("取消资格", "void"),
    ("取消成绩", "void"),
    ("取消考试资格", "void"),
    ("void", "void"),
    ("缓考", "deferred"),
];
/// The last of them in English.
pub const DEFERRED: &str = "deferred";
/// Signs for nothing.
pub const NOTHING: [&str; 7] = ["-", "--", "---", "—", "——", "/", "－"];
/// Words that say of a part only that it was taken.
pub const TAKEN: [&str; 32] = [
    "正常",
    "正常考试",
    "已考",
    "实考",
    "到考",
    "已到",
    "到",
    "到场",
    "出席",
    "实到",
    "签到",
    "已签到",
    "正常参考",
    "已参加",
    "已完成",
    "已交卷",
    "无违纪",
    "无违规",
    "未违纪",
    "未违规",
    "无作弊",
    "未作弊",
    "未缺考",
    "无异常",
    "参加",
    "有效",
    "合格",
    "不合格",
    "通过",
    "未通过",
    "normal",
    "taken",
];

/// What a cell says: a word for a mark, hundredths, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing is recorded.
    Nothing,
    /// A score.
    Score(u16),
    /// `absent`, `void` or `deferred`.
    Word(&'static str),
}

/// Reads a cell and the one beside it.
///
/// # Errors
///
/// What cannot mean one mark.
pub fn read(cell: &str, status: &str) -> Result<Mark, Refusal> {
    let mark = of_cell(cell)?;
    match (mark, of_status(status)?) {
        (_, Mark::Nothing) => Ok(mark),
        (_, Mark::Word("void")) => Ok(Mark::Word("void")),
        (Mark::Nothing | Mark::Score(0), said) => Ok(said),
        (_, said) if said == mark => Ok(said),
        _ => Err(("mark_contradicted", None)),
    }
}

fn of_status(status: &str) -> Result<Mark, Refusal> {
    let form = lower(status);
    match word(&form) {
        Some(said) => said,
        None if TAKEN.contains(&form.as_str()) => Ok(Mark::Nothing),
        None => Err(("mark_status_unknown", None)),
    }
}

fn of_cell(cell: &str) -> Result<Mark, Refusal> {
    let form = lower(cell);
    if let Some(said) = word(&form) {
        return said;
    }
    if form.starts_with('#') || form.starts_with("err:") {
        return Err(("mark_spreadsheet_error", None));
    }
    if !"0123456789.+-".contains(&form[..form.chars().next().map_or(0, char::len_utf8)]) {
        return Err(("mark_word_unknown", None));
    }
    if form.ends_with('%') || form.ends_with('‰') {
        return Err(("mark_percent", None));
    }
    let text = number(cell);
    match score::parse(&text) {
        Err((code @ "score_too_precise", index)) => binary(&text).map(Mark::Score).ok_or((code, index)),
        answer => answer.map(Mark::Score),
    }
}

/// The text of a number: what is around it is dropped, what is inside stays.
#[must_use]
pub fn number(cell: &str) -> String {
    let form = |c: char| normal(&format!("0{c}"))[1..].chars().next();
    // U+202E turns what follows it around.
    let unseen = |c: char| form(c).is_none() && c != '\u{202E}';
    let mut text = cell.trim_matches(unseen);
    while text.starts_with(['\'', '’', '‘', '`']) {
        text = text[text.chars().next().map_or(0, char::len_utf8)..].trim_start_matches(unseen);
    }
    let text = text.strip_suffix('分').unwrap_or(text).trim_end_matches(unseen);
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { form(c).unwrap_or(c) }).collect()
}

fn lower(text: &str) -> String {
    normal(text).chars().map(|c| c.to_ascii_lowercase()).collect()
}

fn word(form: &str) -> Option<Result<Mark, Refusal>> {
    if form.is_empty() || NOTHING.contains(&form) {
        return Some(Ok(Mark::Nothing));
    }
    if form == "免考" || form == "exempt" {
        return Some(Err(("mark_unsupported", None)));
    }
    let words = WORDS.into_iter().chain([(DEFERRED, DEFERRED)]);
    words.into_iter().find(|(word, _)| *word == form).map(|(_, mark)| Ok(Mark::Word(mark)))
}

/// The score whose double, or single with seven decimals or more, is written like this with so many decimals.
fn binary(text: &str) -> Option<u16> {
    let decimals = text.split('.').nth(1)?.len();
    if decimals > 20 {
        return None;
    }
    (0..=10_000).find(|hundredths| {
        let shortest = ways(*hundredths).swap_remove(0);
        let double: f64 = shortest.parse().expect("a number");
        let single: f32 = shortest.parse().expect("a number");
        format!("{double:.decimals$}") == text || (decimals >= 7 && format!("{single:.decimals$}") == text)
    })
}
