//! A part of XML that is read event by event, each with the bytes that it was read from.

use std::io::{self, BufRead, BufReader, Read};

use memchr::memchr_iter;
use memchr::memmem::{self, Finder};
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::watch::Watch;
use crate::table::fault::{Code, Fault};
use crate::table::utf8::{Utf8, is_wide, refuse_other};

/// Bytes that are read at once.
const PIECE: u64 = 1 << 16;
/// Bytes that are looked at as a whole.
const LARGEST_PIECE: usize = 1 << 20;
/// What begins a part that was in UTF-16.
pub(super) const DECLARATION: &[u8] = br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
/// No tag and no text is longer.
const LONGEST: usize = 1 << 26;

/// The bytes of a part, of which those of the present event are kept.
pub(super) struct Held<R> {
    source: R,
    watch: Watch,
    bytes: Vec<u8>,
    /// Where the present event begins, and where the next one does.
    start: usize,
    next: usize,
}

impl<R: Read> Held<R> {
    fn more(&mut self) -> io::Result<()> {
        self.watch.look()?;
        self.bytes.drain(..self.start);
        self.next = self.next.saturating_sub(self.start);
        self.start = 0;
        if self.bytes.len() > LONGEST {
            return Err(io::Error::other(Fault::from(Code::TooLarge)));
        }
        self.source.by_ref().take(PIECE).read_to_end(&mut self.bytes)?;
        Ok(())
    }

    fn event(&self) -> &[u8] {
        self.bytes.get(self.start..self.next).unwrap_or_default()
    }

    fn ahead(&self) -> &[u8] {
        self.bytes.get(self.next..).unwrap_or_default()
    }
}

impl<R: Read> Read for Held<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(target)?;
        self.consume(read);
        self.start = self.next;
        Ok(read)
    }
}

impl<R: Read> BufRead for Held<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.ahead().is_empty() {
            self.more()?;
        }
        Ok(self.ahead())
    }

    fn consume(&mut self, count: usize) {
        self.next = self.next.saturating_add(count);
    }
}

/// A part of XML; what was in UTF-16 is UTF-8.
pub(super) struct Part<R> {
    reader: Reader<Held<R>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: Read> Part<R> {
    pub(super) fn new(source: R, watch: &Watch) -> Self {
        let held = Held { source, watch: watch.clone(), bytes: vec![], start: 0, next: 0 };
        let mut reader = Reader::from_reader(held);
        reader.config_mut().trim_markup_names_in_closing_tags = true;
        Self { reader, buffer: vec![], depth: 0 }
    }

    /// The next event and its bytes; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(Event<'_>, &[u8])>, Fault> {
        let held = self.reader.get_mut();
        held.start = held.next;
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer)?;
        match event {
            Event::Start(_) => self.depth = self.depth.saturating_add(1),
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth == 0 => return Ok(None),
            // It ends too early; or it would have texts of its own.
            Event::Eof | Event::DocType(_) => return Err(Code::Damaged.into()),
            _ => {}
        }
        Ok(Some((event, self.reader.get_ref().event())))
    }

    /// The bytes up to a text, if they are plain and not too many: elements and texts, no comments and such,
    /// and no extensions.
    pub(super) fn plain(&mut self, end: &Finder<'_>) -> Result<Option<&[u8]>, Fault> {
        let held = self.reader.get_mut();
        let length = loop {
            if let Some(length) = end.find(held.ahead()) {
                break length;
            }
            let before = held.bytes.len().saturating_sub(held.start);
            held.more()?;
            if before == held.bytes.len() || before > LARGEST_PIECE {
                return Ok(None);
            }
        };
        let plain = held.ahead().get(..length).unwrap_or_default();
        let other = memchr_iter(b'<', plain).any(|place| {
            let tag = plain.get(place.saturating_add(1)..).unwrap_or_default();
            // The end of a row may have a blank in it.
            let name = tag.strip_prefix(b"/").unwrap_or(tag);
            tag.first().is_none_or(|first| b"!?e".contains(first)) || name.starts_with(b"row")
        });
        Ok((!other).then_some(plain))
    }

    /// Leaves out so many bytes, which were looked at.
    pub(super) fn skip(&mut self, length: usize) {
        self.reader.get_mut().consume(length);
    }
}

/// A part to be read as UTF-8, and whether it was in something else.
pub(super) fn decoded<'a>(source: impl Read + 'a) -> Result<(Box<dyn Read + 'a>, bool), Fault> {
    let mut source = BufReader::new(source);
    let head = source.fill_buf()?;
    if is_wide(head) {
        return Ok((Box::new(Utf8::new(source)), true));
    }
    let end = memmem::find(head, b"?>").unwrap_or_default();
    let declaration = head.get(..end).unwrap_or_default();
    if let Some(place) = memmem::find(declaration, b"encoding") {
        let mut quoted = declaration.get(place..).unwrap_or_default().split(|byte| b"'\"".contains(byte));
        refuse_other(&String::from_utf8_lossy(quoted.nth(1).ok_or(Code::NotUtf8)?))?;
    }
    Ok((Box::new(source), false))
}
