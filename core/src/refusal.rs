//! How a refusal travels through serde, whose errors are only text: the sentence, then its facts in brackets.
//!
//! ```text
//! digit 13 of the number is … (clause 附件2·1) [number_not_digit serial 12 U+004F - - -]
//! ```
//!
//! A noun that reads itself from JSON can only hand its error to `serde::de::Error::custom`, which keeps the text. The
//! facts at its end are read back by [`split`], so that the error of a document has the code and the position that the
//! noun gave, under whatever path serde found it. No format but JSON is read back: other readers show the text.

use core::fmt;

#[cfg(feature = "json")]
use crate::code::Code;
#[cfg(feature = "json")]
use crate::finding::{Component, Found, Hint};
use crate::finding::{Finding, ValidationError};
use crate::lang::Lang;

/// A refusal whose text ends with its facts, `[code component index found value limit hint]`, a dash for each that is
/// missing, so that a document's error can be made from them again.
pub(crate) struct Refusal(ValidationError);

impl From<ValidationError> for Refusal {
    fn from(error: ValidationError) -> Self {
        Self(error)
    }
}

impl From<Finding> for Refusal {
    fn from(finding: Finding) -> Self {
        Self(finding.into())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let finding = self.0.finding();
        write!(f, "{} [{} {}", finding.message(Lang::En), finding.code(), finding.component())?;
        fact(f, finding.index())?;
        fact(f, finding.found().map(|found| found.key()))?;
        fact(f, finding.value())?;
        fact(f, finding.limit())?;
        fact(f, finding.hint())?;
        f.write_str("]")
    }
}

fn fact<T: fmt::Display>(f: &mut fmt::Formatter<'_>, fact: Option<T>) -> fmt::Result {
    match fact {
        Some(fact) => write!(f, " {fact}"),
        None => f.write_str(" -"),
    }
}

/// The sentence and the finding of a refusal's text; `None` if it is another text.
#[cfg(feature = "json")]
pub(crate) fn split(text: &str) -> Option<(&str, Finding)> {
    let (sentence, facts) = text.strip_suffix(']')?.rsplit_once(" [")?;
    let mut facts = facts.split(' ');
    let mut next = || facts.next();
    let mut finding = Finding::new(Code::from_name(next()?)?, Component::from_name(next()?)?);
    if let Ok(index) = next()?.parse() {
        finding = finding.at(index);
    }
    finding = finding.with_found(Found::from_key(next()?));
    if let Ok(value) = next()?.parse() {
        finding = finding.with_value(value);
    }
    if let Ok(limit) = next()?.parse() {
        finding = finding.with_limit(limit);
    }
    Some((sentence, finding.with_hint(Hint::from_name(next()?))))
}
