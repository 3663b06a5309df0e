//! A sheet of an XLSX workbook: its XML, read once from the first row to the last.

use std::io::BufReader;
use std::mem::replace;

use quick_xml::events::{BytesStart, Event};

use super::book::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sink, give};
use super::strings::{Rich, Strings, push_text, unescaped};
use super::styles::Styles;
use crate::table::cell::{Style, Value, serial};
use crate::table::fault::{Code, Fault};
use crate::table::look::Look;
use crate::table::names::{LeftOut, Names};
use crate::table::package::Part;
use crate::table::xml::{PlainCell, Xml, is_true};

/// What the cells of a sheet refer to.
pub(super) struct Context<'a> {
    pub(super) strings: &'a Strings,
    pub(super) styles: &'a Styles,
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
    look: Look,
    kind: Type,
    formula: bool,
    /// There is a value, be it an empty one.
    stored: bool,
    /// Elements that may be there once.
    value: bool,
    inline: bool,
    /// Blanks count in it.
    kept: bool,
}

/// In which element the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Data,
    Row,
    Cell,
    Formula,
    Value,
    Inline,
}

/// A sheet that is being read.
struct Reading<'a> {
    context: Context<'a>,
    sink: &'a mut dyn Sink,
    names: Names,
    inside: Inside,
    left_out: LeftOut,
    /// The row that is read, counted from 1; 0 before the first.
    row: u32,
    /// The column behind the last cell.
    next: u32,
    cells: u64,
    cell: Cell,
    text: String,
    rich: Rich,
    /// Whether blanks count in the sheet, and in the row.
    kept: bool,
    kept_in_row: bool,
}

/// Reads a part of so many bytes.
pub(super) fn read(
    part: BufReader<Part<'_>>,
    size: u64,
    context: Context<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Fault> {
    let mut xml = Xml::new(part);
    let (names, kept) = begin(&mut xml)?;
    let mut reading = Reading {
        context,
        sink,
        names,
        inside: Inside::Data,
        left_out: LeftOut::default(),
        row: 0,
        next: 0,
        cells: 0,
        cell: Cell::default(),
        text: String::new(),
        rich: Rich::default(),
        kept,
        kept_in_row: kept,
    };
    if reading.rows(&mut xml, size).map_err(|fault| fault.row(reading.row.into()))? {
        end(&mut xml, reading.names)?;
    }
    Ok(())
}

/// Goes to the rows; returns the names of the part, and whether blanks count.
fn begin(xml: &mut Xml<BufReader<Part<'_>>>) -> Result<(Names, bool), Fault> {
    let (mut names, mut kept) = (Names::default(), false);
    loop {
        let depth = xml.depth();
        match xml.next()? {
            Event::Start(root) if depth == 0 => (names, kept) = Names::of(&root)?,
            Event::Start(start) if names.own(&start) == "sheetData" => {
                kept = names.look(&start)?.unwrap_or(kept);
                return if depth == 1 { Ok((names, kept)) } else { Err(Code::Damaged.into()) };
            }
            Event::Start(start) => names.leave_out(&start)?,
            Event::Eof => return Err(Code::Damaged.into()),
            _ => {}
        }
    }
}

/// Goes to the end of the part, where its checksum is compared. There must be no more rows.
fn end(xml: &mut Xml<BufReader<Part<'_>>>, mut names: Names) -> Result<(), Fault> {
    loop {
        match xml.next()? {
            Event::Start(start) if names.own(&start) == "sheetData" => return Err(Code::Damaged.into()),
            Event::Start(start) => names.leave_out(&start)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

impl Reading<'_> {
    /// Reads the rows to their end; returns whether it was reached.
    fn rows(&mut self, xml: &mut Xml<BufReader<Part<'_>>>, size: u64) -> Result<bool, Fault> {
        loop {
            if self.inside == Inside::Row
                && !self.left_out.is_open()
                && self.names.is_unprefixed()
                && let Some(cell) = xml.plain_cell()
            {
                self.plain_cell(&cell)?;
                continue;
            }
            let so_far = xml.part().get_ref().read_so_far();
            match xml.next()? {
                Event::Start(start) if self.start(&start, (so_far, size))? => {}
                Event::Start(_) => return Ok(false),
                Event::End(_) if self.end()? => return Ok(true),
                Event::End(_) => {}
                Event::Eof => return Err(Code::Damaged.into()),
                _ if self.left_out.is_open() => {}
                event if self.inside == Inside::Inline => self.rich.text(&event)?,
                event if self.inside == Inside::Value => push_text(&event, &mut self.text)?,
                _ => {}
            }
        }
    }

    /// An element begins; returns whether to go on.
    fn start(&mut self, start: &BytesStart<'_>, read: (u64, u64)) -> Result<bool, Fault> {
        if self.left_out.is_open() {
            self.left_out.begin(&mut self.names, start)?;
            return Ok(true);
        }
        match (self.inside, self.names.own(start)) {
            (Inside::Row, "c") => self.begin_cell(start)?,
            (Inside::Cell, "v") => self.begin_value(start)?,
            (Inside::Data, "row") => return self.begin_row(start, read),
            (Inside::Cell, "f") => (self.inside, self.cell.formula) = (Inside::Formula, true),
            (Inside::Cell, "is") => self.begin_inline(start)?,
            (Inside::Inline, _) => self.rich.start(start, &mut self.names)?,
            _ => self.left_out.begin(&mut self.names, start)?,
        }
        Ok(true)
    }

    /// An element ends; returns whether the rows do.
    fn end(&mut self) -> Result<bool, Fault> {
        if self.left_out.end() {
            return Ok(false);
        }
        self.inside = match self.inside {
            Inside::Inline if self.rich.end() => Inside::Inline,
            Inside::Value | Inside::Inline | Inside::Formula => Inside::Cell,
            Inside::Cell => {
                self.end_cell()?;
                Inside::Row
            }
            Inside::Row => Inside::Data,
            Inside::Data => return Ok(true),
        };
        Ok(false)
    }

    fn begin_row(&mut self, start: &BytesStart<'_>, (read, size): (u64, u64)) -> Result<bool, Fault> {
        let next = self.row.saturating_add(1);
        let (mut row, mut hidden, mut placed) = (next, false, false);
        self.kept_in_row = self.kept;
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            match attribute.key.into_inner() {
                "r" if replace(&mut placed, true) => return Err(Code::Damaged.into()),
                "r" => row = attribute.value.trim().parse().unwrap_or(0),
                "hidden" => hidden = is_true(Some(attribute.value)),
                "xml:space" => self.kept_in_row = attribute.value == "preserve",
                key => self.names.declare(key, &attribute.value)?,
            }
        }
        if !(1..=MOST_ROWS).contains(&row) {
            return Err(Code::BeyondSheet.into());
        }
        if row < next {
            return Err(if row == self.row { Code::RowRepeated } else { Code::RowsUnordered }.into());
        }
        (self.row, self.next, self.inside) = (row, 0, Inside::Row);
        let read = read.saturating_mul(1_000_000).checked_div(size).unwrap_or(0);
        self.sink.row(row, hidden, read.min(1_000_000))
    }

    fn begin_cell(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        self.text.clear();
        self.cell = Cell { column: self.next, kept: self.kept_in_row, ..Cell::default() };
        let mut placed = false;
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            match attribute.key.into_inner() {
                "r" if replace(&mut placed, true) => return Err(Code::Damaged.into()),
                "r" => self.cell.column = self.column(&attribute.value)?,
                "s" => self.cell.look = self.look(&attribute.value)?,
                "t" => self.cell.kind = kind(&attribute.value)?,
                "xml:space" => self.cell.kept = attribute.value == "preserve",
                key => self.names.declare(key, &attribute.value)?,
            }
        }
        self.placed()?;
        self.inside = Inside::Cell;
        Ok(())
    }

    /// Takes a cell that holds a value at most.
    fn plain_cell(&mut self, cell: &PlainCell<'_>) -> Result<(), Fault> {
        let column = if cell.reference.is_empty() { self.next } else { self.column(cell.reference)? };
        let (look, kind) = (self.look(cell.style)?, kind(cell.kind)?);
        self.cell = Cell { column, look, kind, stored: kind != Type::Inline, ..Cell::default() };
        self.placed()?;
        self.text.clear();
        self.text.push_str(cell.value);
        self.end_cell()
    }

    fn look(&self, index: &str) -> Result<Look, Fault> {
        let index = if index.is_empty() { "0" } else { index.trim() };
        let look = index.parse().ok().and_then(|index| self.context.styles.look(index));
        Ok(look.ok_or(Code::Damaged)?)
    }

    /// Counts a cell, which must be behind the last one.
    fn placed(&mut self) -> Result<(), Fault> {
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

    fn begin_value(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        self.names.look(start)?;
        if replace(&mut self.cell.value, true) {
            return Err(Code::Damaged.into());
        }
        self.cell.stored |= self.cell.kind != Type::Inline;
        self.inside = Inside::Value;
        Ok(())
    }

    fn begin_inline(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        self.rich.begin(start, &mut self.names, self.cell.kept)?;
        if replace(&mut self.cell.inline, true) {
            return Err(Code::Damaged.into());
        }
        (self.inside, self.cell.stored) = (Inside::Inline, true);
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
        let is_text = matches!(cell.kind, Type::Text | Type::Inline);
        let text = if cell.kind == Type::Text { self.text.as_str() } else { self.text.trim() };
        let value = match cell.kind {
            _ if cell.formula && !(cell.stored && (is_text || !text.is_empty())) => Value::Formula,
            Type::Inline if !cell.stored => return Ok(()),
            Type::Inline => {
                escaped = self.rich.unescaped();
                Value::text(&escaped, self.rich.doubt)
            }
            _ if text.is_empty() => return Ok(()),
            Type::Number => numeric(text, Style::Number),
            Type::Shared => {
                index(text).and_then(|index| context.strings.value(index)).ok_or(Code::Damaged)?
            }
            Type::Text => {
                escaped = unescaped(text);
                Value::Text(&escaped)
            }
            Type::Boolean => boolean(text),
            Type::Error => Value::Error(text),
            Type::Date => Value::Date(text, serial(text)),
        };
        give(self.sink, cell.column, value, cell.look)
    }
}

fn kind(name: &str) -> Result<Type, Fault> {
    Ok(match name {
        "s" => Type::Shared,
        "str" => Type::Text,
        "inlineStr" | "is" => Type::Inline,
        "b" => Type::Boolean,
        "e" => Type::Error,
        "d" => Type::Date,
        "" | "n" => Type::Number,
        _ => return Err(Code::Damaged.into()),
    })
}

/// The number of a shared text. Some programs write it as a decimal.
fn index(text: &str) -> Option<usize> {
    let whole = text.split_once('.').filter(|(_, part)| part.bytes().all(|digit| digit == b'0'));
    whole.map_or(text, |(whole, _)| whole).parse().ok()
}

/// Any number but 0 is true.
fn boolean(text: &str) -> Value<'_> {
    if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") {
        return Value::Boolean(text.len() == 4);
    }
    text.parse::<f64>().map_or(Value::Text(text), |number| Value::Boolean(number != 0.0))
}

/// The longest whole number of which every digit counts in a double.
const EXACT: usize = 15;

/// The number that a text is; if it is none, the text.
pub(crate) fn numeric(text: &str, style: Style) -> Value<'_> {
    let digits = text.len() <= EXACT && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && (text == "0" || !text.starts_with('0')) {
        return Value::Digits(text, style);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Value::Number(number, style),
        _ => Value::Text(text),
    }
}
