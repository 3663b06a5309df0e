//! Columns of numbers, checked all at once.

mod arrays;
mod cells;
mod chunked;
mod dictionary;
mod numbers;
mod pieces;
mod question;
mod recovered;
mod result;
mod rows;
mod source;
mod verdicts;

use std::num::NonZeroUsize;

pub(crate) use pieces::each_piece;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyList, PyString};
pub(crate) use question::Question;
use question::no_numbers;
pub(crate) use recovered::{ColumnRecovery, recover_column};
pub(crate) use result::{ColumnResult, ResultColumn};

use crate::date::Date;
use crate::integer::Int;
use crate::scheme::NumberScheme;
use crate::text::not_a;

/// Checks every row of a column as ``validate`` checks one text: n rows in, n verdicts out, none skipped.
///
/// A column is anything that exports Arrow data (pyarrow, Polars, pandas, DuckDB), a numpy array, or any other
/// iterable; a table with one column is that column. Its cells are text, bytes (ASCII), integers (leading zeros are
/// implied), or nothing at all: ``None``, NaN and the missing values of pandas stay apart as nulls. Arrow data is
/// read where it lies, and the result is Arrow data too.
///
/// ``scheme`` and ``as_of`` are those of ``validate``. Without ``numbers`` or ``reasons`` the result lacks that
/// part and takes less time; with ``assurance`` it says for each number whether its codes are known, too.
/// ``threads`` are used only if asked for; the GIL is released in any case.
///
/// Raises ``TypeError`` for a column of another type, floats among them (they lose digits: read numbers as text),
/// and for a cell of another type, with its row.
///
/// >>> result = check(["1918010000001", "191801000000O", None])
/// >>> result
/// <ColumnResult of 3 rows: 1 valid, 1 invalid, 1 null>
/// >>> list(result.valid), list(result.number), list(result.code)
/// ([True, False, None], [1918010000001, None, None], [None, 'number_not_digit', None])
/// >>> result.reason(1).code, result.reason(1).position
/// ('number_not_digit', 13)
#[pyfunction]
#[pyo3(signature = (
    column: "object", *, scheme = None, as_of = None, numbers = true, reasons = true, assurance = false,
    threads = Int(1)
))]
pub(crate) fn check(
    column: &Bound<'_, PyAny>,
    scheme: Option<NumberScheme>,
    as_of: Option<Date>,
    numbers: bool,
    reasons: bool,
    assurance: bool,
    threads: Int,
) -> PyResult<ColumnResult> {
    let threads = usize::try_from(threads.0).ok().and_then(NonZeroUsize::new);
    let question = Question {
        scheme: scheme.unwrap_or_default().0,
        as_of: as_of.map(|date| date.0),
        numbers,
        reasons,
        assurance,
        threads: threads.ok_or_else(|| PyValueError::new_err("threads is at least 1"))?,
    };
    match Kind::of(column)? {
        Kind::Array => arrays::check_array(column, question),
        Kind::Stream => arrays::check_stream(column, question),
        Kind::Integers => arrays::check_integers(column, question),
        Kind::Strings => cells::check_numpy(column, question),
        Kind::Cells => cells::check(column, question),
    }
}

/// The ways in which a column can be read.
enum Kind {
    Array,
    Stream,
    /// A numpy array of integers.
    Integers,
    /// A numpy array whose items are made when they are asked for, or that hides some of them.
    Strings,
    Cells,
}

impl Kind {
    fn of(column: &Bound<'_, PyAny>) -> PyResult<Self> {
        let has = |name| column.hasattr(name);
        if column.is_instance_of::<PyList>() {
            Ok(Self::Cells)
        } else if has("__arrow_c_array__")? {
            Ok(Self::Array)
        } else if has("__arrow_c_stream__")? {
            // Objects of any type, as pandas keeps them, are looked at one by one.
            Ok(if holds_objects(column) { Self::Cells } else { Self::Stream })
        } else if has("__array_interface__")? {
            Self::of_numpy(column)
        } else if has("__iter__")? && !is_one_text(column) {
            Ok(Self::Cells)
        } else {
            Err(not_a("a column", column.as_borrowed()))
        }
    }

    fn of_numpy(array: &Bound<'_, PyAny>) -> PyResult<Self> {
        let dtype = of_array(array, "dtype")?;
        let Int(dimensions) = of_array(array, "ndim")?.extract()?;
        if dimensions != 1 {
            return Err(PyTypeError::new_err(format!("expected one dimension, not {dimensions}")));
        }
        let masked = array.hasattr("mask")?;
        match of_array(&dtype, "kind")?.extract()? {
            'i' | 'u' if !masked => Ok(Self::Integers),
            'i' | 'u' | 'O' | 'S' | 'U' | 'T' => Ok(Self::Strings),
            _ => Err(no_numbers(dtype)),
        }
    }
}

/// What every numpy array and its type have; other programs export such arrays too, with nothing else.
pub(crate) fn of_array<'py>(object: &Bound<'py, PyAny>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    object.getattr_opt(name)?.ok_or_else(|| not_a("a column", object.as_borrowed()))
}

/// Whether something that can be iterated is one text and no column of them.
fn is_one_text(object: &Bound<'_, PyAny>) -> bool {
    object.is_instance_of::<PyString>()
        || object.is_instance_of::<PyBytes>()
        || object.is_instance_of::<PyByteArray>()
}

/// Whether the items of a series are Python objects.
fn holds_objects(series: &Bound<'_, PyAny>) -> bool {
    let dtype = series.getattr("dtype");
    dtype.and_then(|dtype| dtype.eq(series.py().get_type::<PyAny>())).unwrap_or(false)
}
