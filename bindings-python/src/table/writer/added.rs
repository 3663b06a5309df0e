//! The cells that are added to the rows of a sheet.

use std::collections::HashMap;
use std::ops::Range;

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString, PyTuple};

/// Rows of texts. Most rows of a table have the same ones: those are kept once.
#[derive(Debug, Default)]
pub(super) struct Added {
    /// Where the cells of each row are.
    rows: Vec<u32>,
    /// The different rows: their cells.
    distinct: Vec<Range<usize>>,
    /// Where each cell ends in the text.
    ends: Vec<usize>,
    text: String,
}

impl Added {
    /// Takes the rows of a list; what is one object there is one row here.
    pub(super) fn of(list: &Bound<'_, PyList>) -> PyResult<Self> {
        let mut added = Self { ends: vec![0], ..Self::default() };
        let mut known = HashMap::new();
        for row in list.iter() {
            let next = u32::try_from(added.distinct.len())?;
            let place = *known.entry(row.as_ptr().addr()).or_insert(next);
            if place == next {
                added.take(row.cast::<PyTuple>()?)?;
            }
            added.rows.push(place);
        }
        Ok(added)
    }

    fn take(&mut self, row: &Bound<'_, PyTuple>) -> PyResult<()> {
        let first = self.ends.len();
        for cell in row.iter() {
            self.text.push_str(&cell.cast::<PyString>()?.to_string_lossy());
            self.ends.push(self.text.len());
        }
        self.distinct.push(first..self.ends.len());
        Ok(())
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many columns are added.
    pub(super) fn width(&self) -> u32 {
        let width = self.distinct.iter().map(ExactSizeIterator::len).max();
        u32::try_from(width.unwrap_or_default()).unwrap_or(u32::MAX)
    }

    /// Which of the different rows stands here.
    pub(super) fn place(&self, row: usize) -> Option<u32> {
        self.rows.get(row).copied()
    }

    /// The texts of one of the different rows.
    pub(super) fn texts(&self, place: u32) -> impl Iterator<Item = &str> {
        let ends = usize::try_from(place).ok().and_then(|place| self.distinct.get(place)).cloned();
        ends.unwrap_or_default().map(|end| self.text(end))
    }

    /// Whether nothing stands in one of the different rows.
    pub(super) fn is_blank(&self, place: u32) -> bool {
        self.texts(place).all(str::is_empty)
    }

    fn text(&self, end: usize) -> &str {
        let at = |place: usize| self.ends.get(place).copied().unwrap_or_default();
        self.text.get(at(end.saturating_sub(1))..at(end)).unwrap_or_default()
    }
}
