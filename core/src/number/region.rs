//! 省级代码 and 地市代码: two decimal digits each, as the coding of assessment institutions fixes them.

use core::fmt;

use crate::code::Code;
use crate::finding::{Component, Finding, Found, ValidationError};

/// Two digits as their value; the byte offset of the first thing that is not a digit otherwise.
fn two_digits(text: &str) -> Result<u8, (usize, Option<Found>)> {
    let bytes = text.as_bytes();
    let wrong = bytes.iter().take(2).position(|byte| !byte.is_ascii_digit());
    match (bytes, wrong) {
        (&[tens, ones], None) => {
            Ok(tens.wrapping_sub(b'0').wrapping_mul(10).wrapping_add(ones.wrapping_sub(b'0')))
        }
        _ => {
            let index = wrong.unwrap_or(bytes.len().min(2));
            Err((index, bytes.get(index..).and_then(Found::first_of)))
        }
    }
}

macro_rules! region_code {
    ($(#[$meta:meta])* $Name:ident, $Component:ident, $range:ident, $syntax:ident, $expected:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(
            feature = "schema",
            derive(schemars::JsonSchema),
            schemars(with = "alloc::string::String", extend("pattern" = "^[0-9]{2}$"))
        )]
        pub struct $Name(u8);

        impl $Name {
            /// Makes the code of a value, 0 to 99.
            ///
            /// # Errors
            ///
            /// 100 and more, for example the six-digit region 430100.
            pub fn new(value: u32) -> Result<Self, ValidationError> {
                match u8::try_from(value) {
                    Ok(value @ 0..=99) => Ok(Self(value)),
                    _ => {
                        let finding = Finding::new(Code::$range, Component::$Component);
                        Err(finding.with_value(value.into()).into())
                    }
                }
            }

            /// Reads the code written with exactly two ASCII digits.
            ///
            /// # Errors
            ///
            /// `1`, `001`, `A1`, `０１`: not two digits.
            pub fn parse(text: &str) -> Result<Self, ValidationError> {
                two_digits(text).map(Self).map_err(|(index, found)| {
                    Finding::new(Code::$syntax, Component::$Component)
                        .at(index as u64)
                        .with_found(found)
                        .into()
                })
            }

            /// Of a value that came from two digits: 0 to 99.
            pub(super) const fn of_digits(value: u8) -> Self {
                Self(value)
            }

            /// Returns the value, 0 to 99.
            #[must_use]
            pub const fn get(self) -> u8 {
                self.0
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:02}", self.0)
            }
        }

        impl core::str::FromStr for $Name {
            type Err = ValidationError;

            fn from_str(text: &str) -> Result<Self, ValidationError> {
                Self::parse(text)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::text_form::parse(deserializer, $expected, Self::parse)
            }
        }
    };
}

region_code! {
    /// 省级代码 (附件2·3): two digits; 18 in Hunan.
    ///
    /// No `Default`: a code is never assumed.
    ProvinceCode, Province, ProvinceOutOfRange, ProvinceNotTwoDigits, "a province code such as \"18\""
}

region_code! {
    /// 地市代码 (附件2·4): two digits. The notice documents one, 01 长沙; the provincial center fixes the others.
    ///
    /// No `Default`: a code is never assumed.
    CityCode, City, CityOutOfRange, CityNotTwoDigits, "a city code such as \"01\""
}

impl ProvinceCode {
    /// 18, 湖南: from the notice's example (附件2·二).
    pub const HUNAN: Self = Self(18);

    /// Returns the Chinese name, where the notice gives one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        if self.0 == Self::HUNAN.0 { Some("湖南") } else { None }
    }
}

impl CityCode {
    /// 01, 长沙: from the notice's example (附件2·二).
    pub const CHANGSHA: Self = Self(1);

    /// Returns the Chinese name, where the notice gives one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        if self.0 == Self::CHANGSHA.0 { Some("长沙") } else { None }
    }
}
