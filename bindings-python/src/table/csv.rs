//! CSV files, one block after the other: the rows of a block, the first rows of a file, how wide rows are.
//!
//! One pass, whatever stands in the fields. Each row is answered: one whose quotes are wrong, or with bytes that are no
//! text, is noted by its place, and the next line begins a new one.

mod found;
mod text;

use pyo3::prelude::*;

use self::found::Found;
use self::text::{End, Text};
use super::rows::Rows;
use super::wanted::Wanted;

/// Reads blocks of a CSV file.
#[pyclass(frozen, name = "_CsvReader", module = "skillcert")]
pub(crate) struct Reader {
    delimiter: u8,
    fields: usize,
    wanted: Wanted,
}

#[pymethods]
impl Reader {
    /// ``places`` are the fields that are wanted, of a table with ``width`` columns, ``headings`` those over the first of
    /// them, behind which others are only read along; ``words`` begin rows that are no entries.
    /// ``fields`` is how many a row should have to be written again.
    #[new]
    fn new(
        delimiter: u8,
        fields: usize,
        places: Vec<usize>,
        width: usize,
        headings: Vec<String>,
        words: Vec<String>,
    ) -> Self {
        Self { delimiter, fields, wanted: Wanted::new(places, width, &headings, &words) }
    }

    /// The rows of a block, which begins with a row: ``last`` says that the file ends with it, ``first`` is the number
    /// of its first row, ``read`` how many bytes of the file were read.
    fn rows(&self, py: Python<'_>, data: &[u8], last: bool, first: u64, read: u64) -> PyResult<CsvRows> {
        let text = Text::new(data, self.delimiter, last);
        let found = py.detach(|| Found::new(text, &self.wanted, self.fields).all());
        let rows = Rows::new(first, found.ends.len(), read, found.columns, found.noted);
        Ok(CsvRows { rows: Py::new(py, rows)?, ends: found.ends, widths: found.widths })
    }
}

/// Rows of a CSV file, as far as a block of it holds them whole.
#[pyclass(frozen, name = "_CsvRows", module = "skillcert")]
pub(crate) struct CsvRows {
    rows: Py<Rows>,
    ends: Vec<usize>,
    widths: Vec<(usize, usize)>,
}

#[pymethods]
impl CsvRows {
    /// What is wanted of them.
    #[getter]
    fn rows(&self, py: Python<'_>) -> Py<Rows> {
        self.rows.clone_ref(py)
    }

    /// Where each row ends in the block, with its line end.
    #[getter]
    fn ends(&self) -> Vec<usize> {
        self.ends.clone()
    }

    /// The rows with more or fewer fields than they should have, and how many; unless their quotes are wrong.
    #[getter]
    fn widths(&self) -> Vec<(usize, usize)> {
        self.widths.clone()
    }

    /// How many bytes of the block the rows take.
    #[getter]
    fn consumed(&self) -> usize {
        self.ends.last().copied().unwrap_or_default()
    }
}

/// The first rows of a file as texts, each up to its last filled cell, and where each ends: so many rows at most, and no
/// more behind so many cells.
#[pyfunction]
pub(crate) fn _csv_preview(
    data: &[u8],
    delimiter: u8,
    last: bool,
    rows: usize,
    cells: usize,
) -> (Vec<Vec<String>>, Vec<usize>) {
    let text = Text::new(data, delimiter, last);
    let (mut texts, mut ends, mut start, mut met) = (vec![], vec![], 0, 0_usize);
    while start < data.len()
        && texts.len() < rows
        && met < cells
        && let Some((mut row, end)) = shown(&text, start)
    {
        met = met.saturating_add(row.len());
        row.truncate(
            row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last.saturating_add(1)),
        );
        texts.push(row);
        ends.push(end);
        start = end;
    }
    (texts, ends)
}

/// The cells of the row that begins here, and where it ends; a row whose quotes are wrong is one cell.
fn shown(text: &Text<'_>, start: usize) -> Option<(Vec<String>, usize)> {
    let (mut cells, mut place) = (vec![], text.first(start));
    loop {
        let field = text.field(place)?;
        if field.end == End::Broken {
            let end = text.line(start)?;
            return Some((vec![String::from_utf8_lossy(text.content(start..end)).into_owned()], end));
        }
        cells.push(String::from_utf8_lossy(&text.cell(&field.text, field.doubled)).into_owned());
        place = field.next;
        if field.end == End::Row {
            return Some((cells, place));
        }
    }
}

/// How many fields the widest row of a block has, and how many bytes its rows take.
#[pyfunction]
pub(crate) fn _csv_widest(py: Python<'_>, data: &[u8], delimiter: u8, last: bool) -> (usize, usize) {
    let text = Text::new(data, delimiter, last);
    py.detach(|| {
        let (mut widest, mut start) = (0, 0);
        while start < data.len()
            && let Some((fields, next)) = counted(&text, start)
        {
            widest = widest.max(fields);
            start = next;
        }
        (widest, start)
    })
}

/// How many fields the row has that begins here, and where it ends.
fn counted(text: &Text<'_>, start: usize) -> Option<(usize, usize)> {
    let (mut fields, mut place) = (0_usize, text.first(start));
    loop {
        let field = text.field(place)?;
        fields = fields.saturating_add(1);
        place = field.next;
        match field.end {
            End::Field => {}
            End::Row => return Some((fields, place)),
            End::Broken => return Some((0, text.line(start)?)),
        }
    }
}
