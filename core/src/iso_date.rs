//! The form of dates in documents, `"2026-11-23"`, for the fields of other types.
//!
//! Reading refuses what [`parse_date`] refuses; [`option`] is for dates that may be missing.
//!
//! ```
//! use serde::{Deserialize, Serialize};
//! use skillcert::Date;
//!
//! #[derive(Serialize, Deserialize)]
//! struct Session {
//!     #[serde(with = "skillcert::iso_date")]
//!     on: Date,
//!     #[serde(default, with = "skillcert::iso_date::option")]
//!     closed_on: Option<Date>,
//! }
//!
//! let session: Session = serde_json::from_str(r#"{"on": "2026-11-23"}"#)?;
//! assert_eq!((session.on, session.closed_on), (skillcert::parse_date("2026-11-23").unwrap(), None));
//! assert_eq!(serde_json::to_string(&session)?, r#"{"on":"2026-11-23","closed_on":null}"#);
//! assert!(serde_json::from_str::<Session>(r#"{"on": "2026-02-29"}"#).is_err());
//! # Ok::<(), serde_json::Error>(())
//! ```

use serde::{Deserializer, Serializer};
use time::Date;

use crate::date::{Iso, parse_date};

/// Writes a date as `YYYY-MM-DD`.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&Iso(*date))
}

/// Reads a date from `YYYY-MM-DD`.
///
/// # Errors
///
/// Anything but a text; what [`parse_date`] refuses.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    crate::text_form::parse(deserializer, "a date such as \"2026-11-23\"", parse_date)
}

/// The form of a date that may be missing: its text, or null.
pub mod option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use time::Date;

    #[derive(Serialize, Deserialize)]
    struct Text(#[serde(with = "super")] Date);

    /// Writes a date as `YYYY-MM-DD`, and none as null.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        date.map(Text).serialize(serializer)
    }

    /// Reads a date from `YYYY-MM-DD`, and none from null.
    ///
    /// # Errors
    ///
    /// Those of [`iso_date::deserialize`](super::deserialize).
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        Ok(Option::<Text>::deserialize(deserializer)?.map(|text| text.0))
    }
}

/// A date as its text, year, month, day.
///
/// For the fields of core, `#[serde(with = "crate::iso_date::Form")]`: serde takes it for a module, schemars for a type.
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Date", with = "alloc::string::String"),
    schemars(extend("format" = "date", "pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
)]
pub(crate) enum Form {}

impl Form {
    pub(crate) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(date, serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        deserialize(deserializer)
    }
}

/// A date as its text, or null.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline, with = "Option<Form>"))]
pub(crate) enum OptionForm {}

impl OptionForm {
    pub(crate) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        option::serialize(date, serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        option::deserialize(deserializer)
    }
}
