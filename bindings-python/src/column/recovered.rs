//! Columns of damaged numbers: what can be had of each row without a guess.

use std::num::NonZeroUsize;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::UInt8Type;
use arrow_array::{
    Array as _, ArrayRef, DictionaryArray, Float64Array, Int64Array, ListArray, RecordBatch,
    RecordBatchIterator, StringArray, StructArray, UInt8Array, UInt64Array,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::PyImportError;
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use skillcert::number::column::Column;
use skillcert::{Code, RecoveryStatus, RepairKind};

use super::arrays::{self, Share};
use super::cells::{CHUNK, in_row, raised_at};
use super::chunked::Chunked;
use super::result::{ResultColumn, word_field};
use super::rows::Rows;
#[cfg(feature = "stubs")]
use super::verdicts::Tally;
use super::verdicts::{BETWEEN_PAUSES, Pause};
use super::{Kind, Question, dictionary};
use crate::capsule::{self, Stream, Struct as _, malformed};
use crate::date::Date;
use crate::error::{guard, tell};
use crate::recovery::{Asked, Given, kinds};
use crate::scheme::NumberScheme;

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
        return Ok(answers.result());
    }
    match Kind::of(column)? {
        Kind::Array => answers.add_array(column)?,
        Kind::Stream => answers.add_stream(column)?,
        Kind::Integers => answers.add_numpy(column)?,
        Kind::Strings => answers.add_cells(&column.call_method0("tolist")?)?,
        Kind::Cells => answers.add_cells(column)?,
    }
    Ok(answers.result())
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
        let batches: Vec<_> =
            self.parts.chunks().iter().map(|chunk| Ok(RecordBatch::from(chunk.as_struct()))).collect();
        FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(
            batches,
            Arc::new(Schema::new(fields())),
        )))
        .give(py)
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

/// How many rows have which answer.
#[derive(Clone, Default)]
pub(crate) struct Counts {
    /// In the order of the statuses.
    status: [u64; 3],
    nulls: u64,
    repaired: u64,
    codes: [u64; CODES],
}

impl Counts {
    fn add(&mut self, other: &Self) {
        let add = |count: &mut u64, more: &u64| *count = count.saturating_add(*more);
        self.status.iter_mut().zip(&other.status).for_each(|(count, more)| add(count, more));
        self.codes.iter_mut().zip(&other.codes).for_each(|(count, more)| add(count, more));
        add(&mut self.nulls, &other.nulls);
        add(&mut self.repaired, &other.repaired);
    }
}

impl<'py> IntoPyObject<'py> for Counts {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = Tally::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let counts = PyDict::new(py);
        for (status, rows) in RecoveryStatus::ALL.iter().zip(self.status) {
            counts.set_item(status.name(), rows)?;
        }
        counts.set_item("null", self.nulls)?;
        counts.set_item("repaired", self.repaired)?;
        for (code, rows) in CODE_LIST.iter().zip(self.codes).filter(|(_, rows)| *rows > 0) {
            counts.set_item(code.name(), rows)?;
        }
        Ok(counts)
    }
}

fn count(counts: &mut [u64], key: u8) {
    if let Some(count) = counts.get_mut(usize::from(key)) {
        *count = count.saturating_add(1);
    }
}

/// The codes that a row can have, in the order of their keys.
const CODE_LIST: [Code; CODES] = [
    Code::NumberMissing,
    Code::NumberNotDigit,
    Code::NumberLength,
    Code::YearBeforeScheme,
    Code::YearAfterDate,
    Code::ProvinceUnknown,
    Code::CityUnknown,
    Code::SerialZero,
    Code::NumberSpreadsheetError,
    Code::NumberDigitsLost,
    Code::ColumnMalformed,
];
const CODES: usize = 11;

/// What is known of the rows so far.
struct Answers {
    asked: Asked,
    chunks: Vec<ArrayRef>,
    counts: Counts,
}

impl Answers {
    fn new(asked: Asked) -> Self {
        Self { asked, chunks: vec![], counts: Counts::default() }
    }

    fn add_array(&mut self, column: &Bound<'_, PyAny>) -> PyResult<()> {
        let capsules = column.call_method0("__arrow_c_array__")?;
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
        let data_type = capsule::data_type(&capsule::Struct::take(&schema)?)?;
        accept(&data_type)?;
        self.add(column.py(), capsule::import(capsule::Struct::take(&array)?, &data_type)?)
    }

    fn add_stream(&mut self, column: &Bound<'_, PyAny>) -> PyResult<()> {
        let py = column.py();
        let capsule: Bound<'_, PyCapsule> = match column.call_method0("__arrow_c_stream__") {
            // pandas without pyarrow
            Err(error) if error.is_instance_of::<PyImportError>(py) && column.hasattr("dtype")? => {
                return self.add_cells(column);
            }
            capsule => capsule?.extract()?,
        };
        let mut stream = Stream(capsule::Struct::take(&capsule)?);
        let data_type = capsule::data_type(&stream.schema()?)?;
        accept(&data_type)?;
        while let Some(array) = stream.next(py)? {
            self.add(py, capsule::import(array, &data_type)?)?;
        }
        Ok(())
    }

    /// Integers of any width and byte order, or floats of 64 bits, copied.
    fn add_numpy(&mut self, array: &Bound<'_, PyAny>) -> PyResult<()> {
        let py = array.py();
        let wide = |name| array.call_method1("astype", (name,));
        let data = match array.getattr("dtype")?.getattr("kind")?.extract()? {
            'i' => Int64Array::from(PyBuffer::<i64>::get(&wide("int64")?)?.to_vec(py)?).into_data(),
            'u' => UInt64Array::from(PyBuffer::<u64>::get(&wide("uint64")?)?.to_vec(py)?).into_data(),
            _ => Float64Array::from(PyBuffer::<f64>::get(&wide("float64")?)?.to_vec(py)?).into_data(),
        };
        self.add(py, data)
    }

    fn add(&mut self, py: Python<'_>, array: ArrayData) -> PyResult<()> {
        let share = arrays::column_of(array);
        let look = || Python::attach(|py| py.check_signals());
        let chunk = guard(|| py.detach(|| Chunk::of(&share, self.asked, &look)))?;
        self.put(chunk)?;
        py.check_signals()
    }

    /// Cells of Python objects, looked at one by one.
    fn add_cells(&mut self, column: &Bound<'_, PyAny>) -> PyResult<()> {
        let (py, mut cells, mut first) = (column.py(), column.try_iter()?, 0_usize);
        loop {
            let mut chunk = Chunk::with_capacity(0, self.asked);
            for cell in cells.by_ref().take(CHUNK) {
                let row = first.saturating_add(chunk.statuses.len());
                let cell = cell.map_err(|error| raised_at(row, error, py))?;
                let given = Given::of(&cell).map_err(|error| in_row(row, error, py))?;
                tell(|| chunk.add(&given))?;
            }
            let rows = chunk.statuses.len();
            first = first.saturating_add(rows);
            self.put(chunk)?;
            py.check_signals()?;
            if rows < CHUNK {
                return Ok(());
            }
        }
    }

    fn put(&mut self, chunk: Chunk) -> PyResult<()> {
        self.counts.add(&chunk.counts);
        self.chunks.push(Arc::new(chunk.array().map_err(malformed)?));
        Ok(())
    }

    fn result(self) -> ColumnRecovery {
        let field = Field::new_struct("", fields(), false);
        ColumnRecovery { parts: Chunked::new(field, self.chunks), counts: self.counts }
    }
}

/// The answers on some rows, in memory that Arrow takes over.
struct Chunk {
    asked: Asked,
    /// Nothing where nothing stands; else the key of the status.
    statuses: Vec<Option<u8>>,
    numbers: Vec<Option<u64>>,
    firsts: Vec<Option<u64>>,
    lasts: Vec<Option<u64>>,
    codes: Vec<Option<u8>>,
    /// Where the repairs of each row end.
    ends: Vec<usize>,
    repairs: Vec<RepairKind>,
    counts: Counts,
}

impl Chunk {
    fn with_capacity(rows: usize, asked: Asked) -> Self {
        Self {
            asked,
            statuses: Vec::with_capacity(rows),
            numbers: Vec::with_capacity(rows),
            firsts: Vec::with_capacity(rows),
            lasts: Vec::with_capacity(rows),
            codes: Vec::with_capacity(rows),
            ends: Vec::with_capacity(rows),
            repairs: vec![],
            counts: Counts::default(),
        }
    }

    /// The answers on an Arrow array: texts go through the kernel first, so that only what it refuses is recovered.
    fn of(share: &Share, asked: Asked, pause: &Pause<'_>) -> PyResult<Self> {
        let (array, present) = (&share.array, share.present.as_ref());
        let mut chunk = Self::with_capacity(array.len(), asked);
        let verdicts = match leaf(array.data_type()) {
            rows if rows.is_numeric() => None,
            _ => Some(arrays::judge(array, share.present.clone(), &question(asked), pause)?),
        };
        for row in 0..array.len() {
            if row % BETWEEN_PAUSES == 0 {
                pause()?;
            }
            let number = verdicts
                .as_ref()
                .filter(|verdicts| verdicts.is_valid(row))
                .and_then(|verdicts| verdicts.numbers.as_ref()?.get(row));
            match number {
                Some(number) => chunk.push_number(number),
                None if present.is_some_and(|present| present.is_null(row)) => chunk.push_null(),
                None => chunk.add_row(array, row),
            }
        }
        Ok(chunk)
    }

    fn add_row(&mut self, array: &ArrayData, row: usize) {
        match given(array, row) {
            Some(given) => self.add(&given),
            None => self.push_lost(Code::ColumnMalformed),
        }
    }

    fn add(&mut self, given: &Given<'_>) {
        if matches!(given, Given::Missing) {
            return self.push_null();
        }
        let recovery = self.asked.recover(given);
        match recovery {
            skillcert::Recovery::Exact { number, .. } => {
                let before = self.repairs.len();
                self.repairs.extend(kinds(&recovery));
                if self.repairs.len() > before {
                    self.counts.repaired = self.counts.repaired.saturating_add(1);
                }
                self.push_number(number.get());
            }
            skillcert::Recovery::PrefixOnly { first, last, .. } => {
                self.push(
                    Some(RecoveryStatus::PrefixOnly),
                    None,
                    Some((first, last)),
                    Some(Code::NumberDigitsLost),
                );
            }
            skillcert::Recovery::Lost(finding) => self.push_lost(finding.code()),
        }
    }

    fn push_number(&mut self, number: u64) {
        self.push(Some(RecoveryStatus::Exact), Some(number), None, None);
    }

    fn push_lost(&mut self, code: Code) {
        self.push(Some(RecoveryStatus::Lost), None, None, Some(code));
    }

    fn push_null(&mut self) {
        self.counts.nulls = self.counts.nulls.saturating_add(1);
        self.push(None, None, None, None);
    }

    fn push(
        &mut self,
        status: Option<RecoveryStatus>,
        number: Option<u64>,
        interval: Option<(u64, u64)>,
        code: Option<Code>,
    ) {
        let status = status.map(|status| status.number().wrapping_sub(1));
        let code = code.map(key);
        status.into_iter().for_each(|key| count(&mut self.counts.status, key));
        code.into_iter().for_each(|key| count(&mut self.counts.codes, key));
        self.statuses.push(status);
        self.numbers.push(number);
        self.firsts.push(interval.map(|(first, _)| first));
        self.lasts.push(interval.map(|(_, last)| last));
        self.codes.push(code);
        self.ends.push(self.repairs.len());
    }

    fn array(self) -> Result<StructArray, ArrowError> {
        let exact: NullBuffer = self.numbers.iter().map(Option::is_some).collect::<Vec<_>>().into();
        let repairs = self.repairs.iter().map(|kind| Some(kind.name())).collect::<StringArray>();
        let starts = std::iter::once(0).chain(self.ends);
        let offsets = starts.map(|end| i32::try_from(end).map_err(|_| ArrowError::OffsetOverflowError(end)));
        let offsets = OffsetBuffer::new(offsets.collect::<Result<Vec<_>, _>>()?.into());
        let repairs = ListArray::try_new(repair_field(), offsets, Arc::new(repairs), Some(exact))?;
        let statuses = RecoveryStatus::ALL.iter().map(|status| status.name());
        let parts: Vec<ArrayRef> = vec![
            words(self.statuses, statuses)?,
            Arc::new(UInt64Array::from(self.numbers)),
            Arc::new(UInt64Array::from(self.firsts)),
            Arc::new(UInt64Array::from(self.lasts)),
            words(self.codes, CODE_LIST.iter().map(|code| code.name()))?,
            Arc::new(repairs),
        ];
        StructArray::try_new(fields(), parts, None)
    }
}

/// The key of a code; that of a malformed column for what no row can have.
fn key(code: Code) -> u8 {
    let place = CODE_LIST.iter().position(|listed| *listed == code);
    u8::try_from(place.unwrap_or(CODES.wrapping_sub(1))).unwrap_or(u8::MAX)
}

/// Texts by key.
fn words(keys: Vec<Option<u8>>, words: impl Iterator<Item = &'static str>) -> Result<ArrayRef, ArrowError> {
    let words = Arc::new(words.map(Some).collect::<StringArray>());
    Ok(Arc::new(DictionaryArray::<UInt8Type>::try_new(UInt8Array::from(keys), words)?))
}

/// The parts of the result.
fn fields() -> Fields {
    let number = |name| Field::new(name, DataType::UInt64, true);
    let statuses = RecoveryStatus::ALL.iter().map(|status| status.name());
    let parts = [
        word_field("status", statuses),
        number("number"),
        number("first"),
        number("last"),
        word_field("code", CODE_LIST.iter().map(|code| code.name())),
        Field::new("repairs", DataType::List(repair_field()), true),
    ];
    Vec::from(parts).into()
}

fn repair_field() -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Utf8, false))
}

/// What the kernel is asked.
fn question(Asked { scheme, as_of }: Asked) -> Question {
    Question { scheme, as_of, numbers: true, reasons: false, threads: NonZeroUsize::MIN }
}

/// The type of the values of a column.
fn leaf(data_type: &DataType) -> &DataType {
    match data_type {
        DataType::Dictionary(_, values) => leaf(values),
        other => other,
    }
}

/// Refuses what is no column of numbers, before any array is asked for.
fn accept(data_type: &DataType) -> PyResult<()> {
    match data_type {
        DataType::Float64 => Ok(()),
        DataType::Struct(fields) => match fields.as_ref() {
            [field] => accept(field.data_type()),
            _ => arrays::accept(data_type),
        },
        DataType::Dictionary(_, values) => accept(values),
        other => arrays::accept(other),
    }
}

/// What stands in a row; `None` if it lies outside the data.
fn given(array: &ArrayData, row: usize) -> Option<Given<'_>> {
    if let [values] = array.child_data() {
        let place = dictionary::place(array, row)?;
        return if values.is_valid(place) { given(values, place) } else { Some(Given::Missing) };
    }
    match array.data_type() {
        DataType::Null => Some(Given::Missing),
        DataType::Float64 => {
            let values = array.buffers().first()?.typed_data::<f64>();
            values.get(array.offset().checked_add(row)?).map(|value| Given::float(*value))
        }
        _ => match Rows::of(array).part(row, 1) {
            Column::Signed(&[value]) => Some(Given::Integer(value.into())),
            Column::Unsigned(&[value]) => Some(Given::Integer(value.into())),
            _ => Rows::of(array).text(row).map(|text| Given::Text(text.into_owned().into())),
        },
    }
}
