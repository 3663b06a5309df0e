//! ODS workbooks: all sheets in one part.

use std::collections::HashSet;
use std::io::BufReader;

use quick_xml::events::{BytesStart, Event};

use super::book::{Book, Sheet, Sink};
use super::ods_table;
use crate::table::fault::{Code, Fault};
use crate::table::package::{Package, Part, Shared};
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
        let sheets = sheets(Xml::new(package.part(content)?))?;
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

/// The sheets of a content, in their order.
fn sheets(mut content: Xml<BufReader<Part<'_>>>) -> Result<Vec<Sheet>, Fault> {
    let (mut sheets, mut unseen, mut style, mut depth) = (vec![], HashSet::new(), String::new(), 0_usize);
    loop {
        match content.next()? {
            Event::Start(start) => match start.local_name().into_inner() {
                "style" => style = text(&start, "name")?,
                "table-properties" if attribute(&start, "display")?.is_some_and(|it| it == "false") => {
                    unseen.insert(style.clone());
                }
                "table" => {
                    if depth == 0 && sheets.len() < MOST_SHEETS {
                        let hidden = unseen.contains(&text(&start, "style-name")?);
                        sheets.push(Sheet { title: text(&start, "name")?, hidden });
                    }
                    depth = depth.saturating_add(1);
                }
                _ => {}
            },
            Event::End(end) if end.local_name().into_inner() == "table" => depth = depth.saturating_sub(1),
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

fn text(start: &BytesStart<'_>, name: &str) -> Result<String, Fault> {
    Ok(attribute(start, name)?.unwrap_or_default().into_owned())
}
