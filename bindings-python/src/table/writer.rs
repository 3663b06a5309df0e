//! Tables written: workbooks with cells added and all else as it was, and workbooks made anew.

mod added;
mod archive;
mod book;
mod copy;
mod cursor;
mod extent;
mod frame;
mod new_book;
mod ods;
mod outline;
mod part;
mod sheet;
mod style;
mod tag;
mod text;
mod watch;
mod xlsx;

use std::path::{Path, PathBuf};

use pyo3::prelude::*;
use pyo3::types::PyList;

use added::Added;
use watch::Watch;
use xlsx::Wanted;

pub(crate) use new_book::{NewBook, NewSheet};

use super::fault::{Fault, soundly};
use super::package::{Package, Shared};
use super::reader::Book;

/// What Python gives: the number of a sheet, the row of its header, and the cells of the rows from there on.
pub(crate) type Sheets<'py> = Vec<(usize, u32, Bound<'py, PyList>)>;

/// Writes a workbook again, in the form that it has, with cells that are added.
pub(crate) fn rewritten(
    py: Python<'_>,
    file: Shared,
    is_ods: bool,
    target: &Path,
    sheets: &Sheets<'_>,
) -> PyResult<()> {
    let wanted = taken(sheets)?;
    watched(py, |watch| {
        let package = Package::open(file)?;
        if is_ods {
            ods::write(package, target, &wanted, watch)
        } else {
            xlsx::write(package, target, &wanted, watch)
        }
    })
}

/// Writes a new XLSX with the cells of sheets of a workbook, and those that are added.
pub(crate) fn copied(py: Python<'_>, book: &dyn Book, target: PathBuf, sheets: &Sheets<'_>) -> PyResult<()> {
    let wanted = taken(sheets)?;
    watched(py, |watch| copy::write(book, target, &wanted, watch))
}

fn taken(sheets: &Sheets<'_>) -> PyResult<Vec<Wanted>> {
    sheets.iter().map(|(sheet, header, rows)| Ok((*sheet, *header, Added::of(rows)?))).collect()
}

/// Runs what writes, without Python but for its signals.
fn watched(py: Python<'_>, body: impl FnOnce(&Watch) -> Result<(), Fault> + Send) -> PyResult<()> {
    py.detach(|| {
        let watch = Watch::default();
        watch.settled(soundly(|| body(&watch)))
    })
}
