use time::Date;

use super::Score;

/// A part passed at an earlier attempt, to be carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Carried {
    /// 操作技能.
    #[cfg_attr(feature = "serde", serde(default))]
    pub practical: Option<Score>,
    /// 理论知识.
    #[cfg_attr(feature = "serde", serde(default))]
    pub theory: Option<Score>,
    /// The day of that attempt.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub on: Date,
}
