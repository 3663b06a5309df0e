use alloc::boxed::Box;
use alloc::collections::BTreeSet;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// The longest name of a shard, in bytes.
const LONGEST: usize = 255;

/// The names of shards, in order.
pub(super) type Names = BTreeSet<Box<str>>;

/// Which rows an audit is of.
#[derive(Clone, Debug)]
pub(super) enum Shards {
    /// One shard, which takes more rows; without a name it is called after its content.
    Open(Option<Box<str>>),
    /// Shards that are complete.
    Sealed(Names),
}

/// A name that a caller gives to a shard.
pub(super) fn name(name: &str) -> Result<Box<str>, ValidationError> {
    if (1..=LONGEST).contains(&name.len()) {
        return Ok(name.into());
    }
    let finding = Finding::new(Code::ShardNameInvalid, Component::Shard);
    let length = i64::try_from(name.len()).unwrap_or(i64::MAX);
    Err(finding.with_value(length).with_limit(255).into())
}
