//! The rows of a column, in whatever holds them, on their way to an answer.

use std::sync::Arc;

use arrow_array::{Array as _, ArrayRef, Float64Array, Int64Array, UInt64Array};
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field};
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::super::arrays;
use super::super::cells::{CHUNK, in_row, raised_at};
use super::super::chunked::Chunked;
use super::chunk::{Chunk, fields};
use super::counts::Counts;
use crate::capsule::{self, Stream, malformed};
use crate::error::ask;
use crate::given::Given;
use crate::guard::guard;
use crate::scheme::Asked;

/// What is known of the rows so far.
pub(super) struct Answers {
    asked: Asked,
    chunks: Vec<ArrayRef>,
    counts: Counts,
}

impl Answers {
    pub(super) fn new(asked: Asked) -> Self {
        Self { asked, chunks: vec![], counts: Counts::default() }
    }

    pub(super) fn add_array(&mut self, column: &Bound<'_, PyAny>) -> PyResult<()> {
        let capsules = column.call_method0("__arrow_c_array__")?;
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
        let data_type = capsule::data_type(&capsule::Struct::take(&schema)?)?;
        accept(&data_type)?;
        self.add(column.py(), capsule::import(capsule::Struct::take(&array)?, &data_type)?)
    }

    pub(super) fn add_stream(&mut self, column: &Bound<'_, PyAny>) -> PyResult<()> {
        let py = column.py();
        let capsule: Bound<'_, PyCapsule> = match column.call_method0("__arrow_c_stream__") {
            // pandas without pyarrow
            Err(error) if error.is_instance_of::<PyImportError>(py) && column.hasattr("dtype")? => {
                return self.add_cells(column);
            }
            capsule => capsule?.extract()?,
        };
        let mut stream = Stream(capsule::Struct::take(&capsule)?);
        let data_type = capsule::data_type(&stream.schema()?)?;
        accept(&data_type)?;
        while let Some(array) = stream.next(py)? {
            self.add(py, capsule::import(array, &data_type)?)?;
        }
        Ok(())
    }

    /// Integers of any width and byte order, or floats of 64 bits, copied.
    pub(super) fn add_numpy(&mut self, array: &Bound<'_, PyAny>) -> PyResult<()> {
        let py = array.py();
        let wide = |name| array.call_method1("astype", (name,));
        let data = match array.getattr("dtype")?.getattr("kind")?.extract()? {
            'i' => Int64Array::from(PyBuffer::<i64>::get(&wide("int64")?)?.to_vec(py)?).into_data(),
            'u' => UInt64Array::from(PyBuffer::<u64>::get(&wide("uint64")?)?.to_vec(py)?).into_data(),
            _ => Float64Array::from(PyBuffer::<f64>::get(&wide("float64")?)?.to_vec(py)?).into_data(),
        };
        self.add(py, data)
    }

    fn add(&mut self, py: Python<'_>, array: ArrayData) -> PyResult<()> {
        let share = arrays::column_of(array);
        let look = || Python::attach(|py| py.check_signals());
        let chunk = guard(|| py.detach(|| Chunk::of(&share, self.asked, &look)))?;
        self.put(chunk)?;
        py.check_signals()
    }

    /// Cells of Python objects, looked at one by one.
    pub(super) fn add_cells(&mut self, column: &Bound<'_, PyAny>) -> PyResult<()> {
        let (py, mut cells, mut first) = (column.py(), column.try_iter()?, 0_usize);
        loop {
            let mut chunk = Chunk::with_capacity(0, self.asked);
            for cell in cells.by_ref().take(CHUNK) {
                let row = first.saturating_add(chunk.statuses.len());
                let cell = cell.map_err(|error| raised_at(row, error, py))?;
                let given = Given::of(&cell).map_err(|error| in_row(row, error, py))?;
                ask(|| chunk.add(&given))?;
            }
            let rows = chunk.statuses.len();
            first = first.saturating_add(rows);
            self.put(chunk)?;
            py.check_signals()?;
            if rows < CHUNK {
                return Ok(());
            }
        }
    }

    fn put(&mut self, chunk: Chunk) -> PyResult<()> {
        self.counts.add(&chunk.counts);
        self.chunks.push(Arc::new(chunk.array().map_err(malformed)?));
        Ok(())
    }

    pub(super) fn result(self) -> (Chunked, Counts) {
        (Chunked::new(Field::new_struct("", fields(), false), self.chunks), self.counts)
    }
}

/// Refuses what is no column of numbers, before any array is asked for.
fn accept(data_type: &DataType) -> PyResult<()> {
    match data_type {
        DataType::Float64 => Ok(()),
        DataType::Struct(fields) => match fields.as_ref() {
            [field] => accept(field.data_type()),
            _ => arrays::accept(data_type),
        },
        DataType::Dictionary(_, values) => accept(values),
        other => arrays::accept(other),
    }
}
