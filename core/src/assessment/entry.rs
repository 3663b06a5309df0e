use alloc::string::String;

use super::{Carried, Marks};
use crate::code::Code;
use crate::finding::{Component, ValidationError};
use crate::name::not_blank;

/// One candidate in an assessment: the host's identifier, the name, the marks.
///
/// ```
/// use skillcert::{Code, Entry, Marks};
///
/// let entry = Entry::new("0001", "考生0001", Marks::practical("88.5")?)?;
/// assert_eq!((entry.candidate(), entry.name(), entry.attempt()), ("0001", "考生0001", 1));
/// assert_eq!(Entry::new("0001", " ", entry.marks()).unwrap_err().code(), Code::HolderMissing);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct Entry {
    candidate: String,
    name: String,
    marks: Marks,
    attempt: u32,
    carried: Option<Carried>,
}

impl Entry {
    /// Enters a candidate with the marks of a first attempt.
    ///
    /// # Errors
    ///
    /// A blank candidate identifier ([`Code::CandidateMissing`]), a blank name ([`Code::HolderMissing`]).
    pub fn new(
        candidate: impl Into<String>,
        name: impl Into<String>,
        marks: Marks,
    ) -> Result<Self, ValidationError> {
        Ok(Self {
            candidate: not_blank(candidate.into(), Code::CandidateMissing, Component::Candidate)?,
            name: not_blank(name.into(), Code::HolderMissing, Component::Holder)?,
            marks,
            attempt: 1,
            carried: None,
        })
    }

    /// Counts the attempt, 1 being the first, and adds what is carried over from an earlier one.
    #[must_use]
    pub const fn with_attempt(mut self, attempt: u32, carried: Option<Carried>) -> Self {
        self.attempt = attempt;
        self.carried = carried;
        self
    }

    /// Returns the host's identifier of the candidate.
    #[must_use]
    pub fn candidate(&self) -> &str {
        &self.candidate
    }

    /// Returns the candidate's name, byte for byte.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the marks.
    #[must_use]
    pub const fn marks(&self) -> Marks {
        self.marks
    }

    /// Returns the number of the attempt; 1 is the first.
    #[must_use]
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Returns what is carried over from an earlier attempt.
    #[must_use]
    pub const fn carried(&self) -> Option<Carried> {
        self.carried
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Record {
    candidate: String,
    name: String,
    marks: Marks,
    #[serde(default = "first")]
    attempt: u32,
    #[serde(default)]
    carried: Option<Carried>,
}

#[cfg(feature = "serde")]
const fn first() -> u32 {
    1
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for Entry {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        let entry = Self::new(record.candidate, record.name, record.marks)?;
        Ok(entry.with_attempt(record.attempt, record.carried))
    }
}
