//! 考核项目: what is assessed, by which specification, and how it comes into the catalog (二, 七(三), 附件1).

mod applicant;
mod catalog;
mod draw;
mod item_bank;
mod specification;
mod stage;
mod station;

pub use applicant::{Applicant, ApplicantKind};
pub use catalog::{Catalog, CatalogAction, CatalogEvent, Dossier, Existing};
pub use draw::Draw;
pub use item_bank::{BankTask, ItemBank};
pub use specification::{Specification, SpecificationScope, Task};
pub use stage::{CatalogStep, ProjectStage};
pub use station::{
    StationAction, StationApplication, StationAttachment, StationEvent, StationForm, StationStage,
    StationStep,
};

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::name::not_blank;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A trait of a project that makes theory part of its assessment (三(二)).
    pub enum ProjectTrait: u8 {
        TechnicalComplexity = 1, "technical_complexity", "技术复杂", "technically complex";
        Safety = 2, "safety", "安全要求高", "demanding in safety";
        PersonalHealth = 3, "personal_health", "涉及安全和人身健康", "touching personal safety and health";
    }
}

/// 专项职业能力考核项目: one smallest unit of skill, without levels (一, 二(一)).
///
/// Which parts are assessed follows from its traits: [`rule`](Self::rule).
///
/// ```
/// use skillcert::{PassRule, Project, ProjectTrait};
///
/// assert_eq!(Project::new("湘西苗绣", [])?.rule(), PassRule::Practical);
/// let health = Project::new("武冈卤菜加工", [ProjectTrait::PersonalHealth])?;
/// assert_eq!(health.rule(), PassRule::TheoryAndPractical);
/// assert!(Project::new(" ", []).is_err());
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct Project {
    name: String,
    traits: BTreeSet<ProjectTrait>,
}

impl Project {
    /// Names a project, kept byte for byte, with its traits.
    ///
    /// # Errors
    ///
    /// A blank name.
    pub fn new(
        name: impl Into<String>,
        traits: impl IntoIterator<Item = ProjectTrait>,
    ) -> Result<Self, ValidationError> {
        let name = not_blank(name.into(), Code::ProjectNameMissing, Component::Project)?;
        Ok(Self { name, traits: traits.into_iter().collect() })
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Lists its traits, in the order of the notice.
    pub fn traits(&self) -> impl Iterator<Item = ProjectTrait> {
        self.traits.iter().copied()
    }

    fn with_traits(&self, traits: &[ProjectTrait]) -> Self {
        Self { name: self.name.clone(), traits: traits.iter().copied().collect() }
    }

    /// Lists what is wrong with it: a word of level in the name, for there are no levels (一).
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let has_level = LEVEL_WORDS.iter().any(|word| self.name.contains(word));
        let finding = Finding::new(Code::ProjectNameHasLevel, Component::Project);
        has_level.then_some(finding).into_iter().collect()
    }
}

/// Words by which other assessments name their levels.
const LEVEL_WORDS: [&str; 14] = [
    "初级", "中级", "高级", "技师", "一级", "二级", "三级", "四级", "五级", "1级", "2级", "3级", "4级", "5级",
];

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Record {
    name: String,
    traits: BTreeSet<ProjectTrait>,
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for Project {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        Ok(Self::new(record.name, record.traits)?)
    }
}
