//! The texts that cells of a workbook share.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::styles::{is_shifting, is_striking};
use crate::table::cell::{Doubt, Value};
use crate::table::fault::{Code, Fault};
use crate::table::look::Font;
use crate::table::names::{LeftOut, Names};
use crate::table::xml::{Xml, push_reference};

/// A million rows with seven texts of their own each take some 130 MB, with what tells where each ends.
const MOST_BYTES: usize = 160 << 20;
/// Beyond so many texts each has a byte at least: it would not be shared but once.
const MOST_BLANK: usize = 1 << 20;

/// Texts, one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
    /// Those about which there is a doubt, in their order.
    doubts: Vec<(usize, Doubt)>,
}

impl Strings {
    /// The text with a number, as a cell has it.
    pub(crate) fn value(&self, index: usize) -> Option<Value<'_>> {
        let text = self.get(index)?;
        let found = self.doubts.binary_search_by_key(&index, |(it, _)| *it).ok();
        Some(Value::text(text, found.and_then(|place| self.doubts.get(place)).map(|(_, doubt)| *doubt)))
    }

    fn get(&self, index: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(index)?).ok()?;
        let before = index.checked_sub(1).and_then(|before| self.ends.get(before));
        self.text.get(usize::try_from(before.copied().unwrap_or(0)).ok()?..end)
    }

    /// Adds a text, about which there may be a doubt.
    pub(crate) fn push(&mut self, text: &str, doubt: Option<Doubt>) -> Result<(), Fault> {
        self.text.push_str(text);
        self.doubts.extend(doubt.map(|doubt| (self.ends.len(), doubt)));
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
        let (mut names, mut kept, mut inside, mut left_out) =
            (Names::default(), false, false, LeftOut::default());
        loop {
            let depth = xml.depth();
            if depth == 1
                && names.is_unprefixed()
                && let Some(text) = xml.plain_text(b"<si><t>", b"</t></si>")
            {
                strings.push(&unescaped(text), None)?;
                continue;
            }
            match xml.next()? {
                Event::Start(root) if depth == 0 => (names, kept) = Names::of(&root)?,
                Event::Start(start) if left_out.is_open() => left_out.begin(&mut names, &start)?,
                Event::Start(start) if inside => rich.start(&start, &mut names)?,
                Event::Start(start) if names.own(&start) == "si" => {
                    rich.begin(&start, &mut names, kept)?;
                    inside = true;
                }
                Event::Start(start) => left_out.begin(&mut names, &start)?,
                Event::End(_) if left_out.end() => {}
                Event::End(_) if inside && !rich.end() => {
                    strings.push(&rich.unescaped(), rich.doubt)?;
                    inside = false;
                }
                Event::Eof => return Ok(strings),
                event if inside && !left_out.is_open() => rich.text(&event)?,
                _ => {}
            }
        }
    }
}

/// A text in parts of which each has a format of its own, without what tells how it is spoken.
#[derive(Debug, Default)]
pub(crate) struct Rich {
    text: String,
    /// Whether blanks count in the whole, and in the part with a format.
    kept: bool,
    run: Option<bool>,
    /// Where the part with a format begins, its font, and what doubt there is about the whole.
    begun: usize,
    font: Font,
    pub(crate) doubt: Option<Doubt>,
    /// Where the text that is being read begins, and whether the blanks around it count.
    part: Option<(usize, bool)>,
    left_out: LeftOut,
}

impl Rich {
    /// A text begins with an element; `kept` says whether blanks count around it.
    pub(crate) fn begin(
        &mut self,
        start: &BytesStart<'_>,
        names: &mut Names,
        kept: bool,
    ) -> Result<(), Fault> {
        self.text.clear();
        self.kept = names.look(start)?.unwrap_or(kept);
        (self.run, self.part, self.doubt) = (None, None, None);
        Ok(())
    }

    /// An element begins within the text.
    pub(crate) fn start(&mut self, start: &BytesStart<'_>, names: &mut Names) -> Result<(), Fault> {
        if self.left_out.is_open() || self.part.is_some() {
            match names.own(start) {
                "strike" if self.part.is_none() => self.font.strikes = is_striking(start)?,
                "vertAlign" if self.part.is_none() => self.font.shifts = is_shifting(start)?,
                _ => {}
            }
            return self.left_out.begin(names, start);
        }
        match (self.run, names.own(start)) {
            (_, "t") => {
                let kept = names.look(start)?.or(self.run).unwrap_or(self.kept);
                self.part = Some((self.text.len(), kept));
            }
            (None, "r") => {
                self.run = Some(names.look(start)?.unwrap_or(self.kept));
                (self.begun, self.font) = (self.text.len(), Font::default());
            }
            _ => self.left_out.begin(names, start)?,
        }
        Ok(())
    }

    /// An element ends; returns whether it is one within the text.
    pub(crate) fn end(&mut self) -> bool {
        if self.left_out.end() {
            return true;
        }
        if self.part.is_some() {
            self.end_part();
            return true;
        }
        let run = self.run.take().is_some();
        if run && self.doubt.is_none() {
            let part = self.text.get(self.begun..).unwrap_or_default();
            self.doubt = part.chars().find_map(|it| self.font.doubt(it));
        }
        run
    }

    /// Takes what belongs to the text.
    pub(crate) fn text(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        if self.part.is_none() || self.left_out.is_open() {
            return Ok(());
        }
        push_text(event, &mut self.text)
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

/// What doubt there is about a text whose parts have fonts. Parts begin at a place in UTF-16.
pub(super) fn doubt(text: &str, parts: impl Iterator<Item = (u16, Font)>) -> Option<Doubt> {
    let (mut parts, mut font) = (parts.peekable(), Font::default());
    text.encode_utf16().enumerate().find_map(|(place, unit)| {
        while let Some((_, next)) = parts.next_if(|(from, _)| usize::from(*from) <= place) {
            font = next;
        }
        font.doubt(char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER))
    })
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
