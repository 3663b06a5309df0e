//! A sheet of an XLSX workbook: its XML, read once from the first row to the last.

use std::io::BufReader;

use quick_xml::events::{BytesStart, Event};

use super::book::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sink};
use super::strings::{Rich, Strings, push_text, unescaped};
use crate::table::cell::{Style, Value, serial};
use crate::table::fault::{Code, Fault};
use crate::table::package::Part;
use crate::table::xml::{Xml, attribute, is_true};

/// What the cells of a sheet refer to.
pub(super) struct Context<'a> {
    pub(super) strings: &'a Strings,
    pub(super) styles: &'a [Style],
}

/// How the value of a cell is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Type {
    #[default]
    Number,
    Shared,
    Text,
    Inline,
    Boolean,
    Error,
    Date,
}

/// What is known of a cell while it is read.
#[derive(Debug, Default)]
struct Cell {
    column: u32,
    style: Style,
    kind: Type,
    formula: bool,
    /// There is a value, be it an empty one.
    stored: bool,
}

/// A sheet that is being read.
struct Reading<'a> {
    context: Context<'a>,
    sink: &'a mut dyn Sink,
    /// The row that is read, counted from 1; 0 before the first.
    row: u32,
    /// The column behind the last cell.
    next: u32,
    cells: u64,
    cell: Cell,
    text: String,
    inside: Inside,
    rich: Rich,
}

/// In which element a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Inline,
}

/// Reads a part of so many bytes.
pub(super) fn read(
    part: BufReader<Part<'_>>,
    size: u64,
    context: Context<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Fault> {
    let mut reading = Reading {
        context,
        sink,
        row: 0,
        next: 0,
        cells: 0,
        cell: Cell::default(),
        text: String::new(),
        inside: Inside::Nothing,
        rich: Rich::default(),
    };
    let mut xml = Xml::new(part);
    begin(&mut xml)?;
    let ended = reading.rows(&mut xml, size).map_err(|fault| fault.row(reading.row.into()))?;
    // At the end of the part its checksum is compared.
    while ended && !matches!(xml.next()?, Event::Eof) {}
    Ok(())
}

/// Goes to the rows.
fn begin(xml: &mut Xml<BufReader<Part<'_>>>) -> Result<(), Fault> {
    loop {
        match xml.next()? {
            Event::Start(start) if start.local_name().into_inner() == "sheetData" => return Ok(()),
            Event::Eof => return Err(Code::Damaged.into()),
            _ => {}
        }
    }
}

impl Reading<'_> {
    /// Reads the rows to their end; returns whether it was reached.
    fn rows(&mut self, xml: &mut Xml<BufReader<Part<'_>>>, size: u64) -> Result<bool, Fault> {
        loop {
            let read = xml.part().get_ref().read_so_far().saturating_mul(1_000_000).checked_div(size);
            match xml.next()? {
                Event::Start(start) => {
                    if !self.start(&start, read.unwrap_or(0).min(1_000_000))? {
                        return Ok(false);
                    }
                }
                Event::End(end) => match end.local_name().into_inner() {
                    "c" => self.end_cell()?,
                    "v" | "is" => self.inside = Inside::Nothing,
                    "sheetData" => return Ok(true),
                    _ => self.text(&Event::End(end))?,
                },
                Event::Eof => return Err(Code::Damaged.into()),
                event => self.text(&event)?,
            }
        }
    }

    /// An element begins; returns whether to go on.
    fn start(&mut self, start: &BytesStart<'_>, read: u64) -> Result<bool, Fault> {
        match start.local_name().into_inner() {
            "c" => self.begin_cell(start)?,
            "v" if self.cell.kind != Type::Inline => {
                self.cell.stored = true;
                self.inside = Inside::Value;
            }
            "row" => return self.begin_row(start, read),
            "f" => self.cell.formula = true,
            "is" => {
                self.rich.begin();
                (self.inside, self.cell.stored) = (Inside::Inline, true);
            }
            _ if self.inside == Inside::Inline => self.rich.take(&Event::Start(start.borrow()))?,
            _ => {}
        }
        Ok(true)
    }

    fn text(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        match self.inside {
            Inside::Nothing => Ok(()),
            Inside::Value => push_text(event, &mut self.text),
            Inside::Inline => self.rich.take(event),
        }
    }

    fn begin_row(&mut self, start: &BytesStart<'_>, read: u64) -> Result<bool, Fault> {
        let next = self.row.saturating_add(1);
        let row = match attribute(start, "r")? {
            Some(number) => number.trim().parse().unwrap_or(0),
            None => next,
        };
        if !(1..=MOST_ROWS).contains(&row) {
            return Err(Code::BeyondSheet.into());
        }
        if row < next {
            return Err(if row == self.row { Code::RowRepeated } else { Code::RowsUnordered }.into());
        }
        (self.row, self.next) = (row, 0);
        self.sink.row(row, is_true(attribute(start, "hidden")?), read)
    }

    fn begin_cell(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        self.text.clear();
        self.cell = Cell { column: self.next, ..Cell::default() };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            match attribute.key.into_inner() {
                "r" => self.cell.column = self.column(&attribute.value)?,
                "s" => {
                    let style =
                        attribute.value.parse().ok().and_then(|it: usize| self.context.styles.get(it));
                    self.cell.style = style.copied().unwrap_or_default();
                }
                "t" => self.cell.kind = kind(&attribute.value),
                _ => {}
            }
        }
        if self.cell.column < self.next {
            return Err(Code::RowsUnordered.into());
        }
        if self.cell.column >= MOST_COLUMNS || self.row == 0 {
            return Err(Code::BeyondSheet.into());
        }
        (self.next, self.cells) = (self.cell.column.saturating_add(1), self.cells.saturating_add(1));
        if self.cells > MOST_CELLS {
            return Err(Fault::from(Code::TooLarge).limit(MOST_CELLS));
        }
        Ok(())
    }

    /// The column of a reference such as `AB12`, which lies in the row that is read.
    fn column(&self, reference: &str) -> Result<u32, Fault> {
        let digits = reference.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let letters = reference.strip_suffix(digits).unwrap_or_default();
        let column = letters.bytes().fold(0_u32, |column, letter| {
            let letter = u32::from(letter.to_ascii_uppercase()).saturating_sub(u32::from(b'@'));
            column.saturating_mul(26).saturating_add(letter)
        });
        match (column.checked_sub(1), digits.parse::<u32>()) {
            (Some(column), Ok(row)) if row == self.row => Ok(column),
            (Some(_), Ok(row)) if (1..=MOST_ROWS).contains(&row) => Err(Code::RowsUnordered.into()),
            (Some(_), Ok(_)) => Err(Code::BeyondSheet.into()),
            _ => Err(Code::Damaged.into()),
        }
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        let (cell, context) = (&self.cell, &self.context);
        let escaped;
        let text = if cell.kind == Type::Text { self.text.as_str() } else { self.text.trim() };
        let value = match cell.kind {
            _ if cell.formula && !(cell.stored && (cell.kind == Type::Text || !text.is_empty())) => {
                Value::Formula
            }
            Type::Inline => {
                escaped = self.rich.unescaped();
                Value::Text(if cell.stored { &escaped } else { "" })
            }
            _ if text.is_empty() => return Ok(()),
            Type::Number => numeric(text, cell.style),
            Type::Shared => {
                let index = text.parse().map_err(|_| Code::Damaged)?;
                Value::Text(context.strings.get(index).ok_or(Code::Damaged)?)
            }
            Type::Text => {
                escaped = unescaped(text);
                Value::Text(&escaped)
            }
            Type::Boolean => Value::Boolean(matches!(text, "1" | "true" | "TRUE")),
            Type::Error => Value::Error(text),
            Type::Date => Value::Date(text, serial(text)),
        };
        self.sink.cell(cell.column, value)
    }
}

fn kind(name: &str) -> Type {
    match name {
        "s" => Type::Shared,
        "str" => Type::Text,
        "inlineStr" | "is" => Type::Inline,
        "b" => Type::Boolean,
        "e" => Type::Error,
        "d" => Type::Date,
        _ => Type::Number,
    }
}

/// The longest whole number of which every digit counts in a double.
const EXACT: usize = 15;

/// The number that a text is; if it is none, the text.
pub(super) fn numeric(text: &str, style: Style) -> Value<'_> {
    let digits = text.len() <= EXACT && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && (text == "0" || !text.starts_with('0')) {
        return Value::Digits(text, style);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Value::Number(number, style),
        _ => Value::Text(text),
    }
}
