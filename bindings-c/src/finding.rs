//! Findings and errors as a record of numbers.

use skillcert_core::{Code, Component, Finding, Found, Hint, ValidationError};

use crate::argument;
use crate::version::SKILLCERT_PANIC;

/// A character, by its Unicode code point.
pub const SKILLCERT_FOUND_CHARACTER: i32 = 1;
/// A byte that begins no valid UTF-8 character.
pub const SKILLCERT_FOUND_BYTE: i32 = 2;

/// One statement about an input or a decision. It holds numbers only: at most one character of the input, never the
/// number or a name, so it can be logged and stored. skillcert_message() makes a sentence of it at any later time.
///
/// Its size is final, because it stands in arrays and in other structs; new facts go to `reserved`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct FindingRecord {
    /// sizeof(skillcert_finding).
    pub struct_size: u32,
    /// SKILLCERT_CODE_…; SKILLCERT_PANIC; SKILLCERT_OK (0) if there is nothing to tell.
    pub code: i32,
    /// SKILLCERT_COMPONENT_…: what it is about.
    pub component: i32,
    /// SKILLCERT_HINT_…: a guess at the cause, 0 if there is none.
    pub hint: i32,
    /// SKILLCERT_CLAUSE_…: the provision it rests on, 0 for codes of documents and the calling interface.
    pub clause: i32,
    /// SKILLCERT_FOUND_…: what `found` is, 0 if nothing was found.
    pub found_kind: i32,
    /// The offending code point or byte.
    pub found: u32,
    /// 1 if `index` is given, else 0.
    pub has_index: i32,
    /// 1 if `value` is given, else 0.
    pub has_value: i32,
    /// 1 if `limit` is given, else 0.
    pub has_limit: i32,
    /// Where: the byte offset in the input, from 0.
    pub index: u64,
    /// Where, as the notice counts (从左至右第n位): index + 1; 0 if no index is given.
    pub position: u64,
    /// The value that was met; scores in hundredths.
    pub value: i64,
    /// The value that was expected, or the bound that was passed; scores in hundredths.
    pub limit: i64,
    /// In a batch the row, from 1; otherwise 0.
    pub row: u64,
    /// 0.
    pub reserved: [u64; 2],
}

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
