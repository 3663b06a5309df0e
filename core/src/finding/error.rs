use core::ops::Deref;

use super::{Component, Finding};
use crate::lang::Lang;

/// An input that cannot be used. Its facts are those of its [`Finding`], which it dereferences to.
///
/// `Display` is the English sentence; [`message`](Finding::message) gives either language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", .0.message(Lang::En))]
pub struct ValidationError(Finding);

impl ValidationError {
    /// The facts.
    #[must_use]
    pub const fn finding(&self) -> &Finding {
        &self.0
    }

    /// The same error about another component: a score is read before it is known whose it is.
    #[must_use]
    pub const fn in_component(self, component: Component) -> Self {
        Self(self.0.in_component(component))
    }
}

impl Deref for ValidationError {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.0
    }
}

impl From<Finding> for ValidationError {
    fn from(finding: Finding) -> Self {
        Self(finding)
    }
}
