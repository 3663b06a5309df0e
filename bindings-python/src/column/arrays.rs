//! Columns that export Arrow data, and numpy arrays of integers.

use arrow_array::{Array as _, Int64Array, UInt64Array};
use arrow_buffer::NullBuffer;
use arrow_data::ArrayData;
use arrow_schema::DataType;
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use skillcert::ValidationError;

use super::result::{ColumnResult, Source};
use super::rows::Rows;
use super::verdicts::Verdicts;
use super::{Question, dictionary, no_numbers};
use crate::capsule::{self, Stream, Struct};
use crate::error::ask;

pub(super) fn check_array(column: &Bound<'_, PyAny>, question: Question) -> PyResult<ColumnResult> {
    let capsules = column.call_method0(intern!(column.py(), "__arrow_c_array__"))?;
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
    let data_type = capsule::data_type(&Struct::take(&schema)?)?;
    accept(&data_type)?;
    let array = capsule::import(Struct::take(&array)?, &data_type)?;
    check(column.py(), [Ok(array)], question)
}

pub(super) fn check_stream(column: &Bound<'_, PyAny>, question: Question) -> PyResult<ColumnResult> {
    let py = column.py();
    let capsule = column.call_method0(intern!(py, "__arrow_c_stream__"))?.extract()?;
    let mut stream = Stream(Struct::take(&capsule)?);
    let data_type = capsule::data_type(&stream.schema()?)?;
    accept(&data_type)?;
    let arrays = std::iter::from_fn(|| {
        let array = stream.next(py).transpose()?;
        Some(array.and_then(|array| capsule::import(array, &data_type)))
    });
    check(py, arrays, question)
}

/// Integers of any width and byte order, copied as 64 bits.
pub(super) fn check_integers(array: &Bound<'_, PyAny>, question: Question) -> PyResult<ColumnResult> {
    let py = array.py();
    let signed = array.getattr("dtype")?.getattr("kind")?.extract::<char>()? == 'i';
    let wide = array.call_method1("astype", (if signed { "int64" } else { "uint64" },))?;
    let array = match signed {
        true => Int64Array::from(PyBuffer::<i64>::get(&wide)?.to_vec(py)?).into_data(),
        false => UInt64Array::from(PyBuffer::<u64>::get(&wide)?.to_vec(py)?).into_data(),
    };
    check(py, [Ok(array)], question)
}

fn check(
    py: Python<'_>,
    arrays: impl IntoIterator<Item = PyResult<ArrayData>>,
    question: Question,
) -> PyResult<ColumnResult> {
    let (mut source, mut verdicts) = (vec![], vec![]);
    for array in arrays {
        let (array, present) = column_of(array?);
        verdicts.push(ask(|| py.detach(|| judge(&array, present, &question)))?);
        source.push(array);
        py.check_signals()?;
    }
    ColumnResult::new(verdicts, Source::Arrays(source), question)
}

fn judge(
    array: &ArrayData,
    present: Option<NullBuffer>,
    question: &Question,
) -> Result<Verdicts, ValidationError> {
    match (array.data_type(), array.child_data()) {
        (DataType::Null, _) => Ok(Verdicts::nulls(array.len(), question)),
        (DataType::Dictionary(..), [values]) => {
            let values = judge(values, values.nulls().cloned(), question)?;
            Ok(dictionary::take(array, present.as_ref(), &values))
        }
        _ => Verdicts::of(&Rows::of(array), present, question),
    }
}

/// Refuses what is no column of numbers, before any array is asked for.
fn accept(data_type: &DataType) -> PyResult<()> {
    match data_type {
        DataType::Struct(fields) => match fields.as_ref() {
            [field] => accept(field.data_type()),
            _ => Err(PyTypeError::new_err(format!("expected one column, not a table of {}", fields.len()))),
        },
        DataType::Dictionary(_, values) if Rows::can_be(values) => Ok(()),
        DataType::Null => Ok(()),
        rows if Rows::can_be(rows) => Ok(()),
        other => Err(no_numbers(other)),
    }
}

/// The one column of a table, and which of its rows have a value.
fn column_of(array: ArrayData) -> (ArrayData, Option<NullBuffer>) {
    match (array.data_type(), array.child_data()) {
        (DataType::Struct(_), [column]) => {
            let (column, present) = column_of(column.slice(array.offset(), array.len()));
            let present = NullBuffer::union(array.nulls(), present.as_ref());
            (column, present)
        }
        _ => {
            let present = array.nulls().cloned();
            (array, present)
        }
    }
}

/// The text of a row, if it does not lie outside the data.
pub(super) fn text(array: &ArrayData, row: usize) -> Option<Vec<u8>> {
    match array.child_data() {
        [values] => text(values, dictionary::place(array, row)?),
        _ => Rows::of(array).text(row).map(Into::into),
    }
}
