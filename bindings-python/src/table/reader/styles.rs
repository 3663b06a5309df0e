//! The number formats of an XLSX workbook, by the styles of its cells.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::table::cell::{Epoch, Style};
use crate::table::fault::{Code, Fault};
use crate::table::format;
use crate::table::names::Names;
use crate::table::xml::{Xml, plain};

/// Excel knows 65,490 formats of cells.
const MOST: usize = 1 << 16;
/// Each with a font, a fill and a border of its own has some fifteen elements.
const ELEMENTS: usize = 16;

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

/// Refuses more formats than there can be.
fn limited(formats: usize) -> Result<(), Fault> {
    if formats > MOST { Err(Fault::from(Code::TooManyFormats).limit(MOST as u64)) } else { Ok(()) }
}

/// The style of each format of cells.
pub(super) fn styles<R: BufRead>(part: R, epoch: Epoch) -> Result<Vec<Style>, Fault> {
    let (mut xml, mut names, mut formats) = (Xml::new(part), Names::default(), Formats::default());
    let (mut list, mut elements) = (String::new(), 0_usize);
    loop {
        let depth = xml.depth();
        let Event::Start(start) = (match xml.next()? {
            Event::Eof => return Ok(formats.styles(epoch)),
            event => event,
        }) else {
            continue;
        };
        elements = elements.saturating_add(1);
        limited(elements / ELEMENTS)?;
        match (depth, list.as_str(), names.own(&start)) {
            (0, ..) => (names, _) = Names::of(&start)?,
            (1, _, name) => name.clone_into(&mut list),
            (2, "numFmts", "numFmt") => {
                if let (Some(id), Some(code)) = (id(&start)?, plain(&start, "formatCode")?) {
                    formats.code(id, &code, epoch)?;
                }
            }
            (2, "cellXfs", "xf") => formats.cell(id(&start)?.unwrap_or(0))?,
            _ => {}
        }
    }
}

fn id(start: &BytesStart<'_>) -> Result<Option<u32>, Fault> {
    Ok(plain(start, "numFmtId")?.and_then(|id| id.parse().ok()))
}
