//! The style of the cells that are added to XLSX: text, so that editing makes no numbers of them.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use super::part::Part;
use super::tag::with_attribute;
use super::watch::Watch;
use crate::table::fault::{Code, Fault};

/// What may stand behind the formats of cells.
const BEHIND: [&str; 5] = ["cellStyles", "dxfs", "tableStyles", "colors", "extLst"];

/// The formats of cells in a part of styles.
#[derive(Debug, Default)]
struct Formats {
    /// Where their tag stands, and where the last of them ends.
    tag: Range<usize>,
    end: usize,
    count: u32,
    /// Where they would stand if there are none.
    behind: usize,
    prefix: Option<String>,
    /// Elements that are open within them; the first is their own.
    depth: u32,
}

/// A part of styles for a workbook that has none; style 1 is text, style 2 a percentage, style 3 text that is
/// struck out.
pub(super) fn new(main: &str) -> String {
    let percent = r#"<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#;
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{}">"#,
            r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>"#,
            r#"<font><strike/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>"#,
            r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill>"#,
            r#"<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>"#,
            r#"<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">{}{percent}{struck}</cellXfs><cellStyles count="1">"#,
            r#"<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
        ),
        main,
        both(""),
        percent = percent,
        struck = text("").replace(r#"fontId="0""#, r#"fontId="1""#)
    )
}

/// The format of text.
fn text(p: &str) -> String {
    format!(r#"<{p}xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#)
}

/// The usual format and the one of text.
fn both(p: &str) -> String {
    format!(r#"<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{}"#, text(p))
}

/// Adds the format of text to a part of styles, and returns its number.
pub(super) fn add(content: &mut Vec<u8>, watch: &Watch) -> Result<u32, Fault> {
    let formats = find(content, watch)?;
    let prefix = formats.prefix.unwrap_or_default();
    if formats.tag.is_empty() || formats.count == 0 {
        let place = if formats.tag.is_empty() {
            formats.behind..formats.behind
        } else {
            formats.tag.start..formats.end
        };
        let formats = format!(r#"<{prefix}cellXfs count="2">{}</{prefix}cellXfs>"#, both(&prefix));
        content.splice(place, formats.into_bytes());
        return Ok(1);
    }
    let count = formats.count.saturating_add(1).to_string();
    let tag = content.get(formats.tag.clone()).ok_or(Code::Damaged)?;
    let tag = with_attribute(tag, b"count", Some((b"count", &count)));
    content.splice(formats.end..formats.end, text(&prefix).into_bytes());
    content.splice(formats.tag, tag);
    Ok(formats.count)
}

fn find(content: &[u8], watch: &Watch) -> Result<Formats, Fault> {
    let mut part = Part::new(content, watch);
    let (mut formats, mut place) = (Formats::default(), 0_usize);
    while let Some((event, bytes)) = part.next()? {
        let end = place.saturating_add(bytes.len());
        match event {
            Event::Start(element) => formats.start(&element, place..end, true),
            Event::Empty(element) => formats.start(&element, place..end, false),
            Event::End(element) => formats.end(element.local_name().as_ref(), place..end),
            _ => {}
        }
        place = end;
    }
    Ok(formats)
}

impl Formats {
    fn start(&mut self, element: &BytesStart<'_>, place: Range<usize>, open: bool) {
        let (name, prefix) = (element.local_name(), element.name().prefix());
        self.prefix.get_or_insert_with(|| prefix.map(|it| format!("{}:", it.as_ref())).unwrap_or_default());
        match (name.as_ref(), self.depth) {
            ("cellXfs", 0) if self.tag.is_empty() => {
                self.tag = place.clone();
                self.end = place.end;
                self.depth = u32::from(open);
                return;
            }
            ("xf", 1) => self.count = self.count.saturating_add(1),
            (name, 0) if self.behind == 0 && BEHIND.contains(&name) => self.behind = place.start,
            _ => {}
        }
        if self.depth > 0 && open {
            self.depth = self.depth.saturating_add(1);
        }
    }

    fn end(&mut self, name: &str, place: Range<usize>) {
        match self.depth {
            0 if name == "styleSheet" && self.behind == 0 => self.behind = place.start,
            1 => self.end = if self.count == 0 { place.end } else { place.start },
            _ => {}
        }
        self.depth = self.depth.saturating_sub(1);
    }
}
