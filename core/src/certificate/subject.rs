use alloc::string::String;

use time::Date;

use crate::number::CityCode;
use crate::project::Project;

/// What a certificate is about: who passed which project, where and when.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Subject {
    /// The holder's name, byte for byte.
    pub holder: String,
    /// The project.
    pub project: Project,
    /// The city that held the assessment.
    pub city: CityCode,
    /// The day of the assessment.
    #[cfg_attr(feature = "serde", serde(with = "crate::date::iso"))]
    pub assessed_on: Date,
}
