use time::{Date, Duration};

use super::{Entry, Marks, Score};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What an absence (缺考) means. The notice is silent; without a word of the caller it fails, because there is no
    /// score of at least 60.
    pub enum AbsencePolicy: u8 {
        Fails = 1, "fails", "缺考即不合格", "absence fails";
        Undecided = 2, "undecided", "缺考暂不作结论", "absence leaves the decision open";
    }
}

/// Retakes (补考). The notice is silent: by default attempts are not counted and nothing is carried over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RetakePolicy {
    /// How often a candidate may take the assessment; `None`: not limited.
    #[cfg_attr(feature = "serde", serde(default))]
    pub attempts: Option<u32>,
    /// For how many days a passed part is kept; `None`: not at all.
    #[cfg_attr(feature = "serde", serde(default))]
    pub keep_days: Option<u32>,
}

impl RetakePolicy {
    /// Returns the marks that count for an entry on a day: its own, and for parts it does not have those carried over.
    ///
    /// # Errors
    ///
    /// An attempt too many ([`Code::RetakeNotAllowed`]); a carried part that is kept no more ([`Code::CarriedMarkLapsed`]).
    pub fn marks(&self, entry: &Entry, on: Date) -> Result<Marks, ValidationError> {
        if let Some(limit) = self.attempts.filter(|limit| entry.attempt() > *limit) {
            let finding = Finding::new(Code::RetakeNotAllowed, Component::Candidate);
            return Err(finding.with_value(entry.attempt().into()).with_limit(limit.into()).into());
        }
        let Some(carried) = entry.carried() else { return Ok(entry.marks()) };
        let keeps = self.keeps(carried.on, on);
        let carry = |score: Option<Score>, part| match score {
            Some(_) if !keeps => Err(Finding::new(Code::CarriedMarkLapsed, part).into()),
            score => Ok::<_, ValidationError>(score.map(super::Mark::Score)),
        };
        let Marks { practical, theory } = entry.marks();
        Ok(Marks {
            practical: practical
                .map_or_else(|| carry(carried.practical, Component::Practical), |mark| Ok(Some(mark)))?,
            theory: theory.map_or_else(|| carry(carried.theory, Component::Theory), |mark| Ok(Some(mark)))?,
        })
    }

    fn keeps(&self, from: Date, on: Date) -> bool {
        let until = self.keep_days.and_then(|days| from.checked_add(Duration::days(days.into())));
        until.is_some_and(|until| (from..=until).contains(&on))
    }
}

/// What the caller decides where the notice is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, default))]
pub struct DecisionPolicy {
    /// Absence.
    pub absence: AbsencePolicy,
    /// Retakes.
    pub retake: RetakePolicy,
}

impl Default for DecisionPolicy {
    fn default() -> Self {
        Self { absence: AbsencePolicy::Fails, retake: RetakePolicy::default() }
    }
}
