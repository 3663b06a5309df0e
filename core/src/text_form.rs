//! Reading values that have a text form in serde: one visitor for all of them.

use core::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

use crate::finding::ValidationError;
use crate::refusal::Refusal;

/// Reads a text and gives it to the parser of the type; anything but a text is refused.
pub(crate) fn parse<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    expected: &'static str,
    parser: impl FnOnce(&str) -> Result<T, ValidationError>,
) -> Result<T, D::Error> {
    struct Text<F>(&'static str, F);

    impl<T, F: FnOnce(&str) -> Result<T, ValidationError>> Visitor<'_> for Text<F> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<X: Error>(self, text: &str) -> Result<T, X> {
            (self.1)(text).map_err(|error| X::custom(Refusal::from(error)))
        }

        fn visit_u64<X: Error>(self, _: u64) -> Result<T, X> {
            Err(X::invalid_type(Unexpected::Other("a number"), &self))
        }

        fn visit_i64<X: Error>(self, _: i64) -> Result<T, X> {
            Err(X::invalid_type(Unexpected::Other("a number"), &self))
        }

        fn visit_f64<X: Error>(self, _: f64) -> Result<T, X> {
            Err(X::invalid_type(Unexpected::Other("a number"), &self))
        }
    }

    deserializer.deserialize_str(Text(expected, parser))
}
