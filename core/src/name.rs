//! Names of people and things: kept byte for byte, never normalized.

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::likeness::is_blank;

/// A name as given, byte for byte; refused if nothing of it can be seen.
pub(crate) fn not_blank<T: AsRef<str>>(
    text: T,
    code: Code,
    component: Component,
) -> Result<T, ValidationError> {
    if is_blank(text.as_ref()) {
        return Err(Finding::new(code, component).into());
    }
    Ok(text)
}
