//! Styles of an ODS workbook: which of them strike out, raise or lower. A style without a word of it has that of its parent.

use std::collections::HashMap;
use std::io::BufReader;

use quick_xml::events::{BytesStart, Event};

use crate::table::fault::Fault;
use crate::table::look::Font;
use crate::table::ods::{Element, Space, Walk};
use crate::table::package::Part;
use crate::table::xml::Xml;

/// A part that is read.
pub(super) type Content<'a> = Xml<BufReader<Part<'a>>>;

/// Styles that go back to each other are left alone after so many.
const MOST_PARENTS: usize = 1 << 6;

/// What a style says.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: String,
    strikes: Option<bool>,
    shifts: Option<bool>,
}

/// The styles that were read; those of cells and those of texts may have the same names.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    cells: HashMap<String, Style>,
    texts: HashMap<String, Style>,
    /// The one that is being read.
    name: String,
    of_cells: bool,
}

/// The fonts of styles, by their names.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    pub(super) cells: HashMap<String, Font>,
    pub(super) texts: HashMap<String, Font>,
}

impl Styles {
    /// The styles of a part of its own, which all documents may share.
    pub(super) fn read(mut part: Content<'_>) -> Result<Self, Fault> {
        let (mut styles, mut walk) = (Self::default(), Walk::default());
        loop {
            match part.next()? {
                Event::Start(start) => match walk.start(&start)? {
                    Element::Style => drop(styles.begin(&walk, &start)?),
                    Element::Properties => styles.properties(&walk, &start)?,
                    _ => {}
                },
                Event::End(_) => drop(walk.end()),
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// A style begins; returns its name.
    pub(super) fn begin(&mut self, walk: &Walk, start: &BytesStart<'_>) -> Result<String, Fault> {
        self.of_cells = walk.text(start, Space::Style, "family")? == "table-cell";
        self.name = walk.text(start, Space::Style, "name")?;
        let parent = walk.text(start, Space::Style, "parent-style-name")?;
        let name = self.name.clone();
        self.family().insert(name.clone(), Style { parent, ..Style::default() });
        Ok(name)
    }

    /// Takes the properties of the style that is being read.
    pub(super) fn properties(&mut self, walk: &Walk, start: &BytesStart<'_>) -> Result<(), Fault> {
        for name in ["text-line-through-type", "text-line-through-style"] {
            let line = walk.text(start, Space::Style, name)?;
            if !line.is_empty() {
                let name = self.name.clone();
                self.family().entry(name).or_default().strikes = Some(line != "none");
            }
        }
        let position = walk.text(start, Space::Style, "text-position")?;
        if !position.is_empty() {
            let name = self.name.clone();
            // How far from the line, then how large.
            self.family().entry(name).or_default().shifts = Some(!position.starts_with("0%"));
        }
        Ok(())
    }

    fn family(&mut self) -> &mut HashMap<String, Style> {
        if self.of_cells { &mut self.cells } else { &mut self.texts }
    }

    /// The fonts of all.
    pub(super) fn fonts(&self) -> Fonts {
        Fonts { cells: fonts(&self.cells), texts: fonts(&self.texts) }
    }
}

fn fonts(styles: &HashMap<String, Style>) -> HashMap<String, Font> {
    let font = |style: &Style| {
        let parents = std::iter::successors(Some(style), |style| styles.get(&style.parent));
        let mut parents = parents.take(MOST_PARENTS);
        let strikes = parents.clone().find_map(|style| style.strikes).unwrap_or_default();
        Font { strikes, shifts: parents.find_map(|style| style.shifts).unwrap_or_default() }
    };
    styles.iter().map(|(name, style)| (name.clone(), font(style))).collect()
}
