//! Reading the words of a closed list in serde.
//!
//! An unknown word is refused with the list, and without the word: a document may hold anything there.
//!
//! It stands below [`vocabulary`](crate::vocabulary), whose expansions call it: nothing here knows a list, so the lists
//! (codes, components, hints) and the errors made of them can all stand above.

use core::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// Reads one word of a closed list; an unknown word is refused with the list.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    names: &'static [&'static str],
    from_name: impl FnOnce(&str) -> Option<T>,
) -> Result<T, D::Error> {
    struct Word<F>(&'static [&'static str], F);

    impl<T, F: FnOnce(&str) -> Option<T>> Visitor<'_> for Word<F> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "one of the words {:?}", self.0)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            let names = self.0;
            (self.1)(text).ok_or_else(|| E::unknown_variant("(not in the list)", names))
        }
    }

    deserializer.deserialize_str(Word(names, from_name))
}
