//! The number formats of an XLSX workbook, by the styles of its cells.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::table::cell::{Epoch, Style};
use crate::table::fault::Fault;
use crate::table::format;
use crate::table::xml::{Xml, attribute};

/// Excel knows 65,490 formats of cells.
const MOST: usize = 1 << 17;

/// The style of each format of cells. A part that cannot be read to its end has those before: a number is read without
/// its format, too.
pub(crate) fn styles<R: BufRead>(part: R, epoch: Epoch) -> Vec<Style> {
    let (mut xml, mut codes, mut styles, mut inside) = (Xml::new(part), HashMap::new(), Vec::new(), false);
    while let Ok(event) = xml.next() {
        match &event {
            Event::Start(start) => match start.local_name().into_inner() {
                "cellXfs" => inside = true,
                "numFmt" => {
                    if let (Some(id), Ok(Some(code)), ..MOST) =
                        (id(start), attribute(start, "formatCode"), codes.len())
                    {
                        codes.insert(id, format::custom(&code, epoch));
                    }
                }
                "xf" if inside && styles.len() < MOST => {
                    let id = id(start).unwrap_or(0);
                    let custom = codes.get(&id).copied();
                    styles.push(custom.unwrap_or_else(|| format::built_in(id, epoch)));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().into_inner() == "cellXfs" => return styles,
            Event::Eof => break,
            _ => {}
        }
    }
    styles
}

fn id(start: &BytesStart<'_>) -> Option<u32> {
    let id: Result<_, Fault> = attribute(start, "numFmtId");
    id.ok()??.parse().ok()
}
