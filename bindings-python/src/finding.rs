//! Findings: the facts behind every error and every decision.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use skillcert::Found;

use crate::guard::tell;
use crate::integer::{Held, Int};
use crate::shown::shown;
use crate::text::{Text, language};
use crate::vocabulary::none_of;

/// One statement about an input or a decision: what was found, where, and the clause it rests on.
///
/// ``index`` counts bytes of the UTF-8 text from 0, ``position`` from 1 as the notice does. ``value`` and
/// ``limit`` are what was met and what was expected; scores are in hundredths, and so is ``margin``, value
/// minus limit.
///
/// >>> finding = PassRule.PRACTICAL.decide(practical="59.99").findings[0]
/// >>> finding.code, finding.component, finding.value, finding.limit, finding.margin
/// ('part_below_pass_mark', 'score.practical', 5999, 6000, -1)
/// >>> print(finding.message("en"))
/// the practical score 59.99 is below the pass mark of 60 by 0.01 (clause 三(二))
#[pyclass(frozen, eq, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Finding(pub(crate) skillcert::Finding);

/// The arguments of the constructor.
type Facts =
    (&'static str, &'static str, Option<u64>, Option<String>, Option<i64>, Option<i64>, Option<&'static str>);

#[pymethods]
impl Finding {
    /// A finding from its facts; ``found`` is written ``U+FF11`` or ``0xA3``.
    ///
    /// Raises ``ValueError`` for a code, component or hint that is not in the list.
    #[new]
    #[pyo3(signature = (code, component, index = None, found = None, value = None, limit = None, hint = None))]
    fn new(
        code: Text,
        component: Text,
        index: Option<Held<u64>>,
        found: Option<Text>,
        value: Option<Int>,
        limit: Option<Int>,
        hint: Option<Text>,
    ) -> PyResult<Self> {
        let code = skillcert::Code::from_name(code.as_str()).ok_or_else(|| none_of(skillcert::Code::ALL))?;
        let mut finding = skillcert::Finding::new(code, read_component(&component)?)
            .with_found(found.as_ref().map(read_found).transpose()?)
            .with_hint(hint.as_ref().map(read_hint).transpose()?);
        finding = index.map_or(finding, |index| finding.at(index.0));
        finding = value.map_or(finding, |value| finding.with_value(value.0));
        Ok(Self(limit.map_or(finding, |limit| finding.with_limit(limit.0))))
    }

    #[classattr]
    fn __match_args__()
    -> (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str)
    {
        ("code", "component", "index", "found", "value", "limit", "hint")
    }

    /// The stable name of what was found; ``codes()`` lists them.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code().name()
    }

    /// The stable number of the code.
    #[getter]
    fn number(&self) -> u16 {
        self.0.code().number()
    }

    /// The part of the input it is about, such as ``serial`` or ``score.theory``.
    #[getter]
    fn component(&self) -> &'static str {
        self.0.component().name()
    }

    /// Where in the input: byte offset from 0.
    #[getter]
    fn index(&self) -> Option<u64> {
        self.0.index()
    }

    /// Where in the input, counted from 1.
    #[getter]
    fn position(&self) -> Option<u64> {
        self.0.position()
    }

    /// The offending character (``U+FF11``) or byte (``0xA3``).
    #[getter]
    fn found(&self) -> Option<String> {
        self.0.found().map(write_found)
    }

    /// The value that was met.
    #[getter]
    fn value(&self) -> Option<i64> {
        self.0.value()
    }

    /// The value that was expected, or the bound that was passed.
    #[getter]
    fn limit(&self) -> Option<i64> {
        self.0.limit()
    }

    /// By how much the value is above the limit; negative below it.
    #[getter]
    fn margin(&self) -> Option<i64> {
        self.0.margin()
    }

    /// The name of a guess at the cause.
    #[getter]
    fn hint(&self) -> Option<&'static str> {
        self.0.hint().map(skillcert::Hint::name)
    }

    /// The address of the provision it rests on, such as ``附件2·1``.
    #[getter]
    fn clause(&self) -> Option<&'static str> {
        self.0.clause().map(skillcert::Clause::name)
    }

    /// What it rests on: ``clause``, a provision of the notice, or ``custom`` where the notice is silent and centers have
    /// rules of their own; ``None`` where it rests on neither.
    #[getter]
    fn basis(&self) -> Option<&'static str> {
        self.0.basis().name()
    }

    /// The sentence, in Chinese (``"zh"``) or English (``"en"``).
    #[pyo3(signature = (lang = "zh"))]
    fn message(&self, lang: &str) -> PyResult<String> {
        let lang = language(lang)?;
        tell(|| self.0.message(lang).to_string())
    }

    /// What would cure it, in Chinese (``"zh"``) or English (``"en"``).
    #[pyo3(signature = (lang = "zh"))]
    fn cure(&self, lang: &str) -> PyResult<String> {
        let lang = language(lang)?;
        tell(|| self.0.cure(lang).to_string())
    }

    fn __str__(&self) -> PyResult<String> {
        self.message("en")
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        shown(slf, ["code", "component", "index", "found", "value", "limit", "hint"])
    }

    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, Facts) {
        let this = slf.get();
        let facts = (
            this.code(),
            this.component(),
            this.index(),
            this.found(),
            this.value(),
            this.limit(),
            this.hint(),
        );
        (slf.get_type().into_any(), facts)
    }
}

pub(crate) fn read_component(name: &Text) -> PyResult<skillcert::Component> {
    skillcert::Component::from_name(name.as_str()).ok_or_else(|| none_of(skillcert::Component::ALL))
}

fn read_hint(name: &Text) -> PyResult<skillcert::Hint> {
    skillcert::Hint::from_name(name.as_str()).ok_or_else(|| none_of(skillcert::Hint::ALL))
}

pub(crate) fn write_found(found: Found) -> String {
    match found {
        Found::Char(c) => format!("U+{:04X}", u32::from(c)),
        Found::Byte(byte) => format!("0x{byte:02X}"),
    }
}

fn read_found(text: &Text) -> PyResult<Found> {
    let text = text.as_str();
    let character = text.strip_prefix("U+").and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let byte = text.strip_prefix("0x").and_then(|digits| u8::from_str_radix(digits, 16).ok());
    character
        .and_then(char::from_u32)
        .map(Found::Char)
        .or(byte.map(Found::Byte))
        .filter(|found| write_found(*found) == text)
        .ok_or_else(|| PyValueError::new_err("found is written like U+FF11 or 0xA3"))
}
