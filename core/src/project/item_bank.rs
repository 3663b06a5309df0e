use alloc::string::String;
use alloc::vec::Vec;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// The items of one task.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BankTask {
    /// The task's name in the specification.
    pub task: String,
    /// The host's identifiers of the items.
    pub items: Vec<String>,
}

/// 题库 (三(三)): identifiers of items by task. The items themselves stay with the host.
///
/// ```
/// use skillcert::{Applicant, ApplicantKind, BankTask, ItemBank, Specification, SpecificationScope, Task};
///
/// let developer = Applicant::new(ApplicantKind::School, "某学校")?;
/// let task = |name: &str, weight| Task { name: name.into(), weight };
/// let tasks = vec![task("选料", 40), task("卤制", 60)];
/// let scope = SpecificationScope::Local;
/// let specification = Specification { scope, developer, theory: true, pass_mark: 60, tasks, approved_on: None };
/// let items = |prefix: &str| (1..=9).map(|n| format!("{prefix}{n}")).collect();
/// let bank = ItemBank::new(vec![
///     BankTask { task: "选料".into(), items: items("A") },
///     BankTask { task: "卤制".into(), items: items("B") },
/// ])?;
///
/// let draw = bank.draw(&specification, 20261123, 5)?;
/// assert_eq!(draw.items.iter().filter(|item| item.starts_with('A')).count(), 2);
/// assert!(draw.verify(&bank, &specification).is_ok());
/// assert!(bank.draw(&specification, 20261123, 50).is_err());
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record", into = "Record"))]
pub struct ItemBank(Vec<BankTask>);

impl ItemBank {
    /// Makes a bank of tasks.
    ///
    /// # Errors
    ///
    /// An item that stands in it twice ([`Code::ItemRepeated`], its 1-based position over all tasks).
    pub fn new(tasks: Vec<BankTask>) -> Result<Self, ValidationError> {
        let mut seen = alloc::collections::BTreeSet::new();
        let items = tasks.iter().flat_map(|task| &task.items);
        let repeated = (1_i64..).zip(items).find(|(_, item)| !seen.insert(item.as_str()));
        if let Some((position, _)) = repeated {
            return Err(Finding::new(Code::ItemRepeated, Component::ItemBank).with_value(position).into());
        }
        Ok(Self(tasks))
    }

    /// Returns the tasks.
    #[must_use]
    pub fn tasks(&self) -> &[BankTask] {
        &self.0
    }
}

/// The list of tasks.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
struct Record(Vec<BankTask>);

#[cfg(feature = "serde")]
impl TryFrom<Record> for ItemBank {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        Ok(Self::new(record.0)?)
    }
}

#[cfg(feature = "serde")]
impl From<ItemBank> for Record {
    fn from(bank: ItemBank) -> Self {
        Self(bank.0)
    }
}
