//! Audits of columns of numbers: parts that merge, and what they say.

use std::ffi::c_char;

use skillcert_core::number::column::Counts;
use skillcert_core::{Audit, AuditExpectation, CertificateNumber, Code, Component, ValidationError};

use crate::argument::{self, utf8};
use crate::batch::room;
use crate::boundary::{self, Out, Plain};
use crate::guard::answer;
use crate::output::{Buffer, Bytes};
use crate::records::FindingRecord;

/// Rows that are copied before the next ones are: 8 MB.
const BATCH: usize = 1 << 20;

/// Audits a column: which serials of each series it has, exactly, whatever the order of its rows. The answer is a part:
/// bytes without personal data that merge with those of other rows.
///
/// `numbers` and `codes` have `rows` elements, as the functions skillcert_column_check_...() write them: a number, or 0 where
/// a row has none; its code if it is refused. `codes` may be NULL: then 0 is a row without a value, and what is no number is
/// counted by its code. `voids` has `n_voids` numbers that were declared void: used up, so no gaps. `shard` names the
/// rows, in 1 to 255 bytes, so that they cannot count twice: a file, or a part of a table.
#[no_mangle]
pub extern "system" fn skillcert_audit_column(
    shard: *const c_char,
    shard_len: usize,
    numbers: *const u64,
    codes: *const u16,
    rows: usize,
    voids: *const u64,
    n_voids: usize,
    buf: *mut u8,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    answer(Bytes::new(buf, cap, required, 8), Out::detail(err, 11), || {
        boundary::elements(numbers, rows, 3)?;
        room(codes, rows, 4)?;
        let mut audit = name(shard, shard_len, 1, Audit::shard)?;
        for first in (0..rows).step_by(BATCH) {
            add(&mut audit, numbers, codes, first, rows.saturating_sub(first).min(BATCH))?;
        }
        for index in 0..n_voids {
            audit.void(CertificateNumber::from_decimal(boundary::element(voids, index, 6)?)?)?;
        }
        Ok(audit.to_bytes())
    })
}

fn name<R>(
    start: *const c_char,
    len: usize,
    argument: u8,
    read: impl FnOnce(&str) -> Result<R, ValidationError>,
) -> Result<R, ValidationError> {
    boundary::text(start, len, argument, |bytes| read(utf8(bytes, Component::Shard)?))
}

fn add(
    audit: &mut Audit,
    numbers: *const u64,
    codes: *const u16,
    first: usize,
    rows: usize,
) -> Result<(), ValidationError> {
    let numbers = copies(numbers, first, rows, 3)?;
    if codes.is_null() {
        return audit.add(&numbers);
    }
    let mut counts = Counts::default();
    for (number, code) in numbers.iter().zip(copies(codes, first, rows, 4)?) {
        match (number, code) {
            (0, 0) => counts.nulls = counts.nulls.saturating_add(1),
            (_, 0) => counts.valid = counts.valid.saturating_add(1),
            (_, code) => {
                let refused = Code::from_number(code).and_then(|code| counts.refuse(code, 1));
                refused.ok_or_else(|| argument::unknown_kind(code.into(), 4))?;
            }
        }
    }
    audit.add_checked(&numbers, &counts)
}

fn copies<T: Plain + Default>(
    start: *const T,
    first: usize,
    len: usize,
    argument: u8,
) -> Result<Vec<T>, ValidationError> {
    let mut copies = vec![T::default(); len];
    boundary::copy_in(start, first, &mut copies, argument)?;
    Ok(copies)
}

/// Merges two parts of different rows. The result is the same in any order and grouping, byte for byte.
///
/// Fails with SKILLCERT_CODE_SHARD_REPEATED if both have a shard; `value` is its place among those of the first, from 1.
/// Parts are not believed: what is malformed fails with SKILLCERT_CODE_AUDIT_PART_MALFORMED and the byte.
#[no_mangle]
pub extern "system" fn skillcert_audit_merge(
    first: *const u8,
    first_len: usize,
    second: *const u8,
    second_len: usize,
    buf: *mut u8,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    answer(Bytes::new(buf, cap, required, 5), Out::detail(err, 8), || {
        let mut sum = part(first, first_len, 1)?;
        sum.merge(&part(second, second_len, 3)?)?;
        Ok(sum.to_bytes())
    })
}

fn part(start: *const u8, len: usize, argument: u8) -> Result<Audit, ValidationError> {
    boundary::text(start.cast(), len, argument, Audit::from_bytes)
}

/// Gives all shards of a part one name, as those of a city are one shard for the province.
#[no_mangle]
pub extern "system" fn skillcert_audit_as_shard(
    part: *const u8,
    part_len: usize,
    shard: *const c_char,
    shard_len: usize,
    buf: *mut u8,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    answer(Bytes::new(buf, cap, required, 5), Out::detail(err, 8), || {
        let audit = self::part(part, part_len, 1)?;
        name(shard, shard_len, 3, |name| Ok(audit.as_shard(Some(name))?.to_bytes()))
    })
}

/// Tells what a part says, as a document: shards, rows, series with gaps, repetitions and voids, findings.
///
/// `rows` (may be NULL) is how many rows there should be; `last` has `n_last` numbers, the last of each series by the
/// register. Whatever differs is a finding.
#[no_mangle]
pub extern "system" fn skillcert_audit_report(
    part: *const u8,
    part_len: usize,
    rows: *const u64,
    last: *const u64,
    n_last: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    answer(Buffer::<String>::new(buf, cap, required, 6), Out::detail(err, 9), || {
        let audit = self::part(part, part_len, 1)?;
        let mut expected = AuditExpectation::default();
        if !rows.is_null() {
            expected.rows = Some(boundary::element(rows, 0, 3)?);
        }
        for index in 0..n_last {
            expected.last.push(CertificateNumber::from_decimal(boundary::element(last, index, 4)?)?);
        }
        Ok(audit.report(&expected).to_json())
    })
}
