use core::fmt;

/// The offending character, or the byte where the bytes are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(with = "alloc::string::String", extend("pattern" = r"^(U\+[0-9A-F]{4,6}|0x[0-9A-F]{2})$"))
)]
pub enum Found {
    /// A character.
    Char(char),
    /// A byte that begins no valid UTF-8 character.
    Byte(u8),
}

impl Found {
    /// Reads what `bytes` begin with; `None` if they are empty.
    #[must_use]
    pub fn first_of(bytes: &[u8]) -> Option<Self> {
        let byte = *bytes.first()?;
        if byte.is_ascii() {
            return Some(Self::Char(byte.into()));
        }
        let head = bytes.get(..4).unwrap_or(bytes);
        let valid = match core::str::from_utf8(head) {
            Ok(text) => text,
            Err(error) => core::str::from_utf8(head.get(..error.valid_up_to())?).unwrap_or_default(),
        };
        Some(valid.chars().next().map_or(Self::Byte(byte), Self::Char))
    }
}

/// `U+004F 'O'`, `U+540C '同'`, `U+200B` (what may be invisible, or turn the text around, is not shown itself), `0xA3`.
impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Char(c) if is_seen(c) => write!(f, "{} '{c}'", self.key()),
            _ => self.key().fmt(f),
        }
    }
}

/// Whether a character is seen wherever it stands, and moves nothing: ASCII, Chinese, full width and their marks.
const fn is_seen(c: char) -> bool {
    c.is_ascii_graphic()
        || matches!(
            c,
            '\u{D7}'
                | '\u{2010}'..='\u{2027}'
                | '\u{2190}'..='\u{22FF}'
                | '\u{25A0}'..='\u{26FF}'
                | '\u{3001}'..='\u{3020}'
                | '\u{3400}'..='\u{9FFF}'
                | '\u{FF01}'..='\u{FF5E}'
        )
}

/// The text without the character: `U+FF11`, `0xA3`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FoundKey(Found);

impl Found {
    pub(crate) const fn key(self) -> FoundKey {
        FoundKey(self)
    }

    /// From the text of the [`key`](Self::key) of a character; a text has no bytes that belong to none.
    #[cfg(feature = "json")]
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        let digits = key.strip_prefix("U+")?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?).map(Self::Char)
    }
}

impl fmt::Display for FoundKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Found::Char(c) => write!(f, "U+{:04X}", u32::from(c)),
            Found::Byte(byte) => write!(f, "0x{byte:02X}"),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Found {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.key())
    }
}
