//! How far a sheet of XLSX is filled: cells are added behind that.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::cursor::{COLUMNS, Cursor, damaged, place};
use super::outline::{Outline, Role};
use super::part::Part;
use crate::table::fault::{Code, Fault};

/// The column of the last cell with content, and of the last one that is merged with a cell of the table.
#[derive(Debug, Default)]
struct Extent {
    cursor: Cursor,
    filled: u32,
    merged: u32,
    outline: Outline,
}

/// The columns that are in use, if there is room for more of them; of so many rows, where the others need not be known.
pub(super) fn width<R: Read>(mut part: Part<R>, header: u32, more: u32, rows: u32) -> Result<u32, Fault> {
    let mut extent = Extent::default();
    while extent.cursor.row <= header.saturating_add(rows)
        && let Some((event, _)) = part.next()?
    {
        match event {
            Event::Start(element) => {
                // A value that is nothing but its end is none.
                let role = extent.outline.start(&element);
                extent.element(role, &element, header)?;
            }
            Event::Empty(element) => match extent.outline.role(&element) {
                Role::Content if element.local_name().as_ref() != "f" => {}
                role => extent.element(role, &element, header)?,
            },
            Event::End(_) => {
                extent.outline.end();
            }
            _ => {}
        }
    }
    let widths = [extent.filled.max(extent.merged), extent.filled];
    let width = widths.into_iter().find(|width| width.saturating_add(more) <= COLUMNS);
    width.ok_or_else(|| Code::NoRoom.into())
}

impl Extent {
    fn element(&mut self, role: Role, element: &BytesStart<'_>, header: u32) -> Result<(), Fault> {
        match role {
            Role::Row => self.cursor.row(element),
            Role::Cell => self.cursor.cell(element),
            Role::Content => {
                self.filled = self.filled.max(self.cursor.column);
                Ok(())
            }
            Role::Merged => {
                self.merged = self.merged.max(merged(element, header)?);
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// The last column that is merged from the header on: that covers the cells that would be added in its place.
pub(super) fn merged(element: &BytesStart<'_>, header: u32) -> Result<u32, Fault> {
    let range = element.try_get_attribute("ref").map_err(damaged)?;
    let last = range.as_ref().and_then(|range| place(range.value.rsplit(':').next()?));
    Ok(last.filter(|(_, row)| *row >= header).map_or(0, |(column, _)| column))
}
