//! Audits of columns of numbers: what was issued, what is missing, what stands twice.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    ArrayRef, RecordBatch, RecordBatchIterator, StringArray, UInt16Array, UInt32Array, UInt64Array,
};
use arrow_schema::ArrowError;
use pyo3::exceptions::PyValueError;
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyType};
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_subscript};
use skillcert::number::column::Counts;

use crate::capsule::{Struct as _, malformed};
use crate::column::{Question, each_piece};
use crate::date::Date;
use crate::document::Plain;
use crate::error::{Repeated, ask};
use crate::finding::Finding;
use crate::guard::{guard, tell};
use crate::integer::Int;
use crate::json::Reduced;
use crate::number::CertificateNumber;
use crate::scheme::NumberScheme;
use crate::sequence::Items;
use crate::series::SerialRange;
use crate::series_key::SeriesKey;
use crate::text::Text;

/// Audits a column of numbers: exactly which serials of each series it has, whatever the order of its rows.
///
/// Columns, ``scheme`` and ``as_of`` are those of ``check``, but read piece by piece, and an iterator or stream as it
/// comes: no column is held whole. ``voids`` are numbers that were declared void: used up, so no gaps. ``shard`` names the rows
/// for merging; without a name they are called after their content.
///
/// Rows that are no numbers are counted by code in ``rows``. Raises ``TypeError`` as ``check`` does.
///
/// >>> result = audit(["2618010000001", "2618010000002", "2618010000002", "2618010000005", "x", None])
/// >>> result
/// <Audit of 6 rows: 4 numbers in 1 series>
/// >>> series = result.series()[0]
/// >>> series
/// <AuditedSeries 2026 18 01: 3 issued from 1 to 5, 2 missing, 1 repeated, 0 void>
/// >>> series.gaps, series.repetitions[0].first
/// ((SerialRange(CertificateNumber('2618010000003'), 2),), CertificateNumber('2618010000002'))
/// >>> result.rows
/// {'numbers': 4, 'refused': 1, 'null': 1, 'number_not_digit': 1}
#[pyfunction]
#[pyo3(signature = (column: "object", *, shard = None, voids = None, scheme = None, as_of = None))]
pub(crate) fn audit(
    column: &Bound<'_, PyAny>,
    shard: Option<Text>,
    voids: Option<Items<CertificateNumber>>,
    scheme: Option<NumberScheme>,
    as_of: Option<Date>,
) -> PyResult<Audit> {
    let audit = Audit::new(shard, scheme, as_of)?;
    audit.add(column)?;
    audit.void(voids.unwrap_or(Items(vec![])))?;
    Ok(audit)
}

/// Which numbers of each series a set of rows has (附件2·5): exactly, in a few bits per serial.
///
/// An audit is of one *shard* of the rows, a file or a partition of a table, and takes its rows as they come.
/// Audits of different shards merge to that of all rows, in any order and grouping, byte for byte; the same shard
/// is not counted twice. A merged audit, or one from bytes, takes no more rows: they are a shard of their own.
///
/// For whatever reads Arrow data it is a table with a row per series: ``polars.DataFrame(audit)``.
///
/// Raises ``ValidationError`` for the name of a shard that is empty or longer than 255 bytes.
///
/// >>> first, second = Audit("first"), Audit("second")
/// >>> first.add([2618010000001, 2618010000003])
/// >>> second.add([2618010000002])
/// >>> first.merge(Audit.from_bytes(second.to_bytes()))
/// >>> first.shards, first.findings()
/// (('first', 'second'), ())
/// >>> first.merge(second)
/// Traceback (most recent call last):
/// skillcert.errors.ShardError: shard 2 is in the other audit too, its rows would count twice: second
#[pyclass(frozen, module = "skillcert")]
pub(crate) struct Audit {
    audit: Mutex<skillcert::Audit>,
    question: Question,
}

impl Audit {
    fn of(audit: skillcert::Audit) -> Self {
        Self { audit: Mutex::new(audit), question: Question::of(None, None) }
    }

    /// The audit; after a panic it is as it was left, which the guard has told.
    fn lock(&self) -> MutexGuard<'_, skillcert::Audit> {
        self.audit.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the register issued is copied, so that no two audits wait for each other.
    fn expectation(
        rows: Option<Int>,
        last: Option<Items<CertificateNumber>>,
        issued: Option<&Self>,
    ) -> PyResult<skillcert::AuditExpectation> {
        let negative = |_| PyValueError::new_err("rows is at least 0");
        let mut expected = skillcert::AuditExpectation::new();
        expected.rows = rows.map(|rows| rows.0.try_into().map_err(negative)).transpose()?;
        expected.issued = issued.map(|audit| audit.lock().clone());
        Ok(expected.with_last(last.into_iter().flat_map(|last| last.0).map(|number| number.0)))
    }
}

#[pymethods]
impl Audit {
    #[new]
    #[pyo3(signature = (shard = None, *, scheme = None, as_of = None))]
    fn new(shard: Option<Text>, scheme: Option<NumberScheme>, as_of: Option<Date>) -> PyResult<Self> {
        let audit = ask(|| match &shard {
            Some(name) => skillcert::Audit::shard(name.as_str()),
            None => Ok(skillcert::Audit::new()),
        })?;
        Ok(Self { question: Question::of(scheme, as_of), ..Self::of(audit) })
    }

    /// Adds the rows of a column. When it raises in the middle of one, the pieces before are in the audit.
    ///
    /// Raises ``ValidationError`` if the audit was merged or comes from bytes; ``TypeError`` as ``check`` does.
    #[pyo3(signature = (column: "object"))]
    fn add(&self, column: &Bound<'_, PyAny>) -> PyResult<()> {
        ask(|| self.lock().add(&[]))?;
        each_piece(column, &self.question, |numbers, counts| self.lock().add_checked(numbers, counts))
    }

    /// Declares numbers void: they are used up, so they are no gaps, whether or not a row has them.
    ///
    /// Raises ``ValidationError`` if the audit was merged or comes from bytes.
    fn void(&self, numbers: Items<CertificateNumber>) -> PyResult<()> {
        let mut audit = self.lock();
        numbers.0.into_iter().try_for_each(|number| ask(|| audit.void(number.0)))
    }

    /// Adds another audit, which stays what it is.
    ///
    /// Raises ``ShardError`` for a shard that both have; nothing is added then.
    fn merge(&self, other: &Self) -> PyResult<()> {
        // a copy, so that no two audits wait for each other
        let other = other.lock().clone();
        guard(|| self.lock().merge(&other).map_err(Repeated))
    }

    /// Gives all shards one name, as those of a city are one shard for the province.
    ///
    /// Raises ``ValidationError`` for a name that is empty or longer than 255 bytes.
    #[pyo3(signature = (name = None))]
    fn as_shard(&self, name: Option<Text>) -> PyResult<Self> {
        let audit = self.lock().clone();
        ask(|| audit.as_shard(name.as_ref().map(Text::as_str))).map(Self::of)
    }

    /// The names of the shards, in order.
    #[getter]
    fn shards(&self) -> PyResult<Items<String>> {
        tell(|| self.lock().shards().into_iter().map(String::from).collect())
    }

    /// How many rows held a number, were refused or null, and how many were refused with which code.
    #[getter]
    fn rows(&self) -> Rows {
        Rows(*self.lock().counts())
    }

    /// What there is of each series, in order of year, province, city.
    fn series(&self) -> PyResult<Items<AuditedSeries>> {
        tell(|| self.lock().series().iter().map(AuditedSeries::of).collect())
    }

    /// What is not as it should be: of the rows first, then series by series.
    ///
    /// ``rows`` is how many rows there should be, ``last`` the last number of each series by the register, ``issued``
    /// the audit of all that the register issued.
    ///
    /// Raises ``ValueError`` for negative ``rows``.
    #[pyo3(signature = (*, rows = None, last = None, issued = None))]
    fn findings(
        &self,
        rows: Option<Int>,
        last: Option<Items<CertificateNumber>>,
        issued: Option<&Self>,
    ) -> PyResult<Items<AuditFinding>> {
        let expected = Self::expectation(rows, last, issued)?;
        tell(|| self.lock().findings(&expected).into_iter().map(AuditFinding).collect())
    }

    /// The whole result as JSON text, the same in every language; arguments as for ``findings``.
    #[pyo3(signature = (*, rows = None, last = None, issued = None))]
    fn to_json(
        &self,
        rows: Option<Int>,
        last: Option<Items<CertificateNumber>>,
        issued: Option<&Self>,
    ) -> PyResult<String> {
        let expected = Self::expectation(rows, last, issued)?;
        tell(|| self.lock().report(&expected).to_json())
    }

    /// Returns the report as ``json.loads`` reads it.
    #[pyo3(signature = (*, rows = None, last = None, issued = None))]
    fn report(
        &self,
        rows: Option<Int>,
        last: Option<Items<CertificateNumber>>,
        issued: Option<&Self>,
    ) -> PyResult<Plain> {
        let expected = Self::expectation(rows, last, issued)?;
        Plain::of(&self.lock().report(&expected))
    }

    /// The part: a small form without personal data, the same for the same rows and voids in whatever order.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = tell(|| py.detach(|| self.lock().to_bytes()))?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// Reads a part, which may come from anywhere: nothing in it is believed.
    ///
    /// Raises ``ValidationError`` for what is no part, with the byte, and for one of a later version.
    #[classmethod]
    fn from_bytes(_cls: &Bound<'_, PyType>, part: &[u8]) -> PyResult<Self> {
        ask(|| skillcert::Audit::from_bytes(part)).map(Self::of)
    }

    fn __repr__(&self) -> String {
        let audit = self.lock();
        let (rows, numbers, series) = (audit.rows(), audit.counts().valid, audit.series().len());
        format!("<Audit of {rows} rows: {numbers} numbers in {series} series>")
    }

    #[pyo3(signature = () -> "tuple[object, tuple[bytes]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (Bound<'py, PyBytes>,)>> {
        Ok((slf.get_type().getattr("from_bytes")?, (slf.get().to_bytes(slf.py())?,)))
    }

    #[pyo3(signature = (requested_schema: "object" = None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema; // a wish, which Arrow's protocol allows to leave unfulfilled
        let batch = table(&self.series()?.0).map_err(malformed)?;
        let schema = batch.schema();
        FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema))).give(py)
    }
}

/// How many rows there were, as a `dict`.
pub(crate) struct Rows(Counts);

impl<'py> IntoPyObject<'py> for Rows {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "dict"),
        type_hint_identifier!("builtins", "str"),
        type_hint_identifier!("builtins", "int")
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let rows = PyDict::new(py);
        rows.set_item("numbers", self.0.valid)?;
        rows.set_item("refused", self.0.invalid)?;
        rows.set_item("null", self.0.nulls)?;
        for (code, count) in self.0.codes() {
            rows.set_item(code.name(), count)?;
        }
        Ok(rows)
    }
}

/// A row per series.
fn table(series: &[AuditedSeries]) -> Result<RecordBatch, ArrowError> {
    let counts =
        |of: fn(&AuditedSeries) -> u32| Arc::new(series.iter().map(of).collect::<UInt32Array>()) as ArrayRef;
    let texts = |of: fn(&AuditedSeries) -> &String| {
        Arc::new(StringArray::from_iter_values(series.iter().map(of))) as ArrayRef
    };
    let serials = |of: fn(&AuditedSeries) -> Option<CertificateNumber>| {
        let serial = |series| of(series).map(|number| number.0.serial().get());
        Arc::new(series.iter().map(serial).collect::<UInt32Array>()) as ArrayRef
    };
    RecordBatch::try_from_iter([
        ("year", Arc::new(series.iter().map(|it| it.year).collect::<UInt16Array>()) as ArrayRef),
        ("province", texts(|it| &it.province)),
        ("city", texts(|it| &it.city)),
        ("numbers", Arc::new(series.iter().map(|it| it.numbers).collect::<UInt64Array>())),
        ("issued", counts(|it| it.issued)),
        ("first", serials(|it| it.first)),
        ("last", serials(|it| it.last)),
        ("missing", counts(|it| it.missing)),
        ("repeated", counts(|it| it.repeated)),
        ("voided", counts(|it| it.voided)),
    ])
}

/// What an audit says of the numbers of one year of issue and city (附件2·5).
///
/// A serial is *used* when it was met or declared void; *missing* when it lies between two used ones and is not;
/// *repeated* when it was met twice or more. What comes before ``first`` and after ``last`` is not missing: only a
/// register knows where a series ends.
///
/// >>> series = audit([2618010000002, 2618010000005]).series()[0]
/// >>> series.year, series.city, series.issued, series.first_not_one, series.missing
/// (2026, '01', 2, True, 2)
#[pyclass(frozen, module = "skillcert")]
pub(crate) struct AuditedSeries {
    key: SeriesKey,
    /// The year of issue.
    #[pyo3(get)]
    year: u16,
    /// The province code, two digits.
    #[pyo3(get)]
    province: String,
    /// The city code, two digits.
    #[pyo3(get)]
    city: String,
    /// Rows that held a number of the series, repetitions included.
    #[pyo3(get)]
    numbers: u64,
    /// Different serials that were met.
    #[pyo3(get)]
    issued: u32,
    first: Option<CertificateNumber>,
    last: Option<CertificateNumber>,
    /// Whether the series begins with a serial other than 0000001.
    #[pyo3(get)]
    first_not_one: bool,
    /// How many serials are missing.
    #[pyo3(get)]
    missing: u32,
    /// How many serials are repeated.
    #[pyo3(get)]
    repeated: u32,
    /// How many serials were declared void.
    #[pyo3(get)]
    voided: u32,
    issues: Vec<skillcert::SerialRange>,
    gaps: Vec<skillcert::SerialRange>,
    repetitions: Vec<skillcert::SerialRange>,
    voids: Vec<skillcert::SerialRange>,
}

impl AuditedSeries {
    fn of(series: &skillcert::AuditedSeries<'_>) -> Self {
        Self {
            key: SeriesKey(series.key()),
            year: series.year(),
            province: series.province().to_string(),
            city: series.city().to_string(),
            numbers: series.numbers(),
            issued: series.issued(),
            first: series.first().map(CertificateNumber),
            last: series.last().map(CertificateNumber),
            first_not_one: series.first_not_one(),
            missing: series.missing(),
            repeated: series.repeated(),
            voided: series.voided(),
            issues: series.issues().collect(),
            gaps: series.gaps().collect(),
            repetitions: series.repetitions().collect(),
            voids: series.voids().collect(),
        }
    }
}

fn ranges(ranges: &[skillcert::SerialRange]) -> Items<SerialRange> {
    ranges.iter().copied().map(SerialRange).collect()
}

#[pymethods]
impl AuditedSeries {
    /// Which series it is.
    #[getter]
    fn key(&self) -> SeriesKey {
        self.key
    }

    /// The first number that is used.
    #[getter]
    fn first(&self) -> Option<CertificateNumber> {
        self.first
    }

    /// The last number that is used.
    #[getter]
    fn last(&self) -> Option<CertificateNumber> {
        self.last
    }

    /// The serials that were met, as ranges in order.
    #[getter]
    fn issues(&self) -> Items<SerialRange> {
        ranges(&self.issues)
    }

    /// The missing serials, as ranges in order.
    #[getter]
    fn gaps(&self) -> Items<SerialRange> {
        ranges(&self.gaps)
    }

    /// The repeated serials, as ranges in order.
    #[getter]
    fn repetitions(&self) -> Items<SerialRange> {
        ranges(&self.repetitions)
    }

    /// The serials that were declared void, as ranges in order.
    #[getter]
    fn voids(&self) -> Items<SerialRange> {
        ranges(&self.voids)
    }

    fn __repr__(&self) -> String {
        let Self { year, province, city, issued, missing, repeated, voided, .. } = self;
        let [first, last] =
            [self.first, self.last].map(|number| number.map_or(0, |number| number.0.serial().get()));
        format!(
            "<AuditedSeries {year} {province} {city}: {issued} issued from {first} to {last}, \
             {missing} missing, {repeated} repeated, {voided} void>"
        )
    }
}

/// What an audit found, and in which series.
///
/// >>> found = audit([2618010000001, 2618010000003]).findings()[0]
/// >>> found.series, found.finding.code, found.finding.value, found.finding.limit
/// (CertificateNumber('2618010000001'), 'serials_missing', 1, 2)
#[pyclass(frozen, module = "skillcert")]
pub(crate) struct AuditFinding(skillcert::AuditFinding);

#[pymethods]
impl AuditFinding {
    /// The first number of the series that it is about, with serial 0000001; ``None`` if it is about all rows.
    #[getter]
    fn series(&self) -> Option<CertificateNumber> {
        self.0.series.map(CertificateNumber)
    }

    /// The statement.
    #[getter]
    fn finding(&self) -> Finding {
        Finding(self.0.finding)
    }

    fn __repr__(&self) -> String {
        let code = self.0.finding.code();
        self.0
            .series
            .map_or_else(|| format!("<AuditFinding {code}>"), |of| format!("<AuditFinding {code} of {of}>"))
    }
}
