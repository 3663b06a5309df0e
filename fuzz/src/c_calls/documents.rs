use skillcert::document::{self, DocumentError, Operation};
use skillcert::{Code, Component, Finding};
use skillcert_c::document::skillcert_document;
use skillcert_c::records::FindingRecord;

use super::host::Host;
use super::numbers::utf8;
use super::room::Room;
use super::text::Text;
use crate::input::Input;

/// `j` an operation, from `a` on, one of which there is none, how the buffer and the places are, and the request. A refusal is a
/// document in the buffer, if there is room for it.
pub(super) fn call(host: &mut Host, letter: u8, input: &mut Input<'_>) -> bool {
    if letter != b'j' {
        return false;
    }
    let number = u16::from(input.byte().wrapping_sub(b'a') % 22).saturating_add(1);
    let room = Room::<u8>::drawn(input, 1 << 16);
    let (required, err) = (host.required.optional(input), host.err.optional(input));
    let text = Text::of(input.rest(), input);
    let (start, buffer) = (text.start(), room.start.cast());
    let status =
        skillcert_document(number.into(), start, text.len, buffer, room.capacity, required.start, err.start);
    let Some(operation) = Operation::from_number(number) else {
        let unknown = Finding::new(Code::KindUnknown, Component::Argument);
        let answer = Err(unknown.with_value(number.into()).with_limit(1).into());
        super::words::written(host, status, &room, &required, Some(&err), &[], answer);
        return true;
    };
    let text_of = utf8(text.bytes(), Component::Document).map_err(DocumentError::from);
    match text_of.and_then(|text| document::run(operation, text)) {
        Ok(answer) => {
            super::words::written(host, status, &room, &required, Some(&err), &[], Ok(answer.into_bytes()));
        }
        Err(error) => refused(host, status, &room, (&required, &err), &error),
    }
    true
}

type Places<'a> = (&'a super::place::Place<usize>, &'a super::place::Place<FindingRecord>);

fn refused(
    host: &mut Host,
    status: i32,
    room: &Room<u8>,
    (required, err): Places<'_>,
    error: &DocumentError,
) {
    let is_right = room.wrong.is_none() && err.wrong.is_none();
    let reason = error.to_json().into_bytes();
    host.told::<()>(status, err, &[room.wrong], &Err((*error.finding()).into()));
    if is_right && room.takes(reason.len()).is_ok() {
        room.holds_text(&reason);
    } else {
        room.holds(&[]);
    }
    host.required.is(required, if is_right { reason.len() } else { 0 });
}
