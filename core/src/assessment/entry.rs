use alloc::string::String;

use super::Marks;
use crate::code::Code;
use crate::finding::{Component, ValidationError};
use crate::name::not_blank;

/// One candidate in an assessment: the host's identifier, the name, the marks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct Entry {
    candidate: String,
    name: String,
    marks: Marks,
}

impl Entry {
    /// An entry.
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
        })
    }

    /// The host's identifier of the candidate.
    #[must_use]
    pub fn candidate(&self) -> &str {
        &self.candidate
    }

    /// The candidate's name, byte for byte.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The marks.
    #[must_use]
    pub const fn marks(&self) -> Marks {
        self.marks
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    candidate: String,
    name: String,
    marks: Marks,
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for Entry {
    type Error = ValidationError;

    fn try_from(record: Record) -> Result<Self, ValidationError> {
        Self::new(record.candidate, record.name, record.marks)
    }
}
