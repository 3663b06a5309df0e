//! An archive of parts, as XLSX, XLSB and ODS are: each part found whatever its case and slashes, inflated within
//! bounds.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use zip::ZipArchive;
use zip::read::ZipFile;

use super::fault::{Code, Fault};

/// A sheet of a million rows and ten columns of inline texts has some 1 GB of XML.
const LARGEST_PART: u64 = 1 << 31;
/// XML of a sheet deflates to a twentieth or so; blank rows without numbers, a few times more.
const RATIO: u64 = 100;
/// Up to here any ratio is fine: it takes no second.
const HARMLESS: u64 = 1 << 26;
/// Workbooks have some dozens of parts, with pictures some thousands.
const MOST_PARTS: usize = 1 << 16;

/// A file that several readers share, each with a place of its own.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    file: Arc<File>,
    place: u64,
    len: u64,
}

impl Shared {
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let file = File::open(path).map_err(|_| Fault::from(Code::Unreadable))?;
        let len = file.metadata()?.len();
        Ok(Self { file: Arc::new(file), place: 0, len })
    }

    pub(crate) fn len(&self) -> u64 {
        self.len
    }
}

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        let read = std::os::unix::fs::FileExt::read_at(&*self.file, buffer, self.place)?;
        #[cfg(windows)]
        let read = std::os::windows::fs::FileExt::seek_read(&*self.file, buffer, self.place)?;
        self.place = self.place.saturating_add(read as u64);
        Ok(read)
    }
}

impl Seek for Shared {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(offset) => self.len.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.place.checked_add_signed(offset),
        };
        self.place = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.place)
    }
}

pub(crate) struct Package {
    archive: ZipArchive<BufReader<Shared>>,
    /// The places of the parts by their names in small letters.
    places: HashMap<String, usize>,
}

impl Package {
    /// The package in a file. No two parts may share bytes: that is how small files become large ones.
    pub(crate) fn open(file: Shared) -> Result<Self, Fault> {
        let mut archive = ZipArchive::new(BufReader::new(file))?;
        if archive.len() > MOST_PARTS || archive.has_overlapping_files()? {
            return Err(Code::TooLarge.into());
        }
        let mut places = HashMap::new();
        for (place, name) in archive.file_names_raw().enumerate() {
            if places.insert(normal(&String::from_utf8_lossy(name)), place).is_some() {
                return Err(Code::Damaged.into());
            }
        }
        if archive.has_duplicate_names() {
            return Err(Code::Damaged.into());
        }
        Ok(Self { archive, places })
    }

    /// Where in the archive the part with this name is.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(&normal(name)).copied()
    }

    /// The bytes of a part.
    pub(crate) fn part(&mut self, place: usize) -> Result<BufReader<Part<'_>>, Fault> {
        let entry = self.archive.by_index(place)?;
        let most = entry.compressed_size().saturating_mul(RATIO).clamp(HARMLESS, LARGEST_PART);
        Ok(BufReader::with_capacity(1 << 16, Part { entry, read: 0, most }))
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.archive.len()
    }

    /// An entry as it is stored.
    pub(crate) fn stored(&mut self, place: usize) -> Result<ZipFile<'_, BufReader<Shared>>, Fault> {
        Ok(self.archive.by_index_raw(place)?)
    }

    /// How many bytes a part is said to have.
    pub(crate) fn size(&mut self, place: usize) -> Result<u64, Fault> {
        Ok(self.archive.by_index_raw(place)?.size())
    }
}

/// The name as parts are compared: `\` is `/`, and case tells nothing.
fn normal(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// A part as it is inflated. What the archive says about its size is not believed.
pub(crate) struct Part<'a> {
    entry: ZipFile<'a, BufReader<Shared>>,
    read: u64,
    most: u64,
}

impl Part<'_> {
    /// How many bytes were inflated so far.
    pub(crate) fn read_so_far(&self) -> u64 {
        self.read
    }
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.entry.read(buffer)?;
        self.read = self.read.saturating_add(read as u64);
        if self.read > self.most {
            return Err(Fault::from(Code::TooLarge).limit(self.most).into());
        }
        Ok(read)
    }
}
