//! The sentence and the cure of a finding.

use std::ffi::c_char;

use skillcert_core::{Lang, Message, ValidationError};

use crate::argument;
use crate::boundary::{self, Out};
use crate::guard::answer;
use crate::output::Buffer;
use crate::records::FindingRecord;

/// 简体中文.
pub const SKILLCERT_LANG_ZH: i32 = 1;
/// English.
pub const SKILLCERT_LANG_EN: i32 = 2;

/// No message and no cure is longer in any encoding, without NUL.
pub const SKILLCERT_MESSAGE_MAX: usize = 512;

/// Writes the sentence of a finding in SKILLCERT_LANG_…: what was found, where, what was expected, on which clause.
#[no_mangle]
pub extern "system" fn skillcert_message(
    finding: *const FindingRecord,
    lang: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::new(buf, cap, required, 3), Out::no_detail(), || message(finding, lang))
}

/// skillcert_message() in UTF-16.
#[no_mangle]
pub extern "system" fn skillcert_message_utf16(
    finding: *const FindingRecord,
    lang: i32,
    buf: *mut u16,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::utf16(buf, cap, required, 3), Out::no_detail(), || message(finding, lang))
}

/// skillcert_message() in GBK.
#[no_mangle]
pub extern "system" fn skillcert_message_gbk(
    finding: *const FindingRecord,
    lang: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::gbk(buf, cap, required, 3), Out::no_detail(), || message(finding, lang))
}

/// Writes what would cure a finding, in SKILLCERT_LANG_…: 填写证书上的13位编号.
#[no_mangle]
pub extern "system" fn skillcert_cure(
    finding: *const FindingRecord,
    lang: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::new(buf, cap, required, 3), Out::no_detail(), || cure(finding, lang))
}

/// skillcert_cure() in UTF-16.
#[no_mangle]
pub extern "system" fn skillcert_cure_utf16(
    finding: *const FindingRecord,
    lang: i32,
    buf: *mut u16,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::utf16(buf, cap, required, 3), Out::no_detail(), || cure(finding, lang))
}

/// skillcert_cure() in GBK.
#[no_mangle]
pub extern "system" fn skillcert_cure_gbk(
    finding: *const FindingRecord,
    lang: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::gbk(buf, cap, required, 3), Out::no_detail(), || cure(finding, lang))
}

fn message(finding: *const FindingRecord, lang: i32) -> Result<Message, ValidationError> {
    let finding = boundary::record(finding, 1)?.finding(1)?;
    Ok(finding.message(language(lang, 2)?))
}

fn cure(finding: *const FindingRecord, lang: i32) -> Result<Message, ValidationError> {
    let finding = boundary::record(finding, 1)?.finding(1)?;
    Ok(finding.cure(language(lang, 2)?))
}

/// The language with this number.
pub(crate) fn language(lang: i32, argument: u8) -> Result<Lang, ValidationError> {
    match lang {
        SKILLCERT_LANG_ZH => Ok(Lang::Zh),
        SKILLCERT_LANG_EN => Ok(Lang::En),
        _ => Err(argument::unknown_kind(lang.into(), argument)),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use skillcert_core::{Code, Component, Finding, Found, Hint};

    use super::*;

    /// Every sentence and cure with every hint, in both languages, with the longest of all other facts.
    pub(crate) fn sentences() -> impl Iterator<Item = String> {
        let all = Code::ALL.iter().flat_map(|code| Hint::ALL.iter().map(move |hint| (*code, *hint)));
        all.flat_map(|(code, hint)| {
            let finding = Finding::new(code, Component::Practical)
                .at(u64::MAX - 1)
                .with_found(Some(Found::Char(char::MAX)))
                .with_value(i64::MIN)
                .with_limit(i64::MIN)
                .with_hint(Some(hint));
            let texts = move |lang| [finding.message(lang), finding.cure(lang)];
            [Lang::Zh, Lang::En].into_iter().flat_map(texts).map(|text| text.to_string())
        })
    }

    /// No encoding has more units than UTF-8 has bytes.
    #[test]
    fn no_message_is_longer_than_promised() {
        for text in sentences() {
            assert!(text.len() <= SKILLCERT_MESSAGE_MAX, "{text}");
        }
    }
}
