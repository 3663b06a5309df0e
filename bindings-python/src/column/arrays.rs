//! Columns that export Arrow data, and numpy arrays of integers.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use arrow_array::{Array as _, Int64Array, UInt64Array};
use arrow_buffer::NullBuffer;
use arrow_data::ArrayData;
use arrow_schema::DataType;
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::{PyImportError, PyKeyboardInterrupt, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict as _, PyCapsule};

use super::result::ColumnResult;
use super::rows::Rows;
use super::source::Source;
use super::verdicts::{BATCH, Pause, Verdicts};
use super::{Question, cells, dictionary, no_numbers};
use crate::capsule::{self, Stream, Struct};
use crate::guard::{guard, tell};

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
    let capsule = match column.call_method0(intern!(py, "__arrow_c_stream__")) {
        // pandas without pyarrow
        Err(error) if error.is_instance_of::<PyImportError>(py) && column.hasattr("dtype")? => {
            return cells::check(column, question);
        }
        capsule => capsule?.extract()?,
    };
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
    let as_they_are = [("copy", false)].into_py_dict(py)?;
    let wide = array.call_method("astype", (if signed { "int64" } else { "uint64" },), Some(&as_they_are))?;
    let array = match signed {
        true => Int64Array::from(PyBuffer::<i64>::get(&wide)?.to_vec(py)?).into_data(),
        false => UInt64Array::from(PyBuffer::<u64>::get(&wide)?.to_vec(py)?).into_data(),
    };
    check(py, [Ok(array)], question)
}

pub(super) fn check(
    py: Python<'_>,
    arrays: impl IntoIterator<Item = PyResult<ArrayData>>,
    question: Question,
) -> PyResult<ColumnResult> {
    let (mut source, mut verdicts) = (vec![], vec![]);
    for array in arrays {
        let array = array?;
        let shares = tell(|| shares(column_of(array), question.threads.get()))?;
        verdicts.extend(guard(|| py.detach(|| judge_all(&shares, &question)))?);
        source.extend(shares.into_iter().map(|share| share.array));
        py.check_signals()?;
    }
    ColumnResult::new(verdicts, Source::Arrays(source), question)
}

/// Rows of a column, and which of them have a value.
pub(super) struct Share {
    pub(super) array: ArrayData,
    pub(super) present: Option<NullBuffer>,
}

/// Equal parts of a column, as many as there are threads; less, if it is short.
fn shares(column: Share, threads: usize) -> Vec<Share> {
    let rows = column.array.len();
    let share = rows.div_ceil(threads).max(BATCH);
    let firsts = (0..rows.max(1)).step_by(share);
    firsts.map(|first| column.slice(first, share.min(rows.saturating_sub(first)))).collect()
}

/// The verdicts on each share. No thread is started for the last one; the one that called looks for signals meanwhile.
fn judge_all(shares: &[Share], question: &Question) -> PyResult<Vec<Verdicts>> {
    let Some((last, others)) = shares.split_last() else { return Ok(vec![]) };
    let interrupted = AtomicBool::new(false);
    let look = || {
        let signals = Python::attach(|py| py.check_signals());
        signals.inspect_err(|_| interrupted.store(true, Ordering::Relaxed))
    };
    let follow = || match interrupted.load(Ordering::Relaxed) {
        true => Err(PyKeyboardInterrupt::new_err(())),
        false => Ok(()),
    };
    thread::scope(|scope| {
        let threads: Vec<_> =
            others.iter().map(|share| scope.spawn(|| share.judge(question, &follow))).collect();
        let last = last.judge(question, &look);
        let joined =
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        let others: Vec<_> = joined.collect();
        let last = last?; // what interrupted, before what followed it
        others.into_iter().chain([Ok(last)]).collect()
    })
}

impl Share {
    fn slice(&self, first: usize, len: usize) -> Self {
        let present = self.present.as_ref().map(|present| present.slice(first, len));
        Self { array: self.array.slice(first, len), present }
    }

    fn judge(&self, question: &Question, pause: &Pause<'_>) -> PyResult<Verdicts> {
        judge(&self.array, self.present.clone(), question, pause)
    }
}

pub(super) fn judge(
    array: &ArrayData,
    present: Option<NullBuffer>,
    question: &Question,
    pause: &Pause<'_>,
) -> PyResult<Verdicts> {
    match (array.data_type(), array.child_data()) {
        (DataType::Null, _) => Ok(Verdicts::nulls(array.len(), question)),
        (DataType::Dictionary(..), [values]) => {
            let values = judge(values, values.nulls().cloned(), question, pause)?;
            Ok(dictionary::take(array, present.as_ref(), &values))
        }
        _ => Verdicts::of(&Rows::of(array), present, question, pause),
    }
}

/// Refuses what is no column of numbers, before any array is asked for.
pub(super) fn accept(data_type: &DataType) -> PyResult<()> {
    match data_type {
        DataType::Struct(fields) => match fields.as_ref() {
            [field] => accept(field.data_type()),
            _ => Err(PyTypeError::new_err(format!("expected one column, not a table of {}", fields.len()))),
        },
        DataType::Dictionary(_, values) => accept_rows(values),
        rows => accept_rows(rows),
    }
}

fn accept_rows(data_type: &DataType) -> PyResult<()> {
    match data_type {
        DataType::Null => Ok(()),
        rows if Rows::can_be(rows) => Ok(()),
        other => Err(no_numbers(other)),
    }
}

/// The one column of a table, and which of its rows have a value.
pub(super) fn column_of(array: ArrayData) -> Share {
    match (array.data_type(), array.child_data()) {
        (DataType::Struct(_), [column]) => {
            let mut share = column_of(column.slice(array.offset(), array.len()));
            share.present = NullBuffer::union(array.nulls(), share.present.as_ref());
            share
        }
        _ => Share { present: array.nulls().cloned(), array },
    }
}
