//! Memory for the numbers of a column.

use arrow_buffer::{Buffer, ScalarBuffer};
use bytes::Bytes;
use memmap2::MmapMut;

/// The numbers of some rows, in the order in which they come.
pub(super) enum Numbers {
    Heap(Vec<u64>),
    /// Memory of the system's own, and how many numbers are in it.
    System(MmapMut, usize),
}

/// From how many bytes on an allocator asks the system anew each time: the most that glibc keeps for later. A first touch
/// of each page of 4 KB then takes longer than all checks, so larger pages are asked for.
const LARGE: usize = 32 << 20;

impl Numbers {
    /// Room for the numbers of some rows.
    pub(super) fn with_capacity(rows: usize) -> Self {
        let bytes = rows.saturating_mul(size_of::<u64>());
        match Some(bytes).filter(|bytes| *bytes >= LARGE).and_then(large_pages) {
            Some(memory) => Self::System(memory, 0),
            None => Self::Heap(Vec::with_capacity(rows)),
        }
    }

    /// Adds numbers, for which there has to be room.
    pub(super) fn extend(&mut self, numbers: &[u64]) {
        match self {
            Self::Heap(all) => all.extend_from_slice(numbers),
            Self::System(memory, rows) => {
                let (places, _) = memory.as_chunks_mut();
                let places = places.get_mut(*rows..).unwrap_or_default();
                for (place, number) in places.iter_mut().zip(numbers) {
                    *place = number.to_ne_bytes();
                }
                *rows = rows.saturating_add(numbers.len());
            }
        }
    }

    pub(super) fn get(&self, row: usize) -> Option<u64> {
        match self {
            Self::Heap(all) => all.get(row).copied(),
            Self::System(memory, _) => memory.as_chunks().0.get(row).copied().map(u64::from_ne_bytes),
        }
    }
}

impl From<Numbers> for ScalarBuffer<u64> {
    fn from(numbers: Numbers) -> Self {
        match numbers {
            Numbers::Heap(all) => all.into(),
            Numbers::System(memory, rows) => Self::new(Buffer::from(Bytes::from_owner(memory)), 0, rows),
        }
    }
}

/// Zeros in pages of 2 MB, if the system has such.
#[cfg(target_os = "linux")]
fn large_pages(bytes: usize) -> Option<MmapMut> {
    let memory = MmapMut::map_anon(bytes).ok()?;
    memory.advise(memmap2::Advice::HugePage).ok()?;
    Some(memory)
}

#[cfg(not(target_os = "linux"))]
fn large_pages(_bytes: usize) -> Option<MmapMut> {
    None
}
