//! A sheet of an ODS workbook: its rows and cells, of which each may stand for many.

use std::io::BufReader;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::book::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sink};
use super::sheet::numeric;
use super::strings::push_text;
use crate::table::cell::{Style, Value, duration, is_blank, serial};
use crate::table::fault::{Code, Fault};
use crate::table::package::Part;
use crate::table::xml::{Xml, attribute};

/// What a cell says that it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Type {
    #[default]
    None,
    Number,
    Percent,
    Date,
    Time,
    Boolean,
    Text,
    Error,
}

/// A cell of the row that is read.
#[derive(Debug, Default)]
struct Cell {
    column: u32,
    /// How many columns it fills.
    columns: u32,
    kind: Type,
    formula: bool,
    /// Its value, or else its text, in the texts of the row.
    text: Range<usize>,
    /// The value is an attribute, so what is shown does not count.
    valued: bool,
}

#[derive(Default)]
struct Row {
    /// The number of the first row that it stands for.
    number: u32,
    rows: u32,
    hidden: bool,
    cells: Vec<Cell>,
    text: String,
    /// The column behind the last cell.
    next: u32,
}

/// A sheet that is being read.
struct Reading<'a> {
    sink: &'a mut dyn Sink,
    row: Row,
    cell: Option<Cell>,
    /// How many elements are open in the cell, and in how many of them nothing is read.
    depth: usize,
    unread: usize,
    /// Groups of rows, and whether each is folded.
    groups: Vec<bool>,
    cells: u64,
    read: u64,
}

/// Reads the sheet with this place.
pub(super) fn read(
    mut xml: Xml<BufReader<Part<'_>>>,
    size: u64,
    sheet: usize,
    sink: &mut dyn Sink,
) -> Result<(), Fault> {
    find(&mut xml, sheet)?;
    let row = Row { number: 1, ..Row::default() };
    let mut reading =
        Reading { sink, row, cell: None, depth: 0, unread: 0, groups: vec![], cells: 0, read: 0 };
    reading.rows(&mut xml, size).map_err(|fault| fault.row(reading.row.number.into()))
}

/// Goes into the table with this place.
fn find(xml: &mut Xml<BufReader<Part<'_>>>, sheet: usize) -> Result<(), Fault> {
    let (mut seen, mut depth) = (0_usize, 0_usize);
    loop {
        match xml.next()? {
            Event::Start(start) if start.local_name().into_inner() == "table" => {
                if depth == 0 && seen == sheet {
                    return Ok(());
                }
                seen = seen.saturating_add(usize::from(depth == 0));
                depth = depth.saturating_add(1);
            }
            Event::End(end) if end.local_name().into_inner() == "table" => depth = depth.saturating_sub(1),
            Event::Eof => return Err(Code::Damaged.into()),
            _ => {}
        }
    }
}

impl Reading<'_> {
    fn rows(&mut self, xml: &mut Xml<BufReader<Part<'_>>>, size: u64) -> Result<(), Fault> {
        loop {
            let read = xml.part().get_ref().read_so_far().saturating_mul(1_000_000).checked_div(size);
            self.read = read.unwrap_or(0).min(1_000_000);
            let go_on = match xml.next()? {
                event if self.cell.is_some() => self.in_cell(&event).map(|()| true)?,
                Event::Start(start) => self.start(&start).map(|()| true)?,
                Event::End(end) => match end.local_name().into_inner() {
                    "table-row" => self.end_row()?,
                    "table-row-group" => self.groups.pop().is_some(),
                    "table" => false,
                    _ => true,
                },
                Event::Eof => return Err(Code::Damaged.into()),
                _ => true,
            };
            if !go_on {
                return Ok(());
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        match start.local_name().into_inner() {
            "table-row-group" => {
                self.groups.push(attribute(start, "display")?.is_some_and(|it| it == "false"));
            }
            "table-row" => {
                self.row.rows = repeated(start, "number-rows-repeated")?;
                let seen = attribute(start, "visibility")?.is_none_or(|it| it == "visible");
                self.row.hidden = !seen || self.groups.contains(&true);
            }
            "table-cell" | "covered-table-cell" => self.begin_cell(start)?,
            _ => {}
        }
        Ok(())
    }

    fn begin_cell(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let (place, mut value) = (self.row.text.len(), None);
        let mut cell = Cell { column: self.row.next, columns: 1, ..Cell::default() };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            match attribute.key.local_name().into_inner() {
                "value-type" if cell.kind != Type::Error => cell.kind = kind(&attribute.value),
                "formula" => cell.formula = true,
                "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => {
                    value = Some(attribute.normalized_value(XmlVersion::Implicit1_0)?);
                }
                "number-columns-repeated" => cell.columns = times(&attribute.value),
                _ => {}
            }
        }
        // What was calculated to an error has an empty string for its value.
        if let Some(value) = value.filter(|_| cell.kind != Type::Error) {
            self.row.text.push_str(&value);
            cell.valued = true;
        }
        cell.text = place..self.row.text.len();
        self.row.next = self.row.next.saturating_add(cell.columns);
        (self.cell, self.depth, self.unread) = (Some(cell), 0, 0);
        Ok(())
    }

    /// What stands in a cell: paragraphs, remarks, pictures.
    fn in_cell(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(start) => {
                self.depth = self.depth.saturating_add(1);
                self.element(start)?;
            }
            Event::End(_) if self.depth == 0 => self.end_cell(),
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth < self.unread {
                    self.unread = 0;
                }
            }
            Event::Eof => return Err(Code::Damaged.into()),
            event if self.shows() => self.paragraph(event)?,
            _ => {}
        }
        Ok(())
    }

    /// Whether what is read can be seen in the cell, and is what counts.
    fn shows(&self) -> bool {
        self.depth > 0 && self.unread == 0 && self.cell.as_ref().is_some_and(|cell| !cell.valued)
    }

    /// An element in a cell. Only paragraphs are read, and not what is remarked in them.
    fn element(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        if !self.shows() {
            return Ok(());
        }
        let place = self.cell.as_ref().map_or(0, |cell| cell.text.start);
        let text = &mut self.row.text;
        match start.local_name().into_inner() {
            "p" if self.depth == 1 && text.len() > place => text.push('\n'),
            "p" => {}
            "s" => {
                let blanks = attribute(start, "c")?.map_or(1, |count| times(&count));
                text.extend((0..blanks.min(MOST_COLUMNS)).map(|_| ' '));
            }
            "tab" => text.push('\t'),
            "line-break" => text.push('\n'),
            "annotation" | "note" | "ruby-text" => self.unread = self.depth,
            _ if self.depth == 1 => self.unread = self.depth,
            _ => {}
        }
        Ok(())
    }

    /// Adds a text; blanks and line ends in the XML are one blank, or none at the beginning of a paragraph.
    fn paragraph(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        let place = self.cell.as_ref().map_or(0, |cell| cell.text.start);
        let text = &mut self.row.text;
        if let Event::Text(plain) = event
            && !plain.contains([' ', '\t', '\r', '\n'])
        {
            text.push_str(plain);
            return Ok(());
        }
        let mut raw = String::new();
        push_text(event, &mut raw)?;
        for character in raw.chars() {
            let blank = matches!(character, ' ' | '\t' | '\r' | '\n');
            let first = text.len() <= place || text.ends_with(['\n', ' ']);
            match blank {
                true if first => {}
                true => text.push(' '),
                false => text.push(character),
            }
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        if let Some(mut cell) = self.cell.take() {
            cell.text.end = self.row.text.len();
            if cell.kind != Type::None || cell.formula || !cell.text.is_empty() {
                self.row.cells.push(cell);
            }
        }
    }

    /// Gives the row away, as often as it stands for one.
    fn end_row(&mut self) -> Result<bool, Fault> {
        let (first, rows) = (self.row.number, self.row.rows);
        let filled = self.row.cells.iter().any(|cell| self.row.is_filled(cell));
        self.row.number = first.saturating_add(rows);
        let mut go_on = true;
        if filled {
            if self.row.number > MOST_ROWS.saturating_add(1) {
                return Err(Code::BeyondSheet.into());
            }
            for number in first..self.row.number {
                go_on = go_on && self.sink.row(number, self.row.hidden, self.read)? && self.give_cells()?;
            }
        }
        self.row.cells.clear();
        self.row.text.clear();
        self.row.next = 0;
        Ok(go_on)
    }

    fn give_cells(&mut self) -> Result<bool, Fault> {
        for cell in &self.row.cells {
            if !self.row.is_filled(cell) {
                continue;
            }
            let value = self.row.value(cell);
            let end = cell.column.saturating_add(cell.columns);
            if end > MOST_COLUMNS {
                return Err(Code::BeyondSheet.into());
            }
            for column in cell.column..end {
                self.sink.cell(column, value)?;
            }
            self.cells = self.cells.saturating_add(cell.columns.into());
            if self.cells > MOST_CELLS {
                return Err(Fault::from(Code::TooLarge).limit(MOST_CELLS));
            }
        }
        Ok(true)
    }
}

impl Row {
    /// Whether something can be seen in a cell, or a formula should be calculated.
    fn is_filled(&self, cell: &Cell) -> bool {
        let text = self.text.get(cell.text.clone()).unwrap_or_default();
        !is_blank(text) || (cell.formula && !cell.valued)
    }

    fn value(&self, cell: &Cell) -> Value<'_> {
        let text = self.text.get(cell.text.clone()).unwrap_or_default();
        match cell.kind {
            Type::None | Type::Text if cell.formula && !cell.valued && is_blank(text) => Value::Formula,
            Type::Number => numeric(text, Style::Number),
            Type::Percent => numeric(text, Style::Percent),
            Type::Date => Value::Date(text, serial(text)),
            Type::Time => {
                duration(text).map_or(Value::Text(text), |days| Value::Number(days, Style::Duration))
            }
            Type::Boolean => Value::Boolean(text == "true"),
            Type::Error => Value::Error(text),
            Type::None | Type::Text => Value::Text(text),
        }
    }
}

fn kind(name: &str) -> Type {
    match name {
        "float" | "currency" => Type::Number,
        "percentage" => Type::Percent,
        "date" => Type::Date,
        "time" => Type::Time,
        "boolean" => Type::Boolean,
        "error" => Type::Error,
        _ => Type::Text,
    }
}

fn repeated(start: &BytesStart<'_>, name: &str) -> Result<u32, Fault> {
    Ok(attribute(start, name)?.map_or(1, |count| times(&count)))
}

/// How often: once at least, as office programs have it where 0 or less is written.
fn times(count: &str) -> u32 {
    let most = if count.starts_with('-') { 1 } else { u32::MAX };
    count.trim().parse().unwrap_or(most).max(1)
}
