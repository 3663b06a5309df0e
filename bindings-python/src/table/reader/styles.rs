//! The number formats of an XLSX workbook, by the styles of its cells.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::table::cell::{Epoch, Style};
use crate::table::fault::{Code, Fault};
use crate::table::format;
use crate::table::names::Names;
use crate::table::xml::{Xml, plain};

/// Excel knows 65,490 formats of cells. No list of a part of styles is longer.
pub(super) const MOST: usize = 1 << 16;

/// What is known of the styles while they are read.
#[derive(Debug, Default)]
pub(super) struct Formats {
    codes: HashMap<u32, Style>,
    /// The number of the format of each style.
    cells: Vec<u32>,
}

impl Formats {
    /// Takes the code of a format.
    pub(super) fn code(&mut self, id: u32, code: &str, epoch: Epoch) -> Result<(), Fault> {
        self.codes.insert(id, format::custom(code, epoch));
        limited(self.codes.len())
    }

    /// Takes the next style.
    pub(super) fn cell(&mut self, id: u32) -> Result<(), Fault> {
        self.cells.push(id);
        limited(self.cells.len())
    }

    /// The style of each format of cells.
    pub(super) fn styles(self, epoch: Epoch) -> Vec<Style> {
        let style = |id: &u32| self.codes.get(id).copied().unwrap_or_else(|| format::built_in(*id, epoch));
        self.cells.iter().map(style).collect()
    }
}

/// Refuses a list that is longer than any.
fn limited(len: usize) -> Result<(), Fault> {
    if len > MOST { Err(Fault::from(Code::TooManyFormats).limit(MOST as u64)) } else { Ok(()) }
}

/// The style of each format of cells.
pub(super) fn styles<R: BufRead>(part: R, epoch: Epoch) -> Result<Vec<Style>, Fault> {
    let (mut xml, mut names, mut formats) = (Xml::new(part), Names::default(), Formats::default());
    let (mut list, mut len) = (String::new(), 0);
    loop {
        let depth = xml.depth();
        let Event::Start(start) = (match xml.next()? {
            Event::Eof => return Ok(formats.styles(epoch)),
            event => event,
        }) else {
            continue;
        };
        match (depth, list.as_str(), names.own(&start)) {
            (0, ..) => (names, _) = Names::of(&start)?,
            (1, _, name) => (list, len) = (name.to_owned(), 0),
            (2, list, name) => {
                len = usize::saturating_add(len, 1);
                limited(len)?;
                match (list, name) {
                    ("numFmts", "numFmt") => {
                        if let (Some(id), Some(code)) = (id(&start)?, plain(&start, "formatCode")?) {
                            formats.code(id, &code, epoch)?;
                        }
                    }
                    ("cellXfs", "xf") => formats.cell(id(&start)?.unwrap_or(0))?,
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

fn id(start: &BytesStart<'_>) -> Result<Option<u32>, Fault> {
    Ok(plain(start, "numFmtId")?.and_then(|id| id.parse().ok()))
}
