//! Text in UTF-8, read from a part in UTF-8 or UTF-16.

use std::io::{self, BufRead, Read};

use super::fault::{Code, Fault};

/// In which order the bytes of UTF-16 come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wide {
    Little,
    Big,
}

/// Whether XML that begins like this is in UTF-16, and how long its mark is.
fn wide(head: &[u8]) -> Option<(Wide, usize)> {
    match head {
        [0xFF, 0xFE, ..] => Some((Wide::Little, 2)),
        [0xFE, 0xFF, ..] => Some((Wide::Big, 2)),
        [b'<', 0, ..] => Some((Wide::Little, 0)),
        [0, b'<', ..] => Some((Wide::Big, 0)),
        _ => None,
    }
}

/// Whether XML that begins like this is in UTF-16.
pub(crate) fn is_wide(head: &[u8]) -> bool {
    wide(head).is_some()
}

/// Refuses what is declared to be something else: it might be read all the same, and wrongly.
pub(crate) fn refuse_other(label: &str) -> Result<(), Fault> {
    let known = ["utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "iso-10646-ucs-2"];
    if known.contains(&label.to_ascii_lowercase().as_str()) { Ok(()) } else { Err(Code::NotUtf8.into()) }
}

/// Gives the bytes of UTF-8 as they are, without a mark, and those of UTF-16 as UTF-8.
pub(crate) struct Utf8<R> {
    source: R,
    /// Known as soon as something was read.
    wide: Option<Option<Wide>>,
    /// Bytes that are no whole character yet.
    held: Vec<u8>,
    text: String,
    place: usize,
}

impl<R: BufRead> Utf8<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { source, wide: None, held: vec![], text: String::new(), place: 0 }
    }

    pub(crate) fn get_ref(&self) -> &R {
        &self.source
    }

    /// Looks at the beginning, and leaves the mark out.
    fn begin(&mut self) -> io::Result<Option<Wide>> {
        if let Some(wide) = self.wide {
            return Ok(wide);
        }
        let head = self.source.fill_buf()?;
        let narrow = if head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let (wide, mark) = wide(head).map_or((None, narrow), |(wide, mark)| (Some(wide), mark));
        self.source.consume(mark);
        self.wide = Some(wide);
        Ok(wide)
    }

    /// Reads on until there is a character, or nothing more.
    fn decode(&mut self, wide: Wide) -> io::Result<()> {
        self.text.clear();
        self.place = 0;
        while self.text.is_empty() {
            let chunk = self.source.fill_buf()?;
            if chunk.is_empty() {
                return if self.held.is_empty() { Ok(()) } else { Err(Fault::from(Code::NotUtf8).into()) };
            }
            self.held.extend_from_slice(chunk);
            let read = chunk.len();
            self.source.consume(read);
            let (pairs, _) = self.held.as_chunks();
            let units = pairs.iter().map(|pair| match wide {
                Wide::Little => u16::from_le_bytes(*pair),
                Wide::Big => u16::from_be_bytes(*pair),
            });
            let mut units: Vec<u16> = units.collect();
            // The first half of a character waits for the second.
            units.pop_if(|unit| (0xD800..0xDC00).contains(unit));
            for character in char::decode_utf16(units.iter().copied()) {
                self.text.push(character.map_err(|_| Fault::from(Code::NotUtf8))?);
            }
            self.held.drain(..units.len().saturating_mul(2));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Utf8<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self.begin()? {
            None => self.source.fill_buf(),
            Some(wide) => {
                if self.place >= self.text.len() {
                    self.decode(wide)?;
                }
                Ok(self.text.as_bytes().get(self.place..).unwrap_or_default())
            }
        }
    }

    fn consume(&mut self, amount: usize) {
        match self.wide {
            Some(Some(_)) => self.place = self.place.saturating_add(amount),
            _ => self.source.consume(amount),
        }
    }
}
