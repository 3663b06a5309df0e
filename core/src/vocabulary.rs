//! One macro for every closed list of words: clauses, codes, components, hints, rules, outcomes.
//!
//! ```text
//! Fails = 1, "fails", "缺考即不合格", "absence fails";
//! variant, number in C, name in JSON and Python, Chinese, English
//! ```
//!
//! A list is one table: variant, number, name, Chinese, English. Everything that must not drift apart
//! (the enum, its numbers for C, its names for JSON and Python, its texts) comes from the row.

macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident: $repr:ident {
            $( $Variant:ident = $number:literal, $name:literal, $zh:literal, $en:literal; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr($repr)]
        #[non_exhaustive]
        #[cfg_attr(
            feature = "schema",
            derive(schemars::JsonSchema),
            schemars(with = "alloc::string::String"),
            schemars(transform = $crate::schema::words(Self::ALL, Self::name, Self::text))
        )]
        pub enum $Name {
            $( #[doc = concat!("`", $name, "`: ", $en, " (", $zh, ").")] $Variant = $number, )+
        }

        impl $Name {
            /// Lists every value, in the order of the table.
            pub const ALL: &'static [Self] = &[ $( Self::$Variant, )+ ];

            /// Returns the stable number: never reused, never renumbered; the value that crosses the C interface.
            #[must_use]
            pub const fn number(self) -> $repr {
                self as $repr
            }

            /// Returns the stable name: the value in JSON and in Python.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$Variant => $name, )+ }
            }

            /// Returns the text in the given language.
            #[must_use]
            pub const fn text(self, lang: $crate::Lang) -> &'static str {
                match (self, lang) {
                    $(
                        (Self::$Variant, $crate::Lang::Zh) => $zh,
                        (Self::$Variant, $crate::Lang::En) => $en,
                    )+
                }
            }

            /// Finds the value with this number.
            #[must_use]
            pub const fn from_number(number: $repr) -> Option<Self> {
                match number { $( $number => Some(Self::$Variant), )+ _ => None }
            }

            /// Finds the value with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $( $name => Some(Self::$Variant), )+ _ => None }
            }
        }

        impl core::fmt::Display for $Name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.name())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::word::deserialize(deserializer, &[ $( $name, )+ ], Self::from_name)
            }
        }
    };
}

pub(crate) use vocabulary;
