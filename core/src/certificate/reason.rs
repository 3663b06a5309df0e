use alloc::string::String;

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::name::not_blank;

/// 原因: why a step was taken that the notice knows nothing of. A text of 1 to 500 characters, kept byte for byte.
///
/// ```
/// use skillcert::{Code, Reason};
///
/// assert_eq!(Reason::new("打印机卡纸")?.as_str(), "打印机卡纸");
/// assert_eq!(Reason::new("\u{3000}").unwrap_err().code(), Code::ReasonMissing);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct Reason(String);

impl Reason {
    /// The characters that a reason may have.
    pub const MAX_CHARS: usize = 500;

    /// Takes a reason.
    ///
    /// # Errors
    ///
    /// A text of blanks and invisible marks only ([`Code::ReasonMissing`]); one of more than
    /// [`MAX_CHARS`](Self::MAX_CHARS) characters ([`Code::TextTooLong`]).
    pub fn new(text: impl Into<String>) -> Result<Self, ValidationError> {
        let text = not_blank(text.into(), Code::ReasonMissing, Component::Reason)?;
        let length = text.chars().count();
        if length > Self::MAX_CHARS {
            let count = |length| i64::try_from(length).unwrap_or(i64::MAX);
            return Err(Finding::new(Code::TextTooLong, Component::Reason)
                .with_value(count(length))
                .with_limit(count(Self::MAX_CHARS))
                .into());
        }
        Ok(Self(text))
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
struct Record(String);

#[cfg(feature = "serde")]
impl TryFrom<Record> for Reason {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        Ok(Self::new(record.0)?)
    }
}
