//! The content of an ODS written again, byte for byte, with cells added to rows of its sheets.

use std::io::{BufWriter, Read, Write};
use std::mem::take;
use std::path::Path;

use quick_xml::events::{BytesStart, Event};
use zip::ZipWriter;

use super::added::Added;
use super::archive::{begin, finish, pass};
use super::cursor::{COLUMNS, damaged};
use super::part::{DECLARATION, Part, decoded};
use super::tag::{opened, with_attribute};
use super::text::push;
use super::watch::Watch;
use super::xlsx::Wanted;
use crate::table::fault::{Code, Fault};
use crate::table::ods::{Element, SPACE, Space, Walk, times};
use crate::table::package::Package;

const CONTENT: &str = "content.xml";
const CELL: &str = "table:table-cell";
const ROWS_REPEATED: &str = "number-rows-repeated";
const COLUMNS_REPEATED: &str = "number-columns-repeated";
const STYLES: &str = "office:automatic-styles";
/// The style of the added cells, which are text.
const STYLE: &str = "skillcert-text";

/// What is added to a sheet, from which row on.
#[derive(Debug)]
struct Addition<'a> {
    added: &'a Added,
    sheet: usize,
    header: u32,
}

/// Writes a workbook again with what is added to its sheets.
pub(super) fn write(
    mut package: Package,
    target: &Path,
    wanted: &[Wanted],
    watch: &Watch,
) -> Result<(), Fault> {
    let additions =
        wanted.iter().map(|(sheet, header, added)| Addition { added, sheet: *sheet, header: *header });
    let additions: Vec<_> = additions.collect();
    let content = package.place(CONTENT).ok_or(Code::Damaged)?;
    let (source, _) = decoded(package.part(content)?)?;
    let extents = extents(Part::new(source, watch), &additions)?;
    let mut written = ZipWriter::new(watch.target(target)?);
    for index in 0..package.len() {
        if index == content {
            let (source, wide) = decoded(begin(&mut package, &mut written, index)?)?;
            let out = BufWriter::with_capacity(1 << 16, &mut written);
            rewrite(Part::new(source, watch), wide, &additions, &extents, out)?;
        } else {
            pass(&mut package, &mut written, index)?;
        }
    }
    finish(written)
}

/// How often an element stands there, and the attribute that says so, if there is one.
#[derive(Clone, Debug)]
struct Times {
    count: u32,
    name: Option<String>,
}

impl Times {
    fn of(walk: &Walk, element: &BytesStart<'_>, local: &str) -> Result<Self, Fault> {
        Ok(match walk.attribute(element, Space::Table, local)? {
            Some(said) => Self { count: times(&said.value)?, name: Some(said.key.as_ref().to_owned()) },
            None => Self { count: 1, name: None },
        })
    }

    /// A tag for an element that stands there so many times.
    fn set(&self, tag: &[u8], local: &str, count: u32) -> Vec<u8> {
        if count == self.count {
            return tag.to_vec();
        }
        let usual = || format!("table:{local}");
        let name = self.name.clone().unwrap_or_else(usual);
        let value = count.to_string();
        with_attribute(tag, name.as_bytes(), (count > 1).then_some((name.as_bytes(), &value)))
    }
}

/// How far the sheets are filled.
#[derive(Debug)]
struct Extents {
    /// The columns in use, in the order of what is added.
    widths: Vec<u32>,
    /// Whether the style of added cells is there from an earlier time.
    styled: bool,
    walk: Walk,
    /// How many sheets were met, and which of the additions concerns the present one.
    met: usize,
    place: Option<usize>,
    row: u32,
    column: u32,
    /// The cell that is open, from its column on to this one.
    open: Option<u32>,
}

/// Reads how far the sheets are filled.
fn extents<R: Read>(mut part: Part<R>, additions: &[Addition<'_>]) -> Result<Extents, Fault> {
    let mut extents = Extents {
        widths: vec![0; additions.len()],
        styled: false,
        walk: Walk::default(),
        met: 0,
        place: None,
        row: 0,
        column: 0,
        open: None,
    };
    while let Some((event, _)) = part.next()? {
        match event {
            Event::Start(element) => extents.element(&element, additions)?,
            Event::Empty(element) => {
                extents.element(&element, additions)?;
                extents.end();
            }
            Event::End(_) => extents.end(),
            _ => {}
        }
    }
    for (addition, width) in additions.iter().zip(&extents.widths) {
        if width.saturating_add(addition.added.width()) > COLUMNS {
            return Err(Code::NoRoom.into());
        }
    }
    Ok(extents)
}

impl Extents {
    fn element(&mut self, start: &BytesStart<'_>, additions: &[Addition<'_>]) -> Result<(), Fault> {
        if let Some(column) = self.open.take() {
            self.fill(column);
        }
        // No XML, although it can be read: the reader does not look at all tags.
        if start.contains('<') {
            return Err(Code::Damaged.into());
        }
        let element = self.walk.start(start)?;
        match element {
            Element::Style => self.styled |= self.walk.text(start, Space::Style, "name")? == STYLE,
            Element::Sheet => {
                self.place = additions.iter().position(|addition| addition.sheet == self.met);
                self.met = self.met.saturating_add(1);
                self.row = 0;
            }
            Element::Row => {
                let times = Times::of(&self.walk, start, ROWS_REPEATED)?;
                self.row = self.row.saturating_add(times.count);
                self.column = 0;
            }
            Element::Cell => {
                self.cell(start)?;
                self.open = Some(self.column);
                if self.holds(start)? {
                    self.fill(self.column);
                }
            }
            Element::Covered => {
                self.cell(start)?;
                let header =
                    self.place.and_then(|place| additions.get(place)).map(|addition| addition.header);
                if header.is_some_and(|header| self.row >= header) {
                    self.fill(self.column);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self) {
        if self.walk.end() == Element::Cell {
            self.open = None;
        }
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let times = Times::of(&self.walk, start, COLUMNS_REPEATED)?;
        self.column = self.column.saturating_add(times.count);
        Ok(())
    }

    /// Whether a cell says by itself that something is in it.
    fn holds(&self, start: &BytesStart<'_>) -> Result<bool, Fault> {
        let has = |space, name| self.walk.attribute(start, space, name).map(|value| value.is_some());
        Ok(has(Space::Office, "value-type")? || has(Space::Table, "formula")?)
    }

    fn fill(&mut self, column: u32) {
        if let Some(width) = self.place.and_then(|place| self.widths.get_mut(place)) {
            *width = column.max(*width);
        }
    }
}

/// A row as it is read.
#[derive(Debug)]
struct Row {
    times: Times,
    /// Its tag, and all that follows.
    head: Vec<u8>,
    body: Vec<u8>,
    /// Its cells up to the width, and those behind what is added.
    left: Vec<u8>,
    right: Vec<u8>,
    column: u32,
}

/// A cell as it is read.
#[derive(Debug)]
struct Cell {
    times: Times,
    tag: Vec<u8>,
    body: Vec<u8>,
}

struct Content<'a, W> {
    additions: &'a [Addition<'a>],
    widths: &'a [u32],
    /// Whether the style has still to be written.
    unstyled: bool,
    out: W,
    walk: Walk,
    /// How many sheets were met, and which of the additions concerns the present one.
    met: usize,
    place: Option<usize>,
    /// How many rows of the sheet were read.
    rows: u32,
    row: Option<Row>,
    cell: Option<Cell>,
}

/// Writes the content with what is added; `wide` says that it was in UTF-16, which it is no more.
fn rewrite(
    mut part: Part<impl Read>,
    wide: bool,
    additions: &[Addition<'_>],
    extents: &Extents,
    out: impl Write,
) -> Result<(), Fault> {
    let mut content = Content {
        additions,
        widths: &extents.widths,
        unstyled: !extents.styled,
        out,
        walk: Walk::default(),
        met: 0,
        place: None,
        rows: 0,
        row: None,
        cell: None,
    };
    while let Some((event, bytes)) = part.next()? {
        match event {
            Event::Decl(_) if wide => content.out.write_all(DECLARATION)?,
            Event::Start(element) => content.start(&element, bytes)?,
            Event::Empty(element) => content.empty(&element, bytes)?,
            Event::End(_) => content.end(bytes)?,
            _ => content.copy(bytes)?,
        }
    }
    Ok(content.out.flush()?)
}

impl<'a, W: Write> Content<'a, W> {
    fn copy(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        match (&mut self.cell, &mut self.row) {
            (Some(cell), _) => cell.body.extend_from_slice(bytes),
            (None, Some(row)) => {
                row.body.extend_from_slice(bytes);
                row.left.extend_from_slice(bytes);
            }
            (None, None) => self.out.write_all(bytes)?,
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>, bytes: &[u8]) -> Result<(), Fault> {
        match self.walk.start(start)? {
            Element::Document => {
                let spaces = spaces(start)?;
                let end = bytes.len().saturating_sub(1);
                self.out.write_all(bytes.get(..end).unwrap_or_default())?;
                self.out.write_all(spaces.as_bytes())?;
                return self.copy(b">");
            }
            Element::Body if take(&mut self.unstyled) => {
                write!(self.out, "<{STYLES}>{}</{STYLES}>", style())?;
            }
            Element::Styles if take(&mut self.unstyled) => {
                self.copy(bytes)?;
                return self.copy(style().as_bytes());
            }
            Element::Sheet => self.sheet(),
            Element::Row if self.place.is_some() => return self.begin_row(start, bytes),
            Element::Cell | Element::Covered if self.row.is_some() => return self.begin_cell(start, bytes),
            _ => {}
        }
        self.copy(bytes)
    }

    fn empty(&mut self, start: &BytesStart<'_>, bytes: &[u8]) -> Result<(), Fault> {
        match self.walk.start(start)? {
            Element::Styles if take(&mut self.unstyled) => {
                self.copy(&[&opened(bytes), style().as_bytes(), &end_of(bytes)].concat())?;
            }
            Element::Row if self.place.is_some() => {
                self.begin_row(start, bytes)?;
                self.finish()?;
            }
            Element::Sheet => {
                self.sheet();
                self.place = None;
                self.copy(bytes)?;
            }
            Element::Cell | Element::Covered if self.row.is_some() => {
                self.begin_cell(start, bytes)?;
                self.end_cell();
            }
            _ => self.copy(bytes)?,
        }
        self.walk.end();
        Ok(())
    }

    fn end(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let element = self.walk.end();
        if let (Element::Row, Some(row)) = (element, &mut self.row) {
            row.body.extend_from_slice(bytes);
            return self.finish();
        }
        self.copy(bytes)?;
        match element {
            Element::Cell | Element::Covered => self.end_cell(),
            Element::Sheet => self.place = None,
            _ => {}
        }
        Ok(())
    }

    fn sheet(&mut self) {
        self.place = self.additions.iter().position(|addition| addition.sheet == self.met);
        self.met = self.met.saturating_add(1);
        self.rows = 0;
    }

    fn begin_row(&mut self, start: &BytesStart<'_>, bytes: &[u8]) -> Result<(), Fault> {
        let times = Times::of(&self.walk, start, ROWS_REPEATED)?;
        let head = bytes.to_vec();
        self.row = Some(Row { times, head, body: vec![], left: vec![], right: vec![], column: 0 });
        Ok(())
    }

    fn begin_cell(&mut self, start: &BytesStart<'_>, bytes: &[u8]) -> Result<(), Fault> {
        let times = Times::of(&self.walk, start, COLUMNS_REPEATED)?;
        self.cell = Some(Cell { times, tag: bytes.to_vec(), body: vec![] });
        Ok(())
    }

    fn addition(&self) -> Option<(&'a Addition<'a>, u32)> {
        let place = self.place?;
        Some((self.additions.get(place)?, *self.widths.get(place)?))
    }

    /// Keeps the cell: before what is added, behind it, or some of it on either side.
    fn end_cell(&mut self) {
        let (Some(cell), Some((addition, width))) = (self.cell.take(), self.addition()) else { return };
        let behind = width.saturating_add(addition.added.width());
        let Some(row) = &mut self.row else { return };
        row.body.extend([cell.tag.as_slice(), cell.body.as_slice()].concat());
        let end = row.column.saturating_add(cell.times.count);
        cell.put(&mut row.left, width.min(end).saturating_sub(row.column));
        cell.put(&mut row.right, end.saturating_sub(behind.max(row.column)));
        row.column = end;
    }

    /// Writes a row, as often as it stands there, with what is added to each.
    fn finish(&mut self) -> Result<(), Fault> {
        let Some(mut row) = self.row.take() else { return Ok(()) };
        let Some((addition, width)) = self.addition() else { return Ok(()) };
        let (added, header) = (addition.added, addition.header);
        let gap = width.saturating_sub(row.column);
        if gap > 0 {
            row.left.extend(format!("<{CELL} table:{COLUMNS_REPEATED}=\"{gap}\"/>").into_bytes());
        }
        let first = self.rows.saturating_add(1);
        self.rows = self.rows.saturating_add(row.times.count);
        let mut out = vec![];
        for (place, times) in runs(added, header, first, row.times.count) {
            row.put(&mut out, place.map(|place| cells(added, place)), times);
        }
        Ok(self.out.write_all(&out)?)
    }
}

/// Which of the different rows are added to these ones, and how often in succession; none where nothing is.
fn runs(added: &Added, header: u32, first: u32, times: u32) -> Vec<(Option<u32>, u32)> {
    let at = |row: u32| {
        let place = usize::try_from(row.checked_sub(header)?).ok()?;
        added.place(place).filter(|place| !added.is_blank(*place))
    };
    let end = first.saturating_add(times);
    let known = header.saturating_add(u32::try_from(added.len()).unwrap_or(u32::MAX));
    let mut runs = vec![];
    let mut row = first;
    while row < end {
        let place = at(row);
        // Where nothing is known any more, one step goes to the end.
        let next = if row >= known {
            end
        } else if row < header {
            end.min(header)
        } else {
            row.saturating_add(1)
        };
        let count = next.saturating_sub(row);
        match runs.last_mut() {
            Some((last, times)) if *last == place => *times = count.saturating_add(*times),
            _ => runs.push((place, count)),
        }
        row = next;
    }
    runs
}

impl Row {
    /// Writes the row for so many times, with other cells at its end if any are added.
    fn put(&self, out: &mut Vec<u8>, cells: Option<Vec<u8>>, times: u32) {
        let head = self.times.set(&self.head, ROWS_REPEATED, times);
        match cells {
            None => out.extend([head, self.body.clone()].concat()),
            Some(cells) => {
                let end = end_of(&head);
                out.extend([opened(&head), self.left.clone(), cells, self.right.clone(), end].concat());
            }
        }
    }
}

impl Cell {
    fn put(&self, target: &mut Vec<u8>, times: u32) {
        if times > 0 {
            target.extend(self.times.set(&self.tag, COLUMNS_REPEATED, times));
            target.extend_from_slice(&self.body);
        }
    }
}

/// The tag that ends what a tag begins.
fn end_of(tag: &[u8]) -> Vec<u8> {
    let name = tag.split(|byte| b" \t\r\n/>".contains(byte)).next().unwrap_or_default();
    [b"</", name.strip_prefix(b"<").unwrap_or_default(), b">"].concat()
}

/// The cells of one of the different rows.
fn cells(added: &Added, place: u32) -> Vec<u8> {
    let mut target = vec![];
    for text in added.texts(place) {
        if text.is_empty() {
            target.extend(format!("<{CELL}/>").into_bytes());
            continue;
        }
        let tag = format!("<{CELL} table:style-name=\"{STYLE}\" office:value-type=\"string\">");
        target.extend(tag.into_bytes());
        for line in text.split('\n') {
            target.extend_from_slice(b"<text:p>");
            push(&mut target, line);
            target.extend_from_slice(b"</text:p>");
        }
        target.extend(format!("</{CELL}>").into_bytes());
    }
    target
}

/// The style of the cells that are added.
fn style() -> String {
    let spaces = format!(r#"xmlns:style="{SPACE}style:1.0" xmlns:number="{SPACE}datastyle:1.0""#);
    format!(
        concat!(
            r#"<number:text-style {spaces} style:name="{STYLE}-format"><number:text-content/></number:text-style>"#,
            r#"<style:style {spaces} style:name="{STYLE}" style:family="table-cell" "#,
            r#"style:data-style-name="{STYLE}-format"/>"#
        ),
        spaces = spaces,
        STYLE = STYLE
    )
}

/// The prefixes that added cells need and the root does not have.
fn spaces(root: &BytesStart<'_>) -> Result<String, Fault> {
    let mut missing = String::new();
    for prefix in ["office", "table", "text"] {
        let name = format!("xmlns:{prefix}");
        if root.try_get_attribute(name.as_str()).map_err(damaged)?.is_none() {
            missing.push_str(&format!(" {name}=\"{SPACE}{prefix}:1.0\""));
        }
    }
    Ok(missing)
}
