//! Why a file cannot be read: a code and where, never what stands in it. Python makes the sentence.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::prelude::*;
use pyo3::types::PyDict;

pyo3::import_exception!(skillcert.tables.fault, TableError);

/// The kinds of what is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// It cannot be read from here on.
    Damaged,
    /// It is encrypted.
    Password,
    /// It would take more memory or time than any table of an office.
    TooLarge,
    /// More formats of cells than spreadsheets know.
    TooManyFormats,
    /// A row or a column that no sheet has.
    BeyondSheet,
    /// Rows, or the cells of one, that do not ascend.
    RowsUnordered,
    RowRepeated,
    /// Text that is neither UTF-8 nor UTF-16.
    NotUtf8,
    NoSheets,
    /// The operating system refused.
    Unreadable,
    /// Cells added behind the last column of a sheet, or rows behind the last row.
    NoRoom,
    /// Text that is longer than a cell may be.
    CellTooLong,
}

impl Code {
    fn name(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::Password => "password",
            Self::TooLarge => "too_large",
            Self::TooManyFormats => "too_many_formats",
            Self::BeyondSheet => "beyond_sheet",
            Self::RowsUnordered => "rows_unordered",
            Self::RowRepeated => "row_repeated",
            Self::NotUtf8 => "not_utf8",
            Self::NoSheets => "no_sheets",
            Self::Unreadable => "unreadable",
            Self::NoRoom => "no_room",
            Self::CellTooLong => "cell_too_long",
        }
    }
}

/// What is wrong, and where as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) sheet: Option<String>,
    pub(crate) row: Option<u64>,
    pub(crate) limit: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: Code,
    pub(crate) place: Place,
}

impl Fault {
    pub(crate) fn row(self, row: u64) -> Self {
        Self { place: Place { row: Some(row), ..self.place }, ..self }
    }

    pub(crate) fn limit(self, limit: u64) -> Self {
        Self { place: Place { limit: Some(limit), ..self.place }, ..self }
    }

    pub(crate) fn sheet(self, title: &str) -> Self {
        Self { place: Place { sheet: Some(title.to_owned()), ..self.place }, ..self }
    }
}

impl From<Code> for Fault {
    fn from(code: Code) -> Self {
        Self { code, place: Place::default() }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.code.name())
    }
}

/// So that a fault can pass through a reader of others.
impl std::error::Error for Fault {}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
            Some(fault) => fault.clone(),
            None => match error.kind() {
                K::InvalidData | K::InvalidInput | K::UnexpectedEof | K::Other => Code::Damaged.into(),
                _ => Code::Unreadable.into(),
            },
        }
    }
}

impl From<zip::result::ZipError> for Fault {
    fn from(error: zip::result::ZipError) -> Self {
        use zip::result::ZipError as E;
        match error {
            E::Io(error) => error.into(),
            E::InvalidPassword | E::UnsupportedArchive(E::PASSWORD_REQUIRED) => Code::Password.into(),
            _ => Code::Damaged.into(),
        }
    }
}

impl From<quick_xml::Error> for Fault {
    fn from(error: quick_xml::Error) -> Self {
        match error {
            quick_xml::Error::Io(error) => {
                match error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
                    Some(fault) => fault.clone(),
                    None => Code::Damaged.into(),
                }
            }
            quick_xml::Error::Encoding(_) => Code::NotUtf8.into(),
            _ => Code::Damaged.into(),
        }
    }
}

impl From<Fault> for std::io::Error {
    fn from(fault: Fault) -> Self {
        Self::other(fault)
    }
}

impl From<Fault> for PyErr {
    fn from(fault: Fault) -> Self {
        Python::attach(|py| {
            let place = PyDict::new(py);
            let set =
                |name: &str, value: Option<u64>| value.map_or(Ok(()), |value| place.set_item(name, value));
            let title = fault.place.sheet.map_or(Ok(()), |title| place.set_item("sheet", title));
            let whole = title.and(set("row", fault.place.row)).and(set("limit", fault.place.limit));
            whole.map_or_else(|error| error, |()| TableError::new_err((fault.code.name(), place.unbind())))
        })
    }
}

/// Runs what reads a file. Nobody knows all that a reader of others may meet: where it panics, the file is damaged.
pub(crate) fn soundly<T>(body: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(Err(Code::Damaged.into()))
}
