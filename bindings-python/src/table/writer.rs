//! Tables written: workbooks with cells added and all else as it was, and workbooks made anew.

mod added;
mod archive;
mod cursor;
mod extent;
mod ods;
mod part;
mod sheet;
mod style;
mod tag;
mod text;
mod watch;
mod xlsx;

use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::types::PyList;

use added::Added;
use watch::Watch;

use super::fault::soundly;
use super::package::{Package, Shared};

/// Write a workbook again, in the form that it has, with cells added behind the last column in use.
///
/// ``sheets`` are the number of a sheet, the row of its header, and the cells of the rows from there on. Every other
/// byte of a cell stays as it was. Raises ``TableError``, and ``OSError`` for what is wrong with the disk.
#[pyfunction]
pub(crate) fn _rewrite(
    py: Python<'_>,
    path: PathBuf,
    kind: &str,
    target: PathBuf,
    sheets: Vec<(usize, u32, Bound<'_, PyList>)>,
) -> PyResult<()> {
    let sheets = sheets.into_iter().map(|(sheet, header, rows)| Ok((sheet, header, Added::of(&rows)?)));
    let wanted = sheets.collect::<PyResult<Vec<_>>>()?;
    py.detach(|| {
        let watch = Watch::default();
        let target = watch.target(&target)?;
        watch.settled(soundly(|| {
            let package = Package::open(Shared::open(&path)?)?;
            if kind == "ods" {
                ods::write(package, target, &wanted, &watch)
            } else {
                xlsx::write(package, target, &wanted, &watch)
            }
        }))
    })
}
