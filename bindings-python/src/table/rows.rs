//! A block of rows of a sheet: the columns that are wanted, as Arrow data, and what is odd about rows.

use std::sync::Arc;

use arrow_array::builder::LargeBinaryBuilder;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::{Array as _, LargeBinaryArray};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyFloat, PyInt, PyString};

use crate::capsule::{Struct as _, malformed};

/// What may be odd about a row: bits of its flags.
pub(crate) mod flag {
    /// The lead or a wanted cell begins with one of the words, ends in one or is one, blanks taken out.
    pub(crate) const WORD: u16 = 1;
    /// The wanted cells are their headings again.
    pub(crate) const HEADING: u16 = 1 << 1;
    /// One filled cell in a row of a table with several columns.
    pub(crate) const ALONE: u16 = 1 << 2;
    /// A filled cell right of the header.
    pub(crate) const STRAY: u16 = 1 << 3;
    /// A row of CSV with fewer fields than the wanted ones need.
    pub(crate) const WIDTH: u16 = 1 << 4;
    /// A row of CSV whose quotes do not match.
    pub(crate) const QUOTES: u16 = 1 << 5;
    /// A row of CSV with a byte that is no text.
    pub(crate) const BYTES: u16 = 1 << 6;
    /// Hidden, or filtered out.
    pub(crate) const HIDDEN: u16 = 1 << 7;
    /// A wanted cell is a formula without a stored value.
    pub(crate) const FORMULA: u16 = 1 << 8;
    /// A wanted cell is longer than a cell can be.
    pub(crate) const FORBIDDEN: u16 = 1 << 9;
    /// A wanted cell has text that is struck out.
    pub(crate) const STRUCK: u16 = 1 << 10;
    /// A wanted cell shows something else than it holds.
    pub(crate) const ALTERED: u16 = 1 << 11;
}

/// What a cell holds. Text, number and blank need no word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Text,
    Number,
    /// A number behind a date format, or a date that is stored as such.
    Date,
    Percent,
    Error,
    /// A formula without a stored value.
    Formula,
    Boolean,
    /// Text some of which is struck out.
    Struck,
    /// A number or a text that is shown as something else.
    Altered,
}

impl Shape {
    /// The shape of this name; what is no name is text.
    pub(crate) fn of(kind: &str) -> Self {
        let all = [
            Self::Date,
            Self::Percent,
            Self::Error,
            Self::Formula,
            Self::Boolean,
            Self::Struck,
            Self::Altered,
        ];
        let found = all.into_iter().find(|shape| shape.kind() == Some(kind));
        found.unwrap_or(if kind == "number" { Self::Number } else { Self::Text })
    }

    /// What a row is noted for if a wanted cell holds this.
    pub(crate) fn flag(self) -> u16 {
        match self {
            Self::Formula => flag::FORMULA,
            Self::Struck => flag::STRUCK,
            Self::Altered => flag::ALTERED,
            _ => 0,
        }
    }

    pub(crate) fn kind(self) -> Option<&'static str> {
        match self {
            Self::Text | Self::Number => None,
            Self::Date => Some("date"),
            Self::Percent => Some("percent"),
            Self::Error => Some("error"),
            Self::Formula => Some("formula"),
            Self::Boolean => Some("boolean"),
            Self::Struck => Some("struck"),
            Self::Altered => Some("altered"),
        }
    }
}

/// The cells of a column, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    texts: LargeBinaryBuilder,
    len: usize,
    /// Up to the last cell that is no text.
    shapes: Vec<Shape>,
    /// The numbers behind dates.
    serials: Vec<(usize, f64)>,
}

impl Cells {
    pub(crate) fn push_text(&mut self, text: &[u8]) {
        self.texts.append_value(text);
        self.len = self.len.saturating_add(1);
    }

    /// Adds a blank cell where there are fewer than `len`.
    pub(crate) fn fill(&mut self, len: usize) {
        if self.len < len {
            self.push_text(b"");
        }
    }

    pub(crate) fn push(&mut self, text: &[u8], shape: Shape, serial: Option<f64>) {
        if shape != Shape::Text {
            self.shapes.resize(self.len, Shape::Text);
            self.shapes.push(shape);
        }
        if let Some(serial) = serial {
            self.serials.push((self.len, serial));
        }
        self.push_text(text);
    }

    fn finish(mut self) -> Arc<Kept> {
        Arc::new(Kept { texts: self.texts.finish(), shapes: self.shapes, serials: self.serials })
    }
}

struct Kept {
    texts: LargeBinaryArray,
    shapes: Vec<Shape>,
    serials: Vec<(usize, f64)>,
}

impl Kept {
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| str::from_utf8(text.unwrap_or_default()).unwrap_or("\u{FFFD}"))
    }
}

/// A row with flags: its place in the block, the flags, the place of its last filled cell, the text of its first one.
pub(crate) type Noted = (usize, u16, usize, String);

/// Consecutive rows of a sheet, as far as they were wanted.
#[pyclass(frozen, name = "_Rows", module = "skillcert")]
pub(crate) struct Rows {
    columns: Vec<Arc<Kept>>,
    len: usize,
    first: u64,
    read: u64,
    noted: Vec<Noted>,
}

impl Rows {
    /// The rows from the one with this number on; each column has a cell for each of them.
    pub(crate) fn new(first: u64, len: usize, read: u64, columns: Vec<Cells>, noted: Vec<Noted>) -> Self {
        let columns = columns.into_iter().map(Cells::finish).collect();
        Self { columns, len, first, read, noted }
    }
}

#[pymethods]
impl Rows {
    fn __len__(&self) -> usize {
        self.len
    }

    /// The number of the first row, as the sheet counts.
    #[getter]
    fn first(&self) -> u64 {
        self.first
    }

    /// How much of the file was read so far, in the measure of its size.
    #[getter]
    fn read(&self) -> u64 {
        self.read
    }

    /// The rows with flags: place in the block, flags, place of the last filled cell, text of the first one.
    #[getter]
    fn noted(&self) -> Vec<Noted> {
        self.noted.clone()
    }

    /// A column that was wanted.
    fn column(&self, index: usize) -> PyResult<Column> {
        let kept = self.columns.get(index).map(Arc::clone);
        kept.map(Column).ok_or_else(|| PyIndexError::new_err("no such column was wanted"))
    }
}

/// A column of a block, as Arrow data.
#[pyclass(frozen, name = "_Column", module = "skillcert")]
pub(crate) struct Column(Arc<Kept>);

#[pymethods]
impl Column {
    fn __len__(&self) -> usize {
        self.0.texts.len()
    }

    /// The cells as texts.
    fn to_pylist(&self) -> Vec<&str> {
        self.0.texts().collect()
    }

    /// Number cells as numbers, a date as the number behind it, everything else as text.
    #[pyo3(signature = () -> "list[str | int | float]")]
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let mut serials = self.0.serials.iter().peekable();
        let cells = self.0.texts().enumerate().map(|(row, text)| {
            let serial = serials.next_if(|(at, _)| *at == row);
            match (self.0.shapes.get(row), serial) {
                (_, Some((_, serial))) => number(py, &serial.to_string()),
                (Some(Shape::Number | Shape::Percent), None) => number(py, text),
                _ => Ok(PyString::new(py, text).into_any()),
            }
        });
        cells.collect()
    }

    /// The cells that are neither text nor number nor blank: row and kind.
    fn kinds(&self) -> Vec<(usize, &'static str)> {
        let shapes = self.0.shapes.iter().enumerate();
        shapes.filter_map(|(row, shape)| Some((row, shape.kind()?))).collect()
    }

    #[pyo3(signature = (requested_schema: "object" = None) -> "tuple[object, object]")]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema; // a wish, which Arrow's protocol allows to leave unfulfilled
        let schema = FFI_ArrowSchema::try_from(self.0.texts.data_type()).map_err(malformed)?;
        Ok((schema.give(py)?, FFI_ArrowArray::new(&self.0.texts.to_data()).give(py)?))
    }
}

/// The number of a text that a number cell has: an `int` where it is whole.
pub(crate) fn number<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    if let Ok(whole) = text.parse::<i64>() {
        return Ok(PyInt::new(py, whole).into_any());
    }
    Ok(PyFloat::new(py, text.parse().unwrap_or(f64::NAN)).into_any())
}
