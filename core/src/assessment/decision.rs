use super::{AbsencePolicy, Mark, Marks, PassRule, Score};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What is decided.
    pub enum Outcome: u8 {
        Passed = 1, "passed", "合格", "passed";
        Failed = 2, "failed", "不合格", "failed";
        Undecided = 3, "undecided", "待定", "undecided";
    }
}

/// 合格与否: the decision on one candidate, with a finding for every part that the rule asks for.
///
/// It is made by [`PassRule::decide`] and by nothing else. Its JSON holds rule, marks, outcome and findings;
/// reading it decides again and refuses a record whose marks do not lead to its outcome or findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "record::Record", try_from = "record::Record"))]
pub struct Decision {
    rule: PassRule,
    marks: Marks,
    absence: AbsencePolicy,
}

impl PassRule {
    /// Decides one candidate.
    ///
    /// # Errors
    ///
    /// A theory mark where only practical skill is assessed ([`Code::PartUnexpected`]).
    ///
    /// ```
    /// use skillcert::{Marks, Outcome, PassRule};
    ///
    /// let rule = PassRule::TheoryAndPractical;
    /// assert_eq!(rule.decide(Marks::practical("60")?.with_theory("60")?)?.outcome(), Outcome::Passed);
    /// assert_eq!(rule.decide(Marks::practical("100")?.with_theory("59.99")?)?.outcome(), Outcome::Failed);
    /// assert_eq!(rule.decide(Marks::practical("100")?)?.outcome(), Outcome::Undecided);
    /// assert!(PassRule::Practical.decide(Marks::practical("100")?.with_theory("100")?).is_err());
    /// # Ok::<(), skillcert::ValidationError>(())
    /// ```
    pub fn decide(self, marks: Marks) -> Result<Decision, ValidationError> {
        self.decide_with(marks, AbsencePolicy::Fails)
    }

    /// Decides one candidate under the caller's policy on absence.
    ///
    /// # Errors
    ///
    /// As [`decide`](Self::decide).
    pub fn decide_with(self, marks: Marks, absence: AbsencePolicy) -> Result<Decision, ValidationError> {
        if !self.has_theory() && marks.theory.is_some() {
            return Err(Finding::new(Code::PartUnexpected, Component::Theory).into());
        }
        Ok(Decision { rule: self, marks, absence })
    }
}

impl Decision {
    /// Returns the rule that was applied.
    #[must_use]
    pub const fn rule(&self) -> PassRule {
        self.rule
    }

    /// Returns the marks that were judged.
    #[must_use]
    pub const fn marks(&self) -> Marks {
        self.marks
    }

    /// Returns what an absence was taken to mean.
    #[must_use]
    pub const fn absence(&self) -> AbsencePolicy {
        self.absence
    }

    /// Lists a finding per part, all at once: theory first where it is assessed, then practical.
    pub fn findings(&self) -> impl Iterator<Item = Finding> + use<> {
        let theory = self.rule.has_theory().then(|| judge(self.marks.theory, Component::Theory));
        theory.into_iter().chain([judge(self.marks.practical, Component::Practical)])
    }

    /// Sums the parts up: undecided while one is missing or deferred (or absent, if the policy says so), else passed if
    /// every part passed.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.findings().fold(Outcome::Passed, |outcome, finding| match (finding.code(), outcome) {
            (_, Outcome::Undecided) => Outcome::Undecided,
            (code, _) if self.leaves_open(code) => Outcome::Undecided,
            (Code::PartPassed, outcome) => outcome,
            _ => Outcome::Failed,
        })
    }

    const fn leaves_open(&self, code: Code) -> bool {
        match code {
            Code::PartMissing | Code::PartDeferred => true,
            Code::PartAbsent => matches!(self.absence, AbsencePolicy::Undecided),
            _ => false,
        }
    }

    /// Returns the proof of a pass, which a certificate consumes; `None` if there is no pass.
    #[must_use]
    pub fn passed(&self) -> Option<Pass> {
        (self.outcome() == Outcome::Passed).then_some(Pass { decision: *self })
    }
}

/// One part by itself (三(二)).
fn judge(mark: Option<Mark>, part: Component) -> Finding {
    let code = match mark {
        Some(Mark::Score(score)) => return judge_score(score, part),
        Some(Mark::Absent) => Code::PartAbsent,
        Some(Mark::Void) => Code::PartVoid,
        Some(Mark::Deferred) => Code::PartDeferred,
        None => Code::PartMissing,
    };
    Finding::new(code, part)
}

fn judge_score(score: Score, part: Component) -> Finding {
    let code = if score >= Score::PASS_MARK { Code::PartPassed } else { Code::PartBelowPassMark };
    Finding::new(code, part)
        .with_value(score.hundredths().into())
        .with_limit(Score::PASS_MARK.hundredths().into())
}

/// The proof of a pass. There is no other way to get one than a passed [`Decision`]; it is neither `Clone` nor
/// `Copy`, so that one call of [`Decision::passed`] leads to one certificate.
///
/// ```compile_fail,E0451
/// fn without_passing(decision: skillcert::Decision) -> skillcert::Pass {
///     skillcert::Pass { decision }
/// }
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Pass {
    decision: Decision,
}

impl Pass {
    /// Returns the decision that it proves.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.decision
    }
}

#[cfg(feature = "serde")]
mod record {
    use alloc::string::{String, ToString as _};
    use alloc::vec::Vec;

    use super::{AbsencePolicy, Decision, Marks, Outcome, PassRule};
    use crate::clause::Clause;
    use crate::code::Code;
    use crate::finding::{Component, Finding};

    #[derive(serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    pub(super) struct Record {
        rule: PassRule,
        marks: Marks,
        #[serde(default = "fails")]
        absence: AbsencePolicy,
        outcome: Outcome,
        findings: Vec<Part>,
    }

    const fn fails() -> AbsencePolicy {
        AbsencePolicy::Fails
    }

    /// A finding as it stands in a decision: `mark` as it is written, `margin` in hundredths above 60.
    #[derive(PartialEq, Eq, serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    struct Part {
        component: Component,
        mark: Option<String>,
        margin: Option<i64>,
        code: Code,
        clause: Option<Clause>,
    }

    impl From<Decision> for Record {
        fn from(decision: Decision) -> Self {
            let Marks { practical, theory } = decision.marks;
            let part = |finding: Finding| Part {
                component: finding.component(),
                mark: if finding.component() == Component::Theory { theory } else { practical }
                    .map(|mark| mark.to_string()),
                margin: finding.margin(),
                code: finding.code(),
                clause: finding.clause(),
            };
            Self {
                rule: decision.rule,
                marks: decision.marks,
                absence: decision.absence,
                outcome: decision.outcome(),
                findings: decision.findings().map(part).collect(),
            }
        }
    }

    impl TryFrom<Record> for Decision {
        type Error = crate::refusal::Refusal;

        fn try_from(record: Record) -> Result<Self, Self::Error> {
            let decision = record.rule.decide_with(record.marks, record.absence)?;
            let replayed = Record::from(decision);
            if replayed.outcome != record.outcome || replayed.findings != record.findings {
                return Err(Finding::new(Code::DecisionMismatch, Component::Decision).into());
            }
            Ok(decision)
        }
    }
}
