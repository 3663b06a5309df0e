//! 鉴定中心 and 考核机构: who organizes an assessment and who carries it out (三(一), 四).

use alloc::string::String;

use crate::code::Code;
use crate::finding::{Component, ValidationError};
use crate::name::not_blank;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// The level of a center (四(一)).
    pub enum CenterLevel: u8 {
        Provincial = 1, "provincial", "省级", "provincial";
        City = 2, "city", "市州级", "city";
        County = 3, "county", "县级", "county";
    }
}

/// 鉴定中心: a center of vocational skill assessment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, try_from = "CenterRecord"))]
pub struct Center {
    level: CenterLevel,
    name: String,
}

impl Center {
    /// A center with a name.
    ///
    /// # Errors
    ///
    /// A blank name.
    pub fn new(level: CenterLevel, name: impl Into<String>) -> Result<Self, ValidationError> {
        let name = not_blank(name.into(), Code::CenterNameMissing, Component::Center)?;
        Ok(Self { level, name })
    }

    /// Its level.
    #[must_use]
    pub const fn level(&self) -> CenterLevel {
        self.level
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CenterRecord {
    level: CenterLevel,
    name: String,
}

#[cfg(feature = "serde")]
impl TryFrom<CenterRecord> for Center {
    type Error = ValidationError;

    fn try_from(record: CenterRecord) -> Result<Self, ValidationError> {
        Self::new(record.level, record.name)
    }
}

/// 考核机构: the institution that carries an assessment out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Institution(String);

impl Institution {
    /// An institution with a name.
    ///
    /// # Errors
    ///
    /// A blank name.
    pub fn new(name: impl Into<String>) -> Result<Self, ValidationError> {
        not_blank(name.into(), Code::InstitutionNameMissing, Component::Institution).map(Self)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Institution {
    type Error = ValidationError;

    fn try_from(name: String) -> Result<Self, ValidationError> {
        Self::new(name)
    }
}

impl From<Institution> for String {
    fn from(institution: Institution) -> Self {
        institution.0
    }
}
