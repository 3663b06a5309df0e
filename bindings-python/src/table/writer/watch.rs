//! What is looked at while a file is written: signals, and the disk.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

use crate::table::fault::Fault;

/// Bytes that go to the disk at once; signals are looked at in between.
const PIECE: usize = 1 << 18;

/// Keeps the exception that ends the writing, while libraries pass on what they make of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Watch(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    error: Option<PyErr>,
    ended: bool,
}

impl Watch {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has Python look at signals: Ctrl-C ends the work here as well.
    pub(super) fn look(&self) -> io::Result<()> {
        Python::attach(|py| py.check_signals()).map_err(|error| self.keep(error))
    }

    fn keep(&self, error: PyErr) -> io::Error {
        let mut kept = self.kept();
        kept.ended = true;
        kept.error.get_or_insert(error);
        io::Error::other("ended")
    }

    /// Has an error of the disk be told as such.
    pub(super) fn disk(&self, error: &io::Error) -> io::Error {
        self.keep(disk(error))
    }

    /// Opens the file that is written anew.
    pub(super) fn target(&self, path: &Path) -> io::Result<Target> {
        File::create(path).map(|file| self.written(file)).map_err(|error| self.disk(&error))
    }

    /// A file that is written from its beginning.
    pub(super) fn written(&self, file: File) -> Target {
        BufWriter::with_capacity(PIECE, Disk { file, watch: self.clone() })
    }

    /// What came of the writing: the exception that ended it goes before what libraries made of it.
    pub(super) fn settled<T>(&self, outcome: Result<T, Fault>) -> PyResult<T> {
        let mut kept = self.kept();
        match kept.error.take() {
            Some(error) => Err(error),
            None if kept.ended => Err(PyOSError::new_err("the writing has ended")),
            None => outcome.map_err(Into::into),
        }
    }
}

/// What a library writes to.
pub(super) type Target = BufWriter<Disk>;

/// A file whose errors become Python's. Once something ended the work nothing more is written: what a library still
/// has to say when it is dropped goes nowhere, instead of to the standard error.
#[derive(Debug)]
pub(super) struct Disk {
    file: File,
    watch: Watch,
}

impl Disk {
    pub(super) fn into_file(self) -> File {
        self.file
    }
}

impl Write for Disk {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        if self.watch.kept().ended {
            return Ok(data.len());
        }
        self.watch.look()?;
        match self.file.write(data) {
            Err(error) if error.kind() != ErrorKind::Interrupted => Err(self.watch.disk(&error)),
            written => written,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Disk {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.file.seek(place).map_err(|error| self.watch.disk(&error))
    }
}

/// The error as Python raises it, with number and reason.
fn disk(error: &io::Error) -> PyErr {
    let text = error.to_string();
    let reason = text.split(" (os error ").next().unwrap_or_default().to_owned();
    match error.raw_os_error() {
        Some(number) => PyOSError::new_err((number, reason)),
        None => PyOSError::new_err(reason),
    }
}
