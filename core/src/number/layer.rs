//! What people and programs put around a number: marks, brackets, a word before it, 号 or the end of a sentence behind it.

use super::character::blank;
use super::repair::RepairKind;

/// How many characters are dropped before and behind, and what that is called.
pub(super) type Layer = (usize, usize, RepairKind);

/// What opens and what closes.
type Pair = (&'static [char], &'static [char]);

/// Quotation marks that are typed for each other.
const DOUBLE: &[char] = &['"', '“', '”', '„', '‟', '＂'];
const SINGLE: &[char] = &['\'', '‘', '’', '‚', '‛', '`', '´', '＇'];
const QUOTATION_MARKS: [Pair; 4] =
    [(DOUBLE, DOUBLE), (SINGLE, SINGLE), (&['「'], &['」']), (&['『'], &['』'])];
const BRACKETS: [Pair; 9] = [
    (&['(', '（'], &[')', '）']),
    (&['[', '［'], &[']', '］']),
    (&['{', '｛'], &['}', '｝']),
    (&['<', '＜'], &['>', '＞']),
    (&['【'], &['】']),
    (&['〔'], &['〕']),
    (&['〖'], &['〗']),
    (&['《'], &['》']),
    (&['〈'], &['〉']),
];
/// What a number is called, in small letters; never the name of another number.
const LABELS: [&str; 13] = [
    "专项职业能力考核证书编号",
    "专项职业能力证书编号",
    "合格证书编号",
    "证书编号",
    "证书编码",
    "证书号码",
    "证书号",
    "证号",
    "编号",
    "号码",
    "第",
    "no",
    "№",
];
const COLONS: [char; 4] = [':', '：', '.', '．'];
const ENDINGS: [char; 10] = ['号', '號', '。', '．', '.', '，', ',', '、', '；', ';'];

/// The outermost of the marks that spreadsheets and people put around text.
pub(super) fn mark(text: &[char]) -> Option<Layer> {
    let apostrophe = || SINGLE.contains(text.first()?).then_some((1, 0, RepairKind::Apostrophe));
    formula(text).or_else(|| pair(text, &QUOTATION_MARKS, RepairKind::QuotationMark)).or_else(apostrophe)
}

/// The outermost layer, whatever it is.
pub(super) fn outermost(text: &[char]) -> Option<Layer> {
    let label = || LABELS.iter().find_map(|word| Some((before(text, word)?, 0, RepairKind::Label)));
    let ending = || ENDINGS.contains(text.last()?).then_some((0, 1, RepairKind::Ending));
    mark(text).or_else(|| pair(text, &BRACKETS, RepairKind::Bracket)).or_else(label).or_else(ending)
}

/// `="…"`
fn formula(text: &[char]) -> Option<Layer> {
    matches!(text, ['=', '"', .., '"']).then_some((2, 1, RepairKind::FormulaText))
}

fn pair(text: &[char], pairs: &[Pair], kind: RepairKind) -> Option<Layer> {
    let [first, .., last] = text else { return None };
    let is_pair = |(open, close): &Pair| open.contains(first) && close.contains(last);
    pairs.iter().any(is_pair).then_some((1, 1, kind))
}

/// How many characters a word, blanks in and behind it, and colons take, if something follows.
fn before(text: &[char], word: &str) -> Option<usize> {
    let mut letters = word.chars().peekable();
    let follows = |c: &char| match letters.peek() {
        Some(_) => letters.next_if_eq(&small(*c)).is_none() && blank(*c).is_none(),
        None => !COLONS.contains(c) && blank(*c).is_none(),
    };
    text.iter().position(follows).filter(|_| letters.peek().is_none())
}

/// A letter as a small one of ASCII, also a full-width one.
fn small(c: char) -> char {
    let narrow = u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32);
    narrow.filter(char::is_ascii_alphabetic).unwrap_or(c).to_ascii_lowercase()
}
