//! Styles of an ODS workbook: which of them strike out. A style without a word of it has that of its parent.

use std::collections::{HashMap, HashSet};
use std::io::BufReader;

use quick_xml::events::{BytesStart, Event};

use crate::table::fault::Fault;
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

/// The names of styles that strike out.
#[derive(Debug, Default)]
pub(super) struct Striking {
    pub(super) cells: HashSet<String>,
    pub(super) texts: HashSet<String>,
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
        self.family().insert(name.clone(), Style { parent, strikes: None });
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
        Ok(())
    }

    fn family(&mut self) -> &mut HashMap<String, Style> {
        if self.of_cells { &mut self.cells } else { &mut self.texts }
    }

    /// Those that strike out.
    pub(super) fn striking(&self) -> Striking {
        Striking { cells: striking(&self.cells), texts: striking(&self.texts) }
    }
}

fn striking(styles: &HashMap<String, Style>) -> HashSet<String> {
    let strikes = |style: &Style| {
        let parents = std::iter::successors(Some(style), |style| styles.get(&style.parent));
        parents.take(MOST_PARENTS).find_map(|style| style.strikes).unwrap_or_default()
    };
    styles.iter().filter(|(_, style)| strikes(style)).map(|(name, _)| name.clone()).collect()
}
