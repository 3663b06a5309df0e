//! Parts of XLSB workbooks: the same as those of XLSX, in records.

use std::io::BufReader;

use super::book::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sink, give};
use super::sheet::Context;
use super::strings::{Strings, doubt};
use super::styles::{Formats, Styles};
use crate::table::bytes::{error, f64_at, rk, u8_at, u16_at, u32_at};
use crate::table::cell::{Doubt, Epoch, Style, Value};
use crate::table::fault::{Code, Fault};
use crate::table::look::Font;
use crate::table::package::Part;
use crate::table::records::{Records, wide};

/// The texts that cells share.
pub(super) fn strings(part: BufReader<Part<'_>>, styles: &Styles) -> Result<Strings, Fault> {
    let (mut strings, mut records) = (Strings::default(), Records::new(part));
    while let Some((kind, data)) = records.next()? {
        if kind == 0x13 {
            let (text, doubt) = rich(data, styles).ok_or(Code::Damaged)?;
            strings.push(&text, doubt)?;
        }
    }
    Ok(strings)
}

/// A text that may have parts with fonts of their own, as its first byte says, and what doubt there is about it.
fn rich(data: &[u8], styles: &Styles) -> Option<(String, Option<Doubt>)> {
    let (text, rest) = wide(data, 1)?;
    let parts =
        rest.get(4..).filter(|_| data.first().is_some_and(|flags| flags & 1 != 0)).unwrap_or_default();
    let parts = parts.chunks_exact(4).filter_map(|it| Some((u16_at(it, 0)?, styles.font(u16_at(it, 2)?))));
    let doubt = doubt(&text, parts);
    Some((text, doubt))
}

/// The styles of cells.
pub(super) fn styles(part: BufReader<Part<'_>>, epoch: Epoch) -> Result<Styles, Fault> {
    let (mut formats, mut inside) = (Formats::default(), false);
    let mut records = Records::new(part);
    while let Some((kind, data)) = records.next()? {
        match kind {
            0x2C => {
                let (code, _) = wide(data, 2).ok_or(Code::Damaged)?;
                formats.code(u16_at(data, 0).ok_or(Code::Damaged)?.into(), &code, epoch)?;
            }
            0x269 => inside = true,
            0x26A => inside = false,
            0x2B => {
                let (flags, shift) = u16_at(data, 2).zip(u16_at(data, 6)).ok_or(Code::Damaged)?;
                formats.font(Font { strikes: flags & 8 != 0, shifts: shift != 0 })?;
            }
            0x2F if inside => {
                let (id, font) = u16_at(data, 2).zip(u16_at(data, 4)).ok_or(Code::Damaged)?;
                formats.cell(id.into(), font.into())?;
            }
            _ => {}
        }
    }
    Ok(formats.styles(epoch))
}

/// A sheet that is being read.
struct Reading<'a> {
    context: Context<'a>,
    sink: &'a mut dyn Sink,
    /// The row that is read, counted from 1; 0 before the first.
    row: u32,
    /// The column behind the last cell.
    next: u32,
    cells: u64,
}

/// Reads a sheet of so many bytes.
pub(super) fn read(
    part: BufReader<Part<'_>>,
    size: u64,
    context: Context<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Fault> {
    let mut reading = Reading { context, sink, row: 0, next: 0, cells: 0 };
    let (mut records, mut inside, mut ended, mut aside) = (Records::new(part), false, false, 0_u32);
    loop {
        let read = records.part().get_ref().read_so_far().saturating_mul(1_000_000).checked_div(size);
        // At the end of the part its checksum is compared.
        let Some((kind, data)) = records.next()? else {
            return if ended { Ok(()) } else { Err(Code::Damaged.into()) };
        };
        match kind {
            // What future versions add, and alternatives to it: programs differ in what they show of that.
            0x23 | 0x25 => aside = aside.saturating_add(1),
            0x24 | 0x26 => aside = aside.saturating_sub(1),
            0x91 if inside || ended => return Err(Code::Damaged.into()),
            0x91 => inside = true,
            0x92 => (inside, ended) = (false, true),
            0x00..=0x12 | 0x3D | 0x3E if inside && aside > 0 => return Err(Code::Damaged.into()),
            0x00 if inside => {
                let go_on = reading.begin_row(data, read.unwrap_or(0).min(1_000_000));
                if !go_on.map_err(|fault| fault.row(reading.row.into()))? {
                    return Ok(());
                }
            }
            0x01..=0x12 | 0x3D | 0x3E if inside => {
                let cell = reading.cell(kind, data).unwrap_or(Err(Code::Damaged.into()));
                cell.map_err(|fault| fault.row(reading.row.into()))?;
            }
            _ => {}
        }
    }
}

impl Reading<'_> {
    fn begin_row(&mut self, data: &[u8], read: u64) -> Result<bool, Fault> {
        let row = u32_at(data, 0).ok_or(Code::Damaged)?.saturating_add(1);
        if row > MOST_ROWS {
            return Err(Code::BeyondSheet.into());
        }
        if row <= self.row {
            return Err(if row == self.row { Code::RowRepeated } else { Code::RowsUnordered }.into());
        }
        (self.row, self.next) = (row, 0);
        self.sink.row(row, u8_at(data, 11).unwrap_or(0) & 0x10 != 0, read)
    }

    fn cell(&mut self, kind: u32, data: &[u8]) -> Option<Result<(), Fault>> {
        // A cell right behind another one may leave out its column. At the beginning of a row, programs differ.
        let (kind, column, data) = match kind {
            0x0C..=0x12 | 0x3D if self.next == 0 => return None,
            0x3D => (0x3E, self.next, data),
            0x0C..=0x12 => (kind.saturating_sub(0x0B), self.next, data),
            _ => (kind, u32_at(data, 0)?, data.get(4..)?),
        };
        if column >= MOST_COLUMNS || self.row == 0 {
            return Some(Err(Code::BeyondSheet.into()));
        }
        if column < self.next {
            return Some(Err(Code::RowsUnordered.into()));
        }
        (self.next, self.cells) = (column.saturating_add(1), self.cells.saturating_add(1));
        if self.cells > MOST_CELLS {
            return Some(Err(Fault::from(Code::TooLarge).limit(MOST_CELLS)));
        }
        let look = self.context.styles.look(usize::try_from(u32_at(data, 0)? & 0xFF_FFFF).ok()?)?;
        let text;
        let value = match kind {
            0x01 => return Some(Ok(())),
            0x02 => Value::Number(rk(u32_at(data, 4)?), Style::Number),
            0x03 | 0x0B => Value::Error(error(u8_at(data, 4)?)),
            0x04 | 0x0A => Value::Boolean(u8_at(data, 4)? != 0),
            0x05 | 0x09 => Value::Number(f64_at(data, 4)?, Style::Number),
            0x07 => self.context.strings.value(usize::try_from(u32_at(data, 4)?).ok()?)?,
            0x3E => {
                let doubt;
                (text, doubt) = rich(data.get(4..)?, self.context.styles)?;
                Value::text(&text, doubt)
            }
            _ => {
                text = wide(data, 4)?.0;
                Value::Text(&text)
            }
        };
        Some(give(self.sink, column, value, look))
    }
}
