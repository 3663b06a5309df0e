//! How far a sheet of XLSX is filled: cells are added behind that.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::cursor::{COLUMNS, Cursor, damaged, place};
use super::part::Part;
use crate::table::fault::{Code, Fault};

/// The column of the last cell with content, and of the last one that is merged with a cell of the table.
#[derive(Debug, Default)]
struct Extent {
    cursor: Cursor,
    filled: u32,
    merged: u32,
    /// Whether a cell is open in which nothing was found yet.
    open: bool,
    inside: bool,
}

/// The columns that are in use, if there is room for more of them; of so many rows, where the others need not be known.
pub(super) fn width<R: Read>(mut part: Part<R>, header: u32, more: u32, rows: u32) -> Result<u32, Fault> {
    let mut extent = Extent::default();
    while extent.cursor.row <= header.saturating_add(rows)
        && let Some((event, _)) = part.next()?
    {
        match event {
            Event::Start(element) => extent.start(&element, header)?,
            Event::Empty(element) => extent.empty(&element, header)?,
            Event::End(element) if element.local_name().as_ref() == "sheetData" => extent.inside = false,
            _ => {}
        }
    }
    let widths = [extent.filled.max(extent.merged), extent.filled];
    let width = widths.into_iter().find(|width| width.saturating_add(more) <= COLUMNS);
    width.ok_or_else(|| Code::NoRoom.into())
}

impl Extent {
    fn start(&mut self, element: &BytesStart<'_>, header: u32) -> Result<(), Fault> {
        match element.local_name().as_ref() {
            "v" | "f" | "is" if self.open => self.fill(),
            "c" if self.inside => {
                self.cursor.cell(element)?;
                self.open = true;
            }
            "row" if self.inside => self.row(element)?,
            "sheetData" => self.inside = true,
            "mergeCell" => self.merge(element, header)?,
            _ => {}
        }
        Ok(())
    }

    fn empty(&mut self, element: &BytesStart<'_>, header: u32) -> Result<(), Fault> {
        match element.local_name().as_ref() {
            // A formula that says elsewhere what it is.
            "f" if self.open => self.fill(),
            "c" if self.inside => {
                self.open = false;
                self.cursor.cell(element)?;
            }
            "row" if self.inside => self.row(element)?,
            "mergeCell" => self.merge(element, header)?,
            _ => {}
        }
        Ok(())
    }

    fn row(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        self.open = false;
        self.cursor.row(element)
    }

    fn fill(&mut self) {
        self.open = false;
        self.filled = self.filled.max(self.cursor.column);
    }

    fn merge(&mut self, element: &BytesStart<'_>, header: u32) -> Result<(), Fault> {
        self.merged = self.merged.max(merged(element, header)?);
        Ok(())
    }
}

/// The last column that is merged from the header on: that covers the cells that would be added in its place.
pub(super) fn merged(element: &BytesStart<'_>, header: u32) -> Result<u32, Fault> {
    let range = element.try_get_attribute("ref").map_err(damaged)?;
    let last = range.as_ref().and_then(|range| place(range.value.rsplit(':').next()?));
    Ok(last.filter(|(_, row)| *row >= header).map_or(0, |(column, _)| column))
}
