//! Findings and errors: what was found, where, and the clause it rests on.
//!
//! A [`Finding`] is a value: the facts of one statement ("practical 59.99 is below 60"). A
//! [`ValidationError`] is a finding that makes an input unusable. Both render their sentence from the
//! same table, [`Code`], so that every language says the same words.

mod component;
mod error;
mod found;
mod hint;
pub(crate) mod message;

pub use component::Component;
pub use error::ValidationError;
pub use found::Found;
pub use hint::Hint;
pub use message::Message;

use crate::clause::Clause;
use crate::code::Code;

/// One statement about an input or a decision: code, component, position, values, clause.
///
/// It is `Copy`, holds no text of the input and at most one of its characters, so it can be logged.
///
/// ```
/// use skillcert::{CertificateNumber, Code, Component, Lang};
///
/// let error = CertificateNumber::parse("191801000000O").unwrap_err();
/// let finding = error.finding();
/// assert_eq!((finding.code(), finding.component()), (Code::NumberNotDigit, Component::Serial));
/// assert_eq!((finding.index(), finding.position()), (Some(12), Some(13)));
/// assert_eq!(finding.clause().unwrap().name(), "附件2·1");
/// assert!(finding.message(Lang::Zh).to_string().starts_with("编号第13位是U+004F 'O'，应为数字0至9"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(into = "Record"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    code: Code,
    component: Component,
    index: Option<u64>,
    found: Option<Found>,
    value: Option<i64>,
    limit: Option<i64>,
    hint: Option<Hint>,
}

impl Finding {
    /// States a code about a component, and nothing else.
    #[must_use]
    pub const fn new(code: Code, component: Component) -> Self {
        Self { code, component, index: None, found: None, value: None, limit: None, hint: None }
    }

    /// Adds the place, a 0-based byte offset.
    #[must_use]
    pub const fn at(mut self, index: u64) -> Self {
        self.index = Some(index);
        self
    }

    /// Adds the offending character or byte.
    #[must_use]
    pub const fn with_found(mut self, found: Option<Found>) -> Self {
        self.found = found;
        self
    }

    /// Adds the value that was found.
    #[must_use]
    pub const fn with_value(mut self, value: i64) -> Self {
        self.value = Some(value);
        self
    }

    /// Adds the value that was expected, or the bound that was passed.
    #[must_use]
    pub const fn with_limit(mut self, limit: i64) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Adds a guess at the cause.
    #[must_use]
    pub const fn with_hint(mut self, hint: Option<Hint>) -> Self {
        self.hint = hint;
        self
    }

    /// Names another component.
    #[must_use]
    pub const fn in_component(mut self, component: Component) -> Self {
        self.component = component;
        self
    }

    /// Returns the stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Returns the part of the input that it is about.
    #[must_use]
    pub const fn component(&self) -> Component {
        self.component
    }

    /// Returns the place, a 0-based byte offset in the input.
    #[must_use]
    pub const fn index(&self) -> Option<u64> {
        self.index
    }

    /// Returns the place as the notice counts, from 1: 从左至右第 n 位.
    #[must_use]
    pub const fn position(&self) -> Option<u64> {
        match self.index {
            Some(index) => index.checked_add(1),
            None => None,
        }
    }

    /// Returns the offending character or byte.
    #[must_use]
    pub const fn found(&self) -> Option<Found> {
        self.found
    }

    /// Returns the value that was found; scores in hundredths.
    #[must_use]
    pub const fn value(&self) -> Option<i64> {
        self.value
    }

    /// Returns the value that was expected, or the bound that was passed; scores in hundredths.
    #[must_use]
    pub const fn limit(&self) -> Option<i64> {
        self.limit
    }

    /// Returns by how much the value is above (or, negative, below) the limit; scores in hundredths.
    #[must_use]
    pub const fn margin(&self) -> Option<i64> {
        match (self.value, self.limit) {
            (Some(value), Some(limit)) => value.checked_sub(limit),
            _ => None,
        }
    }

    /// Returns a guess at the cause, where the input looks like something known.
    #[must_use]
    pub const fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// Returns the provision it rests on; `None` only for codes of documents and the calling interface.
    #[must_use]
    pub const fn clause(&self) -> Option<Clause> {
        self.code.clause()
    }
}

/// Code, component, clause and, where there are any, index, found, value, limit and hint.
#[cfg(feature = "serde")]
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Record {
    code: Code,
    component: Component,
    clause: Option<Clause>,
    index: Option<u64>,
    found: Option<Found>,
    value: Option<i64>,
    limit: Option<i64>,
    hint: Option<Hint>,
}

#[cfg(feature = "serde")]
impl From<Finding> for Record {
    fn from(finding: Finding) -> Self {
        let clause = finding.clause();
        let Finding { code, component, index, found, value, limit, hint } = finding;
        Self { code, component, clause, index, found, value, limit, hint }
    }
}
