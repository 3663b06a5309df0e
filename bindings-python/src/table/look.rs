//! How cells and texts look, as far as it matters.

use super::cell::{Doubt, is_unseen};
use super::format::{Format, counts};

/// How a cell looks, as far as it matters.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Look {
    pub(crate) format: Format,
    /// Its font strikes out.
    pub(crate) struck: bool,
}

/// How a font shows text, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Font {
    pub(crate) strikes: bool,
    /// It is of superscripts or subscripts.
    pub(crate) shifts: bool,
}

impl Font {
    /// What a character of the font makes of its text: a raised digit does not belong to the number around it.
    pub(crate) fn doubt(self, character: char) -> Option<Doubt> {
        if self.strikes && !is_unseen(character) {
            return Some(Doubt::Struck);
        }
        (self.shifts && counts(character)).then_some(Doubt::Altered)
    }
}
