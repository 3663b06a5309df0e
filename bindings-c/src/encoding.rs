//! The encodings in which texts are handed out.

use encoding_rs::GBK;

/// How a text becomes units of memory, without allocating.
pub(crate) trait Encoding {
    /// What lengths count.
    type Unit: Copy;

    /// Hands on all units of a text, in pieces.
    fn encode(text: &str, put: impl FnMut(&[Self::Unit]));
}

pub(crate) struct Utf8;

impl Encoding for Utf8 {
    type Unit = u8;

    fn encode(text: &str, mut put: impl FnMut(&[u8])) {
        put(text.as_bytes());
    }
}

/// In the byte order of the machine.
pub(crate) struct Utf16;

impl Encoding for Utf16 {
    type Unit = u16;

    fn encode(text: &str, mut put: impl FnMut(&[u16])) {
        text.chars().for_each(|c| put(c.encode_utf16(&mut [0; 2])));
    }
}

/// What GBK lacks would be written as a reference, `&#8364;`; no text of the library needs one, see the tests.
pub(crate) struct Gbk;

impl Encoding for Gbk {
    type Unit = u8;

    fn encode(mut text: &str, mut put: impl FnMut(&[u8])) {
        let mut encoder = GBK.new_encoder();
        let mut piece = [0; 64];
        while !text.is_empty() {
            let (_, read, written, _) = encoder.encode_from_utf8(text, &mut piece, true);
            put(piece.get(..written).unwrap_or_default());
            text = text.get(read..).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded<E: Encoding>(text: &str) -> Vec<E::Unit> {
        let mut units = Vec::new();
        E::encode(text, |piece| units.extend(piece));
        units
    }

    #[test]
    fn what_gbk_lacks_becomes_a_reference() {
        assert_eq!(encoded::<Gbk>("缺考"), b"\xC8\xB1\xBF\xBC");
        assert_eq!(encoded::<Gbk>(&"😀".repeat(99)), "&#128512;".repeat(99).as_bytes());
    }

    #[test]
    fn utf16_counts_pairs_as_two() {
        assert_eq!(encoded::<Utf16>("缺😀"), [0x7F3A, 0xD83D, 0xDE00]);
    }
}
