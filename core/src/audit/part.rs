//! An audit as bytes.
//!
//! ```text
//! "SKCA"  version u16 = 1  0 u16
//! shards u32, each:  length u8, name in UTF-8                                     in order, no two alike
//! numbers u64  refused u64  nulls u64
//! codes u32, each:   code u16, rows u64                                           in order; rows add up to `refused`
//! series u32, each:  YYPPCC u32, numbers u64, bytes of seen, repeated, voids u32  in order; numbers add up to `numbers`
//!                    seen, repeated, voids: portable Roaring bitmaps, nothing if 0 bytes
//! ```
//!
//! Integers are little-endian. The same audit has the same bytes, whatever the order of its rows and merges was.

use alloc::vec::Vec;
use core::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher13};

use super::ledger::Ledger;
use super::ledgers::{Ledgers, Prefix};
use super::reader::{Reader, malformed};
use super::roaring;
use super::serials::Serials;
use super::shards::Names;
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::number::column::Counts;

const MAGIC: &[u8] = b"SKCA";
const VERSION: u16 = 1;
/// Prefixes have six digits.
const PREFIXES: Prefix = 1_000_000;

pub(super) fn write(names: &Names, counts: &Counts, ledgers: &Ledgers) -> Vec<u8> {
    let mut out = Vec::from(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend([0; 2]);
    out.extend(count(names.len()));
    for name in names {
        // INVARIANT: a name has at most 255 bytes.
        out.push(u8::try_from(name.len()).unwrap_or(u8::MAX));
        out.extend(name.as_bytes());
    }
    write_content(counts, ledgers, &mut out);
    out
}

/// A digest of everything but the names.
pub(super) fn digest(counts: &Counts, ledgers: &Ledgers) -> u128 {
    let mut content = Vec::new();
    write_content(counts, ledgers, &mut content);
    let mut hasher = SipHasher13::new();
    hasher.write(&content);
    hasher.finish128().as_u128()
}

fn write_content(counts: &Counts, ledgers: &Ledgers, out: &mut Vec<u8>) {
    for rows in [counts.valid, counts.invalid, counts.nulls] {
        out.extend(rows.to_le_bytes());
    }
    out.extend(count(counts.codes().count()));
    for (code, rows) in sorted_codes(counts) {
        out.extend(code.number().to_le_bytes());
        out.extend(rows.to_le_bytes());
    }
    let ledgers = ledgers.sorted();
    out.extend(count(ledgers.len()));
    for (prefix, ledger) in ledgers {
        out.extend(prefix.to_le_bytes());
        write_ledger(ledger, out);
    }
}

fn sorted_codes(counts: &Counts) -> Vec<(Code, u64)> {
    let mut codes: Vec<_> = counts.codes().collect();
    codes.sort_unstable();
    codes
}

fn write_ledger(ledger: &Ledger, out: &mut Vec<u8>) {
    out.extend(ledger.numbers.to_le_bytes());
    let sets = [&ledger.seen, &ledger.repeated, &ledger.voids].map(|serials| {
        let mut bytes = Vec::new();
        if !serials.is_empty() {
            roaring::write(serials, &mut bytes);
        }
        bytes
    });
    sets.iter().for_each(|bytes| out.extend(count(bytes.len())));
    sets.iter().for_each(|bytes| out.extend(bytes));
}

/// No count or length of an audit needs more than 32 bits.
fn count(count: usize) -> [u8; 4] {
    u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes()
}

pub(super) fn read(bytes: &[u8]) -> Result<(Names, Counts, Ledgers), ValidationError> {
    let mut reader = Reader::new(bytes);
    read_version(&mut reader)?;
    let names = read_names(&mut reader)?;
    let at = reader.at();
    let counts = read_counts(&mut reader)?;
    let ledgers = read_ledgers(&mut reader)?;
    reader.end()?;
    let numbers = ledgers.sorted().iter().try_fold(0_u64, |sum, (_, ledger)| sum.checked_add(ledger.numbers));
    let is_empty = ledgers.is_empty() && counts == Counts::default();
    if numbers != Some(counts.valid) || (names.is_empty() && !is_empty) {
        return Err(malformed(at));
    }
    Ok((names, counts, ledgers))
}

fn read_version(reader: &mut Reader<'_>) -> Result<(), ValidationError> {
    reader.checked(|reader| reader.take(MAGIC.len()), |magic| *magic == MAGIC)?;
    let version = reader.u16()?;
    if version != VERSION {
        let finding = Finding::new(Code::AuditPartVersion, Component::Audit);
        return Err(finding.with_value(version.into()).with_limit(VERSION.into()).into());
    }
    reader.checked(Reader::u16, |reserved| *reserved == 0).map(drop)
}

fn read_names(reader: &mut Reader<'_>) -> Result<Names, ValidationError> {
    let mut names = Names::new();
    for _ in 0..reader.u32()? {
        let at = reader.at();
        let length = reader.checked(Reader::u8, |length| *length > 0)?;
        let name = core::str::from_utf8(reader.take(length.into())?).map_err(|_| malformed(at))?;
        if names.last().is_some_and(|last| **last >= *name) {
            return Err(malformed(at));
        }
        names.insert(name.into());
    }
    Ok(names)
}

fn read_counts(reader: &mut Reader<'_>) -> Result<Counts, ValidationError> {
    let at = reader.at();
    let (valid, invalid, nulls) = (reader.u64()?, reader.u64()?, reader.u64()?);
    let mut counts = Counts::default();
    (counts.valid, counts.nulls) = (valid, nulls);
    let mut last = None;
    for _ in 0..reader.u32()? {
        let at = reader.at();
        let (code, rows) = (Code::from_number(reader.u16()?), reader.u64()?);
        let code = code.filter(|code| rows > 0 && last.is_none_or(|last| *code > last));
        let code = code.ok_or_else(|| malformed(at))?;
        counts.refuse(code, rows).ok_or_else(|| malformed(at))?;
        last = Some(code);
    }
    if counts.invalid == invalid { Ok(counts) } else { Err(malformed(at)) }
}

fn read_ledgers(reader: &mut Reader<'_>) -> Result<Ledgers, ValidationError> {
    let (mut ledgers, mut last) = (Ledgers::default(), None);
    for _ in 0..reader.u32()? {
        let at = reader.at();
        let is_next = |prefix: &Prefix| *prefix < PREFIXES && last.is_none_or(|last| *prefix > last);
        let prefix = reader.checked(Reader::u32, is_next)?;
        let ledger = reader.checked(read_ledger, is_possible)?;
        *ledgers.entry(prefix).ok_or(malformed(at))? = ledger;
        last = Some(prefix);
    }
    Ok(ledgers)
}

fn read_ledger(reader: &mut Reader<'_>) -> Result<Ledger, ValidationError> {
    let numbers = reader.u64()?;
    let [seen, repeated, voids] = [reader.u32()?, reader.u32()?, reader.u32()?];
    Ok(Ledger {
        numbers,
        seen: read_serials(reader, seen)?,
        repeated: read_serials(reader, repeated)?,
        voids: read_serials(reader, voids)?,
    })
}

fn read_serials(reader: &mut Reader<'_>, length: u32) -> Result<Serials, ValidationError> {
    if length == 0 {
        return Ok(Serials::default());
    }
    let at = reader.at();
    reader.checked(roaring::read, |serials| !serials.is_empty()).and_then(|serials| {
        if reader.at().saturating_sub(at) == length as usize { Ok(serials) } else { Err(malformed(at)) }
    })
}

/// Whether rows can lead to this: each repeated serial was met, and has a row more; without one, there is no row more.
fn is_possible(ledger: &Ledger) -> bool {
    let [seen, repeated] = [&ledger.seen, &ledger.repeated].map(|serials| u64::from(serials.len()));
    let more = ledger.numbers.checked_sub(seen);
    let rows_fit = more.is_some_and(|more| more >= repeated && (more == 0) == (repeated == 0));
    let met = u64::from(ledger.seen.common(&ledger.repeated).len()) == repeated;
    rows_fit && met && !(ledger.seen.is_empty() && ledger.voids.is_empty())
}
