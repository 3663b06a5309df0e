//! Workbooks as Python reads them: blocks of rows, read ahead by a thread of their own.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;

use super::block;
use super::book::Book;
use super::ods::Ods;
use super::preview::Preview;
use super::xls::Xls;
use super::xlsx::Xlsx;
use crate::table::fault::{Code, Fault, soundly};
use crate::table::package::Shared;
use crate::table::rows::Rows;
use crate::table::wanted::Wanted;
use crate::table::writer::{Sheets, copied, rewritten};

/// How many blocks wait for whoever takes them.
const AHEAD: usize = 1;

/// A workbook of one of the kinds "xlsx", "xlsb", "xls" and "ods".
#[pyclass(frozen, name = "_Workbook", module = "skillcert")]
pub(crate) struct Workbook {
    book: Arc<dyn Book>,
    /// The file that is read, and from which it is written again.
    file: Shared,
    is_ods: bool,
}

fn open(path: &Path, kind: &str) -> Result<Workbook, Fault> {
    let file = Shared::open(path)?;
    let book: Arc<dyn Book> = match kind {
        "ods" => Arc::new(Ods::open(file.clone())?),
        "xls" => Arc::new(Xls::open(file.clone())?),
        _ => Arc::new(Xlsx::open(file.clone())?),
    };
    if book.sheets().is_empty() {
        return Err(Code::NoSheets.into());
    }
    Ok(Workbook { book, file, is_ods: kind == "ods" })
}

#[pymethods]
impl Workbook {
    #[new]
    fn new(py: Python<'_>, path: PathBuf, kind: &str) -> PyResult<Self> {
        if !["xlsx", "xlsb", "xls", "ods"].contains(&kind) {
            return Err(PyValueError::new_err("kind is \"xlsx\", \"xlsb\", \"xls\" or \"ods\""));
        }
        Ok(py.detach(|| soundly(|| open(&path, kind)))?)
    }

    /// The worksheets: title, and whether it is hidden.
    #[getter]
    fn sheets(&self) -> Vec<(String, bool)> {
        self.book.sheets().iter().map(|sheet| (sheet.title.clone(), sheet.hidden)).collect()
    }

    /// The measure in which blocks say how much was read: the bytes of the file.
    #[getter]
    fn size(&self) -> u64 {
        self.file.len()
    }

    /// The first rows of a sheet as texts, blank cells at their ends left out; fewer, if they are very wide.
    fn preview(&self, py: Python<'_>, sheet: usize, rows: usize) -> PyResult<Vec<Vec<String>>> {
        let title = self.title(sheet)?;
        let read = || {
            let mut preview = Preview::new(rows);
            soundly(|| self.book.read(sheet, &mut preview)).map(|()| preview.rows())
        };
        Ok(py.detach(read).map_err(|fault| fault.sheet(title))?)
    }

    /// The rows of a sheet from ``first`` to the last filled one, none left out, as blocks.
    ///
    /// ``places`` are the columns that are wanted, counted from 0, ``headings`` those of the first of them, behind which
    /// others are only read along, ``width`` the place of the header's last column, counted from 1, and
    /// ``words`` what marks a row where a cell begins with it.
    fn rows(
        &self,
        sheet: usize,
        first: u32,
        places: Vec<usize>,
        width: usize,
        headings: Vec<String>,
        words: Vec<String>,
    ) -> PyResult<Blocks> {
        let title = self.title(sheet)?.to_owned();
        let wanted = Wanted::new(places, width, &headings, &words);
        let job = Job { book: Arc::clone(&self.book), sheet, title, first, wanted, len: self.file.len() };
        Ok(Blocks { reading: Mutex::new(Some(job.start())) })
    }

    /// Write the workbook again, in the form that it has, with cells added behind the last column in use.
    ///
    /// ``sheets`` are the number of a sheet, the row of its header, and the cells of the rows from there on. Every other
    /// byte of a cell stays as it was. Raises ``TableError``, and ``OSError`` for what is wrong with the disk.
    #[pyo3(signature = (target, sheets: "list[tuple[int, int, list[tuple[str, ...]]]]"))]
    fn rewrite(&self, py: Python<'_>, target: PathBuf, sheets: Sheets<'_>) -> PyResult<()> {
        rewritten(py, self.file.clone(), self.is_ods, &target, &sheets)
    }

    /// Write a new XLSX with the cells of some sheets, numbers as numbers and dates as they are shown, and with cells
    /// added behind the last column in use.
    ///
    /// ``sheets`` are the number of a sheet, the row of its header, and the cells of the rows from there on. Raises
    /// ``TableError``, and ``OSError`` for what is wrong with the disk.
    #[pyo3(signature = (target, sheets: "list[tuple[int, int, list[tuple[str, ...]]]]"))]
    fn copy(&self, py: Python<'_>, target: PathBuf, sheets: Sheets<'_>) -> PyResult<()> {
        copied(py, &*self.book, target, &sheets)
    }
}

impl Workbook {
    fn title(&self, sheet: usize) -> PyResult<&str> {
        let sheet = self.book.sheets().get(sheet).map(|sheet| sheet.title.as_str());
        sheet.ok_or_else(|| PyIndexError::new_err("no such sheet"))
    }
}

/// What a thread reads.
struct Job {
    book: Arc<dyn Book>,
    sheet: usize,
    title: String,
    first: u32,
    wanted: Wanted,
    len: u64,
}

/// A thread that reads, and what it has read.
struct Reading {
    blocks: Receiver<Result<Rows, Fault>>,
    thread: JoinHandle<()>,
}

impl Job {
    fn start(self) -> Reading {
        let (give, blocks) = sync_channel(AHEAD);
        let thread = std::thread::spawn(move || {
            let read = soundly(|| {
                let send = |rows| give.send(Ok(rows)).is_ok();
                let mut sink = block::Blocks::new(&self.wanted, self.first, self.len, send);
                self.book.read(self.sheet, &mut sink)?;
                sink.finish();
                Ok(())
            });
            if let Err(fault) = read {
                // Nobody may be waiting any more.
                let _ = give.send(Err(fault.sheet(&self.title)));
            }
        });
        Reading { blocks, thread }
    }
}

/// The blocks of a sheet, one after the other.
#[pyclass(frozen, name = "_Blocks", module = "skillcert")]
pub(crate) struct Blocks {
    reading: Mutex<Option<Reading>>,
}

#[pymethods]
impl Blocks {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Rows>> {
        Ok(py.detach(|| self.next())?)
    }

    /// Ends the reading.
    fn close(&self, py: Python<'_>) {
        py.detach(|| self.end());
    }
}

impl Blocks {
    fn next(&self) -> Result<Option<Rows>, Fault> {
        let mut reading = self.reading.lock().map_err(|_| Code::Damaged)?;
        let next = reading.as_ref().and_then(|reading| reading.blocks.recv().ok()).transpose();
        if !matches!(next, Ok(Some(_))) {
            *reading = None;
        }
        next
    }

    fn end(&self) {
        let reading = self.reading.lock().ok().and_then(|mut reading| reading.take());
        if let Some(Reading { blocks, thread }) = reading {
            drop(blocks);
            let _ = thread.join();
        }
    }
}

impl Drop for Blocks {
    fn drop(&mut self) {
        // The thread may wait for Python, which whoever drops this may hold.
        Python::attach(|py| py.detach(|| self.end()));
    }
}
