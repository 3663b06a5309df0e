//! 合格与否: what is decided on one candidate.

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::document::document_class;
use crate::finding::Finding;
use crate::guard::tell;
use crate::json::Reduced;
use crate::policy::AbsencePolicy;
use crate::rule::PassRule;
use crate::score::MarkOutput;
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

document_class! {
    /// 合格与否 (三(二)): the decision on one candidate, with a finding for every part that the rule asks for.
    ///
    /// ``PassRule.decide`` makes it. Its JSON holds rule, marks, outcome and findings; reading it decides again, and
    /// raises ``DocumentError`` where the marks do not lead to the outcome or the findings on record.
    ///
    /// >>> decision = PassRule.THEORY_AND_PRACTICAL.decide(practical=88.5, theory="缺考")
    /// >>> decision.outcome, decision.practical, decision.theory, decision.passed
    /// (Outcome.FAILED, Score('88.5'), 'absent', False)
    /// >>> [finding.code for finding in decision.findings]
    /// ['part_absent', 'part_passed']
    /// >>> Decision.from_json(decision.to_json()) == decision
    /// True
    Decision[hash by Hash]
    get {
        /// The rule that was applied.
        rule: PassRule = |it| it.rule().into();
        /// The practical mark: a score, ``absent``, ``void``, ``deferred``, or ``None`` where nothing is recorded.
        practical: Option<MarkOutput> = |it| it.marks().practical.map(MarkOutput::from);
        /// The theory mark, likewise.
        theory: Option<MarkOutput> = |it| it.marks().theory.map(MarkOutput::from);
        /// What an absence was taken to mean.
        absence: AbsencePolicy = |it| it.absence().into();
        /// What is decided.
        outcome: PyResult<Outcome> = |it| tell(|| it.outcome().into());
        /// A finding per part: theory first where it is assessed, then practical.
        findings [unshown]: PyResult<Items<Finding>> = |it| tell(|| it.findings().map(Finding).collect());
        /// Whether the outcome is ``Outcome.PASSED``.
        passed [unshown]: PyResult<bool> = |it| tell(|| it.outcome() == skillcert::Outcome::Passed);
    }
    more {}
}
