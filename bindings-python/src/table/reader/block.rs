//! Blocks of rows, made of the cells of a sheet.

use std::ops::Range;

use super::book::Sink;
use crate::table::cell::Value;
use crate::table::fault::Fault;
use crate::table::rows::{Cells, Noted, Rows, Shape, flag};
use crate::table::wanted::{Wanted, lead};

/// Enough that what comes once in a block takes no time; little enough that the next one is read meanwhile.
const ROWS: usize = 1 << 15;
/// More blank rows than this between two others are left out, and the numbers of the rows say so.
const GAP: u32 = 1 << 12;
/// A block ends where its texts are as long as this.
const BYTES: usize = 8 << 20;
/// What a cell of a sheet can hold, in characters.
pub(crate) const LONGEST_CELL: usize = 32_767;

/// A wanted cell of the row that is read.
struct Taken {
    slot: usize,
    text: Range<usize>,
    shape: Shape,
    serial: Option<f64>,
}

/// A row that is being read.
#[derive(Default)]
struct Row {
    number: u32,
    hidden: bool,
    taken: Vec<Taken>,
    text: String,
    lead: String,
    filled: usize,
    last: usize,
    flags: u16,
}

/// Makes blocks of the rows of a sheet, and gives each away.
pub(super) struct Blocks<'a, G: FnMut(Rows) -> bool> {
    wanted: &'a Wanted,
    give: G,
    /// The number of the first row of the block.
    first: u32,
    columns: Vec<Cells>,
    len: usize,
    bytes: usize,
    noted: Vec<Noted>,
    row: Row,
    read: u64,
    /// The scale of `read`.
    size: u64,
}

impl<'a, G: FnMut(Rows) -> bool> Blocks<'a, G> {
    /// Blocks from the row `first` on. `give` returns whether more is wanted.
    pub(super) fn new(wanted: &'a Wanted, first: u32, size: u64, give: G) -> Self {
        let columns = wanted.places.iter().map(|_| Cells::default()).collect();
        let row = Row::default();
        Self { wanted, give, first, columns, len: 0, bytes: 0, noted: vec![], row, read: 0, size }
    }

    /// Ends the last row, and gives the last block away.
    pub(super) fn finish(mut self) {
        self.end_row();
        if self.len > 0 {
            self.end_block();
        }
    }

    /// The number of the row that comes next in the block.
    fn next(&self) -> u32 {
        self.first.saturating_add(u32::try_from(self.len).unwrap_or(u32::MAX))
    }

    /// Adds the row that was read, and before it the blank ones; returns whether to go on.
    fn end_row(&mut self) -> bool {
        if self.row.filled == 0 || self.row.number < self.first {
            return true;
        }
        if self.row.number.saturating_sub(self.next()) > GAP && !self.leap() {
            return false;
        }
        while self.next() < self.row.number {
            self.columns.iter_mut().for_each(|column| column.push_text(b""));
            if !self.end_of_row() {
                return false;
            }
        }
        self.note();
        for cell in self.row.taken.drain(..) {
            if let Some(column) = self.columns.get_mut(cell.slot) {
                let text = self.row.text.get(cell.text).unwrap_or_default();
                column.push(text.as_bytes(), cell.shape, cell.serial);
            }
        }
        self.columns.iter_mut().for_each(|column| column.fill(self.len.saturating_add(1)));
        self.bytes = self.bytes.saturating_add(self.row.text.len());
        self.end_of_row()
    }

    /// Begins a block with the row that was read: the blank ones before it are too many to be told of each.
    fn leap(&mut self) -> bool {
        let go_on = self.len == 0 || self.end_block();
        self.first = self.row.number;
        go_on
    }

    /// Notes what is odd about the row.
    fn note(&mut self) {
        let row = &self.row;
        let slots = 0..self.wanted.judged;
        let cells = slots.map(|slot| {
            let cell = row.taken.iter().find(|cell| cell.slot == slot);
            cell.and_then(|cell| row.text.get(cell.text.clone())).unwrap_or_default()
        });
        let hidden = if row.hidden { flag::HIDDEN } else { 0 };
        let flags = self.wanted.flags(&row.lead, row.filled, row.last, cells) | row.flags | hidden;
        if flags != 0 {
            self.noted.push((self.len, flags, row.last, lead(&row.lead)));
        }
    }

    fn end_of_row(&mut self) -> bool {
        self.len = self.len.saturating_add(1);
        self.len < ROWS && self.bytes < BYTES || self.end_block()
    }

    fn end_block(&mut self) -> bool {
        let fresh = self.columns.iter().map(|_| Cells::default()).collect();
        let columns = std::mem::replace(&mut self.columns, fresh);
        let (first, len, noted) = (self.first, self.len, std::mem::take(&mut self.noted));
        (self.first, self.len, self.bytes) = (self.next(), 0, 0);
        (self.give)(Rows::new(first.into(), len, self.read, columns, noted))
    }

    /// Keeps a wanted cell.
    fn take(&mut self, slot: usize, value: Value<'_>) {
        let row = &mut self.row;
        let start = row.text.len();
        let (shape, serial) = value.show(&mut row.text);
        let judged = slot < self.wanted.judged;
        row.flags |= if judged { shape.flag() } else { 0 };
        let long = row.text.len().saturating_sub(start) > LONGEST_CELL;
        if long && row.text.get(start..).is_some_and(|text| text.chars().count() > LONGEST_CELL) {
            row.flags |= if judged { flag::FORBIDDEN } else { 0 };
            row.text.truncate(start);
        }
        row.taken.push(Taken { slot, text: start..row.text.len(), shape, serial });
    }
}

impl<G: FnMut(Rows) -> bool> Sink for Blocks<'_, G> {
    fn row(&mut self, number: u32, hidden: bool, read: u64) -> Result<bool, Fault> {
        let go_on = self.end_row();
        self.read = self.size.saturating_mul(read).checked_div(1_000_000).unwrap_or(0);
        let row = &mut self.row;
        (row.number, row.hidden, row.filled, row.last, row.flags) = (number, hidden, 0, 0, 0);
        row.taken.clear();
        row.text.clear();
        row.lead.clear();
        Ok(go_on)
    }

    fn cell(&mut self, column: u32, value: Value<'_>) -> Result<(), Fault> {
        if self.row.number < self.first {
            return Ok(());
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if value.is_filled() {
            let row = &mut self.row;
            (row.filled, row.last) = (row.filled.saturating_add(1), column.saturating_add(1));
            if row.filled == 1 {
                value.show(&mut row.lead);
            }
        }
        let wanted = self.wanted;
        for slot in wanted.slots(column) {
            self.take(*slot, value);
        }
        Ok(())
    }
}
