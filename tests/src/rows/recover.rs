use super::line::Line;
use super::number::EXAMPLE;
use super::unicode::{BIDI_MARKS, BLANKS, ZERO_WIDTH, ZEROS, digit, name};
use crate::naive::parse;
use crate::naive_recovery::{Naive, recover};

const SEPARATORS: [char; 5] = ['-', '－', ' ', '\u{A0}', '\u{3000}'];
const GROUPING: [char; 7] = [',', '，', ' ', '\u{A0}', '\u{2009}', '\u{202F}', '\u{3000}'];
const DOUBLE: [char; 6] = ['"', '“', '”', '„', '‟', '＂'];
const SINGLE: [char; 8] = ['\'', '‘', '’', '‚', '‛', '`', '´', '＇'];
const BRACKETS: [(char, char); 17] = [
    ('(', ')'),
    ('（', '）'),
    ('(', '）'),
    ('（', ')'),
    ('[', ']'),
    ('［', '］'),
    ('{', '}'),
    ('｛', '｝'),
    ('<', '>'),
    ('＜', '＞'),
    ('【', '】'),
    ('〔', '〕'),
    ('〖', '〗'),
    ('《', '》'),
    ('〈', '〉'),
    // Not of one kind.
    ('(', ']'),
    ('【', '〕'),
];
const LABELS: [&str; 14] = [
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
    "No",
    "ｎｏ",
    "№",
];
/// What is called by these is another number, or none.
const OTHER_LABELS: [&str; 5] = ["身份证号", "准考证号", "考生编号", "电话", "旧编号"];
const ENDINGS: &str = "号號。．.，,、；;*/-—";
const LINE_BREAKS: [char; 7] = ['\n', '\u{B}', '\u{C}', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
const ERRORS: [&str; 16] = [
    "#NULL!",
    "#DIV/0!",
    "#VALUE!",
    "#REF!",
    "#NAME?",
    "#NUM!",
    "#N/A",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#UNKNOWN!",
    "#BUSY!",
    "#CONNECT!",
    "#",
];

pub(super) fn rows() -> Vec<Line> {
    let mut rows = vec![];
    for separator in SEPARATORS {
        rows.extend((1..13).map(|place| separated(separator, place)));
    }
    let hidden = BIDI_MARKS.into_iter().filter(|c| *c != '\u{202E}');
    rows.extend(hidden.zip(0..).map(|(c, nth)| with_invisible(c, nth, "bidi_mark")));
    rows.extend(ZERO_WIDTH.into_iter().zip(0..).map(|(c, nth)| with_invisible(c, nth, "zero_width")));
    rows.extend((0..=13).map(|place| with_invisible('\u{FEFF}', place, "byte_order_mark")));
    rows.extend(BLANKS.into_iter().flat_map(|blank| [blank_before(blank), blank_behind(blank)]));
    rows.extend((0..13).map(with_full_width_digit));
    rows.extend(GROUPING.map(|separator| grouped(separator, &[1, 4, 7, 10])));
    rows.extend(GROUPING.map(|separator| grouped(separator, &[1, 5, 9])));
    rows.extend(SEPARATORS.map(|separator| grouped(separator, &[4, 8])));
    rows.extend(SEPARATORS.map(|separator| grouped(separator, &[4, 8, 12])));
    rows.extend(
        DOUBLE.into_iter().flat_map(|open| DOUBLE.map(|close| around("quotation_mark", open, close))),
    );
    rows.extend(
        SINGLE.into_iter().flat_map(|open| SINGLE.map(|close| around("quotation_mark", open, close))),
    );
    rows.extend([('「', '」'), ('『', '』'), ('「', '』')].map(|(a, b)| around("quotation_mark", a, b)));
    rows.extend(SINGLE.map(|mark| before("every apostrophe", "apostrophe", &mark.to_string())));
    rows.extend(BRACKETS.map(|(open, close)| around("bracket", open, close)));
    for colon in ["", ":", "：", "．", " : "] {
        rows.extend(LABELS.map(|label| before("every label", "label", &format!("{label}{colon}"))));
    }
    let other = |label| before("every other label", "", &format!("{label}：")).with("hint", "remark");
    rows.extend(OTHER_LABELS.map(other));
    rows.extend(ENDINGS.chars().map(ended));
    rows.extend((1..13).map(|place| broken('\n', place)));
    rows.extend(LINE_BREAKS.map(|c| broken(c, 8)));
    rows.extend(BLANKS.map(escaped));
    rows.extend((1..=20).map(with_decimal_zeros));
    rows.extend((1..13).map(|places| row("every point of a mantissa", &mantissa(places), &in_full(places))));
    rows.extend((1..13).map(|digits| row("every length of a rounded display", &rounded(digits), "")));
    rows.extend(ERRORS.map(|error| row("every error of a spreadsheet", error, "")));
    rows.extend((500..=540).step_by(8).map(|n| row("every error of a spreadsheet", &format!("Err:{n}"), "")));
    rows.extend(ZEROS.map(in_script));
    rows.extend((0..16).map(number_cell));
    rows
}

fn row(case: &str, text: &str, repairs: &str) -> Line {
    let line = Line::of("附件2·5", case).with("cell", "text").text(text).with("scheme", "form");
    match recover(text.as_bytes()) {
        Naive::Exact(number) => line.ok().with("number", format!("{number:013}")).with("repairs", repairs),
        Naive::PrefixOnly(first, last) => {
            line.refused("number_digits_lost", "cell").with("value", first).with("limit", last)
        }
        Naive::Lost("number_spreadsheet_error") => line.refused("number_spreadsheet_error", "cell"),
        Naive::Lost(_) => lost(line, text),
    }
}

/// Refused as the strict reading refuses what is left.
fn lost(line: Line, left: &str) -> Line {
    let refusal = parse(left.as_bytes()).expect_err("no number");
    let line = line.refused_at(left.as_bytes(), refusal);
    match refusal.0 {
        "number_length" => line.with("value", left.len()),
        "serial_zero" => line.with("value", 0),
        _ => line,
    }
}

fn repair(kind: &str, index: usize, found: char) -> String {
    format!("{kind}@{index}:{}", name(found))
}

/// A field ends at this place, or it is lost.
fn separated(separator: char, place: usize) -> Line {
    let text = format!("{}{separator}{}", &EXAMPLE[..place], &EXAMPLE[place..]);
    let line = row("every separator at every place", &text, &repair("separator", place, separator));
    match (place, separator) {
        (2 | 4 | 6, _) => line,
        (_, '-' | '－') => line.with("hint", "separator"),
        _ => line.with("hint", "white_space"),
    }
}

fn with_invisible(c: char, place: usize, kind: &str) -> Line {
    let text = format!("{}{c}{}", &EXAMPLE[..place], &EXAMPLE[place..]);
    row("every invisible character", &text, &repair(kind, place, c))
}

fn kind_of_blank(blank: char) -> &'static str {
    match blank {
        '\u{A0}' | '\u{202F}' => "no_break_space",
        '\u{3000}' => "ideographic_space",
        _ => "white_space",
    }
}

fn blank_before(blank: char) -> Line {
    row("every blank", &format!("{blank}{EXAMPLE}"), &repair(kind_of_blank(blank), 0, blank))
}

fn blank_behind(blank: char) -> Line {
    row("every blank", &format!("{EXAMPLE}{blank}"), &repair(kind_of_blank(blank), 13, blank))
}

fn with_full_width_digit(place: usize) -> Line {
    let wide = digit(0xFF10, EXAMPLE.as_bytes()[place] - b'0');
    let text = format!("{}{wide}{}", &EXAMPLE[..place], &EXAMPLE[place + 1..]);
    row("every full-width digit", &text, &repair("full_width_digit", place, wide))
}

/// The example with a separator before some of its digits.
fn grouped(separator: char, places: &[usize]) -> Line {
    let (mut text, mut repairs) = (String::new(), vec![]);
    for (place, digit) in EXAMPLE.char_indices() {
        if places.contains(&place) {
            repairs.push(repair("grouping", text.len(), separator));
            text.push(separator);
        }
        text.push(digit);
    }
    row("every separator of groups", &text, &repairs.join(" "))
}

/// Both marks go, if they are of one kind.
fn around(kind: &str, open: char, close: char) -> Line {
    let end = open.len_utf8() + EXAMPLE.len();
    let repairs = [repair(kind, 0, open), repair(kind, end, close)];
    row("every pair of marks", &format!("{open}{EXAMPLE}{close}"), &repairs.join(" "))
}

fn before(case: &str, kind: &str, before: &str) -> Line {
    let text = format!("{before}{EXAMPLE}");
    row(case, &text, &dropped(kind, &text, 0..before.len()))
}

fn ended(ending: char) -> Line {
    let line = row("every ending", &format!("{EXAMPLE}{ending}"), &repair("ending", EXAMPLE.len(), ending));
    if "/-—".contains(ending) { line.with("hint", "separator") } else { line }
}

fn broken(c: char, place: usize) -> Line {
    let text = format!("{}{c}{}", &EXAMPLE[..place], &EXAMPLE[place..]);
    row("every line break", &text, &repair("line_break", place, c))
}

fn escaped(blank: char) -> Line {
    let text = format!("{EXAMPLE}_x{:04X}_", u32::from(blank));
    row("every escaped blank", &text, &dropped("escaped_blank", &text, EXAMPLE.len()..text.len()))
}

fn with_decimal_zeros(zeros: usize) -> Line {
    let text = format!("{EXAMPLE}.{}", "0".repeat(zeros));
    row("every length of decimals", &text, &dropped("decimal_zeros", &text, 13..14 + zeros))
}

/// Each character of a range.
fn dropped(kind: &str, text: &str, range: std::ops::Range<usize>) -> String {
    let characters = text.char_indices().filter(|(place, _)| range.contains(place));
    characters.map(|(place, c)| repair(kind, place, c)).collect::<Vec<_>>().join(" ")
}

/// All thirteen digits, with the point after some of them.
fn mantissa(places: usize) -> String {
    format!("{}.{}E+{}", &EXAMPLE[..places], &EXAMPLE[places..], 13 - places)
}

fn in_full(places: usize) -> String {
    let text = mantissa(places);
    let point = dropped("scientific", &text, places..places + 1);
    format!("{point} {}", dropped("scientific", &text, 14..text.len()))
}

/// What a narrow column shows of the example.
fn rounded(digits: usize) -> String {
    let point = if digits > 1 { "." } else { "" };
    format!("{}{point}{}E+12", &EXAMPLE[..1], &EXAMPLE[1..digits])
}

/// The example in another script: named, and never read as a number.
fn in_script(zero: u32) -> Line {
    let text: String = EXAMPLE.bytes().map(|byte| digit(zero, byte - b'0')).collect();
    row("every script with digits", &text, "").with("hint", "other_digit")
}

/// A power of ten in a number cell, up to what a double holds of every integer.
fn number_cell(power: u32) -> Line {
    let value = 10_u64.pow(power).to_string();
    let line = Line::of("附件2·5", "every length of a number cell").with("cell", "integer").text(&value);
    let hint = match value.len() {
        12 => "digit_lost",
        16 => "precision_lost",
        _ => "",
    };
    lost(line.with("scheme", "form"), &value).with("hint", hint)
}
