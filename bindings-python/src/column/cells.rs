//! Columns of Python objects, looked at one by one.

use arrow_buffer::BooleanBufferBuilder;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PySlice, PyTuple};
use skillcert::number::column::{Bitmap, Column};

use super::Question;
use super::result::ColumnResult;
use super::source::{Source, text_of};
use super::verdicts::{Scratch, Verdicts};
use crate::error::ask;
use crate::text::plain;

/// Cells that are answered together: fewer than the rows of an array, for their objects have to stay in the cache.
/// Signals are looked for as often.
const BATCH: usize = 1024;

/// Cells that are taken from an iterator, or made of an array, before they are read.
pub(super) const CHUNK: usize = 1 << 16;

/// How much of a cell is copied. The first 64 bytes say what is wrong with it; one more, that there are more.
const LOOK: usize = 65;

pub(super) fn check(column: &Bound<'_, PyAny>, question: Question) -> PyResult<ColumnResult> {
    let py = column.py();
    let mut checked = Checked::new(question);
    if let Ok(list) = column.cast_exact::<PyList>() {
        checked.add(py, list.len(), (0..list.len()).map(|row| list.get_item(row)))?;
    } else if let Ok(tuple) = column.cast_exact::<PyTuple>() {
        checked.add(py, tuple.len(), (0..tuple.len()).map(|row| tuple.get_item(row)))?;
    } else {
        let mut cells = column.try_iter()?;
        while checked.add_next(py, &mut cells)? {}
    }
    checked.result()
}

/// An array whose items become Python objects when they are asked for: many at once is faster.
pub(super) fn check_numpy(array: &Bound<'_, PyAny>, question: Question) -> PyResult<ColumnResult> {
    let mut checked = Checked::new(question);
    for first in (0..array.len()?).step_by(CHUNK) {
        checked.add_items(array, first)?;
    }
    checked.result()
}

/// Answers a column chunk by chunk and keeps none.
pub(super) fn each(
    column: &Bound<'_, PyAny>,
    question: &Question,
    mut take: impl FnMut(&ColumnResult) -> PyResult<()>,
) -> PyResult<()> {
    let (py, mut cells) = (column.py(), column.try_iter()?);
    let (mut rows, mut more) = (0, true);
    while more {
        let mut checked = Checked { rows, ..Checked::new(question.clone()) };
        more = checked.add_next(py, &mut cells)?;
        rows = checked.rows;
        take(&checked.result()?)?;
    }
    Ok(())
}

/// The same of an array as `check_numpy` reads it.
pub(super) fn each_numpy(
    array: &Bound<'_, PyAny>,
    question: &Question,
    mut take: impl FnMut(&ColumnResult) -> PyResult<()>,
) -> PyResult<()> {
    for rows in (0..array.len()?).step_by(CHUNK) {
        let mut checked = Checked { rows, ..Checked::new(question.clone()) };
        checked.add_items(array, rows)?;
        take(&checked.result()?)?;
    }
    Ok(())
}

/// Some neighboring items of an array.
pub(super) fn slice<'py>(array: &Bound<'py, PyAny>, first: usize, len: usize) -> PyResult<Bound<'py, PyAny>> {
    let end = first.saturating_add(len).cast_signed();
    array.get_item(PySlice::new(array.py(), first.cast_signed(), end, 1))
}

/// What is known of the cells so far.
struct Checked {
    question: Question,
    rows: usize,
    chunks: Vec<Verdicts>,
    refused: Vec<(usize, Py<PyAny>)>,
}

impl Checked {
    fn new(question: Question) -> Self {
        Self { question, rows: 0, chunks: vec![], refused: vec![] }
    }

    /// Adds the next cells of an iterator; `false` if there are no more.
    fn add_next<'py>(
        &mut self,
        py: Python<'py>,
        cells: &mut impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    ) -> PyResult<bool> {
        let mut chunk = vec![];
        for cell in cells.take(CHUNK) {
            let row = self.rows.saturating_add(chunk.len());
            chunk.push(cell.map_err(|error| raised_at(row, error, py))?);
        }
        let rows = chunk.len();
        if rows > 0 || self.chunks.is_empty() {
            self.add(py, rows, chunk.into_iter().map(Ok))?;
        }
        Ok(rows == CHUNK)
    }

    /// Adds a chunk of the items of an array.
    fn add_items(&mut self, array: &Bound<'_, PyAny>, first: usize) -> PyResult<()> {
        let cells = slice(array, first, CHUNK)?.call_method0("tolist")?.cast_into::<PyList>()?;
        self.add(array.py(), cells.len(), cells.iter().map(Ok))
    }

    /// Adds a chunk of cells.
    fn add<'py>(
        &mut self,
        py: Python<'py>,
        rows: usize,
        mut cells: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    ) -> PyResult<()> {
        let mut verdicts = Verdicts::with_capacity(rows, &self.question);
        let (mut batch, mut scratch) = (Batch::default(), Scratch::new(rows, &self.question));
        let mut present = BooleanBufferBuilder::new(rows);
        for first in (0..rows).step_by(BATCH) {
            batch.read(self.rows, cells.by_ref().take(BATCH))?;
            batch.tell_present(&mut present);
            ask(|| verdicts.add(batch.column(), Some(Bitmap::new(present.as_slice(), first)), &mut scratch))?;
            for (place, cell) in batch.cells.drain(..).enumerate() {
                let row = first.saturating_add(place);
                if !verdicts.is_valid(row) && present.get_bit(row) {
                    self.refused.push((self.rows.saturating_add(place), cell.unbind()));
                }
            }
            self.rows = self.rows.saturating_add(BATCH.min(rows.saturating_sub(first)));
            py.check_signals()?;
        }
        verdicts.tally = scratch.counts.into();
        verdicts.present = (verdicts.tally.nulls > 0).then(|| present.finish().into());
        self.chunks.push(verdicts);
        Ok(())
    }

    fn result(self) -> PyResult<ColumnResult> {
        ColumnResult::new(self.chunks, Source::Refused(self.refused), self.question)
    }
}

/// Cells and their texts, one after the other as in an Arrow array.
#[derive(Default)]
struct Batch<'py> {
    cells: Vec<Bound<'py, PyAny>>,
    offsets: Vec<i64>,
    data: Vec<u8>,
    /// The places where nothing stands.
    missing: Vec<usize>,
}

impl<'py> Batch<'py> {
    /// Reads the cells from row `first` on.
    fn read(
        &mut self,
        first: usize,
        cells: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    ) -> PyResult<()> {
        self.missing.clear();
        self.data.clear();
        self.offsets.clear();
        self.offsets.push(0);
        for cell in cells {
            let cell = cell?;
            match plain(&cell) {
                Some(text) => self.put(text.as_bytes()),
                None => self.read_other(first, &cell)?,
            }
            self.cells.push(cell);
        }
        Ok(())
    }

    #[inline(never)]
    fn read_other(&mut self, first: usize, cell: &Bound<'_, PyAny>) -> PyResult<()> {
        let place = self.cells.len();
        let text = text_of(cell).map_err(|error| in_row(first.saturating_add(place), error, cell.py()))?;
        if text.is_none() {
            self.missing.push(place);
        }
        self.put(text.as_deref().unwrap_or_default());
        Ok(())
    }

    /// Appends what has to be known of a text.
    #[inline(always)]
    fn put(&mut self, text: &[u8]) {
        match <&[u8; 13]>::try_from(text) {
            Ok(text) => self.data.extend_from_slice(text),
            Err(_) => self.data.extend_from_slice(text.get(..LOOK).unwrap_or(text)),
        }
        self.offsets.push(i64::try_from(self.data.len()).unwrap_or(i64::MAX));
    }

    fn column(&self) -> Column<'_> {
        Column::LargeUtf8 { offsets: &self.offsets, data: &self.data }
    }

    /// Appends a bit for each cell.
    fn tell_present(&self, present: &mut BooleanBufferBuilder) {
        let first = present.len();
        present.append_n(self.cells.len(), true);
        for place in &self.missing {
            present.set_bit(first.saturating_add(*place), false);
        }
    }
}

/// An error about a cell, with its row.
pub(super) fn in_row(row: usize, error: PyErr, py: Python<'_>) -> PyErr {
    PyTypeError::new_err(format!("row {row}: {}", error.value(py)))
}

/// An error of the column itself, with the row that it could not give.
pub(super) fn raised_at(row: usize, error: PyErr, py: Python<'_>) -> PyErr {
    let noted = error.value(py).call_method1("add_note", (format!("raised by the column, at row {row}"),));
    noted.err().unwrap_or(error)
}
