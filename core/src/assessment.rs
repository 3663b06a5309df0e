//! 考核: marks, the pass rule, the decision on each candidate (三).

mod carried;
mod column;
mod decision;
mod entry;
mod holding;
mod mark;
mod policy;
mod rule;
mod score;

pub use carried::Carried;
pub use column::{DecisionColumns, MarkColumns};
pub use decision::{Decision, Outcome, Pass};
pub use entry::Entry;
pub use holding::Holding;
pub use mark::{Mark, Marks};
pub use policy::{AbsencePolicy, DecisionPolicy, RetakePolicy};
pub use rule::PassRule;
pub use score::Score;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use time::Date;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::likeness::normal_form;
use crate::number::CityCode;
use crate::organization::{Center, Institution};
use crate::project::Project;

/// 一场考核: a project, assessed on a date in a city, organized by a center and carried out by an institution (三(一)).
///
/// ```
/// use skillcert::{Assessment, Center, CenterLevel, CityCode, Entry, Institution, Marks, Outcome, Project, parse_date};
///
/// let city = CityCode::CHANGSHA;
/// let assessment = Assessment {
///     city,
///     center: Center::new(CenterLevel::City, "长沙市职业技能鉴定中心", Some(city))?,
///     institution: Institution::new("湘西苗绣传习所", true)?,
///     project: Project::new("湘西苗绣", [])?,
///     date: parse_date("2026-11-20")?,
///     entries: vec![
///         Entry::new("0001", "考生0001", Marks::practical("88.5")?)?,
///         Entry::new("0002", "考生0002", Marks::practical("缺考")?)?,
///     ],
/// };
/// let outcomes = assessment.decide().into_iter().map(|decision| decision.map(|decision| decision.outcome()));
/// assert_eq!(outcomes.collect::<Result<Vec<_>, _>>()?, [Outcome::Passed, Outcome::Failed]);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Assessment {
    /// The city whose series numbers the certificates.
    pub city: CityCode,
    /// Who organizes it.
    pub center: Center,
    /// Who carries it out.
    pub institution: Institution,
    /// What is assessed.
    pub project: Project,
    /// The day of the assessment.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub date: Date,
    /// The candidates.
    pub entries: Vec<Entry>,
}

impl Assessment {
    /// Decides every entry under the project's rule: as many answers as entries, in their order.
    ///
    /// # Errors
    ///
    /// Those of [`PassRule::decide`](PassRule::decide); a candidate that is in an
    /// earlier entry, compared by its [`normal_form`] ([`Code::CandidateRepeated`], its value the row of that entry, from 1 on).
    #[must_use]
    pub fn decide(&self) -> Vec<Result<Decision, ValidationError>> {
        self.decide_with(self.project.rule(), &DecisionPolicy::default())
    }

    /// Decides every entry under a given rule (that of the project [under its specification](Project::rule_under)) and the
    /// caller's policy on absence and retakes.
    #[must_use]
    pub fn decide_with(
        &self,
        rule: PassRule,
        policy: &DecisionPolicy,
    ) -> Vec<Result<Decision, ValidationError>> {
        let judge = |entry: &Entry| rule.decide_with(policy.retake.marks(entry, self.date)?, policy.absence);
        let mut seen = BTreeMap::new();
        let numbered = (1_i64..).zip(&self.entries);
        numbered
            .map(|(position, entry)| match *seen.entry(normal_form(entry.candidate())).or_insert(position) {
                first if first == position => judge(entry),
                first => {
                    let finding = Finding::new(Code::CandidateRepeated, Component::Candidate);
                    Err(finding.with_value(first).into())
                }
            })
            .collect()
    }
}
