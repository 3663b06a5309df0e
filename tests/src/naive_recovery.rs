//! A slow and obvious recovery of damaged numbers, written from the documentation of `Recovery` for comparison: it
//! takes the digits that a text has, writes them in every form that the grammar allows, and looks whether one of them is
//! the text.

use crate::naive;

/// What is had of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Naive {
    /// The decimal value.
    Exact(u64),
    /// The lowest and the highest one.
    PrefixOnly(u64, u64),
    /// The code of the finding.
    Lost(&'static str),
}

const INVISIBLE: &str = "\u{FEFF}\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{2066}\u{2067}\
    \u{2068}\u{2069}\u{AD}\u{200B}\u{200C}\u{200D}\u{2060}\u{2061}\u{2062}\u{2063}\u{2064}";

/// By form alone.
#[must_use]
pub fn recover(bytes: &[u8]) -> Naive {
    let strict = naive::parse(bytes);
    let text = match (strict, std::str::from_utf8(bytes)) {
        (Ok(number), _) => return Naive::Exact(number),
        (Err(_), Ok(text)) if bytes.len() <= 64 => text,
        (Err((code, ..)), _) => return Naive::Lost(code),
    };
    let visible: String = unescaped(text).chars().filter(|c| !INVISIBLE.contains(*c)).collect();
    let visible = narrow(&visible);
    let marked = inside(&visible, &mark);
    let inner = inside(marked, &layer);
    let body = if starts_with_digit(inner) { inner } else { marked };
    if body.starts_with('#') || body.strip_prefix("Err:").is_some_and(starts_with_digit) {
        return Naive::Lost("number_spreadsheet_error");
    }
    let body = one_line(body);
    scientific(&body).or_else(|| plain(&body)).unwrap_or_else(|| Naive::Lost(refusal(&body)))
}

/// `_x000D_` as the blank that it means.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let code = rest.get(..7).and_then(|text| text.strip_prefix("_x")?.strip_suffix('_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let blank = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let (read, len) = blank.filter(|c| c.is_whitespace()).map_or((c, c.len_utf8()), |blank| (blank, 7));
        out.push(read);
        rest = rest.get(len..).unwrap_or_default();
    }
    out
}

/// What is left when as many layers are taken off as there are.
fn inside<'a>(text: &'a str, layer: &dyn Fn(&'a str) -> Option<&'a str>) -> &'a str {
    let text = text.trim();
    layer(text).map_or(text, |inner| inside(inner, layer))
}

/// What is between one of these characters and one of those.
fn between<'a>(text: &'a str, before: &str, behind: &str) -> Option<&'a str> {
    text.strip_prefix(|c| before.contains(c))?.strip_suffix(|c| behind.contains(c))
}

fn mark(text: &str) -> Option<&str> {
    let single = "'‘’‚‛`´＇";
    let double = "\"“”„‟＂";
    let formula = || text.strip_prefix("=\"")?.strip_suffix('"');
    formula()
        .or_else(|| between(text, double, double))
        .or_else(|| between(text, single, single))
        .or_else(|| between(text, "「", "」"))
        .or_else(|| between(text, "『", "』"))
        .or_else(|| text.strip_prefix(|c| single.contains(c)))
}

fn layer(text: &str) -> Option<&str> {
    const BRACKETS: &str = "(（ )） [［ ]］ {｛ }｝ <＜ >＞ 【 】 〔 〕 〖 〗 《 》 〈 〉";
    let brackets: Vec<_> = BRACKETS.split(' ').collect();
    let bracketed = || brackets.chunks(2).find_map(|pair| between(text, pair.first()?, pair.get(1)?));
    let ended = || text.strip_suffix(|c| "号號。．.，,、；;".contains(c));
    mark(text).or_else(bracketed).or_else(|| labeled(text)).or_else(ended)
}

/// What is behind the first place that leaves a label before it, and more than colons and blanks behind it.
fn labeled(text: &str) -> Option<&str> {
    const LABELS: &str = "专项职业能力考核证书编号 专项职业能力证书编号 合格证书编号 证书编号 证书编码 证书号码 证书号 证号 \
        编号 号码 第 no № ｎｏ nｏ ｎo";
    let is_between = |c: char| c.is_whitespace() || ":：.．".contains(c);
    LABELS.split_whitespace().find_map(|label| {
        let is_label = |text: &str| {
            let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            letters.to_lowercase() == label
        };
        let (end, _) = text.char_indices().find(|(place, _)| text.get(..*place).is_some_and(is_label))?;
        Some(text.get(end..)?.trim_start_matches(is_between)).filter(|rest| !rest.is_empty())
    })
}

/// The lines as one, unless one of them is a number by itself.
fn one_line(text: &str) -> String {
    let breaks = ['\n', '\u{B}', '\u{C}', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    let lines: Vec<_> = text.split(breaks).map(str::trim).collect();
    let is_short = |line: &&str| line.chars().filter(char::is_ascii_digit).count() < 13;
    if lines.iter().all(is_short) { lines.concat() } else { text.to_owned() }
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Full-width digits as ASCII ones.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| {
            "０１２３４５６７８９"
                .chars()
                .zip('0'..)
                .find(|(wide, _)| *wide == c)
                .map_or(c, |(_, digit)| digit)
        })
        .collect()
}

fn refusal(body: &str) -> &'static str {
    // `.0` is dropped before the rest is looked at.
    let whole = body.split_once('.').filter(|(_, zeros)| are_zeros(zeros) && !zeros.is_empty());
    let left = whole.map_or(body, |(whole, _)| whole);
    naive::parse(left.as_bytes()).err().map_or("ok", |(code, ..)| code)
}

fn are_zeros(text: &str) -> bool {
    text.chars().all(|c| c == '0')
}

/// The digits in every form of the grammar.
fn plain(body: &str) -> Option<Naive> {
    let (whole, zeros) = body.split_once('.').unwrap_or((body, "0"));
    if !are_zeros(zeros) || zeros.is_empty() {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 13 {
        return None;
    }
    if whole == digits || is_grouped(whole, &digits) || is_fields(whole, &digits) {
        return Some(
            naive::parse(digits.as_bytes()).map_or_else(|(code, ..)| Naive::Lost(code), Naive::Exact),
        );
    }
    None
}

/// Groups of one length but for the first or the last, with one separator throughout.
fn is_grouped(whole: &str, digits: &str) -> bool {
    let commas = [",", "，", " ", "\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}"].as_slice();
    let hyphens = ["-", "－", " ", "\u{A0}", "\u{3000}"].as_slice();
    let layouts = [
        (commas, [1, 3, 3, 3, 3].as_slice()),
        (commas, &[1, 4, 4, 4]),
        (hyphens, &[4, 4, 5]),
        (hyphens, &[4, 4, 4, 1]),
    ];
    layouts.into_iter().any(|(separators, lengths)| {
        let mut rest = digits;
        let mut groups = vec![];
        for length in lengths {
            let (group, tail) = rest.split_at(*length);
            groups.push(group);
            rest = tail;
        }
        separators.iter().any(|separator| groups.join(separator) == whole)
    })
}

/// Separators after the 2nd, 4th or 6th digit only.
fn is_fields(whole: &str, digits: &str) -> bool {
    let separators = ['-', '－', ' ', '\u{A0}', '\u{3000}'];
    let mut rest = whole;
    for (place, digit) in (1..).zip(digits.chars()) {
        let Some(tail) = rest.strip_prefix(digit) else { return false };
        rest = if [2, 4, 6].contains(&place) { tail.trim_start_matches(separators) } else { tail };
    }
    rest.is_empty()
}

/// A mantissa, its point moved by the exponent, is a number of thirteen places, or the middle of those that round to it.
fn scientific(body: &str) -> Option<Naive> {
    let (mantissa, exponent) = body.split_once(['e', 'E'])?;
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    if ![whole, fraction, exponent].into_iter().all(are_digits) || whole.starts_with('0') {
        return None;
    }
    let shown = if mantissa.contains('.') { format!("{whole}{fraction}") } else { whole.to_owned() };
    let places = exponent.parse::<u128>().ok()?.checked_add(whole.len() as u128)?;
    if places != 13 {
        return None;
    }
    if shown.len() < 13 {
        let value: u64 = format!("{shown:0<13}").parse().ok()?;
        let half: u64 = format!("5{}", "0".repeat(12_usize.checked_sub(shown.len())?)).parse().ok()?;
        let last = value.checked_add(half)?.checked_sub(1)?;
        return Some(Naive::PrefixOnly(value.checked_sub(half)?.max(1_000_000_000_000), last));
    }
    let (digits, excess) = shown.split_at(13);
    let exact = || naive::parse(digits.as_bytes()).map_or_else(|(code, ..)| Naive::Lost(code), Naive::Exact);
    are_zeros(excess).then(exact)
}
