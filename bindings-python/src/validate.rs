//! The functions on numbers: the four that python-stdnum gives every number, and two for damaged ones.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_union;
use pyo3::types::PyString;

use crate::date::Date;
use crate::error::ask;
use crate::finding::Finding;
use crate::given::Given;
use crate::guard::tell;
use crate::number::{Cell, CertificateNumber};
use crate::recovery::Recovery;
use crate::scheme::{Asked, NumberScheme};
use crate::sequence::Items;
use crate::text::{Text, plain};

/// The thirteen digits, if they are a number of the scheme; nothing is trimmed or repaired.
///
/// ``scheme`` is ``NumberScheme.hunan()`` if none is given. With ``as_of``, years later than that of the date
/// are refused.
///
/// Raises ``NumberError``, also for ``None``, NaN and the missing values of pandas. Raises ``TypeError`` for
/// anything else that is no ``str``. A number that passes need not have been issued (附件2 has no check digit).
///
/// >>> validate("1918010000001")
/// '1918010000001'
/// >>> validate("4318010000001")
/// '4318010000001'
/// >>> validate("4318010000001", as_of=datetime.date(2026, 11, 23))
/// Traceback (most recent call last):
/// skillcert.errors.NumberError: the year 2043 is later than 2026, the year of the date given; looks like a 13-digit Putonghua number, which begins with 43 (clause 附件2·2)
#[pyfunction]
#[pyo3(signature = (text, *, scheme = None, as_of = None))]
pub(crate) fn validate(
    text: Cell<Text>,
    scheme: Option<NumberScheme>,
    as_of: Option<Date>,
) -> PyResult<String> {
    let scheme = scheme.unwrap_or_default();
    let (number, _) = ask(|| scheme.0.parse(text.0.as_str(), as_of.map(|date| date.0)))?;
    Ok(number.to_string())
}

/// Whether ``validate`` accepts the value. It never raises, whatever the value is.
///
/// >>> is_valid("1918010000001"), is_valid("191801000000"), is_valid(1918010000001), is_valid(None)
/// (True, False, False, False)
#[pyfunction]
#[pyo3(signature = (value: "object", *, scheme = None, as_of = None))]
pub(crate) fn is_valid(
    value: &Bound<'_, PyAny>,
    scheme: Option<&Bound<'_, NumberScheme>>,
    as_of: Option<Date>,
) -> bool {
    let of_subclass = || value.cast::<PyString>().ok()?.to_str().ok();
    let Some(text) = plain(value).or_else(of_subclass) else { return false };
    let scheme = scheme.map_or(&HUNAN, |scheme| &scheme.get().0);
    // The answer is made of the outcome before an exception could be made of it.
    tell(|| scheme.parse(text, as_of.map(|date| date.0)).is_ok()).unwrap_or(false)
}

const HUNAN: skillcert::NumberScheme = skillcert::NumberScheme::hunan();

/// The text without ASCII blanks and hyphens. It is not validated.
///
/// >>> compact(" 1918-01-0000001")
/// '1918010000001'
#[pyfunction]
pub(crate) fn compact(text: Text) -> String {
    text.as_str().chars().filter(|c| !c.is_ascii_whitespace() && *c != '-').collect()
}

/// The thirteen digits of a number, or of a text that ``compact`` makes into one. The notice has no
/// separators, so none are put in.
///
/// Raises ``NumberError`` as ``CertificateNumber`` does, about the compacted text.
///
/// >>> format("1918-01-0000001"), format(CertificateNumber("1918010000001"))
/// ('1918010000001', '1918010000001')
#[pyfunction]
pub(crate) fn format(value: Formatted) -> PyResult<String> {
    match value {
        Formatted::Number(number) => Ok(number.0.to_string()),
        Formatted::Text(text) => {
            ask(|| skillcert::CertificateNumber::parse(&compact(text))).map(|number| number.to_string())
        }
    }
}

/// What `format` takes.
pub(crate) enum Formatted {
    Number(CertificateNumber),
    Text(Text),
}

impl<'py> FromPyObject<'_, 'py> for Formatted {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(CertificateNumber::INPUT_TYPE, Text::INPUT_TYPE);

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.extract() {
            Ok(number) => Ok(Self::Number(number)),
            Err(_) => {
                let Cell(text) = object.extract()?;
                Ok(Self::Text(text))
            }
        }
    }
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
