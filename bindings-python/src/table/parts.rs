//! The parts of an XLSX: which of the archive's entries is which sheet, whatever case and slashes its names have.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read as _};

use quick_xml::XmlVersion;
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::fault::{Code, Fault};

/// No part but a sheet or the strings is larger.
const LARGEST: u64 = 1 << 26;
/// Where the workbook is if nothing says it.
const WORKBOOK: &str = "xl/workbook.xml";

/// A worksheet, and which entry of the archive it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(crate) title: String,
    pub(crate) hidden: bool,
    pub(crate) entry: usize,
}

/// A workbook in the form of XLSX, also with macros, also Strict.
pub(crate) struct Parts {
    pub(crate) archive: ZipArchive<File>,
    /// The names of its entries, as they are compared.
    names: HashMap<String, usize>,
    /// The name of the part that lists the sheets.
    pub(crate) workbook: String,
    /// The worksheets in their order; no charts, no dialogs.
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) styles: Option<usize>,
    pub(crate) strings: Option<usize>,
    /// Whether dates count from 1904 on.
    pub(crate) since_1904: bool,
}

/// What one part says of another.
struct Relationship {
    kind: String,
    target: String,
}

impl Parts {
    /// Reads which parts there are.
    pub(crate) fn open(file: File) -> Result<Self, Fault> {
        let archive = ZipArchive::new(file)?;
        let names = archive.file_names().zip(0..);
        let names = names.filter_map(|(name, entry)| Some((compared(&name.ok()?), entry))).collect();
        let workbook = WORKBOOK.to_owned();
        let mut parts =
            Self { archive, names, workbook, sheets: vec![], styles: None, strings: None, since_1904: false };
        let root = parts.relationships("_rels/.rels", "")?;
        if let Some(target) = root.into_values().find(|it| it.kind == "officeDocument") {
            parts.workbook = target.target;
        }
        parts.read()?;
        Ok(parts)
    }

    /// The entry with a name.
    pub(crate) fn entry(&self, name: &str) -> Option<usize> {
        self.names.get(&compared(name)).copied()
    }

    /// The name of the part with the relationships of the workbook.
    pub(crate) fn relations(&self) -> String {
        let (folder, name) = split(&self.workbook);
        format!("{folder}_rels/{name}.rels")
    }

    /// The name of a part beside the workbook.
    pub(crate) fn beside(&self, name: &str) -> String {
        format!("{}{name}", split(&self.workbook).0)
    }

    fn read(&mut self) -> Result<(), Fault> {
        let folder = split(&self.workbook).0.to_owned();
        let parts = self.relationships(&self.relations(), &folder)?;
        let one = |kind: &str| {
            let part = parts.values().find(|part| part.kind == kind)?;
            self.entry(&part.target)
        };
        (self.styles, self.strings) = (one("styles"), one("sharedStrings"));
        let workbook = self.entry(&self.workbook).ok_or(Code::NoSheets)?;
        let (mut found, mut since_1904) = (vec![], false);
        self.elements(workbook, |element| {
            match element.local_name().as_ref() {
                "sheet" => found.push((
                    attribute(element, "name")?.unwrap_or_default(),
                    attribute(element, "state")?.is_some_and(|state| state != "visible"),
                    attribute(element, "id")?.unwrap_or_default(),
                )),
                "workbookPr" => {
                    let value = attribute(element, "date1904")?;
                    since_1904 |= value.is_some_and(|value| value == "1" || value == "true");
                }
                _ => {}
            }
            Ok(())
        })?;
        self.since_1904 = since_1904;
        for (title, hidden, id) in found {
            if let Some(part) = parts.get(&id).filter(|part| part.kind == "worksheet") {
                let entry = self.entry(&part.target).ok_or(Code::Damaged)?;
                self.sheets.push(Sheet { title, hidden, entry });
            }
        }
        if self.sheets.is_empty() { Err(Code::NoSheets.into()) } else { Ok(()) }
    }

    /// What the part with this name refers to, by its mark there; nothing if there is no such part.
    fn relationships(&mut self, name: &str, folder: &str) -> Result<HashMap<String, Relationship>, Fault> {
        let mut found = HashMap::new();
        let Some(entry) = self.entry(name) else { return Ok(found) };
        self.elements(entry, |element| {
            if element.local_name().as_ref() == "Relationship" {
                let kind = attribute(element, "Type")?.unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = resolved(folder, &attribute(element, "Target")?.unwrap_or_default());
                found.insert(attribute(element, "Id")?.unwrap_or_default(), Relationship { kind, target });
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Looks at each element of a part.
    fn elements(
        &mut self,
        entry: usize,
        mut look: impl FnMut(&BytesStart<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let part = BufReader::new(self.archive.by_index(entry)?.take(LARGEST));
        let mut reader = Reader::from_reader(DecodingReader::new(part));
        let mut buffer = vec![];
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer)? {
                Event::Start(element) | Event::Empty(element) => look(&element)?,
                Event::DocType(_) => return Err(Code::Damaged.into()),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Code::Damaged)?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0)?.into_owned()));
        }
    }
    Ok(None)
}

/// A name as names of parts are compared.
fn compared(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The folder of a part, with its slash, and the rest of its name.
fn split(name: &str) -> (&str, &str) {
    let place = name.rfind('/').map_or(0, |place| place.saturating_add(1));
    name.split_at_checked(place).unwrap_or(("", name))
}

/// A target as a name in the archive: from its root on, or from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}{target}") };
    let mut steps = vec![];
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
