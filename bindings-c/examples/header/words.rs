//! `#define`s for the words of every closed list.

use std::fmt::Debug;

use skillcert_core::organization::CenterLevel;
use skillcert_core::project::ProjectTrait;
use skillcert_core::{Assurance, Clause, Code, Component, Hint, Lang, Outcome, PassRule, Seal};

/// All of them, list by list.
pub(crate) fn defines() -> String {
    macro_rules! list {
        ($List:ident, $prefix:literal, $title:literal) => {{
            let words = $List::ALL.iter().map(|word| {
                let (number, name) = (word.number(), constant(word.name(), word));
                let line = format!("#define SKILLCERT_{}_{name} {number}", $prefix);
                format!("{line:<56} /* {} */\n", word.text(Lang::En))
            });
            format!("/* {} */\n{}\n", $title, words.collect::<String>())
        }};
    }
    [
        list!(Code, "CODE", "What was found: 1xx number, 2xx score and mark, 3xx assessment, 4xx series and certificate, 5xx project, organization and fee, 6xx date, 9xx the calling interface."),
        list!(Component, "COMPONENT", "What a finding is about."),
        list!(Hint, "HINT", "A guess at the cause of an error, which never changes the verdict."),
        list!(PassRule, "RULE", "合格规则 (三(二)): which parts must reach 60."),
        list!(Outcome, "OUTCOME", "What is decided."),
        list!(Assurance, "ASSURANCE", "How much an answer about a number is worth, weakest first. There is no check digit: a wrong digit makes another well-formed number."),
        list!(Seal, "SEAL", "A seal that a certificate must bear (六(三))."),
        list!(CenterLevel, "CENTER_LEVEL", "The level of a center (四(一))."),
        list!(ProjectTrait, "PROJECT_TRAIT", "A trait of a project that makes theory part of its assessment (三(二))."),
        list!(Clause, "CLAUSE", "The provisions of the notice."),
    ]
    .concat()
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
