//! The first rows of a sheet as texts, from which it is understood.

use super::block::LONGEST_CELL;
use super::book::Sink;
use crate::table::cell::Value;
use crate::table::fault::Fault;

/// A thousand rows of two hundred columns.
const MOST_CELLS: usize = 200_000;
/// That many cells of some length.
const MOST_BYTES: usize = 16 << 20;

/// Collects rows from the first on, blank cells at their ends left out.
pub(super) struct Preview {
    rows: Vec<Vec<String>>,
    most: usize,
    cells: usize,
    bytes: usize,
    number: usize,
}

impl Preview {
    pub(super) fn new(most: usize) -> Self {
        Self { rows: vec![], most, cells: 0, bytes: 0, number: 0 }
    }

    pub(super) fn rows(self) -> Vec<Vec<String>> {
        self.rows
    }
}

impl Sink for Preview {
    fn row(&mut self, number: u32, _hidden: bool, _read: u64) -> Result<bool, Fault> {
        self.number = usize::try_from(number).unwrap_or(usize::MAX);
        Ok(self.number <= self.most && self.cells < MOST_CELLS && self.bytes < MOST_BYTES)
    }

    fn cell(&mut self, column: u32, value: Value<'_>) -> Result<(), Fault> {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if !value.is_filled() || self.cells >= MOST_CELLS {
            return Ok(());
        }
        if self.rows.len() < self.number {
            self.rows.resize(self.number, vec![]);
        }
        let mut text = String::new();
        value.show(&mut text);
        if text.len() > LONGEST_CELL {
            text = text.chars().take(LONGEST_CELL).collect();
        }
        self.bytes = self.bytes.saturating_add(text.len());
        if let Some(row) = self.rows.last_mut() {
            self.cells = self.cells.saturating_add(column.saturating_add(1).saturating_sub(row.len()));
            row.resize(column, String::new());
            row.push(text);
        }
        Ok(())
    }
}
