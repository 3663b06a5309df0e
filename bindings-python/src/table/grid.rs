//! A sheet that a parser in Python found, cell by cell: held as bytes, and read in blocks as every sheet is.

use std::ops::Range;

use pyo3::prelude::*;
use pyo3::types::PyString;

use super::cell::{Epoch, Style, Value, is_blank};
use super::fault::{Code, Fault};
use super::format::Format;
use super::reader::numeric;
use super::rows::{Cells, Rows, Shape, flag, number};
use super::wanted::{self, Wanted};

/// What XLSX allows: rows, columns, characters of a cell.
const ROWS: usize = 1 << 20;
const COLUMNS: usize = 1 << 14;
const LONGEST_CELL: usize = 32_767;
/// More than this is no table of an office: cells, and bytes of text.
const MOST_CELLS: usize = 4_000_000;
const MOST_BYTES: usize = 1 << 26;

/// A cell: where its text ends, and what it is.
type Cell = (usize, Shape);

#[derive(Clone, Default)]
struct Row {
    cells: Range<usize>,
    hidden: bool,
}

/// The rows of a sheet.
#[pyclass(name = "_Grid", module = "skillcert")]
#[derive(Default)]
pub(crate) struct Grid {
    text: String,
    cells: Vec<Cell>,
    rows: Vec<Row>,
    widest: usize,
}

#[pymethods]
impl Grid {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// A cell as a number format shows it: its text, and what it is unless that is text.
    #[staticmethod]
    fn shown(text: &str, is_number: bool, format: &str) -> (String, &'static str) {
        let value = if is_number { numeric(text.trim(), Style::Number) } else { Value::Text(text) };
        let mut shown = String::new();
        let (shape, _) = Format::custom(format, Epoch::Year1900).of(value).show(&mut shown);
        let kind = if shape == Shape::Number { "number" } else { shape.kind().unwrap_or_default() };
        (shown, kind)
    }

    fn __len__(&self) -> usize {
        self.rows.len()
    }

    /// How many columns the widest row has.
    #[getter]
    fn widest(&self) -> usize {
        self.widest
    }

    /// Sets a row behind all that there are, by its number: its cells, and what those are that are no text. A row
    /// without a filled cell is not kept at the end.
    fn set(
        &mut self,
        number: usize,
        cells: Vec<String>,
        kinds: Vec<(usize, String)>,
        hidden: bool,
    ) -> PyResult<()> {
        Ok(self.try_set(number, &cells, &kinds, hidden).map_err(|fault| fault.row(whole(number)))?)
    }

    /// The first rows as texts, without blanks at their ends, and no more behind so many cells.
    fn preview(&self, rows: usize, cells: usize) -> Vec<Vec<&str>> {
        let mut left = cells;
        let shown = self.rows.iter().take(rows).map_while(|row| {
            let within = left > 0;
            left = left.saturating_sub(row.cells.len());
            within.then(|| row.cells.clone().map(|cell| self.cell(cell).0).collect())
        });
        shown.collect()
    }

    /// Some rows, the first of them by its number: the columns at some places, of a table with ``width`` columns,
    /// ``headings`` those over the first places, behind which others are only read along; ``words`` begin rows
    /// that are no entries.
    fn block(
        &self,
        first: usize,
        count: usize,
        places: Vec<usize>,
        width: usize,
        headings: Vec<String>,
        words: Vec<String>,
    ) -> Rows {
        let wanted = Wanted::new(places, width, &headings, &words);
        let mut columns: Vec<Cells> = wanted.places.iter().map(|_| Cells::default()).collect();
        let mut noted = vec![];
        let rows = self.rows.iter().skip(first.saturating_sub(1)).take(count);
        let length = rows.clone().enumerate().fold(0, |_, (place, row)| {
            let flags = self.flags(row, &wanted);
            if flags != 0 {
                noted.push((place, flags, row.cells.len(), self.lead(row)));
            }
            for (column, place) in columns.iter_mut().zip(&wanted.places) {
                let (text, shape) = self.at(row, *place);
                column.push(text.as_bytes(), shape, None);
            }
            place.saturating_add(1)
        });
        let read = first.saturating_sub(1).saturating_add(length);
        Rows::new(whole(first), length, whole(read), columns, noted)
    }

    /// The cells of a row by its number, numbers as numbers.
    #[pyo3(signature = (number) -> "list[str | int | float]")]
    fn values<'py>(&self, py: Python<'py>, number: usize) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let row = self.rows.get(number.saturating_sub(1)).cloned().unwrap_or_default();
        let values = row.cells.map(|cell| match self.cell(cell) {
            (text, Shape::Number | Shape::Percent) => self::number(py, text),
            (text, _) => Ok(PyString::new(py, text).into_any()),
        });
        values.collect()
    }
}

impl Grid {
    fn try_set(
        &mut self,
        number: usize,
        cells: &[String],
        kinds: &[(usize, String)],
        hidden: bool,
    ) -> Result<(), Fault> {
        if number <= self.rows.len() {
            return Err(Code::RowsUnordered.into());
        }
        if number > ROWS || cells.len() > COLUMNS {
            return Err(Code::BeyondSheet.into());
        }
        let formula = |place| kinds.iter().any(|(at, kind)| *at == place && kind == "formula");
        let filled = |place: usize| cells.get(place).is_some_and(|cell| !is_blank(cell)) || formula(place);
        let Some(last) = (0..cells.len()).rev().find(|place| filled(*place)) else { return Ok(()) };
        let start = self.cells.len();
        for cell in cells.iter().take(last.saturating_add(1)) {
            self.text.push_str(cell);
            self.cells.push((self.text.len(), Shape::Text));
        }
        for (place, kind) in kinds {
            if let Some(cell) = self.cells.get_mut(start.saturating_add(*place)) {
                cell.1 = Shape::of(kind);
            }
        }
        if self.cells.len() > MOST_CELLS || self.text.len() > MOST_BYTES {
            return Err(Code::TooLarge.into());
        }
        let blank = Row { cells: start..start, hidden: false };
        self.rows.resize(number.saturating_sub(1), blank);
        self.rows.push(Row { cells: start..self.cells.len(), hidden });
        self.widest = self.widest.max(last.saturating_add(1));
        Ok(())
    }

    fn cell(&self, place: usize) -> (&str, Shape) {
        let start = place.checked_sub(1).and_then(|before| self.cells.get(before)).map_or(0, |cell| cell.0);
        let (end, shape) = self.cells.get(place).copied().unwrap_or((start, Shape::Text));
        (self.text.get(start..end).unwrap_or_default(), shape)
    }

    fn at(&self, row: &Row, place: usize) -> (&str, Shape) {
        let cell = row.cells.clone().nth(place);
        cell.map_or(("", Shape::Text), |cell| self.cell(cell))
    }

    fn filled<'a>(&'a self, row: &Row) -> impl Iterator<Item = &'a str> {
        row.cells.clone().map(|cell| self.cell(cell).0).filter(|text| !is_blank(text))
    }

    fn lead(&self, row: &Row) -> String {
        wanted::lead(self.filled(row).next().unwrap_or_default())
    }

    fn flags(&self, row: &Row, wanted: &Wanted) -> u16 {
        let cells = wanted.places.iter().take(wanted.judged).map(|place| self.at(row, *place));
        let texts = cells.clone().map(|(text, _)| text);
        let lead = self.filled(row).next().unwrap_or_default();
        let mut flags = wanted.flags(lead, self.filled(row).take(2).count(), row.cells.len(), texts);
        for (text, shape) in cells {
            flags |= shape.flag();
            flags |= if text.chars().nth(LONGEST_CELL).is_some() { flag::FORBIDDEN } else { 0 };
        }
        flags | if row.hidden { flag::HIDDEN } else { 0 }
    }
}

fn whole(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
