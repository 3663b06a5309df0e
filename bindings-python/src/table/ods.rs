//! What the elements of an ODS are, by their namespaces and by what they lie in. Whoever reads a workbook and whoever
//! writes it again have to take the same tables for its sheets, and the same elements for rows and cells.

use memchr::memmem::Finder;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;

use super::fault::{Code, Fault};

/// What names of the format begin with.
pub(crate) const SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns:";
/// What attributes of LibreOffice's own begin with.
const CALC: &str = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
/// No document declares more prefixes for these namespaces at once.
const MOST_DECLARED: usize = 1 << 6;
/// The prefixes that every program has for these namespaces.
const USUAL: [(&str, Space); 4] =
    [("office", Space::Office), ("table", Space::Table), ("text", Space::Text), ("style", Space::Style)];

/// A namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    Office,
    Table,
    Text,
    Style,
    Calc,
    Other,
}

/// What an element is. Whatever stands where it does not belong is none of the document: programs leave it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    Document,
    /// Styles that only this document has.
    Styles,
    /// Styles that others go back to.
    Common,
    Style,
    Properties,
    Body,
    Spreadsheet,
    Sheet,
    /// Columns that are kept together.
    Columns,
    Column,
    /// Rows that are kept together.
    Rows,
    Row,
    Cell,
    Covered,
    Paragraph,
    /// Something in a paragraph whose text is read.
    Inline,
    Blanks,
    Tab,
    Break,
    Other,
}

/// Goes through a document.
#[derive(Debug)]
pub(crate) struct Walk {
    open: Vec<Element>,
    /// Prefixes, what each stands for, and how many elements were open when it was declared.
    declared: Vec<(String, Space, usize)>,
    declaring: Finder<'static>,
}

impl Default for Walk {
    fn default() -> Self {
        Self { open: vec![], declared: vec![], declaring: Finder::new("xmlns") }
    }
}

impl Walk {
    /// Goes into an element.
    pub(crate) fn start(&mut self, start: &BytesStart<'_>) -> Result<Element, Fault> {
        if self.declaring.find(start.as_bytes()).is_some() {
            self.declare(start)?;
        }
        let name = start.name().into_inner();
        let element = match self.here() {
            Some(Element::Other) => Element::Other,
            parent => {
                let (prefix, local) = name.split_once(':').unwrap_or(("", name));
                within(parent, self.space(prefix), local)
            }
        };
        self.open.push(element);
        Ok(element)
    }

    /// Goes out of an element.
    pub(crate) fn end(&mut self) -> Element {
        let element = self.open.pop().unwrap_or(Element::Other);
        while self.declared.last().is_some_and(|(_, _, depth)| *depth > self.open.len()) {
            self.declared.pop();
        }
        element
    }

    /// The innermost element that is open.
    pub(crate) fn here(&self) -> Option<Element> {
        self.open.last().copied()
    }

    /// An attribute of a namespace.
    pub(crate) fn attribute<'a>(
        &self,
        start: &'a BytesStart<'_>,
        space: Space,
        local: &str,
    ) -> Result<Option<Attribute<'a>>, Fault> {
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            let (prefix, name) = attribute.key.as_ref().split_once(':').unwrap_or_default();
            if name == local && self.space(prefix) == space {
                return Ok(Some(attribute));
            }
        }
        Ok(None)
    }

    /// The text of an attribute.
    pub(crate) fn text(&self, start: &BytesStart<'_>, space: Space, local: &str) -> Result<String, Fault> {
        let attribute = self.attribute(start, space, local)?;
        let text = attribute.map(|it| it.normalized_value(XmlVersion::Implicit1_0).map(Into::into));
        Ok(text.transpose()?.unwrap_or_default())
    }

    /// What an attribute's prefix stands for, or an element's; an attribute without a prefix is of no namespace.
    pub(crate) fn space(&self, prefix: &str) -> Space {
        let found = self.declared.iter().rev().find(|(it, ..)| it == prefix);
        found.map_or(Space::Other, |(_, space, _)| *space)
    }

    fn declare(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            let prefix = match attribute.key.as_ref() {
                "xmlns" => "",
                name => match name.split_once(':') {
                    Some(("xmlns", prefix)) => prefix,
                    _ => continue,
                },
            };
            let space = of(&attribute.normalized_value(XmlVersion::Implicit1_0)?);
            // Added cells have the usual prefixes.
            if USUAL.iter().any(|(usual, its)| *usual == prefix && *its != space) {
                return Err(Code::Damaged.into());
            }
            if space != Space::Other || self.declared.iter().any(|(it, ..)| it == prefix) {
                self.declared.push((prefix.to_owned(), space, self.open.len().saturating_add(1)));
            }
            if self.declared.len() > MOST_DECLARED {
                return Err(Fault::from(Code::TooLarge).limit(MOST_DECLARED as u64));
            }
        }
        Ok(())
    }
}

/// The namespace of this name.
fn of(name: &str) -> Space {
    let usual = name.strip_prefix(SPACE).and_then(|name| name.strip_suffix(":1.0"));
    let found = USUAL.iter().find(|(it, _)| usual == Some(*it)).map(|(_, space)| *space);
    found.unwrap_or(if name == CALC { Space::Calc } else { Space::Other })
}

/// What an element is that lies directly in another.
fn within(parent: Option<Element>, space: Space, local: &str) -> Element {
    use Element as E;
    match (parent, space, local) {
        (None, Space::Office, "document-content" | "document-styles") => E::Document,
        (Some(E::Document), Space::Office, "automatic-styles") => E::Styles,
        (Some(E::Document), Space::Office, "styles") => E::Common,
        (Some(E::Styles | E::Common), Space::Style, "style") => E::Style,
        (Some(E::Style), Space::Style, "table-properties" | "text-properties") => E::Properties,
        (Some(E::Document), Space::Office, "body") => E::Body,
        (Some(E::Body), Space::Office, "spreadsheet") => E::Spreadsheet,
        (Some(E::Spreadsheet), Space::Table, "table") => E::Sheet,
        (
            Some(E::Sheet | E::Columns),
            Space::Table,
            "table-column-group" | "table-header-columns" | "table-columns",
        ) => E::Columns,
        (Some(E::Sheet | E::Columns), Space::Table, "table-column") => E::Column,
        (Some(E::Sheet | E::Rows), Space::Table, "table-row-group" | "table-header-rows" | "table-rows") => {
            E::Rows
        }
        (Some(E::Sheet | E::Rows), Space::Table, "table-row") => E::Row,
        (Some(E::Row), Space::Table, "table-cell") => E::Cell,
        (Some(E::Row), Space::Table, "covered-table-cell") => E::Covered,
        (Some(E::Cell | E::Covered), Space::Text, "p") => E::Paragraph,
        (Some(E::Paragraph | E::Inline), Space::Text, local) => match local {
            "s" => E::Blanks,
            "tab" => E::Tab,
            "line-break" => E::Break,
            // What is remarked, and how it is spoken.
            "note" | "ruby-text" => E::Other,
            _ => E::Inline,
        },
        _ => E::Other,
    }
}

/// How often a row or a cell is repeated: once at least, as office programs have it where 0 or less is written.
pub(crate) fn times(count: &str) -> Result<u32, Fault> {
    let count = count.trim();
    let digits = count.strip_prefix(['-', '+']).unwrap_or(count);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Code::Damaged.into());
    }
    let most = if count.starts_with('-') { 1 } else { u32::MAX };
    Ok(count.parse().unwrap_or(most).max(1))
}
