use super::{Component, Finding, Message};
use crate::clause::Clause;
use crate::code::Code;
use crate::lang::Lang;

/// An input that cannot be used, with the [`Finding`] that says why.
///
/// `Display` is the English sentence; [`message`](Self::message) gives either language. Values and hint are those of
/// the [`finding`](Self::finding).
///
/// ```
/// use skillcert::{Code, Component, Lang, Score};
///
/// let error = Score::parse("59.995").unwrap_err();
/// assert_eq!((error.code(), error.component()), (Code::ScoreTooPrecise, Component::Score));
/// assert_eq!(error.clause().map(|clause| clause.name()), Some("三(二)"));
/// assert_eq!(error.position(), Some(6));
/// assert_eq!(error.to_string(), error.message(Lang::En).to_string());
/// println!("{}\n{}", error.message(Lang::Zh), error.cure(Lang::Zh));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", .0.message(Lang::En))]
pub struct ValidationError(Finding);

impl ValidationError {
    /// Returns the facts.
    #[must_use]
    pub const fn finding(&self) -> &Finding {
        &self.0
    }

    /// Returns the stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.0.code()
    }

    /// Returns the part of the input that it is about.
    #[must_use]
    pub const fn component(&self) -> Component {
        self.0.component()
    }

    /// Returns the place, a 0-based byte offset in the input.
    #[must_use]
    pub const fn index(&self) -> Option<u64> {
        self.0.index()
    }

    /// Returns the place as the notice counts, from 1: 从左至右第 n 位.
    #[must_use]
    pub const fn position(&self) -> Option<u64> {
        self.0.position()
    }

    /// Returns the provision it rests on; `None` only for codes of documents and the calling interface.
    #[must_use]
    pub const fn clause(&self) -> Option<Clause> {
        self.0.clause()
    }

    /// Renders the sentence: what was found, where, what was expected, on which clause. At most 256 bytes.
    #[must_use]
    pub const fn message(&self, lang: Lang) -> Message {
        self.0.message(lang)
    }

    /// Renders what would cure it.
    #[must_use]
    pub const fn cure(&self, lang: Lang) -> Message {
        self.0.cure(lang)
    }

    /// Names another component: a score is read before it is known whose it is.
    #[must_use]
    pub const fn in_component(self, component: Component) -> Self {
        Self(self.0.in_component(component))
    }
}

impl From<Finding> for ValidationError {
    fn from(finding: Finding) -> Self {
        Self(finding)
    }
}
