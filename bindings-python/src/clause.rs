//! Clauses of the notice and the stable codes of findings.

use pyo3::prelude::*;

use crate::json::Reduced;
use crate::text::{Text, language};
use crate::vocabulary::none_of;

/// 条款: a provision of the notice 湘人社函〔2020〕80号.
///
/// >>> clauses()[5].address, clauses()[5].text("en")[:28]
/// ('三(二)', 'practical skill is assessed,')
#[pyclass(frozen, eq, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Clause(skillcert::Clause);

#[pymethods]
impl Clause {
    /// The provision at this address.
    ///
    /// Raises ``ValueError`` for an address that the notice does not have.
    #[new]
    fn new(address: Text) -> PyResult<Self> {
        let clause = skillcert::Clause::from_name(address.as_str());
        clause.map(Self).ok_or_else(|| none_of(skillcert::Clause::ALL))
    }

    #[classattr]
    fn __match_args__() -> (&'static str,) {
        ("address",)
    }

    /// Part and item as printed: ``三(二)``, ``附件2·5``; ``四(二)·2`` is the second item numbered (二).
    #[getter]
    fn address(&self) -> &'static str {
        self.0.name()
    }

    /// What the library does about it: ``implemented``, ``by_type`` (a type guarantees it), ``callers`` (the caller
    /// decides) or ``outside`` (no matter of a library).
    #[getter]
    fn disposition(&self) -> &'static str {
        self.0.disposition().name()
    }

    /// The gist, in Chinese (``"zh"``) or English (``"en"``).
    #[pyo3(signature = (lang = "zh"))]
    fn text(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.text(language(lang)?))
    }

    fn __str__(&self) -> &'static str {
        self.0.name()
    }

    fn __repr__(&self) -> String {
        format!("Clause('{}')", self.0)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (&'static str,)> {
        (slf.get_type().into_any(), (slf.get().address(),))
    }
}

/// A misprint of the notice: recorded, never repaired silently.
///
/// >>> [(str(erratum), erratum.clause) for erratum in errata()]
/// [('item_two_twice', '四(二)·2'), ('single_for_special', '三(二)')]
#[pyclass(frozen, eq, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Erratum(skillcert::Erratum);

#[pymethods]
impl Erratum {
    /// The misprint with this name.
    ///
    /// Raises ``ValueError`` for a name that is not in the list.
    #[new]
    fn new(name: Text) -> PyResult<Self> {
        let erratum = skillcert::Erratum::from_name(name.as_str());
        erratum.map(Self).ok_or_else(|| none_of(skillcert::Erratum::ALL))
    }

    #[classattr]
    fn __match_args__() -> (&'static str,) {
        ("name",)
    }

    /// The stable name.
    #[getter]
    fn name(&self) -> &'static str {
        self.0.name()
    }

    /// The address of the provision in which it stands.
    #[getter]
    fn clause(&self) -> &'static str {
        self.0.clause().name()
    }

    /// What is misprinted and how it is read, in Chinese (``"zh"``) or English (``"en"``).
    #[pyo3(signature = (lang = "zh"))]
    fn text(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.text(language(lang)?))
    }

    fn __str__(&self) -> &'static str {
        self.0.name()
    }

    fn __repr__(&self) -> String {
        format!("Erratum('{}')", self.0)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (&'static str,)> {
        (slf.get_type().into_any(), (slf.get().name(),))
    }
}

/// A stable code: what an error or a finding says. Codes are never renumbered and never reused.
///
/// >>> code = Code("serial_zero")
/// >>> code.number, code.clause
/// (111, '附件2·5')
#[pyclass(frozen, eq, ord, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Code(skillcert::Code);

#[pymethods]
impl Code {
    /// The code with this name.
    ///
    /// Raises ``ValueError`` for a name that is not in the list.
    #[new]
    fn new(name: Text) -> PyResult<Self> {
        let code = skillcert::Code::from_name(name.as_str());
        code.map(Self).ok_or_else(|| none_of(skillcert::Code::ALL))
    }

    #[classattr]
    fn __match_args__() -> (&'static str,) {
        ("name",)
    }

    /// The stable name.
    #[getter]
    fn name(&self) -> &'static str {
        self.0.name()
    }

    /// The stable number. Its hundreds tell the class of the exception.
    #[getter]
    fn number(&self) -> u16 {
        self.0.number()
    }

    /// The address of the provision it rests on; ``None`` if it rests on none.
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

    /// The sentence with its slots in braces, in Chinese (``"zh"``) or English (``"en"``).
    #[pyo3(signature = (lang = "zh"))]
    fn sentence(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.text(language(lang)?))
    }

    /// What would cure it, with the same slots.
    #[pyo3(signature = (lang = "zh"))]
    fn cure(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.cure(language(lang)?))
    }

    fn __str__(&self) -> &'static str {
        self.0.name()
    }

    fn __repr__(&self) -> String {
        format!("Code('{}')", self.0)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (&'static str,)> {
        (slf.get_type().into_any(), (slf.get().name(),))
    }
}

/// Every provision of the notice, in its order.
///
/// >>> len(clauses())
/// 33
#[pyfunction]
pub(crate) fn clauses() -> Vec<Clause> {
    skillcert::Clause::ALL.iter().copied().map(Clause).collect()
}

/// Every known misprint of the notice.
///
/// >>> len(errata())
/// 2
#[pyfunction]
pub(crate) fn errata() -> Vec<Erratum> {
    skillcert::Erratum::ALL.iter().copied().map(Erratum).collect()
}

/// Every code that an error or a finding can have, by number.
///
/// >>> [code.name for code in codes() if code.number < 103]
/// ['number_missing', 'number_not_digit']
#[pyfunction]
pub(crate) fn codes() -> Vec<Code> {
    skillcert::Code::ALL.iter().copied().map(Code).collect()
}
