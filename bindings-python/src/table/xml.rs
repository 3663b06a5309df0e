//! XML in UTF-8, UTF-16 or what it declares, one event after the other, within bounds.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::fault::{Code, Fault};

/// A cell has 32,767 characters at most; a tag or a comment is shorter than that.
const LONGEST_EVENT: usize = 1 << 20;
/// Sheets have some ten elements in each other.
const DEEPEST: usize = 1 << 8;

/// Where the bytes of one event are counted, which a reader of XML holds in memory.
struct Counted<R> {
    inner: R,
    since: usize,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > LONGEST_EVENT {
            return Err(Fault::from(Code::TooLarge).limit(LONGEST_EVENT as u64).into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.since = self.since.saturating_add(amount);
        self.inner.consume(amount);
    }
}

/// A reader of XML. An element without content is given as its start and its end.
pub(crate) struct Xml<R: BufRead> {
    reader: Reader<Counted<DecodingReader<R>>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    pub(crate) fn new(part: R) -> Self {
        let mut reader = Reader::from_reader(Counted { inner: DecodingReader::new(part), since: 0 });
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// What the bytes come from.
    pub(crate) fn part(&self) -> &R {
        self.reader.get_ref().inner.get_ref()
    }

    /// The next event; the end of the file is one, too.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, Fault> {
        self.buffer.clear();
        self.reader.get_mut().since = 0;
        let event = self.reader.read_event_into(&mut self.buffer)?;
        match &event {
            Event::Start(_) => self.depth = self.depth.saturating_add(1),
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Decl(declaration) => declared(&mut self.reader, declaration)?,
            Event::Eof if self.depth > 0 => return Err(Code::Damaged.into()),
            _ => {}
        }
        if self.depth > DEEPEST {
            return Err(Fault::from(Code::TooLarge).limit(DEEPEST as u64));
        }
        Ok(event)
    }
}

/// Follows a declared encoding, where none was seen before it.
fn declared<R: BufRead>(
    reader: &mut Reader<Counted<DecodingReader<R>>>,
    declaration: &BytesDecl<'_>,
) -> Result<(), Fault> {
    let decoder = &mut reader.get_mut().inner;
    if declaration.encoding().is_none() || decoder.encoding() != encoding_rs::UTF_8 {
        return Ok(());
    }
    let encoding = declaration.encoder().ok_or(Code::NotUtf8)?;
    // What is read byte by byte so far is no UTF-16, whatever it says.
    if encoding != encoding_rs::UTF_16LE && encoding != encoding_rs::UTF_16BE {
        decoder.set_encoding(encoding);
    }
    Ok(())
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
    value.is_some_and(|value| ["1", "true", "TRUE", "True", "on"].contains(&&*value))
}
