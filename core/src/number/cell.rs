//! The text of a cell, character by character, and what is done to each.

use super::diagnose::WINDOW;
use super::digits::LEN;
use super::dropped::{Dropped, range};
use super::recovery::Recovery;
use super::repair::{Repair, RepairKind, Repairs};
use super::rounded::{self, Notation};
use crate::code::Code;
use crate::finding::{Component, Finding};

/// A character, where it stands, and what was done to it.
#[derive(Clone, Copy)]
struct Glyph {
    index: u8,
    found: char,
    done: Option<RepairKind>,
}

impl Glyph {
    /// Whether it is still there.
    fn is_left(&self) -> bool {
        matches!(self.done, None | Some(RepairKind::FullWidthDigit))
    }

    /// What it is read as.
    fn read(&self) -> char {
        match self.done {
            Some(RepairKind::FullWidthDigit) => ascii_digit(self.found).unwrap_or(self.found),
            _ => self.found,
        }
    }
}

/// At most [`WINDOW`] bytes of UTF-8.
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
        let mut cell = Self { glyphs: [Glyph { index: 0, found: '0', done: None }; WINDOW], len: 0 };
        for (place, (index, found)) in cell.glyphs.iter_mut().zip(text.char_indices()) {
            *place = Glyph { index: u8::try_from(index).unwrap_or(u8::MAX), found, done: None };
            cell.len = cell.len.saturating_add(1);
        }
        Some(cell)
    }

    /// Does all repairs; says what a text is that no repair makes a number of, where the strict reading cannot.
    pub(super) fn repair(&mut self) -> Option<Recovery> {
        self.each(invisible);
        self.trim();
        if !self.strip(&['=', '"'], &['"'], RepairKind::FormulaText) {
            self.strip(&['"'], &['"'], RepairKind::QuotationMark);
        }
        self.strip(&['\''], &[], RepairKind::Apostrophe);
        self.trim();
        self.each(|found| ascii_digit(found).map(|_| RepairKind::FullWidthDigit));
        self.repair_body()
    }

    fn repair_body(&mut self) -> Option<Recovery> {
        let (text, len) = self.characters();
        let body = text.get(..len).unwrap_or_default();
        if is_spreadsheet_error(body) {
            return Some(Recovery::Lost(Finding::new(Code::NumberSpreadsheetError, Component::Cell)));
        }
        match rounded::read(body) {
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
        for (place, byte) in text.iter_mut().zip(left.flat_map(|glyph| utf8(glyph.read()))) {
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
            *place = glyph.read();
            len = len.saturating_add(1);
        }
        (text, len)
    }

    /// Does to each character what `kind` says of it.
    fn each(&mut self, kind: impl Fn(char) -> Option<RepairKind>) {
        self.left_mut().for_each(|glyph| glyph.done = kind(glyph.found));
    }

    /// Drops the blanks at both ends.
    fn trim(&mut self) {
        let drop_blank = |glyph: &mut Glyph| {
            let kind = blank(glyph.found);
            glyph.done = kind.or(glyph.done);
            kind.is_some()
        };
        self.left_mut().all(drop_blank);
        self.left_mut().rev().all(drop_blank);
    }

    /// Drops what stands before and behind, if both are there.
    fn strip(&mut self, before: &[char], behind: &[char], kind: RepairKind) -> bool {
        let (text, len) = self.characters();
        let text = text.get(..len).unwrap_or_default();
        let inner = text.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind));
        if let Some(inner) = inner {
            let end = before.len().saturating_add(inner.len());
            self.drop(range(0, before.len()) | range(end, len), kind);
        }
        inner.is_some()
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
                glyph.done = Some(kind);
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

fn ascii_digit(c: char) -> Option<char> {
    char::from_digit(u32::from(c).checked_sub(u32::from('０'))?, 10)
}

fn invisible(c: char) -> Option<RepairKind> {
    match c {
        '\u{FEFF}' => Some(RepairKind::ByteOrderMark),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some(RepairKind::BidiMark)
        }
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' => Some(RepairKind::ZeroWidth),
        _ => None,
    }
}

fn blank(c: char) -> Option<RepairKind> {
    match c {
        '\u{A0}' | '\u{202F}' => Some(RepairKind::NoBreakSpace),
        '\u{3000}' => Some(RepairKind::IdeographicSpace),
        _ => c.is_whitespace().then_some(RepairKind::WhiteSpace),
    }
}

/// `#N/A`, `#####`, and what LibreOffice shows: `Err:502`.
fn is_spreadsheet_error(body: &[char]) -> bool {
    matches!(body, ['#', ..] | ['E', 'r', 'r', ':', '0'..='9', ..])
}

/// `.0`, `.00`: the point and only zeros behind it.
fn decimal_zeros(body: &[char]) -> Option<Dropped> {
    let point = body.iter().position(|c| *c == '.')?;
    let zeros = body.get(point..)?.strip_prefix(&['.'])?;
    (!zeros.is_empty() && zeros.iter().all(|c| *c == '0')).then(|| range(point, body.len()))
}

/// `d,ddd,ddd,ddd,ddd`: regular groups, with one separator throughout.
fn groups(body: &[char]) -> Option<Dropped> {
    const SEPARATORS: [char; 7] = [',', '，', ' ', '\u{A0}', '\u{2009}', '\u{202F}', '\u{3000}'];
    let separator = *body.get(1).filter(|c| SEPARATORS.contains(c))?;
    let regular = body.iter().enumerate().all(|(place, c)| match place & 3 {
        1 => *c == separator,
        _ => c.is_ascii_digit(),
    });
    // places 1, 5, 9 and 13
    (body.len() == 17 && regular).then_some(0x2222)
}

/// Thirteen digits with separators after the 2nd, 4th or 6th, where the fields of a number end (附件2).
fn fields(body: &[char]) -> Option<Dropped> {
    let (mut digits, mut dropped) = (0_usize, 0);
    for (place, c) in body.iter().enumerate() {
        match (c, digits) {
            ('0'..='9', _) => digits = digits.saturating_add(1),
            ('-' | '－' | ' ' | '\u{A0}' | '\u{3000}', 2 | 4 | 6) => {
                dropped |= range(place, place.saturating_add(1))
            }
            _ => return None,
        }
    }
    (digits == LEN).then_some(dropped)
}

fn prefix_only(first: u64, last: u64) -> Recovery {
    let wide = |value| i64::try_from(value).unwrap_or(i64::MAX);
    let finding = Finding::new(Code::NumberDigitsLost, Component::Cell);
    Recovery::PrefixOnly { first, last, finding: finding.with_value(wide(first)).with_limit(wide(last)) }
}
