//! An archive that is written from another one.

use std::io::{Read, Seek, Write};

use zip::{CompressionMethod, ZipWriter};

use super::watch::Target;
use crate::table::fault::{Code, Fault};
use crate::table::package::Package;

/// The fastest level: a table is written more often than it is kept.
pub(super) const LEVEL: i64 = 1;
/// An entry that is as large as this needs the fields of ZIP64.
const LARGE: u64 = 1 << 30;

/// Begins an entry as the one that it replaces, and returns that one to read.
pub(super) fn begin<'a, W: Write + Seek>(
    source: &'a mut Package,
    target: &mut ZipWriter<W>,
    place: usize,
) -> Result<impl Read + 'a, Fault> {
    let entry = source.stored(place)?;
    let deflated = entry.compression() == CompressionMethod::Deflated;
    let options = entry.options().compression_level(deflated.then_some(LEVEL));
    let name = entry.name_raw().to_vec();
    target.start_file_with_options(options.name(&name).large_file(entry.size() > LARGE))?;
    drop(entry);
    source.part(place)
}

/// Passes an entry on, byte for byte.
pub(super) fn pass<W: Write + Seek>(
    source: &mut Package,
    target: &mut ZipWriter<W>,
    place: usize,
) -> Result<(), Fault> {
    Ok(target.raw_copy_file(source.stored(place)?)?)
}

/// Writes what is still to be written.
pub(super) fn finish(target: ZipWriter<Target>) -> Result<(), Fault> {
    target.finish()?.into_inner().map_err(|_| Code::Damaged)?;
    Ok(())
}
