//! The parts of an XLSX: which of the archive's entries is which sheet, whatever case and slashes its names have.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::fault::{Code, Fault};
use super::package::Package;
use super::xml::{Xml, attribute, is_true};

/// Where the workbook is if nothing says it.
const WORKBOOK: &str = "xl/workbook.xml";
/// More sheets than any workbook has.
const MOST_SHEETS: usize = 1 << 12;

/// A worksheet, and which entry of the archive it is, if it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(crate) title: String,
    pub(crate) hidden: bool,
    pub(crate) place: Option<usize>,
}

/// A workbook in the form of XLSX, also with macros, also Strict.
pub(crate) struct Parts {
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
    pub(crate) fn of(package: &mut Package) -> Result<Self, Fault> {
        let root = relationships(package, "_rels/.rels", "")?;
        let workbook = root.into_values().find(|it| it.kind == "officeDocument");
        let workbook = workbook.map_or_else(|| WORKBOOK.to_owned(), |it| it.target);
        let mut parts = Self { workbook, sheets: vec![], styles: None, strings: None, since_1904: false };
        let folder = split(&parts.workbook).0.to_owned();
        let found = relationships(package, &parts.relations(), &folder)?;
        let one = |kind: &str| package.place(&found.values().find(|part| part.kind == kind)?.target);
        (parts.styles, parts.strings) = (one("styles"), one("sharedStrings"));
        parts.read(package, &found)?;
        Ok(parts)
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

    /// Reads which sheets the workbook has.
    fn read(&mut self, package: &mut Package, found: &HashMap<String, Relationship>) -> Result<(), Fault> {
        let workbook = package.place(&self.workbook).ok_or(Code::NoSheets)?;
        let mut sheets = vec![];
        elements(package, workbook, |element| {
            match element.local_name().into_inner() {
                "sheet" if sheets.len() < MOST_SHEETS => sheets.push((
                    text(element, "name")?,
                    attribute(element, "state")?.is_some_and(|state| state != "visible"),
                    text(element, "id")?,
                )),
                "workbookPr" => self.since_1904 = is_true(attribute(element, "date1904")?),
                _ => {}
            }
            Ok(())
        })?;
        for (title, hidden, id) in sheets {
            if let Some(part) = found.get(&id).filter(|part| part.kind == "worksheet") {
                self.sheets.push(Sheet { title, hidden, place: package.place(&part.target) });
            }
        }
        if self.sheets.is_empty() { Err(Code::NoSheets.into()) } else { Ok(()) }
    }
}

/// What the part with this name refers to, by its mark there; nothing if there is no such part.
fn relationships(
    package: &mut Package,
    name: &str,
    folder: &str,
) -> Result<HashMap<String, Relationship>, Fault> {
    let mut found = HashMap::new();
    let Some(place) = package.place(name) else { return Ok(found) };
    elements(package, place, |element| {
        if element.local_name().into_inner() == "Relationship" && found.len() < MOST_SHEETS {
            let kind = text(element, "Type")?;
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let target = resolved(folder, &text(element, "Target")?);
            found.insert(text(element, "Id")?, Relationship { kind, target });
        }
        Ok(())
    })?;
    Ok(found)
}

/// Looks at each element of a part.
fn elements(
    package: &mut Package,
    place: usize,
    mut look: impl FnMut(&BytesStart<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut xml = Xml::new(package.part(place)?);
    loop {
        match xml.next()? {
            Event::Start(element) => look(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn text(element: &BytesStart<'_>, name: &str) -> Result<String, Fault> {
    Ok(attribute(element, name)?.unwrap_or_default().into_owned())
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
