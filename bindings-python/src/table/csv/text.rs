//! How the text of a CSV file falls into fields and rows.
//!
//! CR, LF and CRLF end a row, in any mixture: no two rows of people become one. A quote opens a field only at its
//! beginning. What follows a closing quote must be a separator, else the quotes of the row are wrong.

use std::ops::Range;

use memchr::{memchr, memchr2, memchr3};

const QUOTE: u8 = b'"';

/// A quoted field with more bytes than this is one whose quote was never closed.
const LONGEST: usize = 1 << 17;

/// What may stand before the first field of a row: the mark and the end of a file that others were appended to.
const SEAMS: [&[u8]; 2] = [b"\xef\xbb\xbf", b"\x1a"];

/// What ends a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Field,
    Row,
    /// Something else than a separator follows the closing quote, or there is no closing quote.
    Broken,
}

pub(super) struct Field {
    pub(super) text: Range<usize>,
    /// Quotes in it are doubled.
    pub(super) doubled: bool,
    pub(super) end: End,
    /// Where the next field begins.
    pub(super) next: usize,
}

/// The bytes of rows, as far as they are there.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) data: &'a [u8],
    /// As much of it as is UTF-8.
    valid: &'a str,
    delimiter: u8,
    /// Whether the file ends with it.
    last: bool,
}

impl<'a> Text<'a> {
    pub(super) fn new(data: &'a [u8], delimiter: u8, last: bool) -> Self {
        // The last character may be cut.
        let end = data.iter().rposition(|byte| byte & 0xC0 != 0x80).unwrap_or_default();
        let bytes = data.get(..end).unwrap_or_default();
        let valid = str::from_utf8(bytes)
            .or_else(|error| str::from_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default()));
        Self { data, valid: valid.unwrap_or_default(), delimiter, last }
    }

    /// What stands in a field of a row without wrong bytes.
    pub(super) fn shown(&self, field: &Range<usize>) -> &'a str {
        let valid = self.valid.get(field.clone());
        valid.unwrap_or_else(|| str::from_utf8(self.bytes(field.clone())).unwrap_or("\u{FFFD}"))
    }

    /// Where bytes stand that are no UTF-8, the half of a character at the end among them, unless it goes on.
    pub(super) fn wrong(&self) -> Vec<usize> {
        let (mut places, mut start) = (vec![], self.valid.len());
        while let Err(error) = str::from_utf8(self.rest(start)) {
            let place = start.saturating_add(error.valid_up_to());
            let Some(length) = error.error_len() else {
                places.extend(self.last.then_some(place));
                break;
            };
            places.push(place);
            start = place.saturating_add(length);
        }
        places
    }

    pub(super) fn bytes(&self, range: Range<usize>) -> &'a [u8] {
        self.data.get(range).unwrap_or_default()
    }

    /// The text of a field, with its quotes as they were meant.
    pub(super) fn cell(&self, field: &Range<usize>, doubled: bool) -> std::borrow::Cow<'a, [u8]> {
        let text = self.bytes(field.clone());
        if doubled { halved(text).into() } else { text.into() }
    }

    fn rest(&self, start: usize) -> &'a [u8] {
        self.data.get(start..).unwrap_or_default()
    }

    /// Where the first field of the row stands that begins here.
    pub(super) fn first(&self, start: usize) -> usize {
        if !matches!(self.data.get(start), Some(0xEF | 0x1A)) {
            return start;
        }
        let mut rest = self.rest(start);
        while let Some(behind) = SEAMS.iter().find_map(|seam| rest.strip_prefix(*seam)) {
            rest = behind;
        }
        self.data.len().saturating_sub(rest.len())
    }

    /// The field that begins here; `None` if it may go on beyond the block.
    pub(super) fn field(&self, start: usize) -> Option<Field> {
        if self.data.get(start) == Some(&QUOTE) { self.quoted(start) } else { self.plain(start) }
    }

    fn plain(&self, start: usize) -> Option<Field> {
        let length = memchr3(self.delimiter, b'\n', b'\r', self.rest(start));
        let end =
            length.map(|length| start.saturating_add(length)).or(self.last.then_some(self.data.len()))?;
        self.ended(start..end, false, end)
    }

    fn quoted(&self, start: usize) -> Option<Field> {
        let first = start.saturating_add(1);
        let broken = Field { text: first..first, doubled: false, end: End::Broken, next: start };
        let (mut place, mut doubled) = (first, false);
        loop {
            let Some(length) = memchr(QUOTE, self.rest(place)) else {
                let endless = self.last || self.data.len().saturating_sub(first) > LONGEST;
                return endless.then_some(broken);
            };
            let close = place.saturating_add(length);
            place = close.saturating_add(1);
            match self.data.get(place) {
                Some(&QUOTE) => (place, doubled) = (place.saturating_add(1), true),
                _ if close.saturating_sub(first) > LONGEST => return Some(broken),
                _ => return self.ended(first..close, doubled, place),
            }
        }
    }

    /// The field of this text, which ends with what stands at the place of its separator.
    fn ended(&self, text: Range<usize>, doubled: bool, separator: usize) -> Option<Field> {
        let (end, length) = match self.data.get(separator) {
            Some(b'\r') => (End::Row, self.carriage(separator)?),
            Some(b'\n') => (End::Row, 1),
            Some(byte) if *byte == self.delimiter => (End::Field, 1),
            Some(_) => (End::Broken, 0),
            None => (End::Row, self.last.then_some(0)?),
        };
        Some(Field { text, doubled, end, next: separator.saturating_add(length) })
    }

    /// How many bytes the line end takes that begins with a carriage return.
    fn carriage(&self, place: usize) -> Option<usize> {
        match self.data.get(place.saturating_add(1)) {
            Some(b'\n') => Some(2),
            None if !self.last => None,
            _ => Some(1),
        }
    }

    /// Where the line that begins here ends, with its line end.
    pub(super) fn line(&self, start: usize) -> Option<usize> {
        let Some(length) = memchr2(b'\n', b'\r', self.rest(start)) else {
            return self.last.then_some(self.data.len());
        };
        let end = start.saturating_add(length);
        let length = if self.data.get(end) == Some(&b'\r') { self.carriage(end)? } else { 1 };
        Some(end.saturating_add(length))
    }

    /// The line between these places, without its line end.
    pub(super) fn content(&self, line: Range<usize>) -> &'a [u8] {
        let line = self.bytes(line);
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        line.strip_suffix(b"\r").unwrap_or(line)
    }
}

/// A text in which each quote stood twice.
fn halved(text: &[u8]) -> Vec<u8> {
    let mut second = false;
    let once = text.iter().filter(|byte| {
        second = **byte == QUOTE && !second;
        !second
    });
    once.copied().collect()
}
