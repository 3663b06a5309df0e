use crate::fee::{Fee, FeeSchedule};
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
    /// Says whether theory is assessed.
    #[must_use]
    pub const fn has_theory(self) -> bool {
        matches!(self, Self::TheoryAndPractical)
    }

    /// Returns what one candidate pays: without theory, the theory fee is not due (our reading of 五(一)).
    #[must_use]
    pub const fn fee(self, schedule: &FeeSchedule) -> Fee {
        let FeeSchedule { theory, practical, administration, .. } = *schedule;
        Fee { theory: if self.has_theory() { theory } else { 0 }, practical, administration }
    }
}

impl Project {
    /// Returns the rule of the project: theory too where any of its traits asks for it (三(二)).
    #[must_use]
    pub fn rule(&self) -> PassRule {
        if self.traits().next().is_some() { PassRule::TheoryAndPractical } else { PassRule::Practical }
    }

    /// Returns the rule under a specification, if there is one: theory too where the specification asks for it.
    #[must_use]
    pub fn rule_under(&self, specification: Option<&Specification>) -> PassRule {
        let asks = specification.is_some_and(|specification| specification.theory);
        if asks { PassRule::TheoryAndPractical } else { self.rule() }
    }
}
