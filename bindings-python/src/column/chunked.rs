//! Arrow arrays one after the other, exported as a column.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator, make_array, new_empty_array};
use arrow_data::transform::MutableArrayData;
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::capsule::{Struct as _, malformed};

/// The chunks of a column, and where each of them ends.
pub(super) struct Chunked {
    field: FieldRef,
    chunks: Vec<ArrayRef>,
    ends: Vec<usize>,
}

impl Chunked {
    pub(super) fn new(field: impl Into<FieldRef>, chunks: Vec<ArrayRef>) -> Self {
        let ends = chunks.iter().scan(0_usize, |end, chunk| {
            *end = end.saturating_add(chunk.len());
            Some(*end)
        });
        Self { field: field.into(), ends: ends.collect(), chunks }
    }

    pub(super) fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn chunks(&self) -> &[ArrayRef] {
        &self.chunks
    }

    pub(super) fn rows(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// The number of a row that may be counted from the end, as Python does.
    pub(super) fn row(&self, index: isize) -> PyResult<usize> {
        let from_end = if index < 0 { self.rows() } else { 0 };
        let row = from_end.checked_add_signed(index).filter(|row| *row < self.rows());
        row.ok_or_else(|| PyIndexError::new_err("row out of range"))
    }

    /// The chunk of a row, and the row's place in it.
    pub(super) fn place(&self, row: usize) -> (usize, usize) {
        let chunk = self.ends.partition_point(|end| *end <= row);
        let start = chunk.checked_sub(1).and_then(|before| self.ends.get(before));
        (chunk, row.saturating_sub(start.copied().unwrap_or(0)))
    }

    pub(super) fn schema<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        FFI_ArrowSchema::try_from(self.field()).map_err(malformed)?.give(py)
    }

    /// Schema and array. Several chunks are copied into one, because there is no other way to export them so.
    pub(super) fn array<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let array = self.joined().map_err(malformed)?;
        Ok((self.schema(py)?, FFI_ArrowArray::new(&array.to_data()).give(py)?))
    }

    /// The parts of a struct column, a batch for each chunk.
    pub(super) fn stream<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let DataType::Struct(fields) = self.field.data_type() else { return Err(malformed("no struct")) };
        let schema = Arc::new(Schema::new(fields.clone()));
        let batches: Vec<_> =
            self.chunks.iter().map(|chunk| Ok(RecordBatch::from(chunk.as_struct()))).collect();
        FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, schema))).give(py)
    }

    fn joined(&self) -> Result<ArrayRef, ArrowError> {
        match self.chunks.as_slice() {
            [] => Ok(new_empty_array(self.field.data_type())),
            [chunk] => Ok(Arc::clone(chunk)),
            chunks => {
                let arrays: Vec<_> = chunks.iter().map(|chunk| chunk.to_data()).collect();
                let mut joined = MutableArrayData::new(arrays.iter().collect(), false, self.rows());
                for (index, array) in arrays.iter().enumerate() {
                    joined.try_extend(index, 0, array.len())?;
                }
                Ok(make_array(joined.freeze()))
            }
        }
    }
}
