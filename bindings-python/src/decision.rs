//! 合格与否: what is decided on one candidate.

use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::Mark;

use crate::error::tell;
use crate::finding::Finding;
use crate::json::{self, Reduced};
use crate::rule::PassRule;
use crate::score::Score;
use crate::sequence::Items;
use crate::text::{Text, language};
use crate::vocabulary::{none_of, word_class};

word_class! {
    /// What is decided: undecided while a part is missing or deferred, else passed if every part passed.
    ///
    /// >>> Outcome.from_name("passed").text()
    /// '合格'
    Outcome {
        /// 合格.
        Passed,
        /// 不合格.
        Failed,
        /// 待定.
        Undecided,
    }
    otherwise || none_of(skillcert::Outcome::ALL);
    more {
        fn __eq__(&self, other: &Self) -> bool {
            self == other
        }
    }
}

/// 合格与否 (三(二)): the decision on one candidate, with a finding for every part that the rule asks for.
///
/// ``PassRule.decide`` makes it. Its JSON holds rule, marks, outcome and findings; reading it decides again.
///
/// >>> decision = PassRule.THEORY_AND_PRACTICAL.decide(practical=88.5, theory="缺考")
/// >>> decision.outcome, decision.practical, decision.theory, decision.passed
/// (Outcome.FAILED, Score('88.5'), 'absent', False)
/// >>> [finding.code for finding in decision.findings]
/// ['part_absent', 'part_passed']
/// >>> Decision.from_json(decision.to_json()) == decision
/// True
#[pyclass(frozen, eq, hash, from_py_object, module = "skillcert")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Decision(pub(crate) skillcert::Decision);

#[pymethods]
impl Decision {
    /// The rule that was applied.
    #[getter]
    fn rule(&self) -> PassRule {
        self.0.rule().into()
    }

    /// The practical mark: a score, ``absent``, ``void``, ``deferred``, or ``None`` where nothing is
    /// recorded.
    #[getter]
    fn practical(&self) -> Option<MarkOutput> {
        self.0.marks().practical.map(MarkOutput::from)
    }

    /// The theory mark, likewise.
    #[getter]
    fn theory(&self) -> Option<MarkOutput> {
        self.0.marks().theory.map(MarkOutput::from)
    }

    /// What is decided.
    #[getter]
    fn outcome(&self) -> PyResult<Outcome> {
        tell(|| self.0.outcome().into())
    }

    /// A finding per part: theory first where it is assessed, then practical.
    #[getter]
    fn findings(&self) -> PyResult<Items<Finding>> {
        tell(|| self.0.findings().map(Finding).collect())
    }

    /// Whether the outcome is ``Outcome.PASSED``.
    #[getter]
    fn passed(&self) -> PyResult<bool> {
        Ok(self.outcome()? == Outcome::Passed)
    }

    /// The decision as JSON.
    fn to_json(&self) -> PyResult<String> {
        json::write(&self.0)
    }

    /// The decision in a JSON text, decided again.
    ///
    /// Raises ``ValueError``, also where the marks do not lead to the outcome or the findings on record.
    #[classmethod]
    fn from_json(_cls: &Bound<'_, PyType>, text: Text) -> PyResult<Self> {
        json::read(&text).map(Self)
    }

    fn __repr__(&self) -> PyResult<String> {
        Ok(format!("<Decision {} under rule {}>", self.outcome()?.value(), self.0.rule()))
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        json::reduce(slf, &slf.get().0)
    }
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
