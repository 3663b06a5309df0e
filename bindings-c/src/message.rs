//! Sentences, clauses and the words of every closed list.

use std::ffi::c_char;

use skillcert_core::organization::CenterLevel;
use skillcert_core::project::ProjectTrait;
use skillcert_core::{
    Assurance, Clause, Code, Component, Hint, Lang, Outcome, PassRule, Seal, ValidationError,
};

use crate::argument;
use crate::boundary::{self, Out};
use crate::finding::FindingRecord;
use crate::guard::answer;
use crate::output::Buffer;

/// 简体中文.
pub const SKILLCERT_LANG_ZH: i32 = 1;
/// English.
pub const SKILLCERT_LANG_EN: i32 = 2;

/// No message is longer, without NUL.
pub const SKILLCERT_MESSAGE_MAX: usize = 512;

/// The codes, SKILLCERT_CODE_….
pub const SKILLCERT_LIST_CODE: i32 = 1;
/// The components, SKILLCERT_COMPONENT_….
pub const SKILLCERT_LIST_COMPONENT: i32 = 2;
/// The hints, SKILLCERT_HINT_….
pub const SKILLCERT_LIST_HINT: i32 = 3;
/// The provisions of the notice, SKILLCERT_CLAUSE_…; the name of one is its address, such as 附件2·5.
pub const SKILLCERT_LIST_CLAUSE: i32 = 4;
/// The pass rules, SKILLCERT_RULE_….
pub const SKILLCERT_LIST_RULE: i32 = 5;
/// The outcomes, SKILLCERT_OUTCOME_….
pub const SKILLCERT_LIST_OUTCOME: i32 = 6;
/// The strengths of an answer, SKILLCERT_ASSURANCE_….
pub const SKILLCERT_LIST_ASSURANCE: i32 = 7;
/// The seals that a certificate bears (六(三)).
pub const SKILLCERT_LIST_SEAL: i32 = 8;
/// The levels of a center (四(一)).
pub const SKILLCERT_LIST_CENTER_LEVEL: i32 = 9;
/// The traits of a project that make theory part of its assessment (三(二)).
pub const SKILLCERT_LIST_PROJECT_TRAIT: i32 = 10;

/// Writes the sentence of a finding in SKILLCERT_LANG_…: what was found, where, what was expected, on which clause.
#[no_mangle]
pub extern "C" fn skillcert_message(
    finding: *const FindingRecord,
    lang: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::new(buf, cap, required, 3), Out::no_detail(), || {
        let finding = boundary::record(finding, 1)?.finding(1)?;
        Ok(finding.message(language(lang, 2)?))
    })
}

/// Writes the address of the provision that a code rests on, such as 附件2·1; nothing for a code of the calling
/// interface (900 and up).
#[no_mangle]
pub extern "C" fn skillcert_clause(code: i32, buf: *mut c_char, cap: usize, required: *mut usize) -> i32 {
    answer(Buffer::new(buf, cap, required, 2), Out::no_detail(), || {
        let code = argument::kind(code, 1, Code::from_number)?;
        Ok(code.clause().map_or("", Clause::name))
    })
}

/// Writes the stable name of a word of a list, SKILLCERT_LIST_…: the one that JSON and Python use.
#[no_mangle]
pub extern "C" fn skillcert_name(
    list: i32,
    number: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::new(buf, cap, required, 3), Out::no_detail(), || Ok(word(list, number)?.name))
}

/// Writes the text of a word of a list in SKILLCERT_LANG_…, such as 合格. The text of a code is the pattern of its
/// sentence; skillcert_message() fills it.
#[no_mangle]
pub extern "C" fn skillcert_text(
    list: i32,
    number: i32,
    lang: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::new(buf, cap, required, 4), Out::no_detail(), || {
        let word = word(list, number)?;
        Ok(match language(lang, 3)? {
            Lang::Zh => word.zh,
            Lang::En => word.en,
        })
    })
}

fn language(lang: i32, argument: u8) -> Result<Lang, ValidationError> {
    match lang {
        SKILLCERT_LANG_ZH => Ok(Lang::Zh),
        SKILLCERT_LANG_EN => Ok(Lang::En),
        _ => Err(argument::unknown_kind(lang.into(), argument)),
    }
}

/// A row of a list of the core.
struct Word {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
}

fn word(list: i32, number: i32) -> Result<Word, ValidationError> {
    macro_rules! word_of {
        ($List:ident) => {{
            let word = argument::kind(number, 2, $List::from_number)?;
            Word { name: word.name(), zh: word.text(Lang::Zh), en: word.text(Lang::En) }
        }};
    }
    Ok(match list {
        SKILLCERT_LIST_CODE => word_of!(Code),
        SKILLCERT_LIST_COMPONENT => word_of!(Component),
        SKILLCERT_LIST_HINT => word_of!(Hint),
        SKILLCERT_LIST_CLAUSE => word_of!(Clause),
        SKILLCERT_LIST_RULE => word_of!(PassRule),
        SKILLCERT_LIST_OUTCOME => word_of!(Outcome),
        SKILLCERT_LIST_ASSURANCE => word_of!(Assurance),
        SKILLCERT_LIST_SEAL => word_of!(Seal),
        SKILLCERT_LIST_CENTER_LEVEL => word_of!(CenterLevel),
        SKILLCERT_LIST_PROJECT_TRAIT => word_of!(ProjectTrait),
        _ => return Err(argument::unknown_kind(list.into(), 1)),
    })
}

#[cfg(test)]
mod tests {
    use skillcert_core::{Finding, Found};

    use super::*;

    #[test]
    fn no_message_is_longer_than_promised() {
        let longest = Code::ALL.iter().flat_map(|code| Hint::ALL.iter().map(move |hint| (*code, *hint)));
        for (code, hint) in longest {
            let finding = Finding::new(code, Component::Practical)
                .at(u64::MAX - 1)
                .with_found(Some(Found::Char(char::MAX)))
                .with_value(i64::MIN)
                .with_limit(i64::MIN)
                .with_hint(Some(hint));
            for lang in [Lang::Zh, Lang::En] {
                let message = finding.message(lang).to_string();
                assert!(message.len() <= SKILLCERT_MESSAGE_MAX, "{} bytes: {message}", message.len());
            }
        }
    }
}
