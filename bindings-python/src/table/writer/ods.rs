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
use crate::table::package::Package;

const CONTENT: &str = "content.xml";
const TABLE: &str = "table:table";
const ROW: &str = "table:table-row";
const CELL: &str = "table:table-cell";
const COVERED: &str = "table:covered-table-cell";
const ROWS_REPEATED: &str = "table:number-rows-repeated";
const COLUMNS_REPEATED: &str = "table:number-columns-repeated";
const STYLES: &str = "office:automatic-styles";
/// The style of the added cells, which are text.
const STYLE: &str = "skillcert-text";
const SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns";

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

/// Which sheet is being read.
#[derive(Debug, Default)]
struct Sheets {
    /// How many sheets were met.
    met: usize,
    /// Tables that are open: one may lie within a cell.
    depth: u32,
}

impl Sheets {
    /// Goes into a table, and returns the number of the sheet that it is.
    fn start(&mut self, element: &BytesStart<'_>) -> Result<Option<usize>, Fault> {
        self.depth = self.depth.saturating_add(1);
        // A table without a name is no sheet but what was taken in from elsewhere.
        if self.depth > 1 || element.try_get_attribute("table:name").map_err(damaged)?.is_none() {
            return Ok(None);
        }
        let number = self.met;
        self.met = self.met.saturating_add(1);
        Ok(Some(number))
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// How often an element stands there.
fn times(element: &BytesStart<'_>, name: &str) -> Result<u32, Fault> {
    match element.try_get_attribute(name).map_err(damaged)? {
        Some(times) => {
            times.value.parse().ok().filter(|times| *times > 0).ok_or_else(|| Code::Damaged.into())
        }
        None => Ok(1),
    }
}

/// How far the sheets are filled.
#[derive(Debug)]
struct Extents {
    /// The columns in use, in the order of what is added.
    widths: Vec<u32>,
    /// Whether the style of added cells is there from an earlier time.
    styled: bool,
    sheets: Sheets,
    /// Which of the additions concerns the present sheet.
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
        sheets: Sheets::default(),
        place: None,
        row: 0,
        column: 0,
        open: None,
    };
    while let Some((event, _)) = part.next()? {
        match event {
            Event::Start(element) => {
                extents.element(&element, additions)?;
                if extents.sheets.depth <= 1 && element.name().as_ref() == CELL {
                    extents.open = Some(extents.column);
                }
            }
            Event::Empty(element) => {
                extents.element(&element, additions)?;
                if element.name().as_ref() == TABLE {
                    extents.sheets.end();
                }
            }
            Event::End(element) if element.name().as_ref() == TABLE => extents.sheets.end(),
            Event::End(element) if element.name().as_ref() == CELL => extents.open = None,
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
    fn element(&mut self, element: &BytesStart<'_>, additions: &[Addition<'_>]) -> Result<(), Fault> {
        if let Some(column) = self.open.take() {
            self.fill(column);
        }
        match element.name().as_ref() {
            "style:style" => {
                let name = element.try_get_attribute("style:name").map_err(damaged)?;
                self.styled |= name.is_some_and(|name| name.value == STYLE);
            }
            TABLE => {
                if let Some(sheet) = self.sheets.start(element)? {
                    self.place = additions.iter().position(|addition| addition.sheet == sheet);
                    self.row = 0;
                }
            }
            ROW if self.sheets.depth == 1 => {
                self.row = self.row.saturating_add(times(element, ROWS_REPEATED)?);
                self.column = 0;
            }
            CELL if self.sheets.depth == 1 => {
                self.column = self.column.saturating_add(times(element, COLUMNS_REPEATED)?);
                if self.holds(element)? {
                    self.fill(self.column);
                }
            }
            COVERED if self.sheets.depth == 1 => {
                self.column = self.column.saturating_add(times(element, COLUMNS_REPEATED)?);
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

    /// Whether a cell says by itself that something is in it.
    fn holds(&self, element: &BytesStart<'_>) -> Result<bool, Fault> {
        let has = |name: &str| element.try_get_attribute(name).map_err(damaged).map(|value| value.is_some());
        Ok(has("office:value-type")? || has("table:formula")?)
    }

    fn fill(&mut self, column: u32) {
        if let Some(width) = self.place.and_then(|place| self.widths.get_mut(place)) {
            *width = column.max(*width);
        }
    }
}

/// A row as it is read.
#[derive(Debug, Default)]
struct Row {
    times: u32,
    /// Its tag, and all that follows.
    head: Vec<u8>,
    body: Vec<u8>,
    /// Its cells up to the width, and those behind what is added.
    left: Vec<u8>,
    right: Vec<u8>,
    column: u32,
}

/// A cell as it is read.
#[derive(Debug, Default)]
struct Cell {
    times: u32,
    tag: Vec<u8>,
    body: Vec<u8>,
    depth: u32,
}

struct Content<'a, W> {
    additions: &'a [Addition<'a>],
    widths: &'a [u32],
    /// Whether the style has still to be written.
    unstyled: bool,
    out: W,
    sheets: Sheets,
    place: Option<usize>,
    /// How many rows of the sheet were read.
    rows: u32,
    row: Option<Row>,
    cell: Option<Cell>,
    root: bool,
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
        sheets: Sheets::default(),
        place: None,
        rows: 0,
        row: None,
        cell: None,
        root: true,
    };
    while let Some((event, bytes)) = part.next()? {
        match event {
            Event::Decl(_) if wide => content.out.write_all(DECLARATION)?,
            _ if content.cell.is_some() => content.within(&event, bytes)?,
            Event::Start(element) => content.start(&element, bytes)?,
            Event::Empty(element) => content.empty(&element, bytes)?,
            Event::End(element) => content.end(element.name().as_ref(), bytes)?,
            _ => content.copy(bytes)?,
        }
    }
    Ok(content.out.flush()?)
}

impl<'a, W: Write> Content<'a, W> {
    fn copy(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        match &mut self.row {
            Some(row) => {
                row.body.extend_from_slice(bytes);
                row.left.extend_from_slice(bytes);
            }
            None => self.out.write_all(bytes)?,
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>, bytes: &[u8]) -> Result<(), Fault> {
        match element.name().as_ref() {
            _ if take(&mut self.root) => {
                let spaces = spaces(element)?;
                let end = bytes.len().saturating_sub(1);
                self.out.write_all(bytes.get(..end).unwrap_or_default())?;
                self.out.write_all(spaces.as_bytes())?;
                return self.copy(b">");
            }
            "office:body" if take(&mut self.unstyled) => {
                write!(self.out, "<{STYLES}>{}</{STYLES}>", style())?;
            }
            STYLES if take(&mut self.unstyled) => {
                self.copy(bytes)?;
                return self.copy(style().as_bytes());
            }
            TABLE => {
                if let Some(sheet) = self.sheets.start(element)? {
                    self.place = self.additions.iter().position(|addition| addition.sheet == sheet);
                    self.rows = 0;
                }
            }
            ROW if self.place.is_some() => {
                self.row = Some(Row {
                    times: times(element, ROWS_REPEATED)?,
                    head: bytes.to_vec(),
                    ..Row::default()
                });
                return Ok(());
            }
            CELL | COVERED if self.row.is_some() => {
                let times = times(element, COLUMNS_REPEATED)?;
                self.cell = Some(Cell { times, tag: bytes.to_vec(), body: vec![], depth: 1 });
                return Ok(());
            }
            _ => {}
        }
        self.copy(bytes)
    }

    fn empty(&mut self, element: &BytesStart<'_>, bytes: &[u8]) -> Result<(), Fault> {
        match element.name().as_ref() {
            STYLES if take(&mut self.unstyled) => {
                let end = format!("</{STYLES}>");
                self.copy(&[&opened(bytes), style().as_bytes(), end.as_bytes()].concat())
            }
            ROW if self.place.is_some() => {
                self.row = Some(Row {
                    times: times(element, ROWS_REPEATED)?,
                    head: bytes.to_vec(),
                    ..Row::default()
                });
                self.finish()
            }
            TABLE => {
                self.sheets.start(element)?;
                self.sheets.end();
                self.copy(bytes)
            }
            CELL | COVERED if self.row.is_some() => {
                let times = times(element, COLUMNS_REPEATED)?;
                self.take(&Cell { times, tag: bytes.to_vec(), body: vec![], depth: 0 });
                Ok(())
            }
            _ => self.copy(bytes),
        }
    }

    /// Goes on with what lies within a cell, up to its end.
    fn within(&mut self, event: &Event<'_>, bytes: &[u8]) -> Result<(), Fault> {
        let Some(cell) = &mut self.cell else { return Ok(()) };
        cell.body.extend_from_slice(bytes);
        match event {
            Event::Start(_) => cell.depth = cell.depth.saturating_add(1),
            Event::End(_) => cell.depth = cell.depth.saturating_sub(1),
            _ => {}
        }
        if cell.depth == 0
            && let Some(cell) = self.cell.take()
        {
            self.take(&cell);
        }
        Ok(())
    }

    fn end(&mut self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        match (name, &mut self.row) {
            (ROW, Some(row)) => {
                row.body.extend_from_slice(bytes);
                return self.finish();
            }
            (TABLE, _) => {
                self.sheets.end();
                self.place = self.place.filter(|_| self.sheets.depth > 0);
            }
            _ => {}
        }
        self.copy(bytes)
    }

    fn addition(&self) -> Option<(&'a Addition<'a>, u32)> {
        let place = self.place?;
        Some((self.additions.get(place)?, *self.widths.get(place)?))
    }

    /// Keeps a cell: before what is added, behind it, or some of it on either side.
    fn take(&mut self, cell: &Cell) {
        let Some((addition, width)) = self.addition() else { return };
        let behind = width.saturating_add(addition.added.width());
        let Some(row) = &mut self.row else { return };
        row.body.extend([cell.tag.as_slice(), cell.body.as_slice()].concat());
        let end = row.column.saturating_add(cell.times);
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
            row.left.extend(format!("<{CELL} {COLUMNS_REPEATED}=\"{gap}\"/>").into_bytes());
        }
        let first = self.rows.saturating_add(1);
        self.rows = self.rows.saturating_add(row.times);
        let mut out = vec![];
        for (place, times) in runs(added, header, first, row.times) {
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
        let head =
            if times == self.times { self.head.clone() } else { repeated(&self.head, ROWS_REPEATED, times) };
        match cells {
            None => out.extend([head, self.body.clone()].concat()),
            Some(cells) => {
                let end = format!("</{ROW}>").into_bytes();
                out.extend([opened(&head), self.left.clone(), cells, self.right.clone(), end].concat());
            }
        }
    }
}

impl Cell {
    fn put(&self, target: &mut Vec<u8>, times: u32) {
        if times > 0 {
            let same = times == self.times;
            target.extend(if same { self.tag.clone() } else { repeated(&self.tag, COLUMNS_REPEATED, times) });
            target.extend_from_slice(&self.body);
        }
    }
}

/// A tag for an element that stands there so many times.
fn repeated(tag: &[u8], name: &str, times: u32) -> Vec<u8> {
    let local = name.rsplit(':').next().unwrap_or_default();
    let count = times.to_string();
    with_attribute(tag, local.as_bytes(), (times > 1).then_some((name.as_bytes(), &count)))
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
    let spaces = format!(r#"xmlns:style="{SPACE}:style:1.0" xmlns:number="{SPACE}:datastyle:1.0""#);
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
            missing.push_str(&format!(" {name}=\"{SPACE}:{prefix}:1.0\""));
        }
    }
    Ok(missing)
}
