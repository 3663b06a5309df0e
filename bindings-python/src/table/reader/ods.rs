//! ODS workbooks: all sheets in one part.

use std::collections::HashSet;
use std::io::BufReader;

use quick_xml::events::{BytesStart, Event};

use super::book::{Book, Sheet, Sink};
use super::{ods_table, ods_tags};
use crate::table::fault::{Code, Fault};
use crate::table::package::{Package, Part, Shared};
use crate::table::utf8::Utf8;
use crate::table::xml::{Xml, attribute};

/// More sheets than any workbook has.
const MOST_SHEETS: usize = 1 << 12;

pub(super) struct Ods {
    file: Shared,
    content: usize,
    sheets: Vec<Sheet>,
}

impl Ods {
    pub(super) fn open(file: Shared) -> Result<Self, Fault> {
        let mut package = Package::open(file.clone())?;
        if let Some(manifest) = package.place("META-INF/manifest.xml") {
            refuse_encrypted(Xml::new(package.part(manifest)?))?;
        }
        let content = package.place("content.xml").ok_or(Code::Damaged)?;
        let (unseen, element) = before_tables(Xml::new(package.part(content)?))?;
        let tags = ods_tags::outermost(Utf8::new(package.part(content)?), &element)?;
        let sheets = tags.iter().take(MOST_SHEETS).map(|tag| sheet(tag, &element, &unseen));
        let sheets = sheets.collect::<Result<_, _>>()?;
        Ok(Self { file, content, sheets })
    }
}

impl Book for Ods {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn read(&self, sheet: usize, sink: &mut dyn Sink) -> Result<(), Fault> {
        let mut package = Package::open(self.file.clone())?;
        let size = package.size(self.content)?;
        ods_table::read(Xml::new(package.part(self.content)?), size, sheet, sink)
    }
}

fn refuse_encrypted(mut manifest: Xml<BufReader<Part<'_>>>) -> Result<(), Fault> {
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

/// The names of styles of tables that are not shown, and the name of the element of a table; all stand before the first.
fn before_tables(mut content: Xml<BufReader<Part<'_>>>) -> Result<(HashSet<String>, String), Fault> {
    let (mut unseen, mut style) = (HashSet::new(), String::new());
    loop {
        match content.next()? {
            Event::Start(start) => match start.local_name().into_inner() {
                "style" => style = text(&start, "name")?,
                "table-properties" if attribute(&start, "display")?.is_some_and(|it| it == "false") => {
                    unseen.insert(style.clone());
                }
                "table" => return Ok((unseen, start.name().into_inner().to_owned())),
                _ => {}
            },
            Event::Eof => return Err(Code::NoSheets.into()),
            _ => {}
        }
    }
}

fn sheet(tag: &str, element: &str, unseen: &HashSet<String>) -> Result<Sheet, Fault> {
    let start = BytesStart::from_content(tag, element.len());
    let hidden = unseen.contains(&text(&start, "style-name")?);
    Ok(Sheet { title: text(&start, "name")?, hidden })
}

fn text(start: &BytesStart<'_>, name: &str) -> Result<String, Fault> {
    Ok(attribute(start, name)?.unwrap_or_default().into_owned())
}
