//! Damaged numbers: what can be had of them without a guess, and everything that is wrong with them.

use std::borrow::Cow;

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt, PyString};

use crate::date::Date;
use crate::error::tell;
use crate::finding::{Finding, write_found};
use crate::number::CertificateNumber;
use crate::scheme::NumberScheme;
use crate::sequence::Items;
use crate::text::{is_missing, language, not_a, surrogates_passed};

/// What can be had of a damaged number without a guess.
///
/// ``status`` is ``exact`` (then there is a ``number``, and ``repairs`` tells every character that was dropped or read
/// otherwise), ``prefix_only`` (a rounded display such as ``1.91801E+12``: the number is one from ``first`` to ``last``, both
/// included) or ``lost``. Of what is not exact, ``finding`` tells why.
///
/// >>> recovery = recover("1.91801E+12")
/// >>> recovery.status, recovery.number, recovery.first, recovery.last
/// ('prefix_only', None, 1918005000000, 1918014999999)
/// >>> recover("191801000000O").finding.hint
/// 'look_alike_letter'
#[pyclass(frozen, eq, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Recovery(pub(crate) skillcert::Recovery);

#[pymethods]
impl Recovery {
    /// ``exact``, ``prefix_only`` or ``lost``.
    #[getter]
    fn status(&self) -> &'static str {
        self.0.status().name()
    }

    /// The number; ``None`` if it is not exact.
    #[getter]
    fn number(&self) -> Option<CertificateNumber> {
        self.0.number().map(CertificateNumber)
    }

    /// What was done to the text, in the order of its places.
    #[getter]
    fn repairs(&self) -> Items<Repair> {
        self.0.repairs().iter().copied().map(Repair).collect()
    }

    /// Of ``prefix_only``, the lowest decimal value that the number may have.
    #[getter]
    fn first(&self) -> Option<u64> {
        interval(&self.0).map(|(first, _)| first)
    }

    /// Of ``prefix_only``, the highest decimal value that the number may have.
    #[getter]
    fn last(&self) -> Option<u64> {
        interval(&self.0).map(|(_, last)| last)
    }

    /// Why there is no number; its position counts the digits of what is left after all repairs.
    #[getter]
    fn finding(&self) -> Option<Finding> {
        self.0.finding().copied().map(Finding)
    }

    /// Why there is no number, or what was done to get it, in Chinese (``"zh"``) or English (``"en"``).
    ///
    /// >>> print(recover(" 1918-01-0000001").message("en"))
    /// white space around it dropped; a separator between fields dropped
    #[pyo3(signature = (lang = "zh"))]
    fn message(&self, lang: &str) -> PyResult<String> {
        let lang = language(lang)?;
        tell(|| match (self.0.finding(), kinds(&self.0).peekable().peek()) {
            (Some(finding), _) => finding.message(lang).to_string(),
            (None, None) => self.0.status().text(lang).to_owned(),
            (None, Some(_)) => {
                let separator = if lang == skillcert::Lang::Zh { "；" } else { "; " };
                kinds(&self.0).map(|kind| kind.text(lang)).collect::<Vec<_>>().join(separator)
            }
        })
    }

    fn __repr__(&self) -> String {
        match self.0 {
            skillcert::Recovery::Exact { number, .. } => {
                let kinds: Vec<_> = kinds(&self.0).map(skillcert::RepairKind::name).collect();
                format!("<Recovery exact {number} [{}]>", kinds.join(", "))
            }
            skillcert::Recovery::PrefixOnly { first, last, .. } => {
                format!("<Recovery prefix_only {first} to {last}>")
            }
            skillcert::Recovery::Lost(finding) => format!("<Recovery lost {}>", finding.code()),
        }
    }
}

fn interval(recovery: &skillcert::Recovery) -> Option<(u64, u64)> {
    match *recovery {
        skillcert::Recovery::PrefixOnly { first, last, .. } => Some((first, last)),
        _ => None,
    }
}

/// The kinds of its repairs, each once, in the order in which they occur first.
pub(crate) fn kinds(recovery: &skillcert::Recovery) -> impl Iterator<Item = skillcert::RepairKind> {
    let repairs = recovery.repairs();
    let kind = |place: usize| repairs.get(place).map(skillcert::Repair::kind);
    let is_first = move |place: &usize| {
        repairs.iter().position(|repair| Some(repair.kind()) == kind(*place)) == Some(*place)
    };
    (0..repairs.len()).filter(is_first).filter_map(kind)
}

/// One character that was dropped, or read as the digit it means.
///
/// A number and its repairs give the text back: at the byte ``index`` of its UTF-8 stands ``found`` (``U+FF11``), in the
/// place of a digit for ``full_width_digit``, else between.
///
/// >>> recover("'1918010000001").repairs
/// (<Repair apostrophe at 0>,)
#[pyclass(frozen, eq, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Repair(skillcert::Repair);

#[pymethods]
impl Repair {
    /// The stable name of what was done.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().name()
    }

    /// Where: byte offset from 0.
    #[getter]
    fn index(&self) -> u64 {
        self.0.index()
    }

    /// The character that stood there; ``None`` for a number cell, which is no text.
    #[getter]
    fn found(&self) -> Option<String> {
        self.0.found().map(skillcert::Found::Char).map(write_found)
    }

    /// What was done, in Chinese (``"zh"``) or English (``"en"``).
    #[pyo3(signature = (lang = "zh"))]
    fn text(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.kind().text(language(lang)?))
    }

    fn __repr__(&self) -> String {
        format!("<Repair {} at {}>", self.kind(), self.index())
    }
}

/// What a number is asked to be.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) scheme: skillcert::NumberScheme,
    pub(crate) as_of: Option<skillcert::Date>,
}

impl Asked {
    pub(crate) fn new(scheme: Option<NumberScheme>, as_of: Option<Date>) -> Self {
        Self { scheme: scheme.unwrap_or_default().0, as_of: as_of.map(|date| date.0) }
    }

    /// What can be had of a value.
    pub(crate) fn recover(&self, given: &Given<'_>) -> skillcert::Recovery {
        match given {
            Given::Text(text) => self.scheme.recover_bytes(text, self.as_of),
            Given::Integer(value) => self.scheme.recover_integer(*value, self.as_of),
            Given::Missing => self.scheme.recover_bytes(&[], self.as_of),
        }
    }
}

/// What stands in a cell.
pub(crate) enum Given<'a> {
    Text(Cow<'a, [u8]>),
    Integer(i128),
    Missing,
}

impl Given<'static> {
    /// A number is what its shortest decimal form says: an integer, or a text that no number has.
    pub(crate) fn float(value: f64) -> Self {
        if value.is_nan() { Self::Missing } else { Self::decimal(value.to_string()) }
    }

    /// An integer if it is written as one, else a text.
    fn decimal(text: String) -> Self {
        text.parse().map_or(Self::Text(text.into_bytes().into()), Self::Integer)
    }
}

impl<'a> Given<'a> {
    pub(crate) fn of(value: &'a Bound<'_, PyAny>) -> PyResult<Self> {
        match value.extract::<&str>() {
            Ok(text) => Ok(Self::Text(text.as_bytes().into())),
            Err(_) => Self::of_other(value),
        }
    }

    /// Of a value that is text, or missing, which is none.
    pub(crate) fn text(value: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, [u8]>> {
        match Self::of(value)? {
            Self::Text(text) => Ok(text),
            Self::Missing => Ok(Cow::default()),
            Self::Integer(_) => Err(not_a("str or bytes", value.as_borrowed())),
        }
    }

    /// What can be had of it by the form of a number alone.
    pub(crate) fn recover(&self) -> skillcert::Recovery {
        match self {
            Self::Text(text) => skillcert::CertificateNumber::recover_bytes(text),
            Self::Integer(value) => skillcert::CertificateNumber::recover_integer(*value),
            Self::Missing => skillcert::CertificateNumber::recover_bytes(&[]),
        }
    }

    fn of_other(value: &'a Bound<'_, PyAny>) -> PyResult<Self> {
        if is_missing(value.as_borrowed()) {
            Ok(Self::Missing)
        } else if let Ok(text) = value.cast::<PyString>() {
            Ok(Self::Text(surrogates_passed(text)?.to_vec().into()))
        } else if let Ok(bytes) = value.cast::<PyBytes>() {
            Ok(Self::Text(bytes.as_bytes().into()))
        } else if let Ok(float) = value.cast::<PyFloat>() {
            Ok(Given::float(float.value()))
        } else if value.is_instance_of::<PyBool>() {
            Err(not_a_cell(value))
        } else if value.hasattr("__index__")? {
            Self::of_integer(value)
        } else {
            Self::of_decimal(value)
        }
    }

    /// Beyond 128 bits an integer has too many digits in any case.
    fn of_integer(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        match value.call_method0("__index__")?.extract() {
            Ok(value) => Ok(Self::Integer(value)),
            Err(_) if value.is_instance_of::<PyInt>() => Ok(Self::Integer(i128::MAX)),
            Err(error) => Err(error),
        }
    }

    /// A `decimal.Decimal`, which keeps the digits that it was written with.
    fn of_decimal(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if !value.is_instance(&value.py().import("decimal")?.getattr("Decimal")?)? {
            return Err(not_a_cell(value));
        }
        match value.call_method0("is_nan")?.extract()? {
            true => Ok(Self::Missing),
            false => Ok(Given::decimal(value.str()?.to_string())),
        }
    }
}

fn not_a_cell(value: &Bound<'_, PyAny>) -> PyErr {
    not_a("str, bytes, int, float or Decimal", value.as_borrowed())
}

/// What can be had of a damaged number without a guess, from whatever a cell may hold.
///
/// Text (``str``, ``bytes`` in UTF-8) is freed of what programs put around and between digits; the class ``Recovery`` tells
/// what. Letters that look like digits, digits of other scripts, other numbers and dates are named and never mapped.
/// An ``int``, a ``float`` or ``Decimal`` that is one, and numpy's, are number cells: thirteen digits, the first not 0, since a
/// leading zero cannot be told from a lost digit. A ``float`` is worth what made it: if that was a rounded display, its
/// zeros are taken for digits, so read such columns as text. ``None``, NaN and the missing values of pandas are lost.
///
/// ``scheme`` and ``as_of`` are those of ``validate``: a number that it would refuse is lost for that reason.
///
/// Raises ``TypeError`` for anything else, ``bool`` and ``numpy.float32`` (which cannot hold thirteen digits) among it.
///
/// >>> recover('="1918010000001"'), recover(1918010000001.0)
/// (<Recovery exact 1918010000001 [formula_text]>, <Recovery exact 1918010000001 [numeric_cell]>)
/// >>> recover("#N/A"), recover(None), recover(918010000001)
/// (<Recovery lost number_spreadsheet_error>, <Recovery lost number_missing>, <Recovery lost number_length>)
#[pyfunction]
#[pyo3(signature = (value: "object", *, scheme = None, as_of = None))]
pub(crate) fn recover(
    value: &Bound<'_, PyAny>,
    scheme: Option<NumberScheme>,
    as_of: Option<Date>,
) -> PyResult<Recovery> {
    let (asked, given) = (Asked::new(scheme, as_of), Given::of(value)?);
    tell(|| asked.recover(&given)).map(Recovery)
}

/// Everything that is wrong with a text, the reason that ``validate`` gives first; empty if that accepts it.
///
/// ``scheme`` and ``as_of`` are those of ``validate``.
///
/// Raises ``TypeError`` for anything but ``str``, ``bytes`` and missing values.
///
/// >>> [(finding.component, finding.code) for finding in diagnose("1843O10000000")]
/// [('city', 'number_not_digit'), ('year', 'year_before_scheme'), ('province', 'province_unknown'), ('serial', 'serial_zero')]
/// >>> diagnose("1918010000001")
/// ()
#[pyfunction]
#[pyo3(signature = (text: "str | bytes | None", *, scheme = None, as_of = None))]
pub(crate) fn diagnose(
    text: &Bound<'_, PyAny>,
    scheme: Option<NumberScheme>,
    as_of: Option<Date>,
) -> PyResult<Items<Finding>> {
    let Asked { scheme, as_of } = Asked::new(scheme, as_of);
    let text = Given::text(text)?;
    let findings = tell(|| scheme.diagnose_bytes(&text, as_of))?;
    Ok(findings.iter().copied().map(Finding).collect())
}
