//! 合格规则: which parts must reach 60.

use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::{Component, Finding, Marks};

use crate::date::Date;
use crate::decision::Decision;
use crate::error::{Refusal, ask};
use crate::fee::{Fee, FeeSchedules};
use crate::json::Reduced;
use crate::policy::AbsencePolicy;
use crate::score::MarkInput;
use crate::text::{Text, language};
use crate::vocabulary::word_class;

word_class! {
    /// 合格规则 (三(二)): which parts must reach 60, each by itself, without a mean.
    ///
    /// ``PassRule.from_name`` raises ``AssessmentError`` for a rule that the notice does not have.
    ///
    /// >>> rule = PassRule.THEORY_AND_PRACTICAL
    /// >>> rule.decide(practical=88.5, theory="60").outcome
    /// Outcome.PASSED
    /// >>> rule.decide(practical=100, theory="59.99").outcome
    /// Outcome.FAILED
    /// >>> rule.decide(practical=100).outcome
    /// Outcome.UNDECIDED
    PassRule {
        /// 操作技能考核.
        Practical,
        /// 理论和实操.
        TheoryAndPractical,
    }
    otherwise || Refusal::from(Finding::new(skillcert::Code::RuleUnknown, Component::Rule)).into();
    more {
        fn __eq__(&self, other: &Self) -> bool {
            self == other
        }

        /// Whether theory is assessed.
        #[getter]
        fn has_theory(&self) -> bool {
            skillcert::PassRule::from(*self).has_theory()
        }

        /// Decides one candidate. A mark is a score in any form that ``Score`` takes, or a word: 缺考 旷考 未考 缺席 缺 弃考
        /// 未到 ``absent``, 作废 作弊 违纪 舞弊 违规 取消 取消资格 取消成绩 取消考试资格 ``void``, 缓考 ``deferred``. ``None``, a blank
        /// text and ``-`` ``--`` ``---`` ``—`` ``——`` ``/`` ``－`` mean that nothing is recorded yet. Cells of tables are
        /// read by ``read_mark``.
        ///
        /// Raises ``MarkError`` for what is no mark, the practical one first, and ``AssessmentError`` for a
        /// theory mark where only practical skill is assessed.
        ///
        /// >>> PassRule.PRACTICAL.decide(practical="缺考").findings[0].message("en")
        /// 'absent: there is no practical score of at least 60 (clause 三(二))'
        #[pyo3(signature = (
            *, practical = MarkInput::Nothing, theory = MarkInput::Nothing, absence = AbsencePolicy::Fails
        ))]
        fn decide(
            &self,
            practical: MarkInput,
            theory: MarkInput,
            absence: AbsencePolicy,
        ) -> PyResult<Decision> {
            let rule = skillcert::PassRule::from(*self);
            ask(|| rule.decide_with(marks(&practical, &theory)?, absence.into())).map(Decision)
        }

        /// What one candidate pays where the assessment is held on ``date`` (五(一)), by the schedules of the notice or
        /// those given.
        ///
        /// Raises ``ProjectError`` where no schedule holds; the notice's own holds from 2020-05-25 to 2023-03-20.
        ///
        /// >>> PassRule.PRACTICAL.fee(datetime.date(2021, 6, 1)).total
        /// 90
        #[pyo3(signature = (date, schedules = None))]
        fn fee(&self, date: Date, schedules: Option<FeeSchedules>) -> PyResult<Fee> {
            let schedules = schedules.map_or_else(skillcert::FeeSchedules::notice, |schedules| schedules.0);
            ask(|| Ok(skillcert::PassRule::from(*self).fee(schedules.on(date.0)?))).map(Fee)
        }
    }
}

/// Both marks, the practical one read first.
pub(crate) fn marks(practical: &MarkInput, theory: &MarkInput) -> Result<Marks, skillcert::ValidationError> {
    Ok(Marks { practical: practical.of(Component::Practical)?, theory: theory.of(Component::Theory)? })
}
