//! Columns of Python objects, looked at one by one.

use std::borrow::Cow;

use arrow_buffer::BooleanBufferBuilder;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyList, PySlice, PyString, PyTuple};
use skillcert::number::column::{Bitmap, Column};

use super::Question;
use super::result::{ColumnResult, Source};
use super::rows::digits;
use super::verdicts::{BATCH, Scratch, Verdicts};
use crate::error::ask;
use crate::integer::Int;
use crate::text::{is_missing, not_a, surrogates_passed};

/// Cells that are taken from an iterator, or made of an array, before they are read.
const CHUNK: usize = 1 << 16;

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
    let py = array.py();
    let mut checked = Checked::new(question);
    let rows = array.len()?.cast_signed();
    for first in (0..rows).step_by(CHUNK) {
        let chunk = PySlice::new(py, first, first.saturating_add_unsigned(CHUNK), 1);
        let cells = array.get_item(chunk)?.call_method0("tolist")?.cast_into::<PyList>()?;
        checked.add(py, cells.len(), cells.iter().map(Ok))?;
    }
    checked.result()
}

/// The text of a cell; `None` if it holds nothing.
pub(super) fn text<'a>(cell: &'a Bound<'_, PyAny>) -> PyResult<Option<Cow<'a, [u8]>>> {
    if let Ok(text) = cell.cast::<PyString>() {
        let read = text.to_str().map(|text| Cow::Borrowed(text.as_bytes()));
        return read.or_else(|_| surrogates_passed(text).map(|bytes| Cow::Owned(bytes.to_vec()))).map(Some);
    }
    if cell.is_none() {
        return Ok(None);
    }
    if let Ok(bytes) = cell.cast::<PyBytes>() {
        return Ok(Some(Cow::Borrowed(bytes.as_bytes())));
    }
    if is_missing(cell.as_borrowed()) || cell.cast::<PyFloat>().is_ok_and(|float| float.value().is_nan()) {
        return Ok(None);
    }
    match cell.extract::<Int>() {
        Ok(value) => Ok(Some(digits(value.0))),
        Err(_) => Err(not_a("str, bytes or int", cell.as_borrowed())),
    }
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

    /// Adds the next cells of an iterator; `false` if there are none.
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
        self.add(py, rows, chunk.into_iter().map(Ok))?;
        Ok(rows > 0)
    }

    /// Adds a chunk of cells.
    fn add<'py>(
        &mut self,
        py: Python<'py>,
        rows: usize,
        mut cells: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    ) -> PyResult<()> {
        let mut verdicts = Verdicts::with_capacity(rows, &self.question);
        let (mut batch, mut scratch) = (Batch::new(rows), Scratch::new(rows, &self.question));
        for first in (0..rows).step_by(BATCH) {
            batch.read(self.rows, cells.by_ref().take(BATCH))?;
            ask(|| verdicts.add(batch.column(), Some(batch.present_from(first)), &mut scratch))?;
            for (place, cell) in batch.cells.drain(..).enumerate() {
                let row = first.saturating_add(place);
                if batch.present.get_bit(row) && !verdicts.is_valid(row) {
                    self.refused.push((self.rows.saturating_add(place), cell.unbind()));
                }
            }
            self.rows = self.rows.saturating_add(BATCH.min(rows.saturating_sub(first)));
            py.check_signals()?;
        }
        verdicts.tally = scratch.counts.into();
        verdicts.present = (verdicts.tally.nulls > 0).then(|| batch.present.finish().into());
        self.chunks.push(verdicts);
        Ok(())
    }

    fn result(self) -> PyResult<ColumnResult> {
        ColumnResult::new(self.chunks, Source::Refused(self.refused), self.question)
    }
}

/// Cells and their texts, one after the other as in an Arrow array.
struct Batch<'py> {
    cells: Vec<Bound<'py, PyAny>>,
    offsets: Vec<i64>,
    data: Vec<u8>,
    /// Of all batches so far.
    present: BooleanBufferBuilder,
}

impl<'py> Batch<'py> {
    fn new(rows: usize) -> Self {
        Self { cells: vec![], offsets: vec![], data: vec![], present: BooleanBufferBuilder::new(rows) }
    }

    /// Reads the cells from row `first` on.
    fn read(
        &mut self,
        first: usize,
        cells: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    ) -> PyResult<()> {
        self.cells.clear();
        self.data.clear();
        self.offsets.clear();
        self.offsets.push(0);
        for cell in cells {
            let cell = cell?;
            let row = first.saturating_add(self.cells.len());
            let text = text(&cell).map_err(|error| in_row(row, error, cell.py()))?;
            self.present.append(text.is_some());
            self.push(text.as_deref().unwrap_or_default());
            drop(text);
            self.cells.push(cell);
        }
        Ok(())
    }

    fn push(&mut self, text: &[u8]) {
        match <&[u8; 13]>::try_from(text) {
            Ok(text) => self.data.extend_from_slice(text),
            Err(_) => self.data.extend_from_slice(text.get(..LOOK).unwrap_or(text)),
        }
        self.offsets.push(i64::try_from(self.data.len()).unwrap_or(i64::MAX));
    }

    fn column(&self) -> Column<'_> {
        Column::LargeUtf8 { offsets: &self.offsets, data: &self.data }
    }

    fn present_from(&self, first: usize) -> Bitmap<'_> {
        Bitmap::new(self.present.as_slice(), first)
    }
}

/// An error about a cell, with its row.
fn in_row(row: usize, error: PyErr, py: Python<'_>) -> PyErr {
    PyTypeError::new_err(format!("row {row}: {}", error.value(py)))
}

/// An error of the column itself, with the row that it could not give.
fn raised_at(row: usize, error: PyErr, py: Python<'_>) -> PyErr {
    let noted = error.value(py).call_method1("add_note", (format!("raised by the column, at row {row}"),));
    noted.err().unwrap_or(error)
}
