//! The answer to a workbook that cannot be written as it is: a new XLSX with its cells, and those that are added.

use std::path::PathBuf;

use super::added::Added;
use super::book::{self, Cell};
use super::cursor::COLUMNS;
use super::watch::Watch;
use super::xlsx::Wanted;
use crate::table::cell::Value;
use crate::table::fault::{Code, Fault};
use crate::table::reader::{Book, Sink};
use crate::table::rows::Shape;

/// The errors that a cell of XLSX can hold.
const ERRORS: [&str; 7] = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];
/// Rows after which signals are looked at.
const PAUSE: u32 = 1 << 12;

/// Writes the sheets of a workbook that are wanted, each with what is added to it.
pub(super) fn write(
    source: &dyn Book,
    target: PathBuf,
    wanted: &[Wanted],
    watch: &Watch,
) -> Result<(), Fault> {
    let mut made = book::Book::new(target);
    let mut sheets = vec![];
    for (number, header, added) in wanted {
        let title = source.sheets().get(*number).ok_or(Code::NoSheets)?.title.clone();
        let mut widest = Widest(0);
        source.read(*number, &mut widest)?;
        let width = widest.0;
        let columns = width.saturating_add(added.width());
        if columns > COLUMNS {
            return Err(Fault::from(Code::NoRoom).sheet(&title));
        }
        let mut sheet = made.sheet(&title, columns, 0, watch)?;
        let mut copy = Copy {
            sheet: &mut sheet,
            added,
            header: *header,
            width,
            row: 0,
            next: *header,
            cells: vec![],
            watch,
        };
        source.read(*number, &mut copy)?;
        copy.finish()?;
        sheets.push(sheet);
    }
    made.close(sheets, watch)
}

/// The last column with a filled cell, counted from 1.
struct Widest(u32);

impl Sink for Widest {
    fn row(&mut self, _: u32, _: bool, _: u64) -> Result<bool, Fault> {
        Ok(true)
    }

    fn cell(&mut self, column: u32, value: Value<'_>) -> Result<(), Fault> {
        if value.is_filled() {
            self.0 = self.0.max(column.saturating_add(1));
        }
        Ok(())
    }
}

/// Writes the rows of a sheet as they are read.
struct Copy<'a> {
    sheet: &'a mut book::Sheet,
    added: &'a Added,
    header: u32,
    width: u32,
    /// The row that is read, and the first one that is not written.
    row: u32,
    next: u32,
    cells: Vec<(u32, Shape, String)>,
    watch: &'a Watch,
}

impl Sink for Copy<'_> {
    fn row(&mut self, number: u32, _: bool, _: u64) -> Result<bool, Fault> {
        if number.is_multiple_of(PAUSE) {
            self.watch.look()?;
        }
        self.put()?;
        self.row = number;
        Ok(true)
    }

    fn cell(&mut self, column: u32, value: Value<'_>) -> Result<(), Fault> {
        let mut text = String::new();
        let (shape, _) = value.show(&mut text);
        self.cells.push((column.saturating_add(1), shape, text));
        Ok(())
    }
}

impl Copy<'_> {
    /// Writes the row that was read, and before it the blank ones to which something is added.
    fn put(&mut self) -> Result<(), Fault> {
        while self.next < self.row {
            self.one(self.next, &[])?;
        }
        let cells = std::mem::take(&mut self.cells);
        if self.row > 0 {
            self.one(self.row, &cells)?;
        }
        self.cells = cells;
        self.cells.clear();
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Fault> {
        self.put()?;
        let rows = u32::try_from(self.added.len()).unwrap_or(u32::MAX);
        self.row = self.header.saturating_add(rows);
        while self.next < self.row {
            self.one(self.next, &[])?;
        }
        Ok(())
    }

    fn one(&mut self, number: u32, cells: &[(u32, Shape, String)]) -> Result<(), Fault> {
        let place =
            number.checked_sub(self.header).and_then(|row| self.added.place(usize::try_from(row).ok()?));
        self.next = self.next.max(number.saturating_add(1));
        if cells.is_empty() && place.is_none() {
            return Ok(());
        }
        let (added, first) = (self.added, self.width.saturating_add(1));
        let texts = place.into_iter().flat_map(|place| added.texts(place));
        let old = cells.iter().map(|(column, shape, text)| (*column, cell(*shape, text)));
        self.sheet.skip_to(number);
        self.sheet.row(old.chain((first..).zip(texts.map(Cell::Text))))
    }
}

/// A cell as the new workbook has it: numbers stay numbers, dates are as they were shown.
fn cell(shape: Shape, text: &str) -> Cell<'_> {
    match shape {
        Shape::Text | Shape::Date => Cell::Text(text),
        // What is shown cannot be made again; struck out, it is not read as what it is not either.
        Shape::Struck | Shape::Altered => Cell::Struck(text),
        Shape::Number => Cell::Number(text),
        Shape::Percent => Cell::Percent(text),
        Shape::Boolean => Cell::Boolean(text == "TRUE"),
        Shape::Error if ERRORS.contains(&text) => Cell::Error(text),
        Shape::Error => Cell::Text(text),
        Shape::Formula => Cell::Blank,
    }
}
