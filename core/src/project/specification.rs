use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::Applicant;
use crate::code::Code;
use crate::finding::{Component, Finding};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Who laid a specification down (七(三)).
    pub enum SpecificationScope: u8 {
        National = 1, "national", "国家", "national";
        Provincial = 2, "provincial", "省", "provincial";
        Local = 3, "local", "地方", "local";
    }
}

/// 工作任务: one task of a specification and its weight in percent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Task {
    /// Its name.
    pub name: String,
    /// 考核比重, percent.
    pub weight: u8,
}

/// 考核规范: by what a project is assessed (三(三)).
///
/// A plain record: [`findings`](Self::findings) says what is wrong with it, all at once.
///
/// ```
/// use skillcert::{Applicant, ApplicantKind, Code, Specification, SpecificationScope, Task, parse_date};
///
/// let task = |name: &str, weight| Task { name: name.into(), weight };
/// let specification = Specification {
///     scope: SpecificationScope::Local,
///     developer: Applicant::new(ApplicantKind::School, "长沙某职业学校")?,
///     theory: false,
///     pass_mark: 60,
///     tasks: vec![task("选料", 30), task("卤制", 60)],
///     approved_on: Some(parse_date("2021-05-10")?),
/// };
/// let findings = specification.findings(parse_date("2021-06-01")?);
/// assert_eq!((findings.len(), findings[0].code()), (1, Code::TaskWeights));
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Specification {
    /// Who laid it down.
    pub scope: SpecificationScope,
    /// Who developed it (二(三)).
    pub developer: Applicant,
    /// Whether it asks for theory, also where no trait of the project does.
    pub theory: bool,
    /// The pass mark that it states, in whole points: 60, which nobody may lower or raise.
    pub pass_mark: u8,
    /// The tasks; their weights sum to 100.
    pub tasks: Vec<Task>,
    /// When the provincial center approved it (四(二)); `None` while it has not.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::OptionForm"))]
    pub approved_on: Option<Date>,
}

impl Specification {
    /// Lists what is wrong with it on a date: pass mark, tasks, weights, approval. Empty if nothing is.
    #[must_use]
    pub fn findings(&self, on: Date) -> Vec<Finding> {
        let tasks = Finding::new(Code::TasksMissing, Component::Task);
        [
            (self.pass_mark != 60).then(|| self.pass_mark_changed()),
            self.tasks.is_empty().then_some(tasks),
            self.nameless_task(),
            self.repeated_task(),
            self.wrong_weights(),
            self.not_approved(on),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn pass_mark_changed(&self) -> Finding {
        let points = i64::from(self.pass_mark).saturating_mul(100);
        Finding::new(Code::PassMarkChanged, Component::Specification).with_value(points).with_limit(6_000)
    }

    fn nameless_task(&self) -> Option<Finding> {
        let index = (1_i64..).zip(&self.tasks).find(|(_, task)| task.name.trim().is_empty())?.0;
        Some(Finding::new(Code::TaskNameMissing, Component::Task).with_value(index))
    }

    fn repeated_task(&self) -> Option<Finding> {
        let mut seen = BTreeSet::new();
        let index = self.tasks.iter().position(|task| !seen.insert(task.name.as_str()))?;
        let position = i64::try_from(index).unwrap_or(i64::MAX).saturating_add(1);
        Some(Finding::new(Code::TaskRepeated, Component::Task).with_value(position))
    }

    fn wrong_weights(&self) -> Option<Finding> {
        let sum = self.tasks.iter().fold(0_i64, |sum, task| sum.saturating_add(task.weight.into()));
        let finding = Finding::new(Code::TaskWeights, Component::Task).with_value(sum).with_limit(100);
        (sum != 100 && !self.tasks.is_empty()).then_some(finding)
    }

    fn not_approved(&self, on: Date) -> Option<Finding> {
        let approved = self.approved_on.is_some_and(|date| date <= on);
        (!approved).then_some(Finding::new(Code::SpecificationNotApproved, Component::Specification))
    }
}
