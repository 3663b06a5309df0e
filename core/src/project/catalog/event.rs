use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use crate::organization::CenterLevel;
use crate::project::{Applicant, CatalogStep, ProjectTrait, Specification};

/// A step with what it needs (二).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
#[non_exhaustive]
pub enum CatalogAction {
    /// 起草: the project takes shape.
    Draft {
        /// Its traits.
        traits: Vec<ProjectTrait>,
    },
    /// 申请: by a center, an enterprise, a school or a related institution.
    Apply {
        /// Who applies.
        applicant: Applicant,
    },
    /// 备案: the provincial center agrees.
    File {
        /// The level of the center that acts.
        by: CenterLevel,
    },
    /// 退回: the provincial center does not agree; the project is a draft again.
    Return {
        /// The level of the center that acts.
        by: CenterLevel,
    },
    /// 试点: by the applicant, under the specification that it developed (二(三)).
    Pilot {
        /// The approved specification.
        specification: Specification,
    },
    /// 发布: in a batch of the provincial catalog.
    Publish {
        /// The level of the center that acts.
        by: CenterLevel,
        /// The batch.
        batch: String,
        /// The approved specification.
        specification: Specification,
    },
    /// 调整: traits or specification change.
    Adjust {
        /// The level of the center that acts.
        by: CenterLevel,
        /// The traits from now on.
        traits: Vec<ProjectTrait>,
        /// The approved specification from now on.
        specification: Specification,
    },
    /// 撤出: the project leaves the catalog.
    Withdraw {
        /// The level of the center that acts.
        by: CenterLevel,
    },
}

impl CatalogAction {
    /// Returns the step that it is.
    #[must_use]
    pub const fn step(&self) -> CatalogStep {
        match self {
            Self::Draft { .. } => CatalogStep::Draft,
            Self::Apply { .. } => CatalogStep::Apply,
            Self::File { .. } => CatalogStep::File,
            Self::Return { .. } => CatalogStep::Return,
            Self::Pilot { .. } => CatalogStep::Pilot,
            Self::Publish { .. } => CatalogStep::Publish,
            Self::Adjust { .. } => CatalogStep::Adjust,
            Self::Withdraw { .. } => CatalogStep::Withdraw,
        }
    }

    pub(super) const fn acting_level(&self) -> Option<CenterLevel> {
        match self {
            Self::File { by }
            | Self::Return { by }
            | Self::Publish { by, .. }
            | Self::Adjust { by, .. }
            | Self::Withdraw { by } => Some(*by),
            Self::Draft { .. } | Self::Apply { .. } | Self::Pilot { .. } => None,
        }
    }
}

/// A dated step of one project.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CatalogEvent {
    /// The day.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub on: Date,
    /// The project's name.
    pub project: String,
    /// What happens.
    pub action: CatalogAction,
}
