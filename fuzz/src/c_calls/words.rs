use std::fmt::Debug;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use encoding_rs::GBK;
use skillcert::{Clause, Code, Lang, ValidationError};
use skillcert_c::message::*;
use skillcert_c::records::FindingRecord;
use skillcert_c::selftest::skillcert_selftest;
use skillcert_c::version::{skillcert_abi_check, skillcert_abi_version, skillcert_version};
use skillcert_c::word::*;

use super::host::{Host, known};
use super::place::Place;
use super::room::Room;
use crate::input::Input;

/// `e` the sentence of the error detail, `c` its cure, `E` the same of a damaged one; `w` the address of a code's clause, `N`
/// the name of a code, `T` its text; `V` versions, `Z` the self-test.
pub(super) fn call(host: &mut Host, letter: u8, input: &mut Input<'_>) -> bool {
    match letter {
        b'e' => sentence(host, input, false),
        b'c' => sentence(host, input, true),
        b'E' => damaged(host, input),
        b'w' | b'N' | b'T' => word(host, letter, input),
        b'V' => versions(input),
        b'Z' => self_test(host, input),
        _ => return false,
    }
    true
}

/// Takes as long as a thousand other calls, and the same each time: a process does it a few times.
fn self_test(host: &mut Host, input: &mut Input<'_>) {
    static DONE: AtomicU8 = AtomicU8::new(0);
    let err = host.err.optional(input);
    if DONE.fetch_update(Relaxed, Relaxed, |done| done.checked_add(1).filter(|done| *done <= 4)).is_ok() {
        let status = skillcert_selftest(err.start);
        host.told(status, &err, &[], &Ok(()));
    }
}

fn versions(input: &mut Input<'_>) {
    let version = i32::from_le_bytes(input.bytes());
    let is_known = version == skillcert_abi_version();
    assert_eq!(skillcert_abi_check(version), if is_known { 0 } else { Code::AbiVersion.number().into() });
    assert!(!skillcert_version().is_null());
}

/// After a call that writes a text or bytes: all of it, or nothing, and how long it is.
pub(super) fn written<U: Copy + Default + PartialEq + Debug + From<u8>>(
    host: &mut Host,
    status: i32,
    room: &Room<U>,
    required: &Place<usize>,
    err: Option<&Place<FindingRecord>>,
    wrong: &[Option<Code>],
    text: Result<Vec<U>, ValidationError>,
) {
    let wrong: Vec<_> = wrong.iter().copied().chain([room.wrong]).collect();
    let needed = text.as_ref().map_or(0, Vec::len);
    let answer = text.and_then(|text| room.takes(text.len()).map(|()| text));
    let is_told = match err {
        Some(err) => host.told(status, err, &wrong, &answer),
        None => known(status, wrong.iter(), &answer),
    };
    match &answer {
        Ok(text) if is_told => room.holds_text(text),
        _ => room.holds(&[]),
    }
    let is_right = wrong.iter().chain(err.map(|err| &err.wrong)).all(Option::is_none);
    host.required.is(required, if is_right { needed } else { 0 });
}

type Write8 = extern "system" fn(*const FindingRecord, i32, *mut std::ffi::c_char, usize, *mut usize) -> i32;
type Write16 = extern "system" fn(*const FindingRecord, i32, *mut u16, usize, *mut usize) -> i32;

/// In each encoding.
fn sentence(host: &mut Host, input: &mut Input<'_>, is_cure: bool) {
    let (lang, number) = lang(input);
    let text = host.finding.map(|finding| {
        let lang = lang.unwrap_or(Lang::Zh);
        if is_cure { finding.cure(lang).to_string() } else { finding.message(lang).to_string() }
    });
    let [utf8, gbk]: [Write8; 2] = if is_cure {
        [skillcert_cure, skillcert_cure_gbk]
    } else {
        [skillcert_message, skillcert_message_gbk]
    };
    let utf16: Write16 = if is_cure { skillcert_cure_utf16 } else { skillcert_message_utf16 };
    // Without a finding of core's the detail is none, or one of the interface.
    let Some(text) = text else { return };
    let wrong = lang.is_none().then_some(Code::KindUnknown);
    for (write, is_gbk) in [(utf8, false), (gbk, true)] {
        let finding = host.err.required(input);
        let (room, required) = (Room::<u8>::drawn(input, 512), host.required.optional(input));
        let status = write(finding.start, number, room.start.cast(), room.capacity, required.start);
        let bytes = if is_gbk { GBK.encode(&text).0.into_owned() } else { text.clone().into_bytes() };
        written(host, status, &room, &required, None, &[finding.wrong, wrong], Ok(bytes));
    }
    let finding = host.err.required(input);
    let (room, required) = (Room::<u16>::drawn(input, 512), host.required.optional(input));
    let status = utf16(finding.start, number, room.start, room.capacity, required.start);
    written(host, status, &room, &required, None, &[finding.wrong, wrong], Ok(text.encode_utf16().collect()));
}

fn lang(input: &mut Input<'_>) -> (Option<Lang>, i32) {
    match input.byte() {
        b'x' => (None, i32::from_le_bytes(input.bytes()).saturating_add(3).max(3)),
        b'e' => (Some(Lang::En), SKILLCERT_LANG_EN),
        _ => (Some(Lang::Zh), SKILLCERT_LANG_ZH),
    }
}

/// An error detail with one field that the host has overwritten: it is told, or refused; it never breaks anything.
fn damaged(host: &mut Host, input: &mut Input<'_>) {
    let mut damaged = host.err.value;
    damaged.struct_size = 96;
    let field = input.byte();
    let value = i32::from_le_bytes(input.bytes());
    let fields = [
        &mut damaged.code,
        &mut damaged.component,
        &mut damaged.hint,
        &mut damaged.found_kind,
        &mut damaged.has_index,
        &mut damaged.has_value,
        &mut damaged.has_limit,
    ];
    for (_, place) in (0..).zip(fields).filter(|(at, _)| field % 7 == *at) {
        *place = value;
    }
    damaged.value = i64::from(value);
    damaged.found = value.cast_unsigned();
    for lang in [SKILLCERT_LANG_ZH, SKILLCERT_LANG_EN] {
        let (room, mut length) = (Room::<u8>::of(SKILLCERT_MESSAGE_MAX), 0);
        let status = skillcert_message(&damaged, lang, room.start.cast(), room.capacity, &raw mut length);
        assert!(
            status == 0
                || status == i32::from(Code::KindUnknown.number())
                || status == i32::from(Code::FlagInvalid.number())
        );
        assert!((status == 0) == (length > 0) && length <= SKILLCERT_MESSAGE_MAX);
    }
}

/// Of a code, which is list 1.
fn word(host: &mut Host, letter: u8, input: &mut Input<'_>) {
    let number = i32::from(u16::from_le_bytes(input.bytes()) % 1024);
    let code = u16::try_from(number).ok().and_then(Code::from_number);
    let (room, required) = (Room::<u8>::drawn(input, 512), host.required.optional(input));
    let (start, capacity) = (room.start.cast(), room.capacity);
    let status = match letter {
        b'w' => skillcert_clause(number, start, capacity, required.start),
        b'N' => skillcert_name(1, number, start, capacity, required.start),
        _ => skillcert_text(1, number, SKILLCERT_LANG_EN, start, capacity, required.start),
    };
    let word = code.map_or("", |code| match letter {
        b'w' => code.clause().map_or("", Clause::name),
        b'N' => code.name(),
        _ => code.text(Lang::En),
    });
    let wrong = code.is_none().then_some(Code::KindUnknown);
    written(host, status, &room, &required, None, &[wrong], Ok(word.into()));
}
