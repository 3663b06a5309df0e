//! The verdicts on a column, as Python and Arrow see them.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use arrow_array::cast::AsArray as _;
use arrow_array::types::{UInt8Type, UInt64Type};
use arrow_array::{Array as _, ArrayRef, BooleanArray, StringArray, StructArray, UInt8Array, UInt64Array};
use arrow_buffer::{BooleanBuffer, NullBuffer};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields};
use pyo3::exceptions::PyAttributeError;
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_subscript};
use skillcert::number::NumberFault;
use skillcert::number::column::Counts;
use skillcert::{Assurance, Code, Component, Finding};

use super::Question;
use super::chunked::Chunked;
use super::source::Source;
use super::verdicts::{Tally, Verdicts};
use crate::capsule::{malformed, texts_by_key};
use crate::error::Refusal;
use crate::guard::guard;
use crate::integer::Index;
use crate::sequence::Iterator;

/// The verdicts of ``check``, row for row.
///
/// It is a struct column for whatever reads Arrow data: ``pyarrow.table(result)``, ``polars.DataFrame(result)``,
/// ``pandas.DataFrame.from_arrow(result)`` read ``valid``, ``number`` and ``code`` in place. ``counts`` sums it up,
/// ``reason`` explains a row.
///
/// >>> result = check(["1918010000001", "4318010000001", ""], as_of=datetime.date(2026, 11, 23))
/// >>> result.counts
/// {'valid': 1, 'invalid': 2, 'null': 0, 'number_missing': 1, 'year_after_date': 1}
/// >>> for row, error in result.errors():
/// ...     print(row, error.message("zh"))
/// 1 年份2043晚于核对日期所在的2026年；像以43开头的13位普通话等级证书编号（依据附件2·2）
/// 2 未填写证书编号（依据附件2·1）
#[pyclass(frozen, module = "skillcert")]
pub(crate) struct ColumnResult {
    parts: Chunked,
    tally: Tally,
    source: Source,
    question: Question,
}

impl ColumnResult {
    pub(super) fn new(verdicts: Vec<Verdicts>, source: Source, question: Question) -> PyResult<Self> {
        let fields = fields(&question);
        let mut tally = Tally::default();
        let chunks = verdicts.into_iter().map(|verdicts| {
            tally.add(&verdicts.tally);
            Ok::<_, ArrowError>(Arc::new(array(verdicts, &fields)?) as ArrayRef)
        });
        let chunks = chunks.collect::<Result<_, _>>().map_err(malformed)?;
        let field = Field::new_struct("", fields, false);
        Ok(Self { parts: Chunked::new(field, chunks), tally, source, question })
    }

    pub(super) fn chunks(&self) -> &[ArrayRef] {
        self.parts.chunks()
    }

    pub(super) fn counts(&self) -> Counts {
        (&self.tally).into()
    }

    /// A part of each chunk.
    fn part(&self, name: &str) -> PyResult<ResultColumn> {
        let wanted = if name == "known" { "assurance".to_owned() } else { format!("{name}s") };
        let absent = || PyAttributeError::new_err(format!("the check was made without {wanted}"));
        let DataType::Struct(fields) = self.parts.field().data_type() else { return Err(absent()) };
        let (index, field) = fields.find(name).ok_or_else(absent)?;
        let chunks = self.parts.chunks().iter().map(|chunk| Arc::clone(chunk.as_struct().column(index)));
        Ok(ResultColumn(Chunked::new(Arc::clone(field), chunks.collect())))
    }

    /// Why a row is refused.
    fn explain(&self, py: Python<'_>, row: usize) -> PyResult<Option<Refusal>> {
        let (chunk, place) = self.parts.place(row);
        let valid = self.parts.chunks().get(chunk).map(|chunk| chunk.as_struct().column(0).as_boolean());
        if valid.is_none_or(|valid| valid.is_null(place) || valid.value(place)) {
            return Ok(None);
        }
        let outside = || Some(Finding::new(Code::ColumnMalformed, Component::Argument).into());
        let text = self.source.text(py, row, (chunk, place))?;
        Ok(text.map_or_else(outside, |text| self.question.reason(&text)).map(Refusal::from))
    }

    /// The rows that are refused.
    fn refused(&self) -> Vec<usize> {
        let chunks = self.parts.chunks().iter().scan(0_usize, |start, chunk| {
            let first = *start;
            *start = first.saturating_add(chunk.len());
            let valid = chunk.as_struct().column(0).as_boolean();
            let refused = !valid.values();
            let refused = valid.nulls().map_or_else(|| refused.clone(), |present| &refused & present.inner());
            Some(refused.set_indices().map(|row| first.saturating_add(row)).collect::<Vec<_>>())
        });
        chunks.flatten().collect()
    }
}

#[pymethods]
impl ColumnResult {
    /// How many rows are valid, invalid and null, and how many have which code.
    #[getter]
    #[pyo3(name = "counts")]
    fn tally(&self) -> Tally {
        self.tally.clone()
    }

    /// Whether each row is a number; ``None`` where nothing stands.
    #[getter]
    fn valid(&self) -> PyResult<ResultColumn> {
        self.part("valid")
    }

    /// The decimal value of each valid number, as ``CertificateNumber.from_int`` takes it.
    ///
    /// Raises ``AttributeError`` if the check was made without numbers.
    #[getter]
    fn number(&self) -> PyResult<ResultColumn> {
        self.part("number")
    }

    /// The stable name of what is wrong with each row that is refused.
    ///
    /// Raises ``AttributeError`` if the check was made without reasons.
    #[getter]
    fn code(&self) -> PyResult<ResultColumn> {
        self.part("code")
    }

    /// Whether year, province and city of each valid number are known to the scheme; ``None`` for other rows.
    ///
    /// Raises ``AttributeError`` if the check was made without assurance.
    ///
    /// >>> list(check(["1918010000001", "1918020000001", ""], assurance=True).known)
    /// [True, False, None]
    #[getter]
    fn known(&self) -> PyResult<ResultColumn> {
        self.part("known")
    }

    /// How many valid numbers are worth what: ``Assurance`` by its name.
    ///
    /// Raises ``AttributeError`` if the check was made without assurance.
    ///
    /// >>> check(["1918010000001", "1918020000001", ""], assurance=True).assurance
    /// {'known_codes': 1, 'well_formed': 1}
    #[getter]
    fn assurance(&self) -> PyResult<BTreeMap<&'static str, u64>> {
        self.part("known")?;
        let formed = self.tally.valid.saturating_sub(self.tally.known);
        let counts = [(Assurance::WellFormed, formed), (Assurance::KnownCodes, self.tally.known)];
        Ok(counts.map(|(worth, rows)| (worth.name(), rows)).into())
    }

    /// Why a row is refused, with everything that ``validate`` says; ``None`` if it is not.
    ///
    /// The row is read again where it stands, so a column that was changed meanwhile may give another reason.
    /// Raises ``IndexError`` for a row that does not exist.
    fn reason(&self, py: Python<'_>, row: Index<isize>) -> PyResult<Option<Refusal>> {
        let row = self.parts.row(row.0)?;
        guard(|| self.explain(py, row))
    }

    /// Each row that is refused, with its reason.
    fn errors<'py>(slf: &Bound<'py, Self>) -> PyResult<Iterator<'py, (usize, Refusal)>> {
        Iterator::with(slf.get().refused(), &slf.getattr("reason")?)
    }

    fn __len__(&self) -> usize {
        self.parts.rows()
    }

    fn __repr__(&self) -> String {
        let Tally { valid, invalid, nulls, .. } = self.tally;
        let rows = self.parts.rows();
        format!("<ColumnResult of {rows} rows: {valid} valid, {invalid} invalid, {nulls} null>")
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

impl<'py> IntoPyObject<'py> for Tally {
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
        let counts = PyDict::new(py);
        counts.set_item("valid", self.valid)?;
        counts.set_item("invalid", self.invalid)?;
        counts.set_item("null", self.nulls)?;
        for (fault, rows) in NumberFault::ALL.iter().zip(self.codes).filter(|(_, rows)| *rows > 0) {
            counts.set_item(fault.code().name(), rows)?;
        }
        Ok(counts)
    }
}

/// One part of a ``ColumnResult``, row for row: a sequence, and an Arrow column for whatever reads one.
///
/// >>> valid = check(["1918010000001", "x"]).valid
/// >>> len(valid), valid[0], list(valid)
/// (2, True, [True, False])
#[pyclass(frozen, sequence, module = "skillcert")]
pub(crate) struct ResultColumn(pub(super) Chunked);

#[pymethods]
impl ResultColumn {
    fn __len__(&self) -> usize {
        self.0.rows()
    }

    fn __getitem__(&self, row: Index<isize>) -> PyResult<Option<Item<'_>>> {
        let (chunk, place) = self.0.place(self.0.row(row.0)?);
        Ok(self
            .0
            .chunks()
            .get(chunk)
            .filter(|chunk| chunk.is_valid(place))
            .map(|chunk| Item::of(chunk, place)))
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Iterator<'py, Option<Item<'py>>>> {
        Iterator::over(slf.as_any())
    }

    fn __repr__(&self) -> String {
        format!("<ResultColumn {} of {} rows>", self.0.field().name(), self.0.rows())
    }

    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        self.0.schema(py)
    }

    #[pyo3(signature = (requested_schema: "object" = None) -> "tuple[object, object]")]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        self.0.array(py)
    }
}

/// What stands in a row of a part.
#[derive(IntoPyObject)]
pub(crate) enum Item<'a> {
    Valid(bool),
    Number(u64),
    Word(&'a str),
    Words(Vec<String>),
}

impl<'a> Item<'a> {
    fn of(chunk: &'a ArrayRef, place: usize) -> Self {
        match chunk.data_type() {
            DataType::Boolean => Self::Valid(chunk.as_boolean().value(place)),
            DataType::UInt64 => Self::Number(chunk.as_primitive::<UInt64Type>().value(place)),
            DataType::List(_) => {
                let words = chunk.as_list::<i32>().value(place);
                Self::Words(words.as_string::<i32>().iter().flatten().map(String::from).collect())
            }
            _ => {
                let chunk = chunk.as_dictionary::<UInt8Type>();
                Self::Word(chunk.values().as_string::<i32>().value(chunk.keys().value(place).into()))
            }
        }
    }
}

/// The parts of the result.
fn fields(question: &Question) -> Fields {
    let parts = [
        Some(Arc::new(Field::new("valid", DataType::Boolean, true))),
        question.numbers.then(|| Arc::new(Field::new("number", DataType::UInt64, true))),
        question.reasons.then(|| Arc::clone(&CODE)),
        question.assurance.then(|| Arc::new(Field::new("known", DataType::Boolean, true))),
    ];
    parts.into_iter().flatten().collect()
}

static CODE: LazyLock<FieldRef> = LazyLock::new(|| Arc::new(word_field("code", fault_names())));

/// Texts by key. The metadata lets Polars read them as an `Enum` of fixed words without looking at the rows.
pub(super) fn word_field(name: &str, words: impl std::iter::Iterator<Item = &'static str>) -> Field {
    let words = words.map(|word| format!("{};{word}", word.len())).collect();
    let data_type = DataType::Dictionary(Box::new(DataType::UInt8), Box::new(DataType::Utf8));
    Field::new(name, data_type, true).with_metadata([("_PL_ENUM_VALUES2".to_owned(), words)].into())
}

/// The names of the codes, by key.
static NAMES: LazyLock<ArrayRef> =
    LazyLock::new(|| Arc::new(fault_names().map(Some).collect::<StringArray>()));

/// The names of the faults of a number, in the order of the list.
pub(super) fn fault_names() -> impl std::iter::Iterator<Item = &'static str> {
    NumberFault::ALL.iter().map(|fault| fault.code().name())
}

/// The verdicts on a chunk as a struct array, whose memory is theirs.
fn array(verdicts: Verdicts, fields: &Fields) -> Result<StructArray, ArrowError> {
    let valid = BooleanBuffer::new(verdicts.valid.into(), 0, verdicts.rows);
    let number = verdicts.numbers.map(|numbers| {
        let present = (verdicts.tally.valid < verdicts.rows as u64).then(|| NullBuffer::new(valid.clone()));
        Arc::new(UInt64Array::new(numbers.into(), present)) as ArrayRef
    });
    let code = verdicts.codes.map(|keys| {
        let refused = !&valid;
        let refused = verdicts.present.as_ref().map_or(refused.clone(), |present| &refused & present.inner());
        let keys = UInt8Array::new(keys.into(), Some(refused.into()));
        Ok::<_, ArrowError>(Arc::new(texts_by_key(keys, Arc::clone(&NAMES))?) as ArrayRef)
    });
    let known = verdicts.known.map(|known| {
        let known = BooleanBuffer::new(known.into(), 0, verdicts.rows);
        Arc::new(BooleanArray::new(known, Some(NullBuffer::new(valid.clone())))) as ArrayRef
    });
    let valid = Arc::new(BooleanArray::new(valid, verdicts.present)) as ArrayRef;
    let parts = [Some(valid), number, code.transpose()?, known];
    StructArray::try_new(fields.clone(), parts.into_iter().flatten().collect(), None)
}
