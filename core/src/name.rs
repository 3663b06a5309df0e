//! Names of people and things: kept byte for byte, never normalized.

use alloc::string::String;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::likeness::is_blank;

/// A name as given, byte for byte; refused if nothing of it can be seen.
pub(crate) fn not_blank(text: String, code: Code, component: Component) -> Result<String, ValidationError> {
    if is_blank(&text) {
        return Err(Finding::new(code, component).into());
    }
    Ok(text)
}
