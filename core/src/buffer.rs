//! Buffers of the caller, which have to be long enough before anything is written.

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// The first `len` places of a buffer.
pub(crate) fn exactly<T>(buffer: &mut [T], len: usize) -> Result<&mut [T], ValidationError> {
    let capacity = buffer.len();
    buffer.get_mut(..len).ok_or_else(|| too_small(len, capacity))
}

/// A length that is not the wanted one.
#[cold]
pub(crate) fn too_small(len: usize, capacity: usize) -> ValidationError {
    let wide = |len| i64::try_from(len).unwrap_or(i64::MAX);
    let finding = Finding::new(Code::BufferTooSmall, Component::Argument);
    finding.with_value(wide(len)).with_limit(wide(capacity)).into()
}
