//! The portable Roaring format, in which bitmap libraries of all languages exchange their sets.
//!
//! ```text
//! cookie      no runs: 12346 and the count, 4 + 4 bytes
//!             runs:    12347 | (count - 1) << 16, then a bit per container that says whether it holds runs
//! heads       per container: key (the upper half of its serials), number of serials - 1     2 + 2 bytes
//! offsets     per container: where it begins, from the cookie on                            4 bytes
//!             left out where there are runs and fewer than 4 containers
//! containers  array: the lower halves in order, at most 4096                                2 bytes a serial
//!             runs:  their number, then first and length - 1 of each                        2 + 4 bytes a run
//!             bits:  65 536 bits                                                            8192 bytes
//! ```
//!
//! All of it is little-endian. It is a form of storage only: inserting into its containers takes several times as long as
//! sorting the serials would, which is why an audit works on pages. Written here because those of Rust read and write it with `std` only. A set is written as they write it after
//! `run_optimize`: each page in the smallest of its three containers. Read is what any of them writes.

use alloc::vec::Vec;

use super::bits::no_bits;
use super::page::Page;
use super::reader::{Reader, malformed};
use super::runs::Run;
use super::serials::Serials;
use crate::finding::ValidationError;

/// The first word where no container holds runs.
const NO_RUNS: u32 = 12_346;
/// The lower half of the first word where some do.
const WITH_RUNS: u32 = 12_347;
/// From so many containers on, sets with runs have a table of offsets too.
const OFFSETS: usize = 4;
/// An array has no more serials.
const ARRAY: u32 = 4096;
/// The size of bits in bytes.
const BITS: usize = 8192;
/// The key of the page with serial 9 999 999, and that serial's place in it.
const LAST: (u16, u16) = (152, 38_527);

/// A container that is about to be written.
struct Container<'a> {
    key: u8,
    page: &'a Page,
    len: u32,
    /// The number of runs, if they take the least bytes.
    runs: Option<u16>,
}

impl<'a> Container<'a> {
    fn of((key, page): (u8, &'a Page)) -> Option<Self> {
        let (len, runs) = (page.len(), page.runs().count());
        let runs = u16::try_from(runs).ok().filter(|_| size_of_runs(runs) < size_without_runs(len));
        (len > 0).then_some(Self { key, page, len, runs })
    }

    fn size(&self) -> usize {
        self.runs.map_or_else(|| size_without_runs(self.len), |runs| size_of_runs(runs.into()))
    }

    fn write(&self, out: &mut Vec<u8>) {
        if let Some(runs) = self.runs {
            out.extend(runs.to_le_bytes());
            for run in self.page.runs() {
                out.extend(run.first.to_le_bytes());
                out.extend(run.last.saturating_sub(run.first).to_le_bytes());
            }
        } else if self.len <= ARRAY {
            let serials = self.page.runs().flat_map(|run| run.first..=run.last);
            out.extend(serials.flat_map(u16::to_le_bytes));
        } else {
            out.extend(self.page.bits().iter().flat_map(|word| word.to_le_bytes()));
        }
    }
}

const fn size_of_runs(runs: usize) -> usize {
    runs.saturating_mul(4).saturating_add(2)
}

const fn size_without_runs(len: u32) -> usize {
    if len <= ARRAY { (len as usize).saturating_mul(2) } else { BITS }
}

/// Whether there is a table of offsets.
const fn has_offsets(with_runs: bool, containers: usize) -> bool {
    !with_runs || containers >= OFFSETS
}

pub(super) fn write(serials: &Serials, out: &mut Vec<u8>) {
    let containers: Vec<_> = serials.pages().filter_map(Container::of).collect();
    let with_runs = containers.iter().any(|container| container.runs.is_some());
    let begin = out.len();
    write_count(&containers, with_runs, out);
    for container in &containers {
        out.extend(u16::from(container.key).to_le_bytes());
        // INVARIANT: a container has 1 to 65 536 serials.
        out.extend(u16::try_from(container.len.saturating_sub(1)).unwrap_or(u16::MAX).to_le_bytes());
    }
    if has_offsets(with_runs, containers.len()) {
        write_offsets(&containers, out.len().saturating_sub(begin), out);
    }
    containers.iter().for_each(|container| container.write(out));
}

fn write_count(containers: &[Container<'_>], with_runs: bool, out: &mut Vec<u8>) {
    // INVARIANT: there are at most 153 containers.
    let count = u32::try_from(containers.len()).unwrap_or(u32::MAX);
    if !with_runs {
        out.extend(NO_RUNS.to_le_bytes());
        out.extend(count.to_le_bytes());
        return;
    }
    out.extend((count.saturating_sub(1) << 16 | WITH_RUNS).to_le_bytes());
    for eight in containers.chunks(8) {
        let flag = |byte, (bit, container): (u32, &Container<'_>)| {
            byte | u8::from(container.runs.is_some()).checked_shl(bit).unwrap_or(0)
        };
        out.push((0..).zip(eight).fold(0, flag));
    }
}

fn write_offsets(containers: &[Container<'_>], table: usize, out: &mut Vec<u8>) {
    let mut offset = table.saturating_add(containers.len().saturating_mul(4));
    for container in containers {
        out.extend(u32::try_from(offset).unwrap_or(u32::MAX).to_le_bytes());
        offset = offset.saturating_add(container.size());
    }
}

/// Reads a set that ends where the reader's bytes end, or later.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<Serials, ValidationError> {
    let begin = reader.at();
    let (count, flags) = read_count(reader)?;
    let mut heads = Vec::new();
    for _ in 0..count {
        let after = heads.last().map(|(key, _)| *key);
        let key =
            reader.checked(Reader::u16, |key| *key <= LAST.0 && after.is_none_or(|after| *key > after))?;
        heads.push((key, u32::from(reader.u16()?).saturating_add(1)));
    }
    let mut offsets = Vec::new();
    if has_offsets(flags.is_some(), count) {
        for _ in 0..count {
            offsets.push((reader.at(), reader.u32()?));
        }
    }
    let mut serials = Serials::default();
    for (index, (key, len)) in heads.into_iter().enumerate() {
        if let Some((place, offset)) = offsets.get(index)
            && u32::try_from(reader.at().saturating_sub(begin)) != Ok(*offset)
        {
            return Err(malformed(*place));
        }
        let has_runs = flags.is_some_and(|flags| has_runs(flags, index));
        let page =
            reader.checked(|reader| read_page(reader, len, has_runs), |page| is_possible(key, page))?;
        serials.put(u8::try_from(key).unwrap_or(u8::MAX), page);
    }
    Ok(serials)
}

/// How many containers there are, and which of them hold runs.
fn read_count<'a>(reader: &mut Reader<'a>) -> Result<(usize, Option<&'a [u8]>), ValidationError> {
    let is_possible = |count: &u32| *count <= u32::from(LAST.0).saturating_add(1);
    let at = reader.at();
    let cookie = reader.u32()?;
    if cookie == NO_RUNS {
        return Ok((reader.checked(Reader::u32, is_possible)? as usize, None));
    }
    let count = (cookie >> 16).saturating_add(1);
    if cookie & 0xFFFF != WITH_RUNS || !is_possible(&count) {
        return Err(malformed(at));
    }
    let count = count as usize;
    let belong = |flags: &&[u8]| (count..flags.len().saturating_mul(8)).all(|index| !has_runs(flags, index));
    Ok((count, Some(reader.checked(|reader| reader.take(count.div_ceil(8)), belong)?)))
}

/// Whether the flag of a container is set.
fn has_runs(flags: &[u8], index: usize) -> bool {
    flags.get(index / 8).is_some_and(|byte| byte >> (index % 8) & 1 == 1)
}

/// Serials begin with 1 and end with 9 999 999.
fn is_possible(key: u16, page: &Page) -> bool {
    page.runs().all(|run| (key > 0 || run.first > 0) && (key < LAST.0 || run.last <= LAST.1))
}

fn read_page(reader: &mut Reader<'_>, len: u32, has_runs: bool) -> Result<Page, ValidationError> {
    let at = reader.at();
    let page = if has_runs {
        Page::of_runs(read_runs(reader)?)
    } else if len <= ARRAY {
        Page::of_runs(read_array(reader, len)?)
    } else {
        read_bits(reader)?
    };
    if page.len() == len { Ok(page) } else { Err(malformed(at)) }
}

fn read_runs(reader: &mut Reader<'_>) -> Result<Vec<Run<u16>>, ValidationError> {
    let mut runs: Vec<Run<u16>> = Vec::new();
    for _ in 0..reader.u16()? {
        let end = runs.last().map(|run| u32::from(run.last).saturating_add(1));
        let first = reader.checked(Reader::u16, |first| end.is_none_or(|end| u32::from(*first) > end))?;
        let more = reader.checked(Reader::u16, |more| first.checked_add(*more).is_some())?;
        runs.push(Run { first, last: first.saturating_add(more) });
    }
    Ok(runs)
}

fn read_array(reader: &mut Reader<'_>, len: u32) -> Result<Vec<Run<u16>>, ValidationError> {
    let mut runs: Vec<Run<u16>> = Vec::new();
    for _ in 0..len {
        let end = runs.last().map(|run| run.last);
        let serial = reader.checked(Reader::u16, |serial| end.is_none_or(|end| *serial > end))?;
        match runs.last_mut() {
            Some(run) if run.last.checked_add(1) == Some(serial) => run.last = serial,
            _ => runs.push(Run { first: serial, last: serial }),
        }
    }
    Ok(runs)
}

fn read_bits(reader: &mut Reader<'_>) -> Result<Page, ValidationError> {
    let mut bits = no_bits();
    for word in bits.iter_mut() {
        *word = reader.u64()?;
    }
    Ok(Page::of_bits(bits))
}
