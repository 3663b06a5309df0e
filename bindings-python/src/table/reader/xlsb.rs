//! Parts of XLSB workbooks: the same as those of XLSX, in records.

use std::collections::HashMap;
use std::io::BufReader;

use super::book::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sink};
use super::sheet::Context;
use super::strings::Strings;
use crate::table::bytes::{error, f64_at, rk, u8_at, u16_at, u32_at};
use crate::table::cell::{Epoch, Style, Value};
use crate::table::fault::{Code, Fault};
use crate::table::format;
use crate::table::package::Part;
use crate::table::records::{Records, wide};

/// Excel knows 65,490 formats of cells.
const MOST_STYLES: usize = 1 << 17;

/// The texts that cells share.
pub(super) fn strings(part: BufReader<Part<'_>>) -> Result<Strings, Fault> {
    let (mut strings, mut records) = (Strings::default(), Records::new(part));
    while let Some((kind, data)) = records.next()? {
        if kind == 0x13 {
            let (text, _) = wide(data, 1).ok_or(Code::Damaged)?;
            strings.push(&text)?;
        }
    }
    Ok(strings)
}

/// The style of each format of cells, as far as they can be read.
pub(super) fn styles(part: BufReader<Part<'_>>, epoch: Epoch) -> Vec<Style> {
    let (mut codes, mut styles, mut inside) = (HashMap::new(), vec![], false);
    let mut records = Records::new(part);
    while let Ok(Some((kind, data))) = records.next() {
        match kind {
            0x2C => {
                if let (Some(id), Some((code, _)), ..MOST_STYLES) =
                    (u16_at(data, 0), wide(data, 2), codes.len())
                {
                    codes.insert(id, format::custom(&code, epoch));
                }
            }
            0x269 => inside = true,
            0x26A => return styles,
            0x2F if inside && styles.len() < MOST_STYLES => {
                let id = u16_at(data, 2).unwrap_or(0);
                let custom = codes.get(&id).copied();
                styles.push(custom.unwrap_or_else(|| format::built_in(id.into(), epoch)));
            }
            _ => {}
        }
    }
    styles
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
    let (mut records, mut inside, mut ended) = (Records::new(part), false, false);
    loop {
        let read = records.part().get_ref().read_so_far().saturating_mul(1_000_000).checked_div(size);
        // At the end of the part its checksum is compared.
        let Some((kind, data)) = records.next()? else {
            return if ended { Ok(()) } else { Err(Code::Damaged.into()) };
        };
        match kind {
            0x91 => inside = true,
            0x92 => (inside, ended) = (false, true),
            0x00 if inside => {
                let go_on = reading.begin_row(data, read.unwrap_or(0).min(1_000_000));
                if !go_on.map_err(|fault| fault.row(reading.row.into()))? {
                    return Ok(());
                }
            }
            0x02..=0x0B | 0x3E if inside => {
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
        let column = u32_at(data, 0)?;
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
        let style = usize::try_from(u32_at(data, 4)? & 0xFF_FFFF).ok()?;
        let style = self.context.styles.get(style).copied().unwrap_or_default();
        let text;
        let value = match kind {
            0x02 => Value::Number(rk(u32_at(data, 8)?), style),
            0x03 | 0x0B => Value::Error(error(u8_at(data, 8)?)),
            0x04 | 0x0A => Value::Boolean(u8_at(data, 8)? != 0),
            0x05 | 0x09 => Value::Number(f64_at(data, 8)?, style),
            0x07 => Value::Text(self.context.strings.get(usize::try_from(u32_at(data, 8)?).ok()?)?),
            _ => {
                // A text with formats of its own has a byte before it.
                text = wide(data, if kind == 0x3E { 9 } else { 8 })?.0;
                Value::Text(&text)
            }
        };
        Some(self.sink.cell(column, value))
    }
}
