//! What a statement rests on.

use crate::clause::Clause;

/// What a code rests on: a provision of the notice, the custom of centers where the notice is silent, or
/// neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(with = "Option<alloc::string::String>", extend("enum" = ["clause", "custom", null]))
)]
#[non_exhaustive]
pub enum Basis {
    /// A provision of the notice.
    Clause(Clause),
    /// The notice says nothing of it: the center's own rule (通知未规定，按本单位规定).
    Custom,
    /// Neither: technique of a register, documents, the calling interface.
    None,
}

impl Basis {
    /// Returns its word in JSON and Python, `clause` or `custom`; `None` where there is none.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Clause(_) => Some("clause"),
            Self::Custom => Some("custom"),
            Self::None => None,
        }
    }

    /// Returns the provision, if it is one.
    #[must_use]
    pub const fn clause(self) -> Option<Clause> {
        match self {
            Self::Clause(clause) => Some(clause),
            Self::Custom | Self::None => None,
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Basis {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.name().serialize(serializer)
    }
}
