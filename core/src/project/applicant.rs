use alloc::string::String;

use crate::code::Code;
use crate::finding::{Component, ValidationError};
use crate::name::not_blank;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Who may apply for a project (二(二)).
    pub enum ApplicantKind: u8 {
        Center = 1, "center", "职业技能鉴定中心", "center";
        Enterprise = 2, "enterprise", "企业", "enterprise";
        School = 3, "school", "院校", "school";
        Institution = 4, "institution", "相关机构", "related institution";
    }
}

/// 申请单位 (二(二)): who applies for a project and develops its specification.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct Applicant {
    kind: ApplicantKind,
    name: String,
}

impl Applicant {
    /// Names an applicant.
    ///
    /// # Errors
    ///
    /// A blank name.
    pub fn new(kind: ApplicantKind, name: impl Into<String>) -> Result<Self, ValidationError> {
        let name = not_blank(name.into(), Code::ApplicantMissing, Component::Project)?;
        Ok(Self { kind, name })
    }

    /// Returns its kind.
    #[must_use]
    pub const fn kind(&self) -> ApplicantKind {
        self.kind
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Record {
    kind: ApplicantKind,
    name: String,
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for Applicant {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        Ok(Self::new(record.kind, record.name)?)
    }
}
