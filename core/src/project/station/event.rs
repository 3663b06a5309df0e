use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::form::is_blank;
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::organization::{Center, CenterLevel};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A step on the way of a station's form.
    pub enum StationStep: u8 {
        Submit = 1, "submit", "申报", "submit";
        Review = 2, "review", "评估组评估签字", "review";
        Approve = 3, "approve", "备案同意", "approve";
        Return = 4, "return", "退回", "return";
    }
}

/// A step with what the form asks for at that step.
///
/// An objection of the assessment group is on record and binds nobody: the form asks for the group's signature, and
/// the opinion that decides is the provincial center's.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
#[non_exhaustive]
pub enum StationAction {
    /// 申报: the institution hands the form in.
    Submit,
    /// 评估组签字: the assessment group has reviewed it.
    Review {
        /// Who signed, at least one.
        signatures: Vec<String>,
        /// What the group objects to, if it does.
        #[cfg_attr(feature = "serde", serde(default))]
        objection: Option<String>,
    },
    /// 省鉴定中心意见: filed and agreed to (二(二)).
    Approve {
        /// The provincial center.
        center: Center,
        /// Its opinion.
        opinion: String,
    },
    /// 省鉴定中心意见: not yet, with the reason.
    Return {
        /// The provincial center.
        center: Center,
        /// Its opinion.
        opinion: String,
    },
}

/// A dated step of a station's form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct StationEvent {
    /// The day.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub on: Date,
    /// What is done.
    pub action: StationAction,
}

impl StationAction {
    /// Returns the step that it is.
    #[must_use]
    pub const fn step(&self) -> StationStep {
        match self {
            Self::Submit => StationStep::Submit,
            Self::Review { .. } => StationStep::Review,
            Self::Approve { .. } => StationStep::Approve,
            Self::Return { .. } => StationStep::Return,
        }
    }

    /// Signed by the group, or stamped by the provincial center with an opinion.
    pub(super) fn check(&self) -> Result<(), ValidationError> {
        let finding = match self {
            Self::Review { signatures, .. } if signatures.is_empty() || signatures.iter().any(is_blank) => {
                Finding::new(Code::StationFieldMissing, Component::GroupOpinion)
            }
            Self::Approve { center, .. } | Self::Return { center, .. }
                if center.level() != CenterLevel::Provincial =>
            {
                Finding::new(Code::ProvincialCenterRequired, Component::Center)
            }
            Self::Approve { opinion, .. } | Self::Return { opinion, .. } if is_blank(opinion) => {
                Finding::new(Code::StationFieldMissing, Component::ProvincialOpinion)
            }
            _ => return Ok(()),
        };
        Err(finding.into())
    }
}
