//! The text of a cell, character by character, and what is done to each.

use super::body::{decimal_zeros, fields, groups, line_breaks};
use super::character::{ascii_digit, blank, escaped, invisible};
use super::diagnose::WINDOW;
use super::dropped::{Dropped, range};
use super::layer::{Layer, mark, outermost};
use super::recovery::Recovery;
use super::repair::{Repair, RepairKind, Repairs};
use super::rounded::{self, Notation};
use crate::code::Code;
use crate::finding::{Component, Finding};

/// A character, where it stands, what it is read as, and what was done to it.
#[derive(Clone, Copy)]
struct Glyph {
    index: u8,
    found: char,
    read: char,
    done: Option<RepairKind>,
}

impl Glyph {
    /// Whether it is still there.
    fn is_left(&self) -> bool {
        matches!(self.done, None | Some(RepairKind::FullWidthDigit))
    }

    fn drop(&mut self, kind: RepairKind) {
        // What begins with `_` and is dropped is an escape: the rest of it is gone already.
        self.done = Some(if self.found == '_' { RepairKind::EscapedBlank } else { kind });
    }
}

/// At most [`WINDOW`] bytes of UTF-8.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    glyphs: [Glyph; WINDOW],
    len: usize,
}

impl Cell {
    /// The characters of a text; `None` if it is longer, or not UTF-8.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > WINDOW {
            return None;
        }
        let text = core::str::from_utf8(bytes).ok()?;
        let mut cell =
            Self { glyphs: [Glyph { index: 0, found: '0', read: '0', done: None }; WINDOW], len: 0 };
        for (place, (index, found)) in cell.glyphs.iter_mut().zip(text.char_indices()) {
            let index = u8::try_from(index).unwrap_or(u8::MAX);
            *place = Glyph { index, found, read: found, done: None };
            cell.len = cell.len.saturating_add(1);
        }
        Some(cell)
    }

    /// Does all repairs; says what a text is that no repair makes a number of, where the strict reading cannot.
    pub(super) fn repair(&mut self) -> Option<Recovery> {
        self.unescape();
        self.each(invisible);
        self.narrow();
        self.unwrap(mark);
        let marked = *self;
        self.unwrap(outermost);
        // A heading or a sentence is left as it is.
        if !self.left_mut().next().is_some_and(|glyph| glyph.read.is_ascii_digit()) {
            *self = marked;
        }
        self.repair_body()
    }

    fn repair_body(&mut self) -> Option<Recovery> {
        let (text, len) = self.characters();
        let body = text.get(..len).unwrap_or_default();
        if is_spreadsheet_error(body) {
            return Some(Recovery::Lost(Finding::new(Code::NumberSpreadsheetError, Component::Cell)));
        }
        self.drop_some(line_breaks, RepairKind::LineBreak);
        let (text, len) = self.characters();
        match rounded::read(text.get(..len).unwrap_or_default()) {
            Some(Notation::Rounded(first, last)) => return Some(prefix_only(first, last)),
            Some(Notation::Exact(dropped)) => self.drop(dropped, RepairKind::Scientific),
            None => {
                self.drop_some(decimal_zeros, RepairKind::DecimalZeros);
                self.drop_some(groups, RepairKind::Grouping);
                self.drop_some(fields, RepairKind::Separator);
            }
        }
        None
    }

    /// What is left, as UTF-8, and its length.
    pub(super) fn left(&self) -> ([u8; WINDOW], usize) {
        let (mut text, mut len) = ([0; WINDOW], 0_usize);
        let left = self.glyphs.iter().take(self.len).filter(|glyph| glyph.is_left());
        for (place, byte) in text.iter_mut().zip(left.flat_map(|glyph| utf8(glyph.read))) {
            *place = byte;
            len = len.saturating_add(1);
        }
        (text, len)
    }

    /// What was done, in the order of the places.
    pub(super) fn repairs(&self) -> Repairs {
        let glyphs = self.glyphs.iter().take(self.len);
        glyphs.filter_map(|glyph| Some(Repair::new(glyph.done?, glyph.index, Some(glyph.found)))).collect()
    }

    fn left_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Glyph> {
        self.glyphs.iter_mut().take(self.len).filter(|glyph| glyph.is_left())
    }

    fn characters(&self) -> ([char; WINDOW], usize) {
        let (mut text, mut len) = (['0'; WINDOW], 0_usize);
        let left = self.glyphs.iter().take(self.len).filter(|glyph| glyph.is_left());
        for (place, glyph) in text.iter_mut().zip(left) {
            *place = glyph.read;
            len = len.saturating_add(1);
        }
        (text, len)
    }

    /// Reads `_x000D_` as one character; the first glyph keeps its place.
    fn unescape(&mut self) {
        for first in 0..self.len {
            let Some(window) = self.glyphs.get_mut(first..).and_then(<[Glyph]>::first_chunk_mut::<7>) else {
                return;
            };
            let text = window.map(|glyph| glyph.found);
            if let (Some(read), true) = (escaped(text), window.iter().all(Glyph::is_left)) {
                let [first, others @ ..] = window;
                first.read = read;
                others.iter_mut().for_each(|glyph| glyph.drop(RepairKind::EscapedBlank));
            }
        }
    }

    /// Drops each character that `kind` knows.
    fn each(&mut self, kind: impl Fn(char) -> Option<RepairKind>) {
        self.left_mut().for_each(|glyph| glyph.done = kind(glyph.found));
    }

    /// Reads full-width digits as those of ASCII.
    fn narrow(&mut self) {
        for glyph in self.left_mut() {
            if let Some(digit) = ascii_digit(glyph.found) {
                (glyph.read, glyph.done) = (digit, Some(RepairKind::FullWidthDigit));
            }
        }
    }

    /// Drops one layer after another, and the blanks around each.
    fn unwrap(&mut self, layer: fn(&[char]) -> Option<Layer>) {
        loop {
            self.trim();
            let (text, len) = self.characters();
            let Some((before, behind, kind)) = layer(text.get(..len).unwrap_or_default()) else { return };
            self.drop(range(0, before) | range(len.saturating_sub(behind), len), kind);
        }
    }

    /// Drops the blanks at both ends.
    fn trim(&mut self) {
        let drop_blank = |glyph: &mut Glyph| {
            let kind = blank(glyph.read);
            kind.into_iter().for_each(|kind| glyph.drop(kind));
            kind.is_some()
        };
        self.left_mut().all(drop_blank);
        self.left_mut().rev().all(drop_blank);
    }

    fn drop_some(&mut self, dropped: impl Fn(&[char]) -> Option<Dropped>, kind: RepairKind) {
        let (text, len) = self.characters();
        if let Some(dropped) = dropped(text.get(..len).unwrap_or_default()) {
            self.drop(dropped, kind);
        }
    }

    fn drop(&mut self, dropped: Dropped, kind: RepairKind) {
        for (place, glyph) in self.left_mut().enumerate() {
            if dropped >> (place & 63) & 1 == 1 {
                glyph.drop(kind);
            }
        }
    }
}

/// The bytes of a character.
fn utf8(c: char) -> impl Iterator<Item = u8> {
    let mut bytes = [0; 4];
    let len = c.encode_utf8(&mut bytes).len();
    bytes.into_iter().take(len)
}

/// `#N/A`, `#####`, and what LibreOffice shows: `Err:502`.
fn is_spreadsheet_error(body: &[char]) -> bool {
    matches!(body, ['#', ..] | ['E', 'r', 'r', ':', '0'..='9', ..])
}

fn prefix_only(first: u64, last: u64) -> Recovery {
    let wide = |value| i64::try_from(value).unwrap_or(i64::MAX);
    let finding = Finding::new(Code::NumberDigitsLost, Component::Cell);
    Recovery::PrefixOnly { first, last, finding: finding.with_value(wide(first)).with_limit(wide(last)) }
}
