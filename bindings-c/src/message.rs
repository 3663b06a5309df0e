//! Sentences, clauses and the words of every closed list.

use std::ffi::c_char;

use skillcert_core::{Clause, Code, Lang, ValidationError};

use crate::argument;
use crate::boundary::{self, Out};
use crate::finding::FindingRecord;
use crate::guard::answer;
use crate::lists::lists;
use crate::output::Buffer;

/// 简体中文.
pub const SKILLCERT_LANG_ZH: i32 = 1;
/// English.
pub const SKILLCERT_LANG_EN: i32 = 2;

/// No message and no cure is longer, without NUL.
pub const SKILLCERT_MESSAGE_MAX: usize = 512;

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

/// Writes what would cure a finding, in SKILLCERT_LANG_…: 填写证书上的13位编号.
#[no_mangle]
pub extern "C" fn skillcert_cure(
    finding: *const FindingRecord,
    lang: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::new(buf, cap, required, 3), Out::no_detail(), || {
        let finding = boundary::record(finding, 1)?.finding(1)?;
        Ok(finding.cure(language(lang, 2)?))
    })
}

/// Writes the address of the provision that a code rests on, such as 附件2·1; nothing for a code of documents or the
/// calling interface (800 and up).
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
    macro_rules! word {
        ($( $list:literal, $prefix:literal, $List:ty, $title:literal; )+) => {
            match list {
                $( $list => {
                    let word = argument::kind(number, 2, <$List>::from_number)?;
                    Ok(Word { name: word.name(), zh: word.text(Lang::Zh), en: word.text(Lang::En) })
                } )+
                _ => Err(argument::unknown_kind(list.into(), 1)),
            }
        };
    }
    lists!(word)
}

#[cfg(test)]
mod tests {
    use skillcert_core::{Component, Finding, Found, Hint};

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
                for text in [finding.message(lang), finding.cure(lang)].map(|text| text.to_string()) {
                    assert!(text.len() <= SKILLCERT_MESSAGE_MAX, "{} bytes: {text}", text.len());
                }
            }
        }
    }
}
