use super::line::Line;
use super::score::display;
use crate::naive::cell::{DEFERRED, Mark, NOTHING, TAKEN, WORDS, number, read};

/// What stands around a mark and means nothing.
const AROUND: [(&str, &str); 8] = [
    (" ", ""),
    ("", " "),
    ("\u{A0}", "\u{3000}"),
    ("\t", "\r\n"),
    ("'", ""),
    ("\u{FEFF}", "\u{200B}"),
    ("", "分"),
    ("", " 分 "),
];
/// Scores as text, and what is none.
const MARKS: [&str; 8] = ["0", "0.0", "59.99", "60", "100", "缺考", "缓考", ""];
/// Scores of which a double or a single has more decimals.
const BINARY: [u16; 12] = [1, 33, 110, 1_001, 2_990, 5_501, 5_999, 6_001, 6_010, 8_005, 9_999, 10_000];
/// What somebody may take for a score.
const NONE: [&str; 22] = [
    "85%",
    "85 %",
    "８５％",
    "0.85%",
    "0,85",
    "85,5",
    "8 5",
    "8\u{A0}5",
    "1e2",
    "+85",
    "085",
    "85.",
    ".5",
    "85分分",
    "八十五",
    "合格",
    "分",
    "良好",
    "#N/A",
    "#####",
    "Err:502",
    "85/100",
];

pub(super) fn rows() -> Vec<Line> {
    let marks = MARKS.into_iter().chain(["８５．５", "85.5"]);
    let around = marks.flat_map(|mark| {
        AROUND.map(|(before, behind)| row("every blank around", &format!("{before}{mark}{behind}"), ""))
    });
    let words = words().flat_map(of_word);
    let none = NONE.map(|text| row("every sort of none", text, ""));
    let beside = words_of_status().flat_map(|status| MARKS.map(|mark| row("every status", mark, status)));
    around.chain(words).chain(none).chain(BINARY.into_iter().flat_map(of_binary)).chain(beside).collect()
}

fn words() -> impl Iterator<Item = &'static str> {
    WORDS.into_iter().map(|(word, _)| word).chain([DEFERRED, "免考", "exempt"]).chain(NOTHING)
}

fn words_of_status() -> impl Iterator<Item = &'static str> {
    words().chain(TAKEN).chain(["补考", "85", "正 常", "NORMAL"])
}

fn of_word(word: &str) -> Vec<Line> {
    let apart: Vec<_> = word.chars().map(String::from).collect();
    [word.to_owned(), apart.join(" "), word.to_uppercase(), format!("{word}。")]
        .iter()
        .map(|text| row("every word in a cell", text, ""))
        .collect()
}

/// As programs write a binary number: with zeros behind it, with six decimals, with all the digits that tell it apart.
fn of_binary(hundredths: u16) -> Vec<Line> {
    let shortest = display(hundredths);
    let double: f64 = shortest.parse().expect("a number");
    let single: f32 = shortest.parse().expect("a number");
    let mut texts: Vec<_> =
        [3, 6, 13, 15, 17, 20, 21].into_iter().map(|decimals| format!("{double:.decimals$}")).collect();
    texts.extend([6, 7, 14].map(|decimals| format!("{single:.decimals$}")));
    // The double next to it, and the last digit changed, are other numbers.
    texts.push(f64::from_bits(double.to_bits() - 1).to_string());
    texts.push(format!("{double:.16}1"));
    texts.iter().map(|text| row("every binary number", text, "")).collect()
}

fn row(case: &str, text: &str, status: &str) -> Line {
    let part = "score.practical";
    let line = Line::of("三(二)", case).with("part", part).text(text).with("status", status);
    match read(text, status) {
        Ok(Mark::Nothing) => line.ok(),
        Ok(Mark::Score(hundredths)) => line.ok().with("mark", display(hundredths)),
        Ok(Mark::Word(mark)) => line.ok().with("mark", mark),
        Err((code, index)) => line.refused_at(number(text).as_bytes(), (code, part, index)),
    }
}
