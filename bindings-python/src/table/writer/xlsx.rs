//! A workbook of XLSX written again: the parts of its sheets with more cells, all others as they are.

use std::collections::BTreeMap;
use std::io::{BufWriter, Read as _, Write as _};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::added::Added;
use super::archive::{begin, finish, pass};
use super::cursor::ROWS;
use super::frame::{MAIN, RELATIONSHIPS};
use super::part::{DECLARATION, Part, decoded};
use super::sheet::{Addition, rewrite};
use super::watch::{Target, Watch};
use super::{extent, style};
use crate::table::fault::{Code, Fault};
use crate::table::package::Package;
use crate::table::parts::Parts;

const STRICT: &str = "http://purl.oclc.org/ooxml";
const STYLES_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const CONTENT_TYPES: &str = "[Content_Types].xml";
/// Rows that are looked at before the writing begins.
const SAMPLE: u32 = 1000;
/// No part but a sheet is larger.
const LARGEST: u64 = 1 << 26;

/// What is added to a sheet: its number, the row of its header, and the rows from there on.
pub(super) type Wanted = (usize, u32, Added);

/// A workbook on its way from one file to another.
struct Workbook<'a> {
    package: Package,
    parts: Parts,
    watch: &'a Watch,
    /// The parts that are written anew, by their place.
    changed: BTreeMap<usize, Vec<u8>>,
    /// Those that are new, by their name.
    new: Vec<(String, Vec<u8>)>,
}

/// Writes a workbook again with what is added to its sheets.
pub(super) fn write(
    mut package: Package,
    target: &Path,
    wanted: &[Wanted],
    watch: &Watch,
) -> Result<(), Fault> {
    let parts = Parts::of(&mut package)?;
    let mut book = Workbook { package, parts, watch, changed: BTreeMap::new(), new: vec![] };
    let style = book.style()?;
    // Most sheets are as wide as their first rows; where one is not, it begins anew.
    for rows in [SAMPLE, ROWS] {
        let additions = book.additions(wanted, style, rows)?;
        if book.put(watch.target(target)?, &additions)? {
            return Ok(());
        }
    }
    Err(Code::Damaged.into())
}

impl Workbook<'_> {
    /// What is added, by the place of the sheet, behind the columns that so many rows have in use.
    fn additions<'b>(
        &mut self,
        wanted: &'b [Wanted],
        style: u32,
        rows: u32,
    ) -> Result<BTreeMap<usize, Addition<'b>>, Fault> {
        let mut additions = BTreeMap::new();
        for (sheet, header, added) in wanted {
            let sheet = self.parts.sheets.get(*sheet).ok_or(Code::NoSheets)?.clone();
            let place = sheet.place.ok_or(Code::Damaged)?;
            let (source, _) = decoded(self.package.part(place)?)?;
            let width = extent::width(Part::new(source, self.watch), *header, added.width(), rows);
            let width = width.map_err(|fault| fault.sheet(&sheet.title))?;
            additions.insert(place, Addition { added, header: *header, width, style });
        }
        Ok(additions)
    }

    /// Writes the workbook; returns whether what is added stands behind all columns in use.
    fn put(&mut self, target: Target, additions: &BTreeMap<usize, Addition<'_>>) -> Result<bool, Fault> {
        let mut written = ZipWriter::new(target);
        for index in 0..self.package.len() {
            if let Some(addition) = additions.get(&index) {
                let (source, wide) = decoded(begin(&mut self.package, &mut written, index)?)?;
                let part = Part::new(source, self.watch);
                if !rewrite(part, wide, addition, BufWriter::with_capacity(1 << 16, &mut written))? {
                    return Ok(false);
                }
            } else if let Some(content) = self.changed.get(&index) {
                begin(&mut self.package, &mut written, index)?;
                written.write_all(content)?;
            } else {
                pass(&mut self.package, &mut written, index)?;
            }
        }
        for (name, content) in &self.new {
            written.start_file(name.as_str(), SimpleFileOptions::default())?;
            written.write_all(content)?;
        }
        finish(written)?;
        Ok(true)
    }

    /// A part as a whole, in UTF-8.
    fn read(&mut self, entry: usize) -> Result<Vec<u8>, Fault> {
        let (source, wide) = decoded(self.package.part(entry)?)?;
        let mut content = vec![];
        source.take(LARGEST.saturating_add(1)).read_to_end(&mut content)?;
        if content.len() as u64 > LARGEST {
            return Err(Fault::from(Code::TooLarge).limit(LARGEST));
        }
        if wide && let Some(end) = content.windows(2).position(|two| two == b"?>") {
            content.splice(..end.saturating_add(2), DECLARATION.iter().copied());
        }
        Ok(content)
    }

    /// Sees to it that there is a format of text, and returns its number.
    fn style(&mut self) -> Result<u32, Fault> {
        let name = self.parts.beside("styles.xml");
        let entry = self.parts.styles.or_else(|| self.package.place(&name));
        if self.parts.styles.is_none() {
            self.refer(&name)?;
        }
        let Some(entry) = entry else {
            let strict = self.changed.values().any(|content| contains(content, STRICT));
            let main = if strict { format!("{STRICT}/spreadsheetml/main") } else { MAIN.to_owned() };
            self.new.push((name, style::new(&main).into_bytes()));
            return Ok(1);
        };
        let mut content = self.read(entry)?;
        let style = style::add(&mut content, self.watch)?;
        self.changed.insert(entry, content);
        Ok(style)
    }

    /// Has the workbook refer to a part of styles.
    fn refer(&mut self, name: &str) -> Result<(), Fault> {
        let relations = self.package.place(&self.parts.relations()).ok_or(Code::Damaged)?;
        let mut content = self.read(relations)?;
        let kind = if contains(&content, STRICT) {
            format!("{STRICT}/officeDocument/relationships")
        } else {
            RELATIONSHIPS.to_owned()
        };
        last(&mut content, |p| {
            format!(r#"<{p}Relationship Id="skillcertStyles" Type="{kind}/styles" Target="/{name}"/>"#)
        });
        self.changed.insert(relations, content);
        let types = self.package.place(CONTENT_TYPES).ok_or(Code::Damaged)?;
        let mut content = self.read(types)?;
        if !contains(&content, STYLES_TYPE) {
            last(&mut content, |p| {
                format!(r#"<{p}Override PartName="/{name}" ContentType="{STYLES_TYPE}"/>"#)
            });
            self.changed.insert(types, content);
        }
        Ok(())
    }
}

fn contains(content: &[u8], text: &str) -> bool {
    memchr::memmem::find(content, text.as_bytes()).is_some()
}

/// Adds an element at the end of a part, with the prefix of its root.
fn last(content: &mut Vec<u8>, element: impl Fn(&str) -> String) {
    let end = memchr::memmem::rfind(content, b"</").unwrap_or(content.len());
    let root = content.get(end.saturating_add(2)..).unwrap_or_default();
    let prefix = root.iter().position(|byte| *byte == b':').map_or(0, |place| place.saturating_add(1));
    let prefix = String::from_utf8_lossy(root.get(..prefix).unwrap_or_default()).into_owned();
    content.splice(end..end, element(&prefix).into_bytes());
}
