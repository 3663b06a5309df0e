use alloc::string::{String, ToString as _};

use serde::de::DeserializeOwned;

use super::DocumentError;
use super::objects::Objects;
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// The largest document that is read, in bytes: 16 MiB.
pub const LIMIT: usize = 16 * 1024 * 1024;

/// Reads one noun.
///
/// # Errors
///
/// A document over [`LIMIT`] bytes; what is not JSON, or not the JSON of the noun; what the noun refuses.
pub fn read<T: DeserializeOwned>(input: &str) -> Result<T, DocumentError> {
    check_length(input.len())?;
    let mut reader = serde_json::Deserializer::from_str(input);
    let value = serde_path_to_error::deserialize(Objects(&mut reader))
        .map_err(|error| DocumentError::unreadable(error.path().to_string(), error.inner()))?;
    reader.end().map_err(|error| DocumentError::unreadable(String::new(), &error))?;
    Ok(value)
}

/// Refuses a length that [`read`] refuses: before the text itself is looked at.
///
/// # Errors
///
/// More than [`LIMIT`] bytes.
pub fn check_length(len: usize) -> Result<(), ValidationError> {
    if len <= LIMIT {
        return Ok(());
    }
    let count = |value| i64::try_from(value).unwrap_or(i64::MAX);
    let finding = Finding::new(Code::DocumentTooLarge, Component::Document);
    Err(finding.with_value(count(len)).with_limit(count(LIMIT)).into())
}
