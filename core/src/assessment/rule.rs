use super::decision::Decision;
use super::mark::Marks;
use super::policy::AbsencePolicy;
use crate::code::Code;
use crate::fee::{Fee, FeeSchedule};
use crate::finding::{Component, Finding, ValidationError};
use crate::project::{Project, Specification};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// 合格规则 (三(二)): which parts must reach 60, each by itself, without a mean.
    ///
    /// No `Default`: the rule follows from the project.
    pub enum PassRule: u8 {
        Practical = 1, "practical", "操作技能考核", "practical skill only";
        TheoryAndPractical = 2, "theory_and_practical", "理论和实操", "theory and practical skill";
    }
}

impl PassRule {
    /// Whether theory is assessed.
    #[must_use]
    pub const fn has_theory(self) -> bool {
        matches!(self, Self::TheoryAndPractical)
    }

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
    /// assert_eq!(rule.decide(Marks::parse("60", "60")?)?.outcome(), Outcome::Passed);
    /// assert_eq!(rule.decide(Marks::parse("100", "59.99")?)?.outcome(), Outcome::Failed);
    /// assert_eq!(rule.decide(Marks::parse("100", "")?)?.outcome(), Outcome::Undecided);
    /// assert!(PassRule::Practical.decide(Marks::parse("100", "100")?).is_err());
    /// # Ok::<(), skillcert::ValidationError>(())
    /// ```
    pub fn decide(self, marks: Marks) -> Result<Decision, ValidationError> {
        self.decide_with(marks, AbsencePolicy::Fails)
    }

    /// The same with the caller's word on absence.
    ///
    /// # Errors
    ///
    /// As [`decide`](Self::decide).
    pub fn decide_with(self, marks: Marks, absence: AbsencePolicy) -> Result<Decision, ValidationError> {
        if !self.has_theory() && marks.theory.is_some() {
            return Err(Finding::new(Code::PartUnexpected, Component::Theory).into());
        }
        Ok(Decision::new(self, marks, absence))
    }

    /// What one candidate pays: without theory, the theory fee is not due (our reading of 五(一)).
    #[must_use]
    pub const fn fee(self, schedule: &FeeSchedule) -> Fee {
        let FeeSchedule { theory, practical, administration, .. } = *schedule;
        Fee { theory: if self.has_theory() { theory } else { 0 }, practical, administration }
    }
}

impl Project {
    /// The rule of the project: theory too where any of its traits asks for it (三(二)).
    #[must_use]
    pub fn rule(&self) -> PassRule {
        if self.traits().next().is_some() { PassRule::TheoryAndPractical } else { PassRule::Practical }
    }

    /// The rule under a specification, if there is one: theory too where the specification asks for it.
    #[must_use]
    pub fn rule_under(&self, specification: Option<&Specification>) -> PassRule {
        let asks = specification.is_some_and(|specification| specification.theory);
        if asks { PassRule::TheoryAndPractical } else { self.rule() }
    }
}
