use alloc::string::String;
use alloc::vec::Vec;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::name::not_blank;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What an institution is (三(一)).
    pub enum InstitutionKind: u8 {
        Station = 1, "station", "人社部门审批设立的鉴定机构", "assessment station approved by the authority";
        Enterprise = 2, "enterprise", "企业", "enterprise";
        School = 3, "school", "院校", "school";
        Related = 4, "related", "相关机构", "related institution";
    }
}

/// 考核机构: the institution that carries an assessment out (三(一)). It has to be an independent legal person.
///
/// ```
/// use skillcert::{Code, Institution};
///
/// assert!(Institution::new("湘西苗绣传习所", true)?.findings().is_empty());
/// let branch = Institution::new("湘西苗绣传习所教学点", false)?;
/// assert_eq!(branch.findings()[0].code(), Code::NotIndependentLegalPerson);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct Institution {
    name: String,
    independent_legal_person: bool,
    kind: Option<InstitutionKind>,
}

impl Institution {
    /// Names an institution, and says whether it is an independent legal person (独立法人单位).
    ///
    /// # Errors
    ///
    /// A blank name ([`Code::InstitutionNameMissing`]).
    pub fn new(name: impl Into<String>, independent_legal_person: bool) -> Result<Self, ValidationError> {
        let name = not_blank(name.into(), Code::InstitutionNameMissing, Component::Institution)?;
        Ok(Self { name, independent_legal_person, kind: None })
    }

    /// Adds its kind, which no rule of the notice depends on.
    #[must_use]
    pub const fn with_kind(mut self, kind: InstitutionKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Says whether it is an independent legal person.
    #[must_use]
    pub const fn is_independent_legal_person(&self) -> bool {
        self.independent_legal_person
    }

    /// Returns its kind, where it is known.
    #[must_use]
    pub const fn kind(&self) -> Option<InstitutionKind> {
        self.kind
    }

    /// Lists why it may not carry out an assessment: [`Code::NotIndependentLegalPerson`] (三(一)), or nothing.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let finding = Finding::new(Code::NotIndependentLegalPerson, Component::Institution);
        (!self.independent_legal_person).then_some(finding).into_iter().collect()
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Record {
    name: String,
    independent_legal_person: bool,
    #[serde(default)]
    kind: Option<InstitutionKind>,
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for Institution {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        let institution = Self::new(record.name, record.independent_legal_person)?;
        Ok(Self { kind: record.kind, ..institution })
    }
}
