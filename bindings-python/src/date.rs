//! Dates: `datetime.date` on the side of Python.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_identifier;
use pyo3::types::{PyDate, PyDateAccess as _, PyDateTime};

use crate::error::ask;
use crate::text::{Text, not_a};

/// A `datetime.date`; a `datetime.datetime` is refused, because its day depends on the time zone.
#[derive(Clone, Copy)]
pub(crate) struct Date(pub(crate) skillcert::Date);

impl<'py> FromPyObject<'_, 'py> for Date {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "date");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyDate>() {
            Ok(date) if !object.is_instance_of::<PyDateTime>() => {
                let year = u16::try_from(date.get_year()).unwrap_or(0);
                let (month, day) = (date.get_month().into(), date.get_day().into());
                ask(|| skillcert::date_from_parts(year, month, day)).map(Self)
            }
            _ => Err(not_a("datetime.date", object)),
        }
    }
}

/// A [`Date`] in the methods of a class that has an attribute `date`: in its stub that name would be the attribute.
pub(crate) struct Day(pub(crate) Date);

impl<'py> FromPyObject<'_, 'py> for Day {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("skillcert.documents", "Day");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        object.extract().map(Self)
    }
}

impl<'py> IntoPyObject<'py> for Date {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "date");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let (year, month, day) = self.0.to_calendar_date();
        PyDate::new(py, year, month.into(), day)
    }
}

/// Reads a date written ``YYYY-MM-DD``.
///
/// Raises ``DateError`` for another form, a month beyond 12, a day that the month does not have.
///
/// >>> parse_date("2026-11-23")
/// datetime.date(2026, 11, 23)
/// >>> parse_date("2021-02-29")
/// Traceback (most recent call last):
/// skillcert.errors.DateError: the day 29 does not exist in that month (clause 附件2·2)
#[pyfunction]
pub(crate) fn parse_date(text: Text) -> PyResult<Date> {
    ask(|| skillcert::parse_date(text.as_str())).map(Date)
}
