//! A workbook, whatever its kind, and what takes the cells of a sheet.

use crate::table::cell::Value;
use crate::table::fault::Fault;
use crate::table::look::Look;

/// What sheets have at most, as XLSX says.
pub(crate) const MOST_ROWS: u32 = 1 << 20;
pub(crate) const MOST_COLUMNS: u32 = 1 << 14;
/// A full sheet of 64 columns. More cells take minutes.
pub(crate) const MOST_CELLS: u64 = 1 << 26;

/// A worksheet.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) title: String,
    pub(crate) hidden: bool,
}

/// What takes the cells of a sheet. Rows ascend, and so do the columns of a row; blank cells and rows may be left out.
pub(crate) trait Sink {
    /// A row begins; its number counts from 1. `read` is how much of the sheet, in millionths, was read so far.
    /// Returns whether to go on.
    fn row(&mut self, number: u32, hidden: bool, read: u64) -> Result<bool, Fault>;

    /// A cell of the row; its column counts from 0.
    fn cell(&mut self, column: u32, value: Value<'_>) -> Result<(), Fault>;
}

/// Gives a cell as it looks: what its format makes of it; what is struck out is a text, whatever it was.
pub(super) fn give(sink: &mut dyn Sink, column: u32, value: Value<'_>, look: Look) -> Result<(), Fault> {
    let value = if look.format.is_plain() { value } else { look.format.of(value) };
    if !look.struck || !value.is_filled() || matches!(value, Value::Formula) {
        return sink.cell(column, value);
    }
    let mut text = String::new();
    value.show(&mut text);
    sink.cell(column, Value::Struck(&text))
}

/// A workbook that is open.
pub(crate) trait Book: Send + Sync {
    /// The worksheets in their order.
    fn sheets(&self) -> &[Sheet];

    /// Gives the cells of a sheet to a sink.
    ///
    /// # Errors
    ///
    /// A sheet that is damaged, or larger than sheets are.
    fn read(&self, sheet: usize, sink: &mut dyn Sink) -> Result<(), Fault>;
}
