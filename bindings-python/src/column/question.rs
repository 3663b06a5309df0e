//! What a column is compared with, and what is wanted of it.

use std::num::NonZeroUsize;

use pyo3::PyErr;
use pyo3::exceptions::PyTypeError;
use skillcert::number::column::ColumnCheck;

use crate::date::Date;
use crate::scheme::NumberScheme;

/// What a column is compared with, and what is wanted of it.
#[derive(Clone)]
pub(crate) struct Question {
    pub(super) scheme: skillcert::NumberScheme,
    pub(super) as_of: Option<skillcert::Date>,
    pub(super) numbers: bool,
    pub(super) reasons: bool,
    /// Whether the codes of each number are known.
    pub(super) assurance: bool,
    pub(super) threads: NonZeroUsize,
}

impl Question {
    /// Numbers and reasons within a scheme.
    pub(crate) fn of(scheme: Option<NumberScheme>, as_of: Option<Date>) -> Self {
        Self {
            scheme: scheme.unwrap_or_default().0,
            as_of: as_of.map(|date| date.0),
            numbers: true,
            reasons: true,
            assurance: false,
            threads: NonZeroUsize::MIN,
        }
    }

    pub(super) fn kernel(&self) -> ColumnCheck {
        ColumnCheck::scheme(self.scheme, self.as_of)
    }

    /// Why a row is refused; `None` if it is not.
    pub(super) fn reason(&self, row: &[u8]) -> Option<skillcert::ValidationError> {
        self.scheme.parse_bytes(row, self.as_of).err()
    }
}

/// The refusal of a column whose type cannot hold certificate numbers.
pub(super) fn no_numbers(data_type: impl std::fmt::Display) -> PyErr {
    let message = format!("expected a column of text, bytes or integers, not {data_type}");
    PyTypeError::new_err(message)
}
