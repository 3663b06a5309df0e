//! XML in UTF-8 or UTF-16, one event after the other, within bounds.
//!
//! Sheets are all that this has to read fast: an event borrows its text from one buffer, and nothing is copied.

use std::borrow::Cow;
use std::io::BufRead;
use std::ops::Range;

use memchr::{memchr, memchr2, memchr3, memmem};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesCData, BytesDecl, BytesEnd, BytesRef, BytesStart, BytesText, Event};

use super::fault::{Code, Fault};
use super::utf8::{Utf8, refuse_other};

/// A cell has 32,767 characters at most; a tag or a comment is shorter than that.
const LONGEST_EVENT: usize = 1 << 20;
/// Sheets have some ten elements in each other.
const DEEPEST: usize = 1 << 8;
/// Comments and instructions; some programs write one for each row.
const MOST_OTHERS: u32 = 1 << 21;
/// What was read is taken off in pieces.
const PIECE: usize = 1 << 16;

/// A reader of XML. An element without content is given as its start and its end; comments, instructions and
/// declarations are left out.
pub(crate) struct Xml<R: BufRead> {
    source: Utf8<R>,
    buffer: Vec<u8>,
    /// Where in the buffer the next event begins.
    place: usize,
    /// The name of an element without content whose end comes next.
    closing: Option<Range<usize>>,
    /// The names of the elements that are open, one behind the other, and where each begins.
    names: Vec<u8>,
    starts: Vec<usize>,
    /// How many comments and the like were left out.
    others: u32,
}

/// What begins with `<`.
enum Markup {
    Start,
    End,
    Data,
    Other,
}

impl<R: BufRead> Xml<R> {
    pub(crate) fn new(part: R) -> Self {
        let source = Utf8::new(part);
        Self { source, buffer: vec![], place: 0, closing: None, names: vec![], starts: vec![], others: 0 }
    }

    /// What the bytes come from.
    pub(crate) fn part(&self) -> &R {
        self.source.get_ref()
    }

    /// How many elements are open: those around the next event, unless it ends one.
    pub(crate) fn depth(&self) -> usize {
        self.starts.len()
    }

    /// The next event; the end of the file is one, too.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, Fault> {
        if let Some(name) = self.closing.take() {
            self.close(&name)?;
            return Ok(Event::End(BytesEnd::new(self.text(name)?)));
        }
        loop {
            if self.others > MOST_OTHERS {
                return Err(Fault::from(Code::TooLarge).limit(MOST_OTHERS.into()));
            }
            self.forget();
            match self.byte(0)? {
                None if self.starts.is_empty() => return Ok(Event::Eof),
                None => return Err(Code::Damaged.into()),
                Some(b'<') => match self.markup()? {
                    Markup::Start => return self.start(),
                    Markup::End => return self.end(),
                    Markup::Data => {
                        let data = self.until(9, b"]]>")?;
                        return Ok(Event::CData(BytesCData::new(self.text(data)?)));
                    }
                    Markup::Other => self.others = self.others.saturating_add(1),
                },
                Some(b'&') => {
                    let name = self.until(1, b";")?;
                    return Ok(Event::GeneralRef(BytesRef::new(self.text(name)?)));
                }
                Some(_) => {
                    let text = self.plain()?;
                    return Ok(Event::Text(BytesText::from_escaped(self.text(text)?)));
                }
            }
        }
    }

    /// Leaves out what is in the element that began last, and takes its end. Only elements of its name are looked for.
    pub(crate) fn skip(&mut self) -> Result<(), Fault> {
        if let Some(name) = self.closing.take() {
            return self.close(&name);
        }
        let start = self.starts.last().copied().unwrap_or_default();
        let name = self.names.get(start..).unwrap_or_default().to_vec();
        let mut depth = 0_usize;
        loop {
            self.seek()?;
            // The name, what may be before it, and what ends it.
            while self.rest(0).len() < name.len().saturating_add(3) && self.fill()? {}
            match self.rest(1) {
                [b'!' | b'?', ..] => {
                    if let Markup::Data = self.markup()? {
                        self.until(9, b"]]>")?;
                    }
                }
                [b'/', rest @ ..] if is_named(rest, &name) => {
                    if depth == 0 {
                        return self.end().map(drop);
                    }
                    depth = depth.saturating_sub(1);
                    self.place = self.place.saturating_add(1);
                }
                rest if is_named(rest, &name) => {
                    let end = self.bracket()?;
                    let empty = self.buffer.get(..end).is_some_and(|tag| tag.ends_with(b"/"));
                    depth = depth.saturating_add(usize::from(!empty));
                    self.place = end.saturating_add(1);
                }
                [] => return Err(Code::Damaged.into()),
                _ => self.place = self.place.saturating_add(1),
            }
        }
    }

    /// Goes to the next tag or the like.
    fn seek(&mut self) -> Result<(), Fault> {
        loop {
            self.forget();
            if let Some(length) = memchr(b'<', self.rest(0)) {
                self.place = self.place.saturating_add(length);
                return Ok(());
            }
            self.place = self.buffer.len();
            if !self.fill()? {
                return Err(Code::Damaged.into());
            }
        }
    }

    /// Takes off what was read, if it is much.
    fn forget(&mut self) {
        if self.place > PIECE {
            self.buffer.drain(..self.place);
            self.place = 0;
        }
    }

    /// Reads on; returns whether there was something.
    fn fill(&mut self) -> Result<bool, Fault> {
        if self.buffer.len().saturating_sub(self.place) > LONGEST_EVENT {
            return Err(Fault::from(Code::TooLarge).limit(LONGEST_EVENT as u64));
        }
        let chunk = self.source.fill_buf()?;
        let read = chunk.len();
        self.buffer.extend_from_slice(chunk);
        self.source.consume(read);
        Ok(read > 0)
    }

    /// What is in the buffer, so many bytes behind the place.
    fn rest(&self, behind: usize) -> &[u8] {
        self.buffer.get(self.place.saturating_add(behind)..).unwrap_or_default()
    }

    fn byte(&mut self, behind: usize) -> Result<Option<u8>, Fault> {
        while self.rest(behind).is_empty() {
            if !self.fill()? {
                return Ok(None);
            }
        }
        Ok(self.rest(behind).first().copied())
    }

    fn text(&self, range: Range<usize>) -> Result<&str, Fault> {
        str::from_utf8(self.buffer.get(range).unwrap_or_default()).map_err(|_| Code::NotUtf8.into())
    }

    /// Takes what stands between so many bytes and a mark, which must be there.
    fn until(&mut self, behind: usize, mark: &[u8]) -> Result<Range<usize>, Fault> {
        let mut seen = behind;
        loop {
            let rest = self.rest(seen);
            let found = match mark {
                [byte] => memchr(*byte, rest),
                mark => memmem::find(rest, mark),
            };
            if let Some(length) = found {
                let start = self.place.saturating_add(behind);
                let end = self.place.saturating_add(seen).saturating_add(length);
                self.place = end.saturating_add(mark.len());
                return Ok(start..end);
            }
            seen = seen.saturating_add(rest.len().saturating_sub(mark.len())).max(behind);
            if !self.fill()? {
                return Err(Code::Damaged.into());
            }
        }
    }

    /// Takes text up to a tag or a reference.
    fn plain(&mut self) -> Result<Range<usize>, Fault> {
        let mut seen: usize = 0;
        loop {
            let rest = self.rest(seen);
            let (found, here) = (memchr2(b'<', b'&', rest), rest.len());
            seen = seen.saturating_add(found.unwrap_or(here));
            if found.is_some() || !self.fill()? {
                let start = self.place;
                self.place = start.saturating_add(seen);
                return Ok(start..self.place);
            }
        }
    }

    /// What begins here; what needs no answer is taken.
    fn markup(&mut self) -> Result<Markup, Fault> {
        match self.byte(1)? {
            Some(b'/') => Ok(Markup::End),
            Some(b'?') => {
                let instruction = self.until(2, b"?>")?;
                self.declared(instruction)?;
                Ok(Markup::Other)
            }
            Some(b'!') => match self.byte(2)? {
                Some(b'-') => self.until(4, b"-->").map(|_| Markup::Other),
                Some(b'[') => Ok(Markup::Data),
                // Definitions of entities have brackets in brackets; no office program writes any.
                _ => {
                    let kind = self.until(2, b">")?;
                    let simple = memchr2(b'[', b'<', self.buffer.get(kind).unwrap_or_default()).is_none();
                    if simple { Ok(Markup::Other) } else { Err(Code::Damaged.into()) }
                }
            },
            _ => Ok(Markup::Start),
        }
    }

    /// Refuses an encoding that is not read.
    fn declared(&mut self, instruction: Range<usize>) -> Result<(), Fault> {
        let content = self.text(instruction)?;
        if content.starts_with("xml ")
            && let Some(label) = BytesDecl::from_start(BytesStart::from_content(content, 3)).encoding()
        {
            refuse_other(&label.map_err(|_| Code::Damaged)?)?;
        }
        Ok(())
    }

    /// The bracket that ends the tag here; brackets in quotes are none.
    fn bracket(&mut self) -> Result<usize, Fault> {
        let mut seen = 1;
        loop {
            let Some(length) = memchr3(b'>', b'"', b'\'', self.rest(seen)) else {
                if !self.fill()? {
                    return Err(Code::Damaged.into());
                }
                continue;
            };
            let at: usize = seen.saturating_add(length);
            match self.rest(at).first() {
                Some(b'>') => return Ok(self.place.saturating_add(at)),
                Some(quote) => {
                    let quote = *quote;
                    seen = at.saturating_add(1);
                    match memchr(quote, self.rest(seen)) {
                        Some(length) => seen = seen.saturating_add(length).saturating_add(1),
                        None if self.fill()? => seen = at,
                        None => return Err(Code::Damaged.into()),
                    }
                }
                None => return Err(Code::Damaged.into()),
            }
        }
    }

    fn start(&mut self) -> Result<Event<'_>, Fault> {
        let end = self.bracket()?;
        let start = self.place.saturating_add(1);
        self.place = end.saturating_add(1);
        let whole = self.buffer.get(start..end).unwrap_or_default();
        if memchr(b'<', whole).is_some() {
            return Err(Code::Damaged.into());
        }
        let (content, empty) = match whole.strip_suffix(b"/") {
            Some(content) => (content, true),
            None => (whole, false),
        };
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        let length = content.iter().position(blank).unwrap_or(content.len());
        let name = start..start.saturating_add(length);
        if length == 0 || self.starts.len() >= DEEPEST {
            let fault = Fault::from(if length == 0 { Code::Damaged } else { Code::TooLarge });
            return Err(fault.limit(DEEPEST as u64));
        }
        self.starts.push(self.names.len());
        self.names.extend_from_slice(content.get(..length).unwrap_or_default());
        let content = start..start.saturating_add(content.len());
        if empty {
            self.closing = Some(name);
        }
        Ok(Event::Start(BytesStart::from_content(self.text(content)?, length)))
    }

    fn end(&mut self) -> Result<Event<'_>, Fault> {
        let mut name = self.until(2, b">")?;
        let written = self.buffer.get(name.clone()).unwrap_or_default();
        name.end = name.start.saturating_add(written.trim_ascii_end().len());
        self.close(&name)?;
        Ok(Event::End(BytesEnd::new(self.text(name)?)))
    }

    /// Ends the element that was opened last, which must have this name.
    fn close(&mut self, name: &Range<usize>) -> Result<(), Fault> {
        let start = self.starts.pop().ok_or(Code::Damaged)?;
        let same = self.names.get(start..) == self.buffer.get(name.clone());
        self.names.truncate(start);
        if same { Ok(()) } else { Err(Code::Damaged.into()) }
    }
}

/// Whether the name of an element stands here.
fn is_named(text: &[u8], name: &[u8]) -> bool {
    let behind = text.strip_prefix(name).and_then(<[u8]>::first);
    behind.is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>' | b'/'))
}

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute<'a>(start: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, Fault> {
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Code::Damaged)?;
        if attribute.key.local_name().into_inner() == name {
            return match attribute.value {
                Cow::Borrowed(value) => unescaped(value).map(Some),
                Cow::Owned(value) => Ok(Some(Cow::Owned(unescaped(&value)?.into_owned()))),
            };
        }
    }
    Ok(None)
}

/// The value of an attribute whose name has no prefix.
pub(crate) fn plain<'a>(start: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, Fault> {
    let found = start.try_get_attribute(name).map_err(|_| Code::Damaged)?;
    found.map(|it| Ok(Cow::Owned(unescaped(&it.value)?.into_owned()))).transpose()
}

fn unescaped(value: &str) -> Result<Cow<'_, str>, Fault> {
    quick_xml::escape::unescape(value).map_err(|_| Code::Damaged.into())
}

/// Adds the character that a reference in a text means.
pub(crate) fn push_reference(reference: &BytesRef<'_>, text: &mut String) -> Result<(), Fault> {
    if let Some(character) = reference.resolve_char_ref()? {
        text.push(character);
    } else {
        text.push_str(resolve_predefined_entity(reference).ok_or(Code::Damaged)?);
    }
    Ok(())
}

/// Whether a value says yes, as XML Schema has it.
pub(crate) fn is_true(value: Option<Cow<'_, str>>) -> bool {
    value.is_some_and(|value| ["1", "true", "TRUE", "True", "on"].contains(&value.trim()))
}
