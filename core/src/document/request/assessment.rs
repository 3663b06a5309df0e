use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use time::Date;

use super::statement::{Statement, statements};
use crate::assessment::{Assessment, Decision, DecisionPolicy, Entry, Holding};
use crate::document::operation::Request;
use crate::finding::ValidationError;
use crate::number::CityCode;
use crate::organization::{Center, Duty, Examiner, ExaminerPolicy};
use crate::project::Specification;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct AssessmentDecide {
    assessment: Assessment,
    #[serde(default)]
    specification: Option<Specification>,
    #[serde(default)]
    policy: DecisionPolicy,
}

/// The answer to one entry: a decision, or why there is none.
#[derive(Serialize)]
pub(in crate::document) struct Answer {
    candidate: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Statement>,
}

impl Request for AssessmentDecide {
    type Answer = Vec<Answer>;

    fn answer(self) -> Result<Vec<Answer>, ValidationError> {
        let project = &self.assessment.project;
        let rule = project.rule_under(self.specification.as_ref());
        let decisions = self.assessment.decide_with(rule, &self.policy);
        let answer = |(entry, decision): (&Entry, Result<Decision, ValidationError>)| Answer {
            candidate: entry.candidate().into(),
            decision: decision.ok(),
            error: decision.err().map(|error| (*error.finding()).into()),
        };
        Ok(self.assessment.entries.iter().zip(decisions).map(answer).collect())
    }
}

#[derive(Deserialize)]
#[serde(transparent)]
pub(in crate::document) struct AssessmentCheck(Holding);

impl Request for AssessmentCheck {
    type Answer = Vec<Statement>;

    fn answer(self) -> Result<Vec<Statement>, ValidationError> {
        Ok(statements(self.0.obstacles()))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct CenterMay {
    center: Center,
    duty: Duty,
    city: CityCode,
}

impl Request for CenterMay {
    type Answer = Vec<Statement>;

    fn answer(self) -> Result<Vec<Statement>, ValidationError> {
        Ok(statements(self.center.may(self.duty, self.city).err().map(|error| *error.finding())))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct ExaminersCheck {
    examiners: Vec<Examiner>,
    #[serde(default)]
    policy: ExaminerPolicy,
    candidates: usize,
    #[serde(with = "crate::date::iso")]
    on: Date,
}

impl Request for ExaminersCheck {
    type Answer = Vec<Statement>;

    fn answer(self) -> Result<Vec<Statement>, ValidationError> {
        Ok(statements(self.policy.findings(&self.examiners, self.candidates, self.on)))
    }
}
