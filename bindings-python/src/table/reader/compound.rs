//! A compound file: streams in chains of sectors, as XLS and encrypted workbooks are.

use std::io::{Read as _, Seek as _, SeekFrom};

use crate::table::bytes::{u16_at, u32_at};
use crate::table::fault::{Code, Fault};
use crate::table::package::Shared;

/// A full sheet of XLS takes some 50 MB.
const LARGEST: u64 = 128 << 20;
/// Streams below this size lie in sectors of 64 bytes.
const SMALL: u32 = 4096;
const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Numbers from here on end a chain.
const ENDS: u32 = 0xFFFF_FFFA;

/// A stream or a folder.
struct Entry {
    name: String,
    start: u32,
    len: u32,
    /// Two others in the same folder, and one that is in this one.
    beside: [u32; 2],
    child: u32,
}

pub(super) struct Compound {
    file: Shared,
    /// The logarithm of the size of a sector.
    shift: u32,
    /// What follows each sector.
    next: Vec<u32>,
    entries: Vec<Entry>,
    small_next: Vec<u32>,
}

impl Compound {
    pub(super) fn open(file: Shared) -> Result<Self, Fault> {
        let mut compound = Self { file, shift: 9, next: vec![], entries: vec![], small_next: vec![] };
        compound.head().transpose().unwrap_or(Err(Code::Damaged.into()))?;
        Ok(compound)
    }

    /// Reads where everything is; `None` if the head is none.
    fn head(&mut self) -> Result<Option<()>, Fault> {
        let mut head = vec![];
        self.file.seek(SeekFrom::Start(0))?;
        (&mut self.file).take(512).read_to_end(&mut head)?;
        let shift = u16_at(&head, 30).map(u32::from);
        let (Some(shift @ (9 | 12)), true) = (shift, head.starts_with(&MAGIC)) else { return Ok(None) };
        self.shift = shift;
        let word = |place| u32_at(&head, place).unwrap_or(ENDS);
        let mut lists: Vec<u32> = words(head.get(76..).unwrap_or_default()).collect();
        let (mut list, mut left) = (word(68), self.sectors());
        while list < ENDS && left > 0 {
            let mut more: Vec<u32> = words(&self.sector_run(list, 1)?).collect();
            list = more.pop().unwrap_or(ENDS);
            lists.append(&mut more);
            left = left.saturating_sub(1);
        }
        lists.retain(|sector| *sector < ENDS);
        for sector in lists.into_iter().take(usize::try_from(self.sectors()).unwrap_or(usize::MAX)) {
            let part = self.sector_run(sector, 1)?;
            self.next.extend(words(&part));
        }
        let folder = self.chain(word(48), LARGEST)?;
        self.entries = folder.chunks_exact(128).map_while(entry).collect();
        let small = self.chain(word(60), LARGEST)?;
        self.small_next = words(&small).collect();
        Ok(Some(()))
    }

    /// Whether there is a stream with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The entry with this name in the outermost folder: a workbook within the workbook has streams of the same names.
    fn find(&self, name: &str) -> Option<&Entry> {
        let mut open = vec![self.entries.first()?.child];
        // Each is named once by another one.
        for _ in 0..=self.entries.len().saturating_mul(2) {
            let found = usize::try_from(open.pop()?).ok().and_then(|place| self.entries.get(place));
            match found {
                Some(entry) if entry.name.eq_ignore_ascii_case(name) => return Some(entry),
                Some(entry) => open.extend(entry.beside),
                None => {}
            }
        }
        None
    }

    /// The bytes of a stream.
    pub(super) fn stream(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(&Entry { start, len, .. }) = self.find(name) else { return Ok(None) };
        let bytes = if len < SMALL { self.small(start, len)? } else { self.chain(start, len.into())? };
        Ok(Some(bytes))
    }

    fn small(&mut self, start: u32, len: u32) -> Result<Vec<u8>, Fault> {
        let root = self.entries.first().map_or(ENDS, |root| root.start);
        let (all, mut bytes, mut sector) = (self.chain(root, LARGEST)?, vec![], start);
        let len = usize::try_from(len).unwrap_or(0);
        while sector < ENDS && bytes.len() < len {
            let place = usize::try_from(sector).unwrap_or(usize::MAX).saturating_mul(64);
            let part = all.get(place..).ok_or(Code::Damaged)?;
            bytes.extend_from_slice(part.get(..64).unwrap_or(part));
            sector = following(&self.small_next, sector)?;
        }
        bytes.truncate(len);
        Ok(bytes)
    }

    /// How many sectors the file can have.
    fn sectors(&self) -> u64 {
        (self.file.len() >> self.shift).saturating_add(1)
    }

    /// The bytes of a chain, up to a length.
    fn chain(&mut self, start: u32, len: u64) -> Result<Vec<u8>, Fault> {
        if len > LARGEST {
            return Err(Fault::from(Code::TooLarge).limit(LARGEST));
        }
        let (mut bytes, mut sector, mut left) = (vec![], start, self.sectors());
        while sector < ENDS && (bytes.len() as u64) < len {
            let (first, mut run) = (sector, 0_u64);
            while sector == first.saturating_add(u32::try_from(run).unwrap_or(u32::MAX)) && run < left {
                run = run.saturating_add(1);
                sector = following(&self.next, sector)?;
            }
            left = left.saturating_sub(run);
            if left == 0 && sector < ENDS {
                return Err(Code::Damaged.into());
            }
            bytes.append(&mut self.sector_run(first, run)?);
        }
        bytes.truncate(usize::try_from(len).unwrap_or(usize::MAX));
        Ok(bytes)
    }

    /// Consecutive sectors; the last of a file may be cut.
    fn sector_run(&mut self, first: u32, sectors: u64) -> Result<Vec<u8>, Fault> {
        let place = u64::from(first).saturating_add(1) << self.shift;
        if place >= self.file.len() {
            return Err(Code::Damaged.into());
        }
        let mut bytes = vec![];
        self.file.seek(SeekFrom::Start(place))?;
        (&mut self.file).take(sectors << self.shift).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

fn following(next: &[u32], sector: u32) -> Result<u32, Fault> {
    let next = usize::try_from(sector).ok().and_then(|sector| next.get(sector));
    next.copied().ok_or(Code::Damaged.into())
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|word| u32_at(word, 0))
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let name: Vec<u16> = bytes.get(..64)?.chunks_exact(2).filter_map(|unit| u16_at(unit, 0)).collect();
    let name = String::from_utf16_lossy(&name).trim_end_matches('\0').to_owned();
    let beside = [u32_at(bytes, 68)?, u32_at(bytes, 72)?];
    let (child, start, len) = (u32_at(bytes, 76)?, u32_at(bytes, 116)?, u32_at(bytes, 120)?);
    Some(Entry { name, start, len, beside, child })
}
