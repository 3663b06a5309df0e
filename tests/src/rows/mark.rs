use super::line::Line;
use crate::naive::cell::{DEFERRED, NOTHING, WORDS};

pub(super) fn rows() -> Vec<Line> {
    ["score.practical", "score.theory"].into_iter().flat_map(of_part).collect()
}

fn of_part(part: &'static str) -> Vec<Line> {
    let row = |case, text: &str| Line::of("三(二)", case).with("part", part).text(text);
    let mut rows = vec![];
    for (word, mark) in WORDS.into_iter().chain([(DEFERRED, DEFERRED)]) {
        rows.push(row("every word", word).ok().with("mark", mark));
        // A word is a word as it stands: its first character is no number.
        for text in [format!("{word}。"), format!("{word} "), word.repeat(2)] {
            rows.push(not_a_number(row("every word and more", &text), &text, part));
        }
        if word.is_ascii() {
            let text = word.to_uppercase();
            rows.push(not_a_number(row("every word in capitals", &text), &text, part));
        }
    }
    rows.extend(["免考", "exempt"].map(|word| row("every word", word).refused("mark_unsupported", part)));
    rows.extend(NOTHING.into_iter().chain([""]).map(|nothing| row("every word", nothing).ok()));
    rows
}

fn not_a_number(line: Line, text: &str, part: &'static str) -> Line {
    line.refused_at(text.as_bytes(), ("score_not_a_number", part, Some(0)))
}
