use skillcert::{Audit, AuditExpectation, CertificateNumber, Code, Component, ValidationError};
use skillcert_c::audit::*;

use super::host::Host;
use super::numbers::utf8;
use super::room::Room;
use super::text::Text;
use crate::input::Input;

/// `a` an audit of a column, `A` both parts merged, `i` one name for the shards of a part, `q` what it says, `B` the bytes of a
/// part damaged. Each leaves its part in one of two places.
pub(super) fn call(host: &mut Host, letter: u8, input: &mut Input<'_>) -> bool {
    match letter {
        b'a' => column(host, input),
        b'A' => merge(host, input),
        b'i' => rename(host, input),
        b'q' => report(host, input),
        b'B' => damage(host, input),
        _ => return false,
    }
    true
}

fn named<R>(
    name: &Text,
    read: impl FnOnce(&str) -> Result<R, ValidationError>,
) -> Result<R, ValidationError> {
    utf8(name.bytes(), Component::Shard).and_then(read)
}

fn column(host: &mut Host, input: &mut Input<'_>) {
    let place = usize::from(input.byte() % 2);
    let (name, room) = (Text::drawn(input), Room::<u8>::drawn(input, 4096));
    let (required, err) = (host.required.optional(input), host.err.optional(input));
    let mut numbers = vec![host.number.value];
    while !input.is_empty() {
        numbers.push(1_918_010_000_000_u64.saturating_add(input.byte().into()));
    }
    let voids = [1_918_010_000_007];
    let status = skillcert_audit_column(
        name.start(),
        name.len,
        numbers.as_ptr(),
        std::ptr::null(),
        numbers.len(),
        voids.as_ptr(),
        voids.len(),
        room.start,
        room.capacity,
        required.start,
        err.start,
    );
    let answer = named(&name, Audit::shard).and_then(|mut audit| {
        audit.add(&numbers)?;
        voids.iter().try_for_each(|void| audit.void(CertificateNumber::from_decimal(*void)?))?;
        Ok(audit.to_bytes())
    });
    put(host, status, &room, (&required, &err), name.wrong, answer, place);
}

fn merge(host: &mut Host, input: &mut Input<'_>) {
    let [first, second] = host.parts_of_audits.clone();
    let (first, second) = (Text::of(&first, input), Text::of(&second, input));
    let room = Room::<u8>::drawn(input, 1 << 15);
    let (required, err) = (host.required.optional(input), host.err.optional(input));
    let status = skillcert_audit_merge(
        first.start().cast(),
        first.len,
        second.start().cast(),
        second.len,
        room.start,
        room.capacity,
        required.start,
        err.start,
    );
    let answer = Audit::from_bytes(first.bytes()).and_then(|mut audit| {
        audit.merge(&Audit::from_bytes(second.bytes())?)?;
        Ok(audit.to_bytes())
    });
    put(host, status, &room, (&required, &err), first.wrong.or(second.wrong), answer, 0);
}

fn rename(host: &mut Host, input: &mut Input<'_>) {
    let place = usize::from(input.byte() % 2);
    let part = host.parts_of_audits.get(place).cloned().unwrap_or_default();
    let (name, part) = (Text::drawn(input), Text::of(&part, input));
    let room = Room::<u8>::drawn(input, 1 << 15);
    let (required, err) = (host.required.optional(input), host.err.optional(input));
    let status = skillcert_audit_as_shard(
        part.start().cast(),
        part.len,
        name.start(),
        name.len,
        room.start,
        room.capacity,
        required.start,
        err.start,
    );
    let answer = Audit::from_bytes(part.bytes())
        .and_then(|audit| named(&name, |name| Ok(audit.as_shard(Some(name))?.to_bytes())));
    put(host, status, &room, (&required, &err), part.wrong.or(name.wrong), answer, place);
}

fn report(host: &mut Host, input: &mut Input<'_>) {
    let part = host.parts_of_audits.get(usize::from(input.byte() % 2)).cloned().unwrap_or_default();
    let (part, room) = (Text::of(&part, input), Room::<u8>::drawn(input, 1 << 15));
    let (required, err) = (host.required.optional(input), host.err.optional(input));
    let (rows, last) = (u64::from(input.byte()), [host.number.value]);
    let status = skillcert_audit_report(
        part.start().cast(),
        part.len,
        &raw const rows,
        last.as_ptr(),
        last.len(),
        room.start.cast(),
        room.capacity,
        required.start,
        err.start,
    );
    let answer = Audit::from_bytes(part.bytes()).and_then(|audit| {
        let mut expected = AuditExpectation::default();
        (expected.rows, expected.last) =
            (Some(rows), vec![CertificateNumber::from_decimal(host.number.value)?]);
        Ok(audit.report(&expected).to_json().into_bytes())
    });
    super::words::written(host, status, &room, &required, Some(&err), &[part.wrong], answer);
}

fn damage(host: &mut Host, input: &mut Input<'_>) {
    let at = usize::from(u16::from_le_bytes(input.bytes()));
    let [part, _] = &mut host.parts_of_audits;
    let Some(at) = at.checked_rem(part.len()) else { return };
    part.get_mut(at).into_iter().for_each(|byte| *byte ^= input.byte());
}

type Places<'a> =
    (&'a super::place::Place<usize>, &'a super::place::Place<skillcert_c::records::FindingRecord>);

/// Bytes, unlike texts, have no NUL behind them.
fn put(
    host: &mut Host,
    status: i32,
    room: &Room<u8>,
    (required, err): Places<'_>,
    wrong: Option<Code>,
    answer: Result<Vec<u8>, ValidationError>,
    place: usize,
) {
    let needed = answer.as_ref().map_or(0, Vec::len);
    let answer = answer.and_then(|part| room.takes(part.len()).map(|()| part));
    let is_told = host.told(status, err, &[wrong, room.wrong], &answer);
    let is_right = wrong.is_none() && room.wrong.is_none() && err.wrong.is_none();
    host.required.is(required, if is_right { needed } else { 0 });
    match answer {
        Ok(part) if is_told => {
            room.holds(&part);
            host.parts_of_audits.get_mut(place).into_iter().for_each(|place| *place = part.clone());
        }
        _ => room.holds(&[]),
    }
}
