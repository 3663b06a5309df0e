//! Names of people and things: kept byte for byte, never normalized.

use alloc::string::String;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// A name as given, byte for byte; refused if it is blank.
pub(crate) fn not_blank(text: String, code: Code, component: Component) -> Result<String, ValidationError> {
    if text.trim().is_empty() {
        return Err(Finding::new(code, component).into());
    }
    Ok(text)
}
