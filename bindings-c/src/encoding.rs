//! The encodings in which texts are handed out.

use encoding_rs::GBK;

use crate::boundary::Plain;

/// How a text becomes units of memory, without allocating.
pub(crate) trait Encoding {
    /// What lengths count.
    type Unit: Plain;

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
    use encoding_rs::EncoderResult;

    use super::*;
    use crate::lists::lists;
    use crate::message::tests::sentences;

    fn encoded<E: Encoding>(text: &str) -> Vec<E::Unit> {
        let mut units = Vec::new();
        E::encode(text, |piece| units.extend(piece));
        units
    }

    fn words() -> impl Iterator<Item = &'static str> {
        macro_rules! words {
            ($( $list:literal, $prefix:literal, $List:ty, $title:literal; )+) => {{
                let lists = [ $( <$List>::ALL.iter().flat_map(|word| {
                    [word.name(), word.text(skillcert_core::Lang::Zh), word.text(skillcert_core::Lang::En)]
                }).collect::<Vec<_>>(), )+ ];
                lists.into_iter().flatten()
            }};
        }
        lists!(words)
    }

    #[test]
    fn every_text_can_be_written_in_gbk() {
        for text in sentences().chain(words().map(String::from)) {
            let mut bytes = [0; 1024];
            let (result, _, written) =
                GBK.new_encoder().encode_from_utf8_without_replacement(&text, &mut bytes, true);
            assert_eq!(result, EncoderResult::InputEmpty, "{text}");
            assert_eq!(bytes[..written], encoded::<Gbk>(&text), "{text}");
        }
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
