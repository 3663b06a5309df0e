//! Elements in the one form in which programs write a million of them, taken whole.
//!
//! Whatever is written otherwise, or not read to its end yet, is left to the events.

use std::io::BufRead;

use memchr::memchr3;

use super::Xml;

/// A cell with a value, or without anything: reference, style, type and value as they are written.
#[derive(Debug, Default)]
pub(crate) struct PlainCell<'a> {
    pub(crate) reference: &'a str,
    pub(crate) style: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) value: &'a str,
}

impl<R: BufRead> Xml<R> {
    /// Takes the text between two tags, if that comes next.
    pub(crate) fn plain_text(&mut self, start: &[u8], end: &[u8]) -> Option<&str> {
        self.take(|rest| {
            let (text, rest) = text(rest.strip_prefix(start)?)?;
            Some((text, rest.strip_prefix(end)?))
        })
    }

    /// Takes a cell `<c r="A1" s="1" t="s"><v>0</v></c>` or `<c r="A1" s="1"/>`, if one comes next.
    pub(crate) fn plain_cell(&mut self) -> Option<PlainCell<'_>> {
        self.take(cell)
    }

    /// Takes what is read of the bytes that come next; what is left of them is not taken.
    fn take<'a, T>(&'a mut self, read: impl FnOnce(&'a [u8]) -> Option<(T, &'a [u8])>) -> Option<T> {
        let Self { buffer, place, closing: None, .. } = self else { return None };
        let rest = buffer.get(*place..)?;
        let (taken, left) = read(rest)?;
        *place = place.saturating_add(rest.len().saturating_sub(left.len()));
        Some(taken)
    }
}

fn cell(mut rest: &[u8]) -> Option<(PlainCell<'_>, &[u8])> {
    let mut cell = PlainCell::default();
    rest = rest.strip_prefix(b"<c")?;
    while let [b' ', name, b'=', b'"', after @ ..] = rest {
        let attribute = match name {
            b'r' => &mut cell.reference,
            b's' => &mut cell.style,
            b't' => &mut cell.kind,
            _ => return None,
        };
        let (value, after) = after.split_at_checked(after.iter().position(|byte| *byte == b'"')?)?;
        if value.is_empty() || !attribute.is_empty() {
            return None;
        }
        *attribute = str::from_utf8(value).ok()?;
        rest = after.get(1..)?;
    }
    if let Some(rest) = rest.strip_prefix(b"/>") {
        return Some((cell, rest));
    }
    (cell.value, rest) = text(rest.strip_prefix(b"><v>")?)?;
    Some((cell, rest.strip_prefix(b"</v></c>")?))
}

/// The text up to a tag, without blanks at its ends, and what follows.
fn text(rest: &[u8]) -> Option<(&str, &[u8])> {
    let (text, rest) = rest.split_at_checked(memchr3(b'<', b'&', b'\r', rest)?)?;
    let (first, last) = (text.first()?, text.last()?);
    let whole = !first.is_ascii_whitespace() && !last.is_ascii_whitespace();
    Some((str::from_utf8(text).ok().filter(|_| whole)?, rest))
}
