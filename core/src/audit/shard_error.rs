use alloc::boxed::Box;
use core::fmt;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::lang::Lang;

/// Two audits have a shard in common, so that its rows would be counted twice.
///
/// `Display` is the English sentence and the name of the shard. The name is the caller's own word for a file or a
/// part of a table, no content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShardError {
    finding: Finding,
    shard: Box<str>,
}

impl ShardError {
    /// The shard `name` is number `place` of the first audit, from 1.
    pub(super) fn repeated(name: Box<str>, place: usize) -> Self {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        Self { finding: Finding::new(Code::ShardRepeated, Component::Shard).with_value(place), shard: name }
    }

    /// Returns the facts.
    #[must_use]
    pub const fn finding(&self) -> &Finding {
        &self.finding
    }

    /// Returns the name of the shard.
    #[must_use]
    pub fn shard(&self) -> &str {
        &self.shard
    }
}

impl fmt::Display for ShardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.finding.message(Lang::En), self.shard)
    }
}

impl core::error::Error for ShardError {}

impl From<ShardError> for ValidationError {
    fn from(error: ShardError) -> Self {
        error.finding.into()
    }
}
