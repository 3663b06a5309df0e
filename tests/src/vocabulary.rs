//! The closed lists of core as rows of `vocabulary.tsv`.

use skillcert::{
    Assurance, CenterLevel, Clause, Code, Component, Hint, Lang, Outcome, PassRule, ProjectTrait, Seal,
};

macro_rules! rows {
    ($list:literal, $Word:ty, $clause:expr) => {
        <$Word>::ALL.iter().map(|word: &$Word| {
            let (zh, en) = (word.text(Lang::Zh), word.text(Lang::En));
            let clause: &str = $clause(*word);
            format!("{}\t{}\t{}\t{clause}\t{zh}\t{en}", $list, word.number(), word.name())
        })
    };
    ($list:literal, $Word:ty) => {
        rows!($list, $Word, |_| "")
    };
}

/// Every word of every list, as the lines that `vocabulary.tsv` should hold.
#[must_use]
pub fn lines() -> Vec<String> {
    let clause = |code: Code| code.clause().map_or("", Clause::name);
    rows!("code", Code, clause)
        .chain(rows!("component", Component))
        .chain(rows!("hint", Hint))
        .chain(rows!("clause", Clause))
        .chain(rows!("rule", PassRule))
        .chain(rows!("outcome", Outcome))
        .chain(rows!("assurance", Assurance))
        .chain(rows!("seal", Seal))
        .chain(rows!("center_level", CenterLevel))
        .chain(rows!("project_trait", ProjectTrait))
        .collect()
}
