//! Findings and errors as a record of numbers, and the two codes that no table of the core has.

use skillcert_core::{Code, Component, Finding, Found, Hint, ValidationError};

use crate::argument;
use crate::records::FindingRecord;

/// Success, and the only value that means it.
pub const SKILLCERT_OK: i32 = 0;
/// A fault inside the library was stopped at its border; the outputs are invalid. Please report it.
pub const SKILLCERT_PANIC: i32 = -99;

/// A character, by its Unicode code point.
pub const SKILLCERT_FOUND_CHARACTER: i32 = 1;
/// A byte that begins no valid UTF-8 character.
pub const SKILLCERT_FOUND_BYTE: i32 = 2;

const SIZE: u32 = 96;

impl FindingRecord {
    /// A fault of the library itself: nothing but the code.
    pub(crate) fn of_panic() -> Self {
        Self { code: SKILLCERT_PANIC, ..Self::default() }
    }

    /// The finding that the record tells; `argument` is where it was passed.
    pub(crate) fn finding(&self, argument: u8) -> Result<Finding, ValidationError> {
        let code = argument::kind(self.code, argument, Code::from_number)?;
        let component = argument::kind(self.component, argument, Component::from_number)?;
        let mut finding = Finding::new(code, component)
            .with_found(self.found(argument)?)
            .with_hint(given(self.hint != 0, || argument::kind(self.hint, argument, Hint::from_number))?);
        if argument::flag(self.has_index, argument)? {
            finding = finding.at(self.index);
        }
        if argument::flag(self.has_value, argument)? {
            finding = finding.with_value(self.value);
        }
        if argument::flag(self.has_limit, argument)? {
            finding = finding.with_limit(self.limit);
        }
        self.reserved.into_iter().try_for_each(|value| argument::reserved(value, argument))?;
        Ok(finding)
    }

    fn found(&self, argument: u8) -> Result<Option<Found>, ValidationError> {
        let found = match self.found_kind {
            0 => return Ok(None),
            SKILLCERT_FOUND_CHARACTER => char::from_u32(self.found).map(Found::Char),
            SKILLCERT_FOUND_BYTE => u8::try_from(self.found).ok().map(Found::Byte),
            kind => return Err(argument::unknown_kind(kind.into(), argument)),
        };
        found.map(Some).ok_or_else(|| argument::unknown_kind(self.found.into(), argument))
    }
}

fn given<T>(
    is_given: bool,
    value: impl FnOnce() -> Result<T, ValidationError>,
) -> Result<Option<T>, ValidationError> {
    if is_given {
        value().map(Some)
    } else {
        Ok(None)
    }
}

impl From<ValidationError> for FindingRecord {
    fn from(error: ValidationError) -> Self {
        (*error.finding()).into()
    }
}

impl From<Finding> for FindingRecord {
    fn from(finding: Finding) -> Self {
        let (found_kind, found) = match finding.found() {
            None => (0, 0),
            Some(Found::Char(c)) => (SKILLCERT_FOUND_CHARACTER, c.into()),
            Some(Found::Byte(byte)) => (SKILLCERT_FOUND_BYTE, byte.into()),
        };
        Self {
            struct_size: SIZE,
            code: finding.code().number().into(),
            component: finding.component().number().into(),
            hint: finding.hint().map_or(0, |hint| hint.number().into()),
            clause: finding.clause().map_or(0, |clause| clause.number().into()),
            found_kind,
            found,
            has_index: finding.index().is_some().into(),
            has_value: finding.value().is_some().into(),
            has_limit: finding.limit().is_some().into(),
            index: finding.index().unwrap_or(0),
            position: finding.position().unwrap_or(0),
            value: finding.value().unwrap_or(0),
            limit: finding.limit().unwrap_or(0),
            row: 0,
            reserved: [0; 2],
        }
    }
}
