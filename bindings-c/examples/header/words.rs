//! `#define`s for the closed lists and their words.

use std::fmt::Debug;

use skillcert_core::Lang;

#[path = "../../src/lists.rs"]
mod lists;

/// The numbers of the lists, then list by list the words.
pub(crate) fn defines() -> String {
    macro_rules! chapters {
        ($( $number:literal, $prefix:literal, $List:ty, $title:literal; )+) => {{
            let lists = [ $( define(concat!("LIST_", $prefix), $number, concat!("SKILLCERT_", $prefix, "_…")), )+ ].concat();
            let words = [ $( chapter($title, <$List>::ALL.iter().map(|word| {
                let name = format!("{}_{}", $prefix, constant(word.name(), word));
                define(&name, word.number().into(), word.text(Lang::En))
            })), )+ ].concat();
            format!("/* The closed lists, for skillcert_name() and skillcert_text(). */\n{lists}\n{words}")
        }};
    }
    lists::lists!(chapters)
}

fn chapter(title: &str, words: impl Iterator<Item = String>) -> String {
    format!("/* {title} */\n{}\n", words.collect::<String>())
}

fn define(name: &str, number: u16, text: &str) -> String {
    let line = format!("#define SKILLCERT_{name} {number}");
    format!("{line:<58} /* {text} */\n")
}

/// The name as a constant: `score.theory` is `SCORE_THEORY`. Where it is Chinese, that of the variant: `NUMBER_FORM`.
fn constant(name: &str, word: &impl Debug) -> String {
    if name.is_ascii() {
        return name.replace('.', "_").to_ascii_uppercase();
    }
    let variant = format!("{word:?}");
    let parts = variant.split_inclusive(|_: char| true).map(|letter| match letter {
        _ if letter.chars().all(|c| c.is_ascii_uppercase()) => format!("_{letter}"),
        _ => letter.to_ascii_uppercase(),
    });
    parts.collect::<String>().trim_start_matches('_').into()
}
