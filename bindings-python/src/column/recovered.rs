//! Columns of damaged numbers: what can be had of each row without a guess.

mod answers;
mod chunk;
mod counts;

use std::sync::Arc;

use answers::Answers;
use arrow_array::ArrayRef;
use arrow_array::cast::AsArray as _;
use chunk::fields;
use counts::Counts;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::Kind;
use super::chunked::Chunked;
use super::result::ResultColumn;
use crate::capsule::malformed;
use crate::date::Date;
use crate::scheme::{Asked, NumberScheme};

/// What can be had of every row of a column of damaged numbers: n rows in, n answers out, none skipped.
///
/// A column is whatever ``check`` takes, and columns of ``float64``; a column of integers or floats is one of number cells.
/// Each row is treated as ``recover`` treats one value, but rows without one stay apart as nulls. The result is Arrow data.
///
/// ``scheme`` and ``as_of`` are those of ``validate``.
///
/// Raises ``TypeError`` for a column of another type, and for a cell of another type, with its row.
///
/// >>> result = recover_column(["1918010000001", "１９１８０１００００００２", 1918010000003.0, "1.91801E+12", "#N/A", None])
/// >>> result
/// <ColumnRecovery of 6 rows: 3 exact, 1 prefix_only, 1 lost, 1 null>
/// >>> list(result.number)
/// [1918010000001, 1918010000002, 1918010000003, None, None, None]
/// >>> list(result.repairs)
/// [[], ['full_width_digit'], ['numeric_cell'], None, None, None]
#[pyfunction]
#[pyo3(signature = (column: "object", *, scheme = None, as_of = None))]
pub(crate) fn recover_column(
    column: &Bound<'_, PyAny>,
    scheme: Option<NumberScheme>,
    as_of: Option<Date>,
) -> PyResult<ColumnRecovery> {
    let mut answers = Answers::new(Asked::new(scheme, as_of));
    if is_float64(column) {
        answers.add_numpy(column)?;
        return Ok(answers.into());
    }
    match Kind::of(column)? {
        Kind::Array => answers.add_array(column)?,
        Kind::Stream => answers.add_stream(column)?,
        Kind::Integers => answers.add_numpy(column)?,
        Kind::Strings => answers.add_cells(&column.call_method0("tolist")?)?,
        Kind::Cells => answers.add_cells(column)?,
    }
    Ok(answers.into())
}

/// Whether it is a numpy array of one dimension whose items are floats of 64 bits.
fn is_float64(column: &Bound<'_, PyAny>) -> bool {
    let is = |name| column.hasattr(name).unwrap_or(false);
    let kind = || column.getattr("dtype")?.getattr("char")?.extract::<char>();
    let dimensions = || column.getattr("ndim")?.extract::<usize>();
    is("__array_interface__")
        && !is("__arrow_c_stream__")
        && kind().is_ok_and(|kind| kind == 'd')
        && dimensions().is_ok_and(|n| n == 1)
}

/// The answers of ``recover_column``, row for row.
///
/// It is a struct column for whatever reads Arrow data: ``pyarrow.table(result)``, ``polars.DataFrame(result)``,
/// ``pandas.DataFrame.from_arrow(result)`` read ``status``, ``number``, ``first``, ``last``, ``code`` and ``repairs``. ``counts``
/// sums it up.
///
/// >>> result = recover_column(["1918-01-0000001", "1.91801E+12", "191801000000O"])
/// >>> result.counts
/// {'exact': 1, 'prefix_only': 1, 'lost': 1, 'null': 0, 'repaired': 1, 'number_not_digit': 1, 'number_digits_lost': 1}
/// >>> list(result.status), list(result.first), list(result.code)
/// (['exact', 'prefix_only', 'lost'], [None, 1918005000000, None], [None, 'number_digits_lost', 'number_not_digit'])
#[pyclass(frozen, module = "skillcert")]
pub(crate) struct ColumnRecovery {
    parts: Chunked,
    counts: Counts,
}

#[pymethods]
impl ColumnRecovery {
    /// How many rows have which status and which code, and how many of the exact ones were repaired.
    #[getter]
    fn counts(&self) -> Counts {
        self.counts.clone()
    }

    /// ``exact``, ``prefix_only`` or ``lost``; ``None`` where nothing stands.
    #[getter]
    fn status(&self) -> PyResult<ResultColumn> {
        self.part(0)
    }

    /// The decimal value of each number that is exact, as ``CertificateNumber.from_int`` takes it.
    #[getter]
    fn number(&self) -> PyResult<ResultColumn> {
        self.part(1)
    }

    /// Of ``prefix_only``, the lowest value that the number may have.
    #[getter]
    fn first(&self) -> PyResult<ResultColumn> {
        self.part(2)
    }

    /// Of ``prefix_only``, the highest value that the number may have.
    #[getter]
    fn last(&self) -> PyResult<ResultColumn> {
        self.part(3)
    }

    /// The stable name of why there is no number.
    #[getter]
    fn code(&self) -> PyResult<ResultColumn> {
        self.part(4)
    }

    /// The kinds of repair of each row that is exact, each once.
    #[getter]
    fn repairs(&self) -> PyResult<ResultColumn> {
        self.part(5)
    }

    fn __len__(&self) -> usize {
        self.parts.rows()
    }

    fn __repr__(&self) -> String {
        let Counts { status: [exact, prefix_only, lost], nulls, .. } = self.counts;
        let rows = self.parts.rows();
        format!(
            "<ColumnRecovery of {rows} rows: {exact} exact, {prefix_only} prefix_only, {lost} lost, {nulls} null>"
        )
    }

    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        self.parts.schema(py)
    }

    #[pyo3(signature = (requested_schema: "object" = None) -> "tuple[object, object]")]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema; // a wish, which Arrow's protocol allows to leave unfulfilled
        self.parts.array(py)
    }

    #[pyo3(signature = (requested_schema: "object" = None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        self.parts.stream(py)
    }
}

impl From<Answers> for ColumnRecovery {
    fn from(answers: Answers) -> Self {
        let (parts, counts) = answers.result();
        Self { parts, counts }
    }
}

impl ColumnRecovery {
    /// A part of each chunk.
    fn part(&self, place: usize) -> PyResult<ResultColumn> {
        let all = fields();
        let field = all.get(place).ok_or_else(|| malformed("no such part"))?;
        let part = |chunk: &ArrayRef| Arc::clone(chunk.as_struct().column(place));
        Ok(ResultColumn(Chunked::new(Arc::clone(field), self.parts.chunks().iter().map(part).collect())))
    }
}
