//! Audits of columns of numbers: parts that merge, and what they say.

use std::ffi::c_char;

use skillcert_core::number::column::Counts;
use skillcert_core::{Audit, AuditExpectation, CertificateNumber, Code, Component, ValidationError};

use crate::argument::{self, utf8};
use crate::boundary::{self, Array, Out, Plain};
use crate::guard::answer_with_memory;
use crate::output::{Buffer, Bytes};
use crate::records::FindingRecord;
use crate::reserve::Reserve;

/// Rows that are copied before the next ones are: 8 MB.
const BATCH: usize = 1 << 20;
/// Where memory is short, no fewer rows than these.
const LEAST: usize = 1 << 10;

// What may be needed at most, in bytes: more than twice what the worst inputs need that are known, see `tests/driver.c`.

/// For what is there without a row, and the tables of years.
fn base(rows_or_bytes: usize) -> usize {
    const OF_YEARS: usize = 1 << 24;
    rows_or_bytes.saturating_mul(1 << 17).min(OF_YEARS).saturating_add(1 << 17)
}

/// For one more step: numbers that are all of different series.
fn to_add(series: usize, rows: usize) -> usize {
    let of_series = series.saturating_mul(1 << 10);
    base(rows).saturating_add(of_series).saturating_add(rows.saturating_mul(1 << 11))
}

/// For the part of an audit of so many rows.
fn to_write(series: usize, rows: usize) -> usize {
    let of_serials = rows.saturating_mul(1 << 7).min(series.saturating_mul(1 << 24));
    base(0).saturating_add(series.saturating_mul(1 << 10)).saturating_add(of_serials)
}

/// For parts of so many bytes that become one.
fn to_merge(bytes: usize) -> usize {
    base(bytes).saturating_add(bytes.saturating_mul(1 << 8))
}

/// For the document on a part: the worst has a gap between all serials.
fn to_report(bytes: usize, last: usize) -> usize {
    let of_last = last.saturating_mul(1 << 10);
    to_merge(bytes).saturating_add(bytes.saturating_mul(1 << 10)).saturating_add(of_last)
}

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
    answer_with_memory(Bytes::new(buf, cap, required, 8), Out::detail(err, 11), |reserve| {
        let (numbers, voids) = (Array::new(numbers, rows, 3)?, Array::new(voids, n_voids, 6)?);
        let codes = if codes.is_null() { None } else { Some(Array::new(codes, rows, 4)?) };
        reserve.hold(base(0))?;
        let mut audit = name(shard, shard_len, 1, Audit::shard)?;
        in_steps(reserve, &mut audit, rows, |audit, first, len| add(audit, numbers, codes, first, len))?;
        in_steps(reserve, &mut audit, n_voids, |audit, first, len| void(audit, voids, first, len))?;
        reserve.hold(to_write(audit.series().len(), rows.saturating_add(n_voids)))?;
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

/// Takes steps as large as memory can be held for: smaller ones take longer and come to the same.
fn in_steps(
    reserve: &Reserve,
    audit: &mut Audit,
    rows: usize,
    mut step: impl FnMut(&mut Audit, usize, usize) -> Result<(), ValidationError>,
) -> Result<(), ValidationError> {
    let (mut first, mut most) = (0_usize, BATCH);
    while first < rows {
        let (series, mut len) = (audit.series().len(), rows.saturating_sub(first).min(most));
        // Without a reserve nothing is allocated.
        while let Err(refused) = reserve.hold(to_add(series, len)) {
            if len <= LEAST {
                return Err(refused);
            }
            len /= 2;
            most = len;
        }
        step(audit, first, len)?;
        first = first.saturating_add(len);
    }
    Ok(())
}

fn void(
    audit: &mut Audit,
    voids: Array<*const u64>,
    first: usize,
    len: usize,
) -> Result<(), ValidationError> {
    (first..first.saturating_add(len))
        .try_for_each(|index| audit.void(CertificateNumber::from_decimal(voids.element(index))?))
}

fn add(
    audit: &mut Audit,
    numbers: Array<*const u64>,
    codes: Option<Array<*const u16>>,
    first: usize,
    rows: usize,
) -> Result<(), ValidationError> {
    let numbers = copies(numbers, first, rows);
    let Some(codes) = codes else {
        return audit.add(&numbers);
    };
    let mut counts = Counts::default();
    for (number, code) in numbers.iter().zip(copies(codes, first, rows)) {
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

fn copies<T: Plain + Default>(column: Array<*const T>, first: usize, len: usize) -> Vec<T> {
    let mut copies = vec![T::default(); len];
    column.copy_to(first, &mut copies);
    copies
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
    answer_with_memory(Bytes::new(buf, cap, required, 5), Out::detail(err, 8), |reserve| {
        boundary::text(first.cast(), first_len, 1, |first| {
            boundary::text(second.cast(), second_len, 3, |second| {
                reserve.hold(to_merge(first.len().saturating_add(second.len())))?;
                let mut sum = Audit::from_bytes(first)?;
                sum.merge(&Audit::from_bytes(second)?)?;
                Ok(sum.to_bytes())
            })
        })
    })
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
    answer_with_memory(Bytes::new(buf, cap, required, 5), Out::detail(err, 8), |reserve| {
        boundary::text(part.cast(), part_len, 1, |part| {
            reserve.hold(to_merge(part.len()))?;
            let audit = Audit::from_bytes(part)?;
            name(shard, shard_len, 3, |name| Ok(audit.as_shard(Some(name))?.to_bytes()))
        })
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
    answer_with_memory(Buffer::<String>::new(buf, cap, required, 6), Out::detail(err, 9), |reserve| {
        let expected = (Array::new(rows, usize::from(!rows.is_null()), 3)?, Array::new(last, n_last, 4)?);
        boundary::text(part.cast(), part_len, 1, |part| {
            reserve.hold(to_report(part.len(), n_last))?;
            Ok(Audit::from_bytes(part)?.report(&self::expected(expected)?).to_json())
        })
    })
}

fn expected(
    (rows, last): (Array<*const u64>, Array<*const u64>),
) -> Result<AuditExpectation, ValidationError> {
    let last: Result<Vec<_>, _> =
        (0..last.len()).map(|index| CertificateNumber::from_decimal(last.element(index))).collect();
    let mut expected = AuditExpectation::default().with_last(last?);
    expected.rows = (rows.len() > 0).then(|| rows.element(0));
    Ok(expected)
}
