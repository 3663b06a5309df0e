//! The parts of an XLSX: which of its entries is which sheet.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::bytes::u32_at;
use super::fault::{Code, Fault};
use super::names::Names;
use super::package::Package;
use super::records::{Records, wide};
use super::xml::{Xml, attribute, is_true, plain};

/// Where the workbook is if nothing says it.
const WORKBOOK: &str = "xl/workbook.xml";
/// More sheets and other parts than any workbook has.
const MOST: usize = 1 << 14;

/// A worksheet; where in the package it is, unless its part is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(crate) title: String,
    pub(crate) hidden: bool,
    pub(crate) place: Option<usize>,
}

/// The parts of a workbook in the form of XLSX, also with macros, also Strict.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// The name of the part that lists the sheets.
    workbook: String,
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
    pub(crate) fn of(package: &mut Package) -> Result<Self, Fault> {
        let root = relationships(package, "_rels/.rels", "")?;
        let workbook = only(&root, "officeDocument")?.unwrap_or(WORKBOOK).to_owned();
        let mut parts = Self { workbook, ..Self::default() };
        parts.read(package)?;
        if parts.sheets.is_empty() { Err(Code::NoSheets.into()) } else { Ok(parts) }
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

    fn read(&mut self, package: &mut Package) -> Result<(), Fault> {
        let parts = relationships(package, &self.relations(), &self.beside(""))?;
        self.styles = only(&parts, "styles")?.and_then(|name| package.place(name));
        self.strings = only(&parts, "sharedStrings")?.and_then(|name| package.place(name));
        let place = package.place(&self.workbook).ok_or(Code::NoSheets)?;
        let found = if self.is_binary() {
            self.listed_in_records(&mut Records::new(package.part(place)?))?
        } else {
            self.listed(package, place)?
        };
        for (title, hidden, id) in found {
            if let Some(part) = parts.get(&id).filter(|part| part.kind == "worksheet") {
                let place = package.place(&part.target);
                // Two sheets of one part would be answered in one place.
                if place.is_some() && self.sheets.iter().any(|sheet| sheet.place == place) {
                    return Err(Code::Damaged.into());
                }
                self.sheets.push(Sheet { title, hidden, place });
            }
        }
        Ok(())
    }

    /// Whether the parts are records, as those of XLSB.
    pub(crate) fn is_binary(&self) -> bool {
        self.workbook.to_lowercase().ends_with(".bin")
    }

    /// The sheets that a workbook in XML lists: title, whether it is hidden, and the mark of its part.
    fn listed(&mut self, package: &mut Package, place: usize) -> Result<Vec<(String, bool, String)>, Fault> {
        let mut found = vec![];
        elements(package, place, |depth, name, element| {
            match (depth, name) {
                (2, "sheet") if found.len() < MOST => {
                    let hidden = plain(element, "state")?.is_some_and(|state| state != "visible");
                    let id = attribute(element, "id")?.unwrap_or_default().into_owned();
                    found.push((text(element, "name")?, hidden, id));
                }
                (1, "workbookPr") => self.since_1904 |= is_true(plain(element, "date1904")?),
                _ => {}
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The sheets that a workbook in records lists.
    fn listed_in_records<R: Read>(
        &mut self,
        records: &mut Records<R>,
    ) -> Result<Vec<(String, bool, String)>, Fault> {
        let mut found = vec![];
        while let Some((kind, data)) = records.next()? {
            match kind {
                0x99 => self.since_1904 = u32_at(data, 0).ok_or(Code::Damaged)? & 1 != 0,
                0x9C if found.len() < MOST => {
                    let (id, rest) = wide(data, 8).ok_or(Code::Damaged)?;
                    let (title, _) = wide(rest, 0).ok_or(Code::Damaged)?;
                    found.push((title, u32_at(data, 0) != Some(0), id));
                }
                _ => {}
            }
        }
        Ok(found)
    }
}

/// The name of the part of a kind, of which there is one at most.
fn only<'a>(parts: &'a HashMap<String, Relationship>, kind: &str) -> Result<Option<&'a str>, Fault> {
    let mut names = parts.values().filter(|part| part.kind == kind).map(|part| part.target.as_str());
    let first = names.next();
    if names.any(|name| Some(name) != first) { Err(Code::Damaged.into()) } else { Ok(first) }
}

/// What the part with this name refers to, by its mark there; nothing if there is no such part.
fn relationships(
    package: &mut Package,
    name: &str,
    folder: &str,
) -> Result<HashMap<String, Relationship>, Fault> {
    let mut found = HashMap::new();
    let Some(place) = package.place(name) else { return Ok(found) };
    elements(package, place, |depth, name, element| {
        if (depth, name) == (1, "Relationship") && found.len() < MOST {
            let kind = text(element, "Type")?.rsplit('/').next().unwrap_or_default().to_owned();
            let target = resolved(folder, &text(element, "Target")?);
            if found.insert(text(element, "Id")?, Relationship { kind, target }).is_some() {
                return Err(Code::Damaged.into());
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// Looks at each element of a part: in how many others it is, and its name.
fn elements(
    package: &mut Package,
    place: usize,
    mut look: impl FnMut(usize, &str, &BytesStart<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let (mut xml, mut names) = (Xml::new(package.part(place)?), Names::default());
    loop {
        let depth = xml.depth();
        match xml.next()? {
            Event::Start(root) if depth == 0 => (names, _) = Names::of(&root)?,
            Event::Start(element) => look(depth, names.own(&element), &element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn text(element: &BytesStart<'_>, name: &str) -> Result<String, Fault> {
    Ok(plain(element, name)?.unwrap_or_default().into_owned())
}

/// The folder of a part, with its slash, and the rest of its name.
fn split(name: &str) -> (&str, &str) {
    let place = name.rfind('/').map_or(0, |place| place.saturating_add(1));
    name.split_at_checked(place).unwrap_or(("", name))
}

/// A target as a name in the package: from its root on, or from the folder of the part that names it.
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
