//! Workbooks that are made anew, as Python makes them.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString};

use super::book::{Book, Cell, Sheet};
use super::watch::Watch;

/// A sheet that is being filled; none when its workbook is whole.
type Filled = Arc<Mutex<Option<Sheet>>>;

/// A workbook whose sheets are filled row by row: texts stay texts, the same rows give the same bytes.
#[pyclass(frozen, name = "_NewBook", module = "skillcert")]
pub(crate) struct NewBook(Mutex<Making>);

struct Making {
    book: Book,
    watch: Watch,
    sheets: Vec<Filled>,
}

/// A sheet of a workbook that is made anew.
#[pyclass(frozen, name = "_NewSheet", module = "skillcert")]
pub(crate) struct NewSheet {
    sheet: Filled,
    watch: Watch,
}

#[pymethods]
impl NewBook {
    /// Begin a workbook, which is written to a file when it is closed.
    #[new]
    fn new(target: PathBuf) -> Self {
        Self(Mutex::new(Making { book: Book::new(target), watch: Watch::default(), sheets: vec![] }))
    }

    /// Add a sheet, of which so many columns hold text and so many rows stay in view.
    #[pyo3(signature = (title, columns, freeze = 0))]
    fn sheet(&self, title: &str, columns: u32, freeze: u32) -> PyResult<NewSheet> {
        let mut making = self.0.lock().map_err(closed)?;
        let Making { book, watch, sheets } = &mut *making;
        let sheet = watch.settled(book.sheet(title, columns, freeze, watch).map_err(Into::into))?;
        let sheet = Arc::new(Mutex::new(Some(sheet)));
        sheets.push(Arc::clone(&sheet));
        Ok(NewSheet { sheet, watch: watch.clone() })
    }

    /// Write the workbook; nothing can be added after that.
    fn close(&self) -> PyResult<()> {
        let mut making = self.0.lock().map_err(closed)?;
        let Making { book, watch, sheets } = &mut *making;
        let sheets = std::mem::take(sheets);
        let whole = sheets.iter().filter_map(|sheet| sheet.lock().ok()?.take()).collect();
        watch.settled(book.close(whole, watch))
    }
}

#[pymethods]
impl NewSheet {
    /// Add a row of texts and numbers; nothing stands where there is ``None``.
    ///
    /// Raises ``TableError`` for a row or a cell that is more than XLSX holds.
    fn row(&self, cells: Vec<Bound<'_, PyAny>>) -> PyResult<()> {
        let given = cells.iter().map(Given::of).collect::<PyResult<Vec<_>>>()?;
        let mut sheet = self.sheet.lock().map_err(closed)?;
        let sheet = sheet.as_mut().ok_or_else(|| closed(()))?;
        self.watch.settled(sheet.row((1..).zip(given.iter().map(Given::cell))))
    }
}

/// A cell as Python gives it.
enum Given {
    Blank,
    Text(String),
    Number(String),
    Boolean(bool),
}

impl Given {
    fn of(cell: &Bound<'_, PyAny>) -> PyResult<Self> {
        if cell.is_none() {
            return Ok(Self::Blank);
        }
        if let Ok(text) = cell.cast::<PyString>() {
            return Ok(Self::Text(text.to_string_lossy().into_owned()));
        }
        if let Ok(boolean) = cell.cast::<PyBool>() {
            return Ok(Self::Boolean(boolean.is_true()));
        }
        let digits = cell.str()?.to_string();
        let finite = cell.cast::<PyFloat>().is_ok_and(|number| number.value().is_finite());
        Ok(if finite || cell.is_instance_of::<PyInt>() { Self::Number(digits) } else { Self::Text(digits) })
    }

    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Blank => Cell::Blank,
            Self::Text(text) => Cell::Text(text),
            Self::Number(digits) => Cell::Number(digits),
            Self::Boolean(boolean) => Cell::Boolean(*boolean),
        }
    }
}

fn closed<E>(_: E) -> PyErr {
    PyValueError::new_err("the workbook is closed")
}
