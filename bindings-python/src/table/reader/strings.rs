//! The texts that cells of a workbook share.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::Event;

use crate::table::fault::{Code, Fault};
use crate::table::xml::{Xml, attribute, push_reference};

/// A million rows with seven texts of their own each take some 130 MB, with what tells where each ends.
const MOST_BYTES: usize = 160 << 20;
/// Beyond so many texts each has a byte at least: it would not be shared but once.
const MOST_BLANK: usize = 1 << 20;

/// Texts, one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(index)?).ok()?;
        let before = index.checked_sub(1).and_then(|before| self.ends.get(before));
        self.text.get(usize::try_from(before.copied().unwrap_or(0)).ok()?..end)
    }

    /// Adds a text.
    pub(crate) fn push(&mut self, text: &str) -> Result<(), Fault> {
        self.text.push_str(text);
        let bytes = self.ends.len().saturating_mul(size_of::<u32>()).saturating_add(self.text.len());
        if bytes > MOST_BYTES || self.ends.len() > MOST_BLANK.saturating_add(self.text.len()) {
            return Err(Fault::from(Code::TooLarge).limit(MOST_BYTES as u64));
        }
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| Code::TooLarge)?);
        Ok(())
    }

    /// The texts of a part `sharedStrings.xml`.
    pub(crate) fn of<R: BufRead>(part: R) -> Result<Self, Fault> {
        let (mut strings, mut xml, mut rich) = (Self::default(), Xml::new(part), Rich::default());
        loop {
            let event = xml.next()?;
            match &event {
                Event::Start(start) if start.local_name().into_inner() == "si" => rich.begin(),
                Event::End(end) if end.local_name().into_inner() == "si" => {
                    strings.push(&rich.unescaped())?
                }
                Event::Eof => return Ok(strings),
                _ => rich.take(&event)?,
            }
        }
    }
}

/// A text in parts of which each has a format of its own, without what tells how it is spoken.
#[derive(Debug, Default)]
pub(crate) struct Rich {
    text: String,
    /// Where the part that is being read begins, and whether the blanks around it count.
    part: Option<(usize, bool)>,
    spoken: bool,
}

impl Rich {
    pub(crate) fn begin(&mut self) {
        self.text.clear();
        (self.part, self.spoken) = (None, false);
    }

    /// Takes what belongs to the text.
    pub(crate) fn take(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(start) => match start.local_name().into_inner() {
                "rPh" => self.spoken = true,
                "t" if !self.spoken => {
                    let kept = attribute(start, "space")?.is_some_and(|space| space == "preserve");
                    self.part = Some((self.text.len(), kept));
                }
                _ => {}
            },
            Event::End(end) => match end.local_name().into_inner() {
                "rPh" => self.spoken = false,
                "t" => self.end_part(),
                _ => {}
            },
            _ if self.part.is_none() => {}
            _ => push_text(event, &mut self.text)?,
        }
        Ok(())
    }

    fn end_part(&mut self) {
        if let Some((start, false)) = self.part.take() {
            let blank = [' ', '\t', '\r', '\n'];
            self.text.truncate(self.text.trim_end_matches(blank).len().max(start));
            let part = self.text.get(start..).unwrap_or_default();
            let leading = part.len().saturating_sub(part.trim_start_matches(blank).len());
            self.text.drain(start..start.saturating_add(leading));
        }
    }

    /// The text, each `_x000D_` as the character that it means.
    pub(crate) fn unescaped(&self) -> Cow<'_, str> {
        unescaped(&self.text)
    }
}

/// Adds what an event has of a text.
pub(crate) fn push_text(event: &Event<'_>, text: &mut String) -> Result<(), Fault> {
    match event {
        Event::Text(it) => text.push_str(&it.xml10_content()),
        Event::CData(it) => text.push_str(&it.xml10_content()),
        Event::GeneralRef(reference) => push_reference(reference, text)?,
        _ => {}
    }
    Ok(())
}

/// A text in which `_xHHHH_` is a character that XML cannot hold, in UTF-16.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let (mut units, mut rest) = (Vec::with_capacity(text.len()), text);
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or_default();
        (rest, _) = match escape(rest) {
            Some((unit, after)) => (after, units.push(unit)),
            None => (after, units.extend_from_slice(character.encode_utf16(&mut [0; 2]))),
        };
    }
    Cow::Owned(String::from_utf16_lossy(&units))
}

/// The unit of the escape that a text begins with, and what follows it.
fn escape(text: &str) -> Option<(u16, &str)> {
    let (digits, after) = text.strip_prefix("_x")?.split_at_checked(4)?;
    let hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok().filter(|_| hexadecimal)?;
    Some((unit, after.strip_prefix('_')?))
}
