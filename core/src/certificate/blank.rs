use alloc::string::String;

use crate::code::Code;
use crate::finding::{Component, ValidationError};
use crate::name::not_blank;

/// 空白证书: a blank sheet by its number, handed out by the provincial center (六(二)).
///
/// The number of a sheet is not that of the certificate: a reissued certificate keeps its number and takes a new sheet.
/// The notice says nothing of its form, so any text that is not blank is kept byte for byte. That a sheet is used for
/// one certificate only is for the host's register to see; a certificate knows its own sheets.
///
/// ```
/// use skillcert::{Blank, Code};
///
/// assert_eq!(Blank::new("43A0000001")?.number(), "43A0000001");
/// assert_eq!(Blank::new(" ").unwrap_err().code(), Code::BlankMissing);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct Blank(String);

impl Blank {
    /// Takes a sheet by its number.
    ///
    /// # Errors
    ///
    /// A blank number ([`Code::BlankMissing`]).
    pub fn new(number: impl Into<String>) -> Result<Self, ValidationError> {
        not_blank(number.into(), Code::BlankMissing, Component::Blank).map(Self)
    }

    /// Returns its number.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.0
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
struct Record(String);

#[cfg(feature = "serde")]
impl TryFrom<Record> for Blank {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        Ok(Self::new(record.0)?)
    }
}
