//! A sheet of an ODS workbook: its rows and cells, of which each may stand for many.

use std::borrow::Cow;
use std::io::BufReader;
use std::mem::take;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::book::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sink};
use super::ods_shown::shows;
use super::ods_styles::Fonts;
use super::sheet::numeric;
use super::strings::push_text;
use crate::table::cell::{Doubt, Style, Value, duration, is_blank, serial};
use crate::table::fault::{Code, Fault};
use crate::table::look::Font;
use crate::table::ods::{Element, Space, Walk, times};
use crate::table::package::Part;
use crate::table::xml::Xml;

/// The attributes that have the value of a cell, each for its type.
const VALUES: [&str; 5] = ["value", "date-value", "time-value", "boolean-value", "string-value"];

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
    /// Whether it is struck out, if it says so.
    struck: Option<bool>,
    /// Its value, or else its text, in the texts of the row.
    text: Range<usize>,
    /// The value is an attribute, so what is shown does not count.
    valued: bool,
    /// There is a paragraph of what is shown.
    shown: bool,
    doubt: Option<Doubt>,
}

#[derive(Default)]
struct Row {
    /// The number of the first row that it stands for.
    number: u32,
    rows: u32,
    hidden: bool,
    /// Whether cells without a style of their own are struck out, if it says so.
    struck: Option<bool>,
    cells: Vec<Cell>,
    text: String,
    /// The column behind the last cell.
    next: u32,
}

/// A sheet that is being read.
struct Reading<'a> {
    sink: &'a mut dyn Sink,
    walk: Walk,
    /// The fonts of styles, and those of the elements in which text is.
    styles: &'a Fonts,
    fonts: Vec<Font>,
    /// What is shown of a cell whose value is an attribute.
    shown: String,
    /// The columns in which cells without a style are struck out, and the column behind the last one that was read.
    struck: Vec<Range<u32>>,
    columns: u32,
    row: Row,
    cell: Cell,
    /// Groups of rows, and whether each is folded.
    groups: Vec<bool>,
    cells: u64,
    read: u64,
}

/// Reads the sheet that was gone into.
pub(super) fn read(
    mut xml: Xml<BufReader<Part<'_>>>,
    walk: Walk,
    styles: &Fonts,
    size: u64,
    sink: &mut dyn Sink,
) -> Result<(), Fault> {
    let row = Row { number: 1, ..Row::default() };
    let cell = Cell::default();
    let mut reading = Reading {
        sink,
        walk,
        styles,
        fonts: vec![],
        shown: String::new(),
        struck: vec![],
        columns: 0,
        row,
        cell,
        groups: vec![],
        cells: 0,
        read: 0,
    };
    reading.rows(&mut xml, size).map_err(|fault| fault.row(reading.row.number.into()))
}

impl Reading<'_> {
    fn rows(&mut self, xml: &mut Xml<BufReader<Part<'_>>>, size: u64) -> Result<(), Fault> {
        loop {
            let read = xml.part().get_ref().read_so_far().saturating_mul(1_000_000).checked_div(size);
            self.read = read.unwrap_or(0).min(1_000_000);
            let go_on = match xml.next()? {
                Event::Start(start) => self.start(&start).map(|()| true)?,
                Event::End(_) => match self.walk.end() {
                    Element::Row => self.end_row()?,
                    Element::Cell | Element::Covered => self.end_cell(),
                    Element::Rows => self.groups.pop().is_some(),
                    Element::Sheet => false,
                    Element::Inline => self.end_inline(),
                    _ => true,
                },
                Event::Eof => return Err(Code::Damaged.into()),
                event => {
                    let shown = matches!(self.walk.here(), Some(Element::Paragraph | Element::Inline));
                    if shown && self.cell.valued {
                        push_text(&event, &mut self.shown)?;
                    } else if shown {
                        self.paragraph(&event)?;
                    }
                    true
                }
            };
            if !go_on {
                return Ok(());
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let element = self.walk.start(start)?;
        let text = &mut self.row.text;
        match element {
            Element::Rows => {
                self.groups.push(self.walk.text(start, Space::Table, "display")? == "false");
            }
            Element::Row => {
                let count = self.walk.attribute(start, Space::Table, "number-rows-repeated")?;
                self.row.rows = count.map_or(Ok(1), |count| times(&count.value))?;
                let seen = self.walk.text(start, Space::Table, "visibility")?;
                self.row.hidden = !matches!(&*seen, "" | "visible") || self.groups.contains(&true);
                self.row.struck = self.default(start)?;
            }
            Element::Column => self.column(start)?,
            Element::Cell | Element::Covered => self.begin_cell(start)?,
            Element::Paragraph if self.cell.valued => self.cell.shown = true,
            _ if self.cell.valued => {}
            Element::Paragraph if text.len() > self.cell.text.start => text.push('\n'),
            Element::Blanks => {
                let count = self.walk.attribute(start, Space::Text, "c")?;
                let blanks = count.map_or(Ok(1), |count| times(&count.value))?;
                text.extend((0..blanks.min(MOST_COLUMNS)).map(|_| ' '));
            }
            Element::Inline => self.begin_inline(start)?,
            Element::Tab => text.push('\t'),
            Element::Break => text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn column(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let count = self.walk.attribute(start, Space::Table, "number-columns-repeated")?;
        let end = self.columns.saturating_add(count.map_or(Ok(1), |count| times(&count.value))?);
        if self.default(start)? == Some(true) {
            self.struck.push(self.columns..end);
        }
        self.columns = end;
        Ok(())
    }

    /// Whether cells without a style are struck out, as a row or a column says.
    fn default(&self, start: &BytesStart<'_>) -> Result<Option<bool>, Fault> {
        let style = self.walk.attribute(start, Space::Table, "default-cell-style-name")?;
        Ok(style.map(|style| self.strikes(&style.value)))
    }

    fn strikes(&self, style: &str) -> bool {
        self.styles.cells.get(style).is_some_and(|font| font.strikes)
    }

    /// Something in a paragraph: with the font of its style, and of what it is in.
    fn begin_inline(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let style = self.walk.text(start, Space::Text, "style-name")?;
        let own = self.styles.texts.get(&style).copied().unwrap_or_default();
        let outer = self.fonts.last().copied().unwrap_or_default();
        let (strikes, shifts) = (own.strikes || outer.strikes, own.shifts || outer.shifts);
        self.fonts.push(Font { strikes, shifts });
        Ok(())
    }

    fn end_inline(&mut self) -> bool {
        self.fonts.pop();
        true
    }

    fn begin_cell(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let (place, mut values) = (self.row.text.len(), [const { None }; VALUES.len()]);
        let mut cell = Cell { column: self.row.next, columns: 1, ..Cell::default() };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            let (prefix, local) = attribute.key.as_ref().split_once(':').unwrap_or_default();
            match (self.walk.space(prefix), local) {
                (Space::Office, "value-type") if cell.kind != Type::Error => {
                    cell.kind = kind(&attribute.value);
                }
                (Space::Calc, "value-type") if attribute.value == "error" => cell.kind = Type::Error,
                (Space::Table, "formula") => cell.formula = true,
                (Space::Table, "style-name") => {
                    cell.struck = Some(self.strikes(&attribute.value));
                }
                (Space::Table, "number-columns-repeated") => cell.columns = times(&attribute.value)?,
                (Space::Office, local) => {
                    if let Some(place) = VALUES.iter().position(|name| *name == local)
                        && let Some(value) = values.get_mut(place)
                    {
                        *value = Some(attribute.normalized_value(XmlVersion::Implicit1_0)?);
                    }
                }
                _ => {}
            }
        }
        if let Some(value) = value(cell.kind, values) {
            self.row.text.push_str(&value);
            cell.valued = true;
        }
        self.shown.clear();
        cell.text = place..self.row.text.len();
        self.row.next = self.row.next.saturating_add(cell.columns);
        self.cell = cell;
        Ok(())
    }

    /// Adds a text; blanks and line ends in the XML are one blank, or none at the beginning of a paragraph.
    fn paragraph(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        let (place, text) = (self.cell.text.start, &mut self.row.text);
        let font = self.fonts.last().copied().unwrap_or_default();
        if let Event::Text(plain) = event
            && font == Font::default()
            && !plain.contains([' ', '\t', '\r', '\n'])
        {
            text.push_str(plain);
            return Ok(());
        }
        let mut raw = String::new();
        push_text(event, &mut raw)?;
        self.cell.doubt = self.cell.doubt.or_else(|| raw.chars().find_map(|it| font.doubt(it)));
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

    fn end_cell(&mut self) -> bool {
        let mut cell = take(&mut self.cell);
        cell.text.end = self.row.text.len();
        if cell.shown && cell.kind == Type::Number {
            let number = self.row.text.get(cell.text.clone()).unwrap_or_default().parse();
            let altered = number.is_ok_and(|number| !shows(number, &self.shown));
            cell.doubt = altered.then_some(Doubt::Altered);
        }
        let end = cell.column.saturating_add(cell.columns);
        let of_column = || {
            let next = self.struck.partition_point(|it| it.end <= cell.column);
            self.struck.get(next).is_some_and(|it| it.start < end)
        };
        cell.struck = Some(cell.struck.or(self.row.struck).unwrap_or_else(of_column));
        if cell.kind != Type::None || cell.formula || !cell.text.is_empty() {
            self.row.cells.push(cell);
        }
        true
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
            _ if cell.struck == Some(true) => Value::Struck(text),
            Type::None | Type::Text if cell.formula && !cell.valued && is_blank(text) => Value::Formula,
            Type::Number if cell.doubt.is_some() => numeric(text, Style::Altered),
            Type::Number => numeric(text, Style::Number),
            Type::Percent => numeric(text, Style::Percent),
            Type::Date => Value::Date(text, serial(text)),
            Type::Time => {
                duration(text).map_or(Value::Text(text), |days| Value::Number(days, Style::Duration))
            }
            Type::Boolean => Value::Boolean(text == "true"),
            Type::Error => Value::Error(text),
            Type::None | Type::Text => Value::text(text, cell.doubt),
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

/// The value that counts: that of the type; what was calculated to an error has an empty string for one.
fn value<'a>(kind: Type, values: [Option<Cow<'a, str>>; VALUES.len()]) -> Option<Cow<'a, str>> {
    let [number, date, time, boolean, text] = values;
    match kind {
        Type::Number | Type::Percent => number,
        Type::Date => date,
        Type::Time => time,
        Type::Boolean => boolean,
        Type::Text => text,
        Type::None | Type::Error => None,
    }
}
