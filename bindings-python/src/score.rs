//! 成绩: scores and marks.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyBytes, PyFloat, PyString, PyType};
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_union};
use skillcert::{Code, Component, Finding, Mark, ValidationError};

use crate::error::ask;
use crate::finding::read_component;
use crate::integer::Int;
use crate::json::Reduced;
use crate::pydantic;
use crate::text::{Text, is_missing, not_a};

/// 成绩, 百分制 (三(二)): 0 to 100 in exact hundredths. Nothing is ever rounded: 59.99 is not 60.
///
/// It is written with at most two decimals and no superfluous zero in front. ``int``, ``decimal.Decimal`` and
/// ``float`` are read as they are printed, so a ``float`` with a longer decimal form is refused.
///
/// Raises ``MarkError``: nothing there, a character that does not belong to a number, a third decimal, a
/// value outside 0 to 100, NaN, infinity, -0.0. Raises ``TypeError`` for ``bool`` and other types.
///
/// >>> Score("59.99") < Score.PASS_MARK, Score(60) == Score(decimal.Decimal("60.00")) == Score(60.0)
/// (True, True)
/// >>> Score(59.995)
/// Traceback (most recent call last):
/// skillcert.errors.MarkError: the score has more than two decimals from character 6 on; scores are never rounded (clause 三(二))
#[pyclass(frozen, eq, ord, hash, from_py_object, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Score(pub(crate) skillcert::Score);

#[pymethods]
impl Score {
    #[new]
    fn new(value: MarkInput) -> PyResult<Self> {
        ask(|| value.score()).map(Self)
    }

    /// A score in hundredths.
    ///
    /// Raises ``MarkError`` outside 0 to 10000.
    #[classmethod]
    fn from_hundredths(_cls: &Bound<'_, PyType>, hundredths: Int) -> PyResult<Self> {
        ask(|| skillcert::Score::from_hundredths(hundredths.0)).map(Self)
    }

    /// 60 (三(二)). It cannot be changed: 不得私自降低考核标准 (三(三)).
    #[classattr]
    const PASS_MARK: Self = Self(skillcert::Score::PASS_MARK);

    /// The value in hundredths, 0 to 10000.
    #[getter]
    fn hundredths(&self) -> u16 {
        self.0.hundredths()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Score('{}')", self.0)
    }

    /// How pydantic validates and writes it; see ``skillcert.pydantic``.
    #[classmethod]
    fn __get_pydantic_core_schema__<'py>(
        cls: &Bound<'py, PyType>,
        _source: &Bound<'py, PyAny>,
        _handler: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        pydantic::core_schema(cls)
    }

    /// Its JSON Schema, as pydantic asks for it.
    #[classmethod]
    fn __get_pydantic_json_schema__<'py>(
        cls: &Bound<'py, PyType>,
        _schema: &Bound<'py, PyAny>,
        _handler: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        pydantic::json_schema(cls)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (String,)> {
        (slf.get_type().into_any(), (slf.get().__str__(),))
    }
}

/// A mark from the cell of a table, with what the column 情况 beside it says: a score, ``absent``, ``void``, ``deferred``,
/// or ``None`` where nothing is recorded.
///
/// Beyond what ``PassRule.decide`` takes, blanks, full-width characters and 分 are read, and further decimals that only
/// say how a binary number is written. A word for an absence beside 0 or nothing is the mark; a violation voids
/// whatever mark there is; 正常 says nothing. ``part`` is ``score.theory`` or ``score.practical``, for errors.
///
/// Raises ``MarkError`` for what cannot mean one mark: a percentage, an error of a spreadsheet, a word that is not
/// known, a mark above 0 beside 缺考; ``ValueError`` for a part that there is not.
///
/// >>> read_mark(" ８５．５ 分"), read_mark("0", "缺考"), read_mark("——")
/// (Score('85.5'), 'absent', None)
/// >>> read_mark("75", "缺考", part="score.theory")
/// Traceback (most recent call last):
/// skillcert.errors.MarkError: there is a theory score, but the status beside it says absent or deferred (clause 三(二))
#[pyfunction]
#[pyo3(signature = (cell, status = None, *, part = None))]
pub(crate) fn read_mark(
    cell: Text,
    status: Option<Text>,
    part: Option<Text>,
) -> PyResult<Option<MarkOutput>> {
    let part = part.as_ref().map_or(Ok(Component::Score), read_component)?;
    let status = status.as_ref().map_or("", Text::as_str);
    ask(|| Mark::read(cell.as_str(), status).map_err(|error| error.in_component(part)))
        .map(|mark| mark.map(MarkOutput::from))
}

/// What is recorded for a part, before it is known for which.
pub(crate) enum MarkInput {
    Nothing,
    Text(Text),
    Bytes(PyBackedBytes),
    Int(Int),
    Float(f64),
    Decimal(String),
    Score(Score),
}

impl MarkInput {
    /// The mark of this part.
    pub(crate) fn of(&self, part: Component) -> Result<Option<Mark>, ValidationError> {
        match self {
            Self::Nothing => Ok(None),
            Self::Text(text) => Mark::parse(text.as_str()).map_err(|error| error.in_component(part)),
            _ => {
                let score = self.score().map_err(|error| error.in_component(part))?;
                Ok(Some(Mark::Score(score)))
            }
        }
    }

    /// The score. Numbers are read as they are printed, a float in the shortest form that denotes it.
    fn score(&self) -> Result<skillcert::Score, ValidationError> {
        let wrong = |code| Err(Finding::new(code, Component::Score).into());
        match self {
            Self::Nothing => wrong(Code::ScoreMissing),
            Self::Text(text) => skillcert::Score::parse(text.as_str()),
            Self::Bytes(bytes) => skillcert::Score::parse_bytes(bytes),
            Self::Int(value) => skillcert::Score::parse(&value.0.to_string()),
            Self::Float(value) if !value.is_finite() => wrong(Code::ScoreNotFinite),
            Self::Float(value) => skillcert::Score::parse(&value.to_string()),
            Self::Decimal(text) if text.contains(['N', 'I']) => wrong(Code::ScoreNotFinite),
            Self::Decimal(text) => skillcert::Score::parse(text),
            Self::Score(score) => Ok(score.0),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for MarkInput {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "str"),
        type_hint_identifier!("builtins", "bytes"),
        type_hint_identifier!("builtins", "float"),
        type_hint_identifier!("decimal", "Decimal"),
        type_hint_identifier!("typing", "SupportsIndex"),
        Score::INPUT_TYPE,
        type_hint_identifier!("builtins", "None")
    );

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            Ok(Self::Text(object.extract()?))
        } else if let Ok(bytes) = object.cast::<PyBytes>() {
            Ok(Self::Bytes(bytes.to_owned().into()))
        } else if let Ok(float) = object.cast::<PyFloat>() {
            Ok(Self::Float(float.value()))
        } else if let Ok(value) = object.extract() {
            Ok(Self::Int(value))
        } else if let Ok(score) = object.extract() {
            Ok(Self::Score(score))
        } else if is_missing(object) {
            Ok(Self::Nothing)
        } else if let Some(text) = decimal_text(object)? {
            Ok(Self::Decimal(text))
        } else {
            Err(not_a("a mark (str, int, float, Decimal or Score)", object))
        }
    }
}

/// A `decimal.Decimal` as text without an exponent; with one where the text would be absurdly long.
///
/// By the methods of the class itself: one derived from it could write another number than the one it is.
fn decimal_text(object: Borrowed<'_, '_, PyAny>) -> PyResult<Option<String>> {
    let decimal = object.py().import("decimal")?.getattr("Decimal")?;
    if !object.is_instance(&decimal)? {
        return Ok(None);
    }
    let magnitude: i64 = decimal.call_method1("adjusted", (object,))?.extract()?;
    let spec = if (-30..=30).contains(&magnitude) { "f" } else { "" };
    decimal.call_method1("__format__", (object, spec))?.extract().map(Some)
}

/// A mark on its way to Python: a score, or the word that stands in its place.
#[derive(IntoPyObject)]
pub(crate) enum MarkOutput {
    Score(Score),
    Word(String),
}

impl From<Mark> for MarkOutput {
    fn from(mark: Mark) -> Self {
        mark.score().map_or_else(|| Self::Word(mark.to_string()), |score| Self::Score(Score(score)))
    }
}
