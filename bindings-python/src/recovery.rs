//! Damaged numbers: what can be had of them without a guess.

use pyo3::prelude::*;

use crate::finding::{Finding, write_found};
use crate::guard::tell;
use crate::number::CertificateNumber;
use crate::sequence::Items;
use crate::text::language;

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
