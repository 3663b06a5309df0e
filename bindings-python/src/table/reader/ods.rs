//! ODS workbooks: all sheets in one part.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::book::{Book, Sheet, Sink};
use super::ods_styles::{Content, Styles};
use super::ods_table;
use crate::table::fault::{Code, Fault};
use crate::table::ods::{Element, Space, Walk};
use crate::table::package::{Package, Shared};
use crate::table::xml::Xml;

/// More sheets than any workbook has.
const MOST_SHEETS: usize = 1 << 12;

pub(super) struct Ods {
    file: Shared,
    content: usize,
    styles: Styles,
    sheets: Vec<Sheet>,
}

impl Ods {
    pub(super) fn open(file: Shared) -> Result<Self, Fault> {
        let mut package = Package::open(file.clone())?;
        if let Some(manifest) = package.place("META-INF/manifest.xml") {
            refuse_encrypted(Xml::new(package.part(manifest)?))?;
        }
        let content = package.place("content.xml").ok_or(Code::Damaged)?;
        let styles = match package.place("styles.xml") {
            Some(styles) => Styles::read(Xml::new(package.part(styles)?))?,
            None => Styles::default(),
        };
        let mut tables = Tables::new(Xml::new(package.part(content)?), styles.clone());
        let mut sheets = vec![];
        while let Some(sheet) = tables.next()?.filter(|_| sheets.len() < MOST_SHEETS) {
            sheets.push(sheet);
        }
        Ok(Self { file, content, styles, sheets })
    }
}

impl Book for Ods {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn read(&self, sheet: usize, sink: &mut dyn Sink) -> Result<(), Fault> {
        let mut package = Package::open(self.file.clone())?;
        let size = package.size(self.content)?;
        let mut tables = Tables::new(Xml::new(package.part(self.content)?), self.styles.clone());
        for _ in 0..=sheet {
            tables.next()?.ok_or(Code::Damaged)?;
        }
        let fonts = tables.styles.fonts();
        ods_table::read(tables.xml, tables.walk, &fonts, size, sink)
    }
}

fn refuse_encrypted(mut manifest: Content<'_>) -> Result<(), Fault> {
    loop {
        match manifest.next()? {
            Event::Start(start) if start.local_name().into_inner() == "encryption-data" => {
                return Err(Code::Password.into());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The tables of a document that are its sheets, one after the other.
struct Tables<'a> {
    xml: Content<'a>,
    walk: Walk,
    /// The style that is read, and those of tables that are not shown; all stand before the first table.
    style: String,
    unseen: HashSet<String>,
    styles: Styles,
    met: usize,
}

impl<'a> Tables<'a> {
    /// The tables behind styles that others have.
    fn new(xml: Content<'a>, styles: Styles) -> Self {
        let (style, unseen) = (String::new(), HashSet::new());
        Self { xml, walk: Walk::default(), style, unseen, styles, met: 0 }
    }

    /// Goes into the next sheet, past the rest of the one that it is in.
    fn next(&mut self) -> Result<Option<Sheet>, Fault> {
        if self.walk.here() == Some(Element::Sheet) {
            self.xml.skip()?;
            self.walk.end();
        }
        loop {
            match self.xml.next()? {
                Event::Start(start) => match self.walk.start(&start)? {
                    Element::Style => self.style = self.styles.begin(&self.walk, &start)?,
                    Element::Properties => {
                        if self.walk.text(&start, Space::Table, "display")? == "false" {
                            self.unseen.insert(self.style.clone());
                        }
                        self.styles.properties(&self.walk, &start)?;
                    }
                    Element::Sheet => {
                        self.met = self.met.saturating_add(1);
                        return sheet(&start, &self.walk, self.met, &self.unseen).map(Some);
                    }
                    _ => {}
                },
                Event::End(_) => drop(self.walk.end()),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }
}

/// A sheet with a number; one without a name is called as office programs call it.
fn sheet(
    start: &BytesStart<'_>,
    walk: &Walk,
    number: usize,
    unseen: &HashSet<String>,
) -> Result<Sheet, Fault> {
    let name = walk.text(start, Space::Table, "name")?;
    let title = if name.is_empty() { format!("Sheet{number}") } else { name };
    let hidden = unseen.contains(&walk.text(start, Space::Table, "style-name")?);
    Ok(Sheet { title, hidden })
}
