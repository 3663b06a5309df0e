use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use time::Date;

use super::Request;
use super::statement::{Statement, statements};
use crate::assessment::{Assessment, Decision, DecisionPolicy, Entry, Holding};
use crate::certificate::{Certificate, Issuance, Issuer};
use crate::finding::ValidationError;
use crate::number::{CityCode, Series};
use crate::organization::{Center, Duty, Examiner, ExaminerPolicy};
use crate::project::Specification;

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct AssessmentDecide {
    assessment: Assessment,
    #[serde(default)]
    specification: Option<Specification>,
    #[serde(default)]
    policy: DecisionPolicy,
}

/// The answer to one entry: a decision, with the certificate of a pass, or why there is none.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::document) struct Answer {
    candidate: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<Certificate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Statement>,
}

fn answers(
    entries: &[Entry],
    issuances: impl IntoIterator<Item = Result<Issuance, ValidationError>>,
) -> Vec<Answer> {
    let answer = |(entry, issuance): (&Entry, Result<Issuance, ValidationError>)| {
        let candidate = entry.candidate().into();
        match issuance {
            Ok(Issuance { decision, certificate }) => {
                Answer { candidate, decision: Some(decision), certificate, error: None }
            }
            Err(error) => {
                let error = Some((*error.finding()).into());
                Answer { candidate, decision: None, certificate: None, error }
            }
        }
    };
    entries.iter().zip(issuances).map(answer).collect()
}

impl Request for AssessmentDecide {
    type Answer = Vec<Answer>;

    fn answer(self) -> Result<Vec<Answer>, ValidationError> {
        let Self { assessment, specification, policy } = self;
        let decisions =
            assessment.decide_with(assessment.project.rule_under(specification.as_ref()), &policy);
        let undecorated = |decision: Decision| Issuance { decision, certificate: None };
        Ok(answers(&assessment.entries, decisions.into_iter().map(|decision| decision.map(undecorated))))
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct AssessmentIssue {
    assessment: Assessment,
    #[serde(default)]
    specification: Option<Specification>,
    #[serde(default)]
    policy: DecisionPolicy,
    series: Series,
    issuer: Issuer,
    #[serde(with = "crate::iso_date::Form")]
    issued_on: Date,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::document) struct AssessmentIssued {
    answers: Vec<Answer>,
    series: Series,
}

impl Request for AssessmentIssue {
    type Answer = AssessmentIssued;

    fn answer(self) -> Result<AssessmentIssued, ValidationError> {
        let Self { assessment, specification, policy, mut series, issuer, issued_on } = self;
        let rule = assessment.project.rule_under(specification.as_ref());
        let issuances = assessment.issue(rule, &policy, &mut series, &issuer, issued_on)?;
        Ok(AssessmentIssued { answers: answers(&assessment.entries, issuances), series })
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::document) struct AssessmentCheck(Holding);

impl Request for AssessmentCheck {
    type Answer = Vec<Statement>;

    fn answer(self) -> Result<Vec<Statement>, ValidationError> {
        Ok(statements(self.0.findings()))
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct ExaminersCheck {
    examiners: Vec<Examiner>,
    #[serde(default)]
    policy: ExaminerPolicy,
    candidates: usize,
    #[serde(with = "crate::iso_date::Form")]
    on: Date,
}

impl Request for ExaminersCheck {
    type Answer = Vec<Statement>;

    fn answer(self) -> Result<Vec<Statement>, ValidationError> {
        Ok(statements(self.policy.findings(&self.examiners, self.candidates, self.on)))
    }
}
