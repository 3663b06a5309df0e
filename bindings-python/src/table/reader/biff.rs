//! Records of XLS workbooks, and the texts in them.

use std::borrow::Cow;

use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::strings::{Strings, doubt};
use crate::table::bytes::{u8_at, u16_at, u32_at};
use crate::table::fault::{Code, Fault};
use crate::table::look::Font;

pub(super) const CONTINUE: u16 = 0x3C;

/// A record: what it is, its bytes, and where the next one begins.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    pub(super) next: usize,
}

/// The record that begins here.
pub(super) fn record(stream: &[u8], place: usize) -> Option<Record<'_>> {
    let (kind, len) = (u16_at(stream, place)?, u16_at(stream, place.saturating_add(2))?);
    let start = place.saturating_add(4);
    let next = start.saturating_add(len.into());
    Some(Record { kind, data: stream.get(start..next)?, next })
}

/// The fonts of a book.
#[derive(Default)]
pub(super) struct Fonts(Vec<Font>);

impl Fonts {
    /// Takes a record of a font.
    pub(super) fn take(&mut self, data: &[u8]) {
        self.0.push(Font {
            strikes: u16_at(data, 2).is_some_and(|flags| flags & 8 != 0),
            shifts: u16_at(data, 8).is_some_and(|shift| shift != 0),
        });
    }

    /// The font with a number. There is no font 4.
    pub(super) fn font(&self, font: u16) -> Font {
        let place = usize::from(if font > 4 { font.saturating_sub(1) } else { font });
        self.0.get(place).copied().unwrap_or_default()
    }
}

/// How texts are written: in Unicode since 1997, before in a code page.
#[derive(Clone, Copy)]
pub(super) enum Texts {
    Unicode,
    CodePage(u16),
}

impl Texts {
    /// A text that its length in so many bytes begins.
    pub(super) fn read<'a>(self, data: &'a [u8], place: usize, wide_length: bool) -> Option<Cow<'a, str>> {
        let len = if wide_length { u16_at(data, place)? } else { u8_at(data, place)?.into() };
        let start = place.saturating_add(if wide_length { 2 } else { 1 });
        match self {
            Self::Unicode => {
                let mut text = String::new();
                // A text without characters may lack what says how wide they are.
                let wide = u8_at(data, start).unwrap_or(0) & 1 != 0;
                push(data.get(start.saturating_add(1)..).unwrap_or_default(), wide, len.into(), &mut text);
                Some(text.into())
            }
            Self::CodePage(page) => {
                let bytes = data.get(start..)?;
                let bytes = bytes.get(..len.into()).unwrap_or(bytes);
                Some(match str::from_utf8(bytes) {
                    Ok(text) if text.is_ascii() => text.into(),
                    _ => decoded(bytes, page).into(),
                })
            }
        }
    }
}

/// Adds so many characters of one or two bytes each; returns how many were there.
fn push(data: &[u8], wide: bool, len: usize, text: &mut String) -> usize {
    if wide {
        let units: Vec<u16> = data.chunks_exact(2).take(len).filter_map(|unit| u16_at(unit, 0)).collect();
        text.push_str(&String::from_utf16_lossy(&units));
        return units.len();
    }
    let bytes = data.get(..len).unwrap_or(data);
    text.extend(bytes.iter().map(|byte| char::from(*byte)));
    bytes.len()
}

/// The text of bytes in a code page. Tables of all of them would be large: Python has them.
fn decoded(bytes: &[u8], page: u16) -> String {
    let codec = match page {
        10_000 => "mac_roman".to_owned(),
        65_001 => "utf-8".to_owned(),
        page => format!("cp{page}"),
    };
    let text = Python::attach(|py| {
        let bytes = PyBytes::new(py, bytes);
        let text = bytes.call_method1("decode", (codec, "replace"));
        text.or_else(|_| bytes.call_method1("decode", ("cp1252", "replace")))?.extract()
    });
    text.unwrap_or_else(|_: PyErr| String::from_utf8_lossy(bytes).into_owned())
}

/// Bytes that go on over the ends of records.
struct Pieces<'a> {
    stream: &'a [u8],
    piece: &'a [u8],
    next: usize,
}

impl<'a> Pieces<'a> {
    /// Goes on to the next record if nothing is left; `None` if it does not belong to this one.
    fn refill(&mut self) -> Option<()> {
        while self.piece.is_empty() {
            let following = record(self.stream, self.next).filter(|record| record.kind == CONTINUE)?;
            (self.piece, self.next) = (following.data, following.next);
        }
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        self.refill()?;
        let (byte, rest) = self.piece.split_first()?;
        self.piece = rest;
        Some(*byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut len: usize) -> Option<()> {
        while len > 0 {
            self.refill()?;
            let here = len.min(self.piece.len());
            self.piece = self.piece.get(here..)?;
            len = len.saturating_sub(here);
        }
        Some(())
    }

    /// A text without what tells how it is spoken; returns where in it which fonts begin. In a record that goes on,
    /// the first byte says anew how wide characters are.
    fn text(&mut self, text: &mut String) -> Option<Vec<(u16, u16)>> {
        let (mut left, flags) = (usize::from(self.u16()?), self.byte()?);
        let runs = if flags & 8 != 0 { self.u16()? } else { 0 };
        let spoken = if flags & 4 != 0 { [self.u16()?, self.u16()?] } else { [0, 0] };
        let mut wide = flags & 1 != 0;
        while left > 0 {
            if self.piece.is_empty() {
                self.refill()?;
                wide = self.byte()? & 1 != 0;
            }
            let read = push(self.piece, wide, left, text);
            let bytes = if wide { read.saturating_mul(2) } else { read };
            // Half a character at the end of a record is none.
            self.piece = self.piece.get(bytes.max(1)..).unwrap_or_default();
            left = left.saturating_sub(read);
        }
        let fonts = (0..runs).map(|_| self.u16().zip(self.u16())).collect::<Option<_>>()?;
        let [low, high] = spoken.map(usize::from);
        self.skip(low.saturating_add(high.saturating_mul(1 << 16)))?;
        Some(fonts)
    }
}

/// The texts that cells share.
pub(super) fn shared(stream: &[u8], record: Record<'_>, fonts: &Fonts) -> Result<Strings, Fault> {
    let mut strings = Strings::default();
    let count = u32_at(record.data, 4).ok_or(Code::Damaged)?;
    let piece = record.data.get(8..).unwrap_or_default();
    let mut pieces = Pieces { stream, piece, next: record.next };
    let mut text = String::new();
    for _ in 0..count {
        text.clear();
        let Some(parts) = pieces.text(&mut text) else { break };
        let doubt = doubt(&text, parts.iter().map(|(place, font)| (*place, fonts.font(*font))));
        strings.push(&text, doubt)?;
    }
    Ok(strings)
}
