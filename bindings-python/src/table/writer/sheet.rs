//! A sheet of XLSX written again, byte for byte, with cells added to its rows.

use std::io::{Read, Write};
use std::mem::take;

use memchr::memchr;
use memchr::memmem::{self, Finder};
use quick_xml::events::{BytesStart, Event};

use super::added::Added;
use super::cursor::{COLUMNS, Cursor, ROWS, place};
use super::extent::merged;
use super::outline::{Outline, Role};
use super::part::{DECLARATION, Part};
use super::tag::{opened, value};
use super::text::{letters, push_excel};
use crate::table::fault::Fault;

/// What is added, from which row on, behind which column, and in which style.
#[derive(Debug)]
pub(super) struct Addition<'a> {
    pub(super) added: &'a Added,
    pub(super) header: u32,
    pub(super) width: u32,
    pub(super) style: u32,
}

impl Addition<'_> {
    /// Which of the different rows is added to this one, if any cell is.
    fn of(&self, row: u32) -> Option<u32> {
        let place = usize::try_from(row.checked_sub(self.header)?).ok()?;
        self.added.place(place).filter(|place| !self.added.is_blank(*place))
    }

    /// The last row that something is added to.
    fn last(&self) -> u32 {
        let rows = u32::try_from(self.added.len()).unwrap_or(ROWS);
        self.header.saturating_add(rows).saturating_sub(1).min(ROWS)
    }
}

struct Sheet<'a, W> {
    addition: &'a Addition<'a>,
    letters: Vec<String>,
    out: W,
    cursor: Cursor,
    outline: Outline,
    /// The row is one of the different ones, of which so many cells are written.
    place: Option<u32>,
    written: usize,
    /// Elements that are open and left out.
    dropped: usize,
    /// Whether the cell that is open stands behind those in use, as it seemed.
    behind: bool,
    /// Whether something is in such a cell.
    wider: bool,
    /// Whether a row has just begun.
    begun: bool,
}

/// Writes a sheet with what is added; `wide` says that it was not in UTF-8, which it is now. Returns whether all columns
/// in use lie before what is added.
pub(super) fn rewrite(
    mut part: Part<impl Read>,
    wide: bool,
    addition: &Addition<'_>,
    out: impl Write,
) -> Result<bool, Fault> {
    let columns = 1..=addition.added.width();
    let mut sheet = Sheet {
        addition,
        letters: columns.map(|column| letters(addition.width.saturating_add(column))).collect(),
        out,
        cursor: Cursor::default(),
        outline: Outline::default(),
        place: None,
        written: 0,
        dropped: 0,
        behind: false,
        wider: false,
        begun: false,
    };
    let end = Finder::new("</row>");
    while let Some((event, bytes)) = part.next()? {
        match event {
            Event::Decl(_) if wide => sheet.out.write_all(DECLARATION)?,
            Event::Start(element) => sheet.start(&element, bytes)?,
            Event::Empty(element) => sheet.empty(&element, bytes)?,
            Event::End(_) => sheet.end(bytes)?,
            _ => sheet.copy(bytes)?,
        }
        if sheet.wider {
            return Ok(false);
        }
        if take(&mut sheet.begun) {
            sheet.plain(&mut part, &end)?;
        }
    }
    sheet.out.flush()?;
    Ok(true)
}

impl<W: Write> Sheet<'_, W> {
    fn copy(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        if self.dropped == 0 {
            self.out.write_all(bytes)?;
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>, bytes: &[u8]) -> Result<(), Fault> {
        let role = self.outline.start(element);
        self.wider |= self.behind && role == Role::Content;
        match role {
            _ if self.dropped > 0 => self.dropped = self.dropped.saturating_add(1),
            Role::Dimension => self.dropped = 1,
            Role::Row => {
                self.row(element)?;
                self.copy(bytes)?;
                self.begun = self.outline.prefix.is_empty();
            }
            Role::Cell if self.replaced(element)? => self.dropped = 1,
            Role::Merged => self.merge(element, bytes)?,
            _ => self.copy(bytes)?,
        }
        Ok(())
    }

    /// Passes on the cells of a row as a whole, if none of them stands where cells are added.
    fn plain(&mut self, part: &mut Part<impl Read>, end: &Finder<'_>) -> Result<(), Fault> {
        let Some(content) = part.plain(end)? else { return Ok(()) };
        let Some((column, row)) = last(content) else { return Ok(()) };
        if row == self.cursor.row && column <= self.addition.width {
            self.cursor.column = column;
            self.copy(content)?;
            let length = content.len();
            part.skip(length);
        }
        Ok(())
    }

    fn merge(&mut self, element: &BytesStart<'_>, bytes: &[u8]) -> Result<(), Fault> {
        let merged = merged(element, self.addition.header)?;
        let room = merged.saturating_add(self.addition.added.width()) <= COLUMNS;
        self.wider |= room && merged > self.addition.width;
        self.copy(bytes)
    }

    fn empty(&mut self, element: &BytesStart<'_>, bytes: &[u8]) -> Result<(), Fault> {
        let role = self.outline.role(element);
        self.wider |= self.behind && role == Role::Content && element.local_name().as_ref() == "f";
        match role {
            Role::Dimension => Ok(()),
            Role::Data => {
                self.copy(&opened(bytes))?;
                self.rows(self.addition.last())?;
                Ok(write!(self.out, "</{}sheetData>", self.outline.prefix)?)
            }
            Role::Row => {
                self.row(element)?;
                if self.place.is_none() {
                    return self.copy(bytes);
                }
                self.copy(&opened(bytes))?;
                self.cells(u32::MAX)?;
                Ok(write!(self.out, "</{}row>", self.outline.prefix)?)
            }
            Role::Cell if self.replaced(element)? => Ok(()),
            Role::Merged => self.merge(element, bytes),
            _ => self.copy(bytes),
        }
    }

    fn end(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let role = self.outline.end();
        self.behind &= role != Role::Cell;
        if self.dropped > 0 {
            self.dropped = self.dropped.saturating_sub(1);
            return Ok(());
        }
        match role {
            Role::Row => self.cells(u32::MAX)?,
            Role::Data => self.rows(self.addition.last())?,
            _ => {}
        }
        self.copy(bytes)
    }

    /// Goes to the row that begins here, and writes those that the sheet leaves out before it.
    fn row(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let mut next = self.cursor;
        next.row(element)?;
        self.rows(next.row.saturating_sub(1))?;
        self.cursor = next;
        self.begin();
        Ok(())
    }

    /// Writes rows that the sheet leaves out, as far as something is added to them.
    fn rows(&mut self, last: u32) -> Result<(), Fault> {
        let first = self.cursor.row.saturating_add(1).max(self.addition.header);
        for row in first..=last.min(self.addition.last()) {
            self.cursor.row = row;
            self.begin();
            if self.place.is_some() {
                write!(self.out, "<{}row r=\"{row}\">", self.outline.prefix)?;
                self.cells(u32::MAX)?;
                write!(self.out, "</{}row>", self.outline.prefix)?;
            }
        }
        Ok(())
    }

    fn begin(&mut self) {
        self.behind = false;
        self.place = self.addition.of(self.cursor.row);
        self.written = 0;
    }

    /// Whether the cell that begins here gives its place to one that is added; it is blank.
    fn replaced(&mut self, element: &BytesStart<'_>) -> Result<bool, Fault> {
        self.cursor.cell(element)?;
        let column = self.cursor.column;
        self.behind = column > self.addition.width;
        if !self.behind {
            return Ok(false);
        }
        let before = self.written;
        self.cells(column.saturating_add(1))?;
        // A blank text is not written: there the cell stays.
        let last = self.place.and_then(|place| {
            let index = usize::try_from(column.checked_sub(self.addition.width)?.checked_sub(1)?).ok()?;
            self.addition.added.texts(place).nth(index)
        });
        Ok(self.written > before && last.is_some_and(|text| !text.is_empty()))
    }

    /// Writes the cells that are added to this row, as far as they stand before a column.
    fn cells(&mut self, before: u32) -> Result<(), Fault> {
        let Some(place) = self.place else { return Ok(()) };
        let room = usize::try_from(before.saturating_sub(self.addition.width).saturating_sub(1));
        let room = room.unwrap_or(usize::MAX);
        let addition = self.addition;
        let texts = addition.added.texts(place).zip(0_usize..).take(room).skip(self.written);
        for (text, index) in texts {
            self.written = index.saturating_add(1);
            if !text.is_empty() {
                self.cell(index, text)?;
            }
        }
        Ok(())
    }

    fn cell(&mut self, index: usize, text: &str) -> Result<(), Fault> {
        let (row, style, p) = (self.cursor.row, self.addition.style, &self.outline.prefix);
        let letters = self.letters.get(index).map_or("", String::as_str);
        let mut content = Vec::with_capacity(text.len());
        push_excel(&mut content, text);
        write!(
            self.out,
            "<{p}c r=\"{letters}{row}\" s=\"{style}\" t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">"
        )?;
        self.out.write_all(&content)?;
        write!(self.out, "</{p}t></{p}is></{p}c>")?;
        Ok(())
    }
}

/// Column and row of the last cell in what a row holds; none if it does not say them.
fn last(content: &[u8]) -> Option<(u32, u32)> {
    let start = memmem::rfind(content, b"<c")?;
    let tag = content.get(start..)?;
    let tag = tag.get(..=memchr(b'>', tag)?)?;
    // An attribute of another namespace may be called the same.
    let plain = tag.get(2)?.is_ascii_whitespace() && memchr(b':', tag).is_none();
    let reference = plain.then(|| value(tag, b"r"))??;
    place(str::from_utf8(reference).ok()?)
}
