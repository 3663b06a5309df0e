//! Where the rows of a column stand, to be read again.

use std::borrow::Cow;

use arrow_data::ArrayData;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use super::dictionary;
use super::rows::{Rows, digits};
use crate::integer::Int;
use crate::text::{is_missing, not_a, plain, surrogates_passed};

/// What a row can be read in again, to say what is wrong with it.
pub(super) enum Source {
    Arrays(Vec<ArrayData>),
    /// The cells that are refused, by row.
    Refused(Vec<(usize, Py<PyAny>)>),
}

impl Source {
    /// The text of a row, which is in this chunk at this place, if it does not lie outside the data.
    pub(super) fn text(
        &self,
        py: Python<'_>,
        row: usize,
        (chunk, place): (usize, usize),
    ) -> PyResult<Option<Vec<u8>>> {
        match self {
            Self::Arrays(arrays) => Ok(arrays.get(chunk).and_then(|array| text_in(array, place))),
            Self::Refused(cells) => {
                let found = cells.binary_search_by_key(&row, |(row, _)| *row).ok();
                let cell = found.and_then(|found| cells.get(found)).map(|(_, cell)| cell.bind(py));
                Ok(cell.map(text_of).transpose()?.flatten().map(Into::into))
            }
        }
    }
}

fn text_in(array: &ArrayData, row: usize) -> Option<Vec<u8>> {
    match array.child_data() {
        [values] => text_in(values, dictionary::place(array, row)?),
        _ => Rows::of(array).text(row).map(Into::into),
    }
}

/// The text of a cell; `None` if it holds nothing.
pub(super) fn text_of<'a>(cell: &'a Bound<'_, PyAny>) -> PyResult<Option<Cow<'a, [u8]>>> {
    if let Some(text) = plain(cell) {
        Ok(Some(Cow::Borrowed(text.as_bytes())))
    } else if is_missing(cell.as_borrowed()) {
        Ok(None)
    } else if let Ok(text) = cell.cast::<PyString>() {
        surrogates_passed(text).map(|bytes| Some(Cow::Owned(bytes.to_vec())))
    } else if let Ok(bytes) = cell.cast::<PyBytes>() {
        Ok(Some(Cow::Borrowed(bytes.as_bytes())))
    } else if let Ok(value) = cell.extract::<Int>() {
        Ok(Some(digits(value.0)))
    } else {
        Err(not_a("str, bytes or int", cell.as_borrowed()))
    }
}
