//! The bytes of a tag: one of its attributes, taken out or given.

use std::ops::Range;

/// The tag with an attribute set, behind the others; without it for `None`. A name without a prefix has any.
pub(super) fn with_attribute(tag: &[u8], name: &[u8], value: Option<(&[u8], &str)>) -> Vec<u8> {
    let place = place(tag, name).unwrap_or(tag.len()..tag.len());
    let mut kept =
        [tag.get(..place.start).unwrap_or_default(), tag.get(place.end..).unwrap_or_default()].concat();
    if let Some((name, value)) = value {
        let end = kept.len().saturating_sub(if kept.ends_with(b"/>") { 2 } else { 1 });
        let given = [b" ", name, b"=\"", value.as_bytes(), b"\""].concat();
        kept.splice(end..end, given);
    }
    kept
}

/// The value of an attribute, as it stands there.
pub(super) fn value<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let attribute = tag.get(place(tag, name)?)?;
    let quote = attribute.last()?;
    attribute.split(|byte| byte == quote).nth(1)
}

/// The tag as the one that begins an element with content.
pub(super) fn opened(tag: &[u8]) -> Vec<u8> {
    tag.strip_suffix(b"/>").map_or_else(|| tag.to_vec(), |head| [head, b">"].concat())
}

/// Where an attribute stands, with the blanks before it.
fn place(tag: &[u8], name: &[u8]) -> Option<Range<usize>> {
    let mut start = blank(tag, 0)?;
    loop {
        let key = filled(tag, start)?;
        let equals = find(tag, key, |byte| byte == b'=')?;
        let quote = find(tag, equals, |byte| byte == b'"' || byte == b'\'')?;
        let mark = *tag.get(quote)?;
        let end = find(tag, quote.saturating_add(1), |byte| byte == mark)?.saturating_add(1);
        let written = tag.get(key..equals)?.trim_ascii_end();
        if written == name || local(written) == name {
            return Some(start..end);
        }
        start = end;
    }
}

fn local(name: &[u8]) -> &[u8] {
    name.rsplit(|byte| *byte == b':').next().unwrap_or_default()
}

fn find(tag: &[u8], from: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
    let length = tag.get(from..)?.iter().position(|byte| is(*byte))?;
    Some(from.saturating_add(length))
}

fn blank(tag: &[u8], from: usize) -> Option<usize> {
    find(tag, from, |byte| byte.is_ascii_whitespace())
}

fn filled(tag: &[u8], from: usize) -> Option<usize> {
    find(tag, from, |byte| !byte.is_ascii_whitespace())
}
