use std::ffi::c_char;

use skillcert::Component;
use skillcert::document::{self, DocumentError, Operation};
use skillcert_c::document::*;
use skillcert_c::finding::FindingRecord;

use super::host::Host;
use super::numbers::utf8;
use super::room::Room;
use super::text::Text;
use crate::input::Input;

type Run = extern "C" fn(*const c_char, usize, *mut c_char, usize, *mut usize, *mut FindingRecord) -> i32;

/// By the number of the operation, from 1.
const OPERATIONS: [Run; 21] = [
    skillcert_project_check_json,
    skillcert_catalog_apply_json,
    skillcert_catalog_state_json,
    skillcert_catalog_changes_json,
    skillcert_item_bank_draw_json,
    skillcert_item_bank_verify_json,
    skillcert_assessment_decide_json,
    skillcert_assessment_check_json,
    skillcert_station_check_json,
    skillcert_station_apply_json,
    skillcert_center_may_json,
    skillcert_examiners_check_json,
    skillcert_fee_bill_json,
    skillcert_certificate_issue_json,
    skillcert_certificate_apply_json,
    skillcert_certificate_check_json,
    skillcert_certificate_report_json,
    skillcert_certificate_lookup_json,
    skillcert_series_reserve_json,
    skillcert_clause_list_json,
    skillcert_assessment_issue_json,
];

/// `j` an operation, from `a` on, how the buffer and the places are, and the request. A refusal is a document in the buffer, if there
/// is room for it.
pub(super) fn call(host: &mut Host, letter: u8, input: &mut Input<'_>) -> bool {
    if letter != b'j' {
        return false;
    }
    let at = input.byte().wrapping_sub(b'a') % 21;
    let operation = Operation::from_number(u16::from(at).saturating_add(1));
    let (Some(operation), Some(run)) = (operation, OPERATIONS.get(usize::from(at))) else { return true };
    let room = Room::<u8>::drawn(input, 1 << 16);
    let (required, err) = (host.required.optional(input), host.err.optional(input));
    let text = Text::of(input.rest(), input);
    let status = run(text.start(), text.len, room.start.cast(), room.capacity, required.start, err.start);
    let text_of = utf8(text.bytes(), Component::Document).map_err(DocumentError::from);
    let answer = text_of.and_then(|text| document::run(operation, text));
    match answer {
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
