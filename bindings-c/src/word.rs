//! The words of every closed list, and the addresses of clauses.

use std::ffi::c_char;

use skillcert_core::{Clause, Code, Lang, ValidationError};

use crate::argument;
use crate::boundary::Out;
use crate::guard::answer;
use crate::lists::lists;
use crate::message::language;
use crate::output::Buffer;

/// Writes the address of the provision that a code rests on, such as 附件2·1; nothing for a code that rests on none: custom
/// of centers where the notice is silent, technique of a register, documents, the calling interface.
#[no_mangle]
pub extern "system" fn skillcert_clause(
    code: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::new(buf, cap, required, 2), Out::no_detail(), || clause(code))
}

/// skillcert_clause() in UTF-16.
#[no_mangle]
pub extern "system" fn skillcert_clause_utf16(
    code: i32,
    buf: *mut u16,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::utf16(buf, cap, required, 2), Out::no_detail(), || clause(code))
}

/// skillcert_clause() in GBK.
#[no_mangle]
pub extern "system" fn skillcert_clause_gbk(
    code: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::gbk(buf, cap, required, 2), Out::no_detail(), || clause(code))
}

/// Writes the stable name of a word of a list, SKILLCERT_LIST_…: the one that JSON and Python use.
#[no_mangle]
pub extern "system" fn skillcert_name(
    list: i32,
    number: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::new(buf, cap, required, 3), Out::no_detail(), || Ok(word(list, number)?.name))
}

/// skillcert_name() in UTF-16.
#[no_mangle]
pub extern "system" fn skillcert_name_utf16(
    list: i32,
    number: i32,
    buf: *mut u16,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::utf16(buf, cap, required, 3), Out::no_detail(), || Ok(word(list, number)?.name))
}

/// skillcert_name() in GBK.
#[no_mangle]
pub extern "system" fn skillcert_name_gbk(
    list: i32,
    number: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::gbk(buf, cap, required, 3), Out::no_detail(), || Ok(word(list, number)?.name))
}

/// Writes the text of a word of a list in SKILLCERT_LANG_…, such as 合格. The text of a code is the pattern of its
/// sentence; skillcert_message() fills it.
#[no_mangle]
pub extern "system" fn skillcert_text(
    list: i32,
    number: i32,
    lang: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::new(buf, cap, required, 4), Out::no_detail(), || text(list, number, lang))
}

/// skillcert_text() in UTF-16.
#[no_mangle]
pub extern "system" fn skillcert_text_utf16(
    list: i32,
    number: i32,
    lang: i32,
    buf: *mut u16,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::utf16(buf, cap, required, 4), Out::no_detail(), || text(list, number, lang))
}

/// skillcert_text() in GBK.
#[no_mangle]
pub extern "system" fn skillcert_text_gbk(
    list: i32,
    number: i32,
    lang: i32,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
) -> i32 {
    answer(Buffer::gbk(buf, cap, required, 4), Out::no_detail(), || text(list, number, lang))
}

fn clause(code: i32) -> Result<&'static str, ValidationError> {
    let code = argument::kind(code, 1, Code::from_number)?;
    Ok(code.clause().map_or("", Clause::name))
}

fn text(list: i32, number: i32, lang: i32) -> Result<&'static str, ValidationError> {
    let word = word(list, number)?;
    Ok(match language(lang, 3)? {
        Lang::Zh => word.zh,
        _ => word.en,
    })
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
    use std::ptr;

    use encoding_rs::{EncoderResult, GBK};

    use super::*;
    use crate::encoding::{Encoding, Gbk};
    use crate::message::tests::sentences;

    fn words() -> impl Iterator<Item = &'static str> {
        macro_rules! words {
            ($( $list:literal, $prefix:literal, $List:ty, $title:literal; )+) => {{
                let lists = [ $( <$List>::ALL.iter().flat_map(|word| {
                    [word.name(), word.text(Lang::Zh), word.text(Lang::En)]
                }).collect::<Vec<_>>(), )+ ];
                lists.into_iter().flatten()
            }};
        }
        lists!(words)
    }

    #[test]
    fn every_text_can_be_written_in_gbk() {
        for text in sentences().chain(words().map(String::from)) {
            let (mut bytes, mut encoded) = ([0; 1024], Vec::<u8>::new());
            let (result, _, written) =
                GBK.new_encoder().encode_from_utf8_without_replacement(&text, &mut bytes, true);
            assert_eq!(result, EncoderResult::InputEmpty, "{text}");
            Gbk::encode(&text, |piece| encoded.extend(piece));
            assert_eq!(bytes[..written], encoded, "{text}");
        }
    }

    #[test]
    fn capacity_counts_units() {
        const HALF: usize = argument::LONGEST / 2 + 1;
        let (mut wide, mut bytes) = ([0; 64], [0; 64]);
        let [list, number] = [1, Code::NumberMissing.number().into()];
        let overflow = skillcert_name_utf16(list, number, wide.as_mut_ptr(), HALF, ptr::null_mut());
        assert_eq!(overflow, i32::from(Code::LengthOverflow.number()));
        assert_eq!(skillcert_name_gbk(list, number, bytes.as_mut_ptr(), HALF, ptr::null_mut()), 0);
        let null = skillcert_name_utf16(list, number, ptr::null_mut(), 1, ptr::null_mut());
        assert_eq!(null, i32::from(Code::NullArgument.number()));
    }
}
