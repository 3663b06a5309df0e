//! Number formats and fonts of a workbook, by the styles of its cells.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::table::cell::Epoch;
use crate::table::fault::{Code, Fault};
use crate::table::format::Format;
use crate::table::look::{Font, Look};
use crate::table::names::Names;
use crate::table::xml::{Xml, is_true, plain};

/// Excel knows 65,490 formats of cells.
const MOST: usize = 1 << 16;
/// Each with a font, a fill and a border of its own has some fifteen elements.
const ELEMENTS: usize = 16;

/// What is known of the styles while they are read.
#[derive(Debug, Default)]
pub(super) struct Formats {
    codes: HashMap<u32, Format>,
    fonts: Vec<Font>,
    /// The numbers of the format and the font of each style.
    cells: Vec<(u32, u32)>,
}

/// The styles of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: Vec<Look>,
    fonts: Vec<Font>,
}

impl Styles {
    /// How a cell of a style looks, which has to be there unless none is.
    pub(super) fn look(&self, style: usize) -> Option<Look> {
        self.looks.get(style).copied().or(self.looks.is_empty().then(Look::default))
    }

    /// The font with a number.
    pub(super) fn font(&self, font: u16) -> Font {
        self.fonts.get(usize::from(font)).copied().unwrap_or_default()
    }
}

impl Formats {
    /// Takes the code of a format.
    pub(super) fn code(&mut self, id: u32, code: &str, epoch: Epoch) -> Result<(), Fault> {
        self.codes.insert(id, Format::custom(code, epoch));
        limited(self.codes.len())
    }

    /// Takes the next font.
    pub(super) fn font(&mut self, font: Font) -> Result<(), Fault> {
        self.fonts.push(font);
        limited(self.fonts.len())
    }

    /// Takes the next style.
    pub(super) fn cell(&mut self, id: u32, font: u32) -> Result<(), Fault> {
        self.cells.push((id, font));
        limited(self.cells.len())
    }

    /// The styles of cells.
    pub(super) fn styles(self, epoch: Epoch) -> Styles {
        let look = |(id, font): &(u32, u32)| Look {
            format: self.codes.get(id).copied().unwrap_or_else(|| Format::built_in(*id, epoch)),
            struck: usize::try_from(*font)
                .is_ok_and(|font| self.fonts.get(font).is_some_and(|font| font.strikes)),
        };
        Styles { looks: self.cells.iter().map(look).collect(), fonts: self.fonts }
    }
}

/// Refuses more formats than there can be.
fn limited(formats: usize) -> Result<(), Fault> {
    if formats > MOST { Err(Fault::from(Code::TooManyFormats).limit(MOST as u64)) } else { Ok(()) }
}

/// The styles of cells.
pub(super) fn styles<R: BufRead>(part: R, epoch: Epoch) -> Result<Styles, Fault> {
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
                if let (Some(id), Some(code)) = (id(&start, "numFmtId")?, plain(&start, "formatCode")?) {
                    formats.code(id, &code, epoch)?;
                }
            }
            (2, "fonts", "font") => formats.font(Font::default())?,
            (3, "fonts", "strike") => {
                if let Some(font) = formats.fonts.last_mut() {
                    font.strikes = is_striking(&start)?;
                }
            }
            (2, "cellXfs", "xf") => {
                formats.cell(id(&start, "numFmtId")?.unwrap_or(0), id(&start, "fontId")?.unwrap_or(0))?;
            }
            _ => {}
        }
    }
}

fn id(start: &BytesStart<'_>, name: &str) -> Result<Option<u32>, Fault> {
    Ok(plain(start, name)?.and_then(|id| id.parse().ok()))
}

/// Whether an element `vertAlign` makes a superscript or a subscript.
pub(super) fn is_shifting(start: &BytesStart<'_>) -> Result<bool, Fault> {
    Ok(matches!(plain(start, "val")?.as_deref(), Some("superscript" | "subscript")))
}

/// Whether an element `strike` says yes, as it does without a word.
pub(super) fn is_striking(start: &BytesStart<'_>) -> Result<bool, Fault> {
    let said = plain(start, "val")?;
    Ok(said.is_none() || is_true(said))
}
