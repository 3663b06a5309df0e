//! Blocks of a CSV file: where its rows end, and the columns that are asked for.
//!
//! One pass, whatever stands in the fields. Each row is answered: one that is not of the width of the table, or whose
//! quotes are wrong, is told by its place, and the next line begins a new one.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::LargeBinaryBuilder;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::{Array as _, LargeBinaryArray};
use memchr::{memchr, memchr2};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::capsule::{Struct as _, malformed};

const QUOTE: u8 = b'"';

/// A quoted field with more bytes than this is one whose quote was never closed.
const LONGEST: usize = 1 << 17;

/// How a file separates fields and rows, and which fields are wanted.
struct Format {
    delimiter: u8,
    newline: u8,
    width: usize,
    places: Vec<usize>,
}

/// What ends a field.
enum End {
    Field,
    Row,
    /// Something else than a separator follows the closing quote, or there is no closing quote.
    Broken,
}

struct Field {
    text: Range<usize>,
    /// Quotes in it are doubled.
    doubled: bool,
    end: End,
    /// Where the next field begins.
    next: usize,
}

/// The bytes of whole rows, as far as they are there.
struct Block<'a> {
    data: &'a [u8],
    format: Format,
    /// Whether the file ends with it.
    last: bool,
}

impl Block<'_> {
    fn bytes(&self, range: Range<usize>) -> &[u8] {
        self.data.get(range).unwrap_or_default()
    }

    fn rest(&self, start: usize) -> &[u8] {
        self.data.get(start..).unwrap_or_default()
    }

    /// The field that begins here; `None` if it may go on beyond the block.
    fn field(&self, start: usize) -> Option<Field> {
        if self.data.get(start) == Some(&QUOTE) { self.quoted(start) } else { self.plain(start) }
    }

    fn plain(&self, start: usize) -> Option<Field> {
        let length = memchr2(self.format.delimiter, self.format.newline, self.rest(start));
        let end =
            length.map(|length| start.saturating_add(length)).or(self.last.then_some(self.data.len()))?;
        let mut field = self.ended(start..end, false);
        if matches!(field.end, End::Row) && self.bytes(start..end).ends_with(b"\r") {
            field.text.end = end.saturating_sub(1);
        }
        Some(field)
    }

    /// The field of this text, which a separator or the file ends.
    fn ended(&self, text: Range<usize>, doubled: bool) -> Field {
        let end = if self.data.get(text.end) == Some(&self.format.delimiter) { End::Field } else { End::Row };
        let next = text.end.saturating_add(1).min(self.data.len());
        Field { text, doubled, end, next }
    }

    fn quoted(&self, start: usize) -> Option<Field> {
        let first = start.saturating_add(1);
        let broken = Field { text: first..first, doubled: false, end: End::Broken, next: start };
        let (mut place, mut doubled) = (first, false);
        loop {
            let Some(length) = memchr(QUOTE, self.rest(place)) else {
                let endless = self.last || self.data.len().saturating_sub(first) > LONGEST;
                return endless.then_some(broken);
            };
            let close = place.saturating_add(length);
            place = close.saturating_add(1);
            match self.data.get(place) {
                None if !self.last => return None,
                Some(&QUOTE) => (place, doubled) = (place.saturating_add(1), true),
                _ if close.saturating_sub(first) > LONGEST => return Some(broken),
                _ => return self.closed(first..close, doubled),
            }
        }
    }

    /// The field of a text in quotes, if a separator follows them.
    fn closed(&self, text: Range<usize>, doubled: bool) -> Option<Field> {
        let after = text.end.saturating_add(1);
        let carriage = self.data.get(after) == Some(&b'\r') && self.format.newline == b'\n';
        let separator = if carriage { after.saturating_add(1) } else { after };
        match self.data.get(separator) {
            None if carriage && !self.last => None,
            None => Some(Field { text, doubled, end: End::Row, next: self.data.len() }),
            Some(byte) if *byte == self.format.newline || (!carriage && *byte == self.format.delimiter) => {
                let field = self.ended(separator..separator, doubled);
                Some(Field { text, ..field })
            }
            Some(_) => Some(Field { text, doubled, end: End::Broken, next: after }),
        }
    }

    /// Where the line that begins here ends, with its line end.
    fn line(&self, start: usize) -> Option<usize> {
        let length = memchr(self.format.newline, self.rest(start));
        let end = length.map(|length| start.saturating_add(length).saturating_add(1));
        end.or(self.last.then_some(self.data.len()))
    }

    /// Whether nothing stands in a line.
    fn is_blank(&self, line: Range<usize>) -> bool {
        self.bytes(line).iter().all(|byte| [b'\r', b'\n'].contains(byte))
    }
}

/// Rows of a CSV file, as far as a block of it holds them whole.
#[pyclass(frozen, module = "skillcert")]
pub(crate) struct CsvRows {
    columns: Vec<Arc<LargeBinaryArray>>,
    /// Where in the block each row ends, with its line end.
    ends: Vec<usize>,
    odd: Vec<(usize, usize, bool)>,
    consumed: usize,
    invalid: Option<usize>,
}

/// The rows that are found, one after the other.
struct Found {
    columns: Vec<LargeBinaryBuilder>,
    taken: Vec<(Range<usize>, bool)>,
    ends: Vec<usize>,
    odd: Vec<(usize, usize, bool)>,
}

impl Found {
    fn new(places: &[usize]) -> Self {
        let columns = places.iter().map(|_| LargeBinaryBuilder::new()).collect();
        let taken = places.iter().map(|_| (0..0, false)).collect();
        Self { columns, taken, ends: vec![], odd: vec![] }
    }

    /// Takes the row that begins here, and returns where the next one does.
    fn row(&mut self, block: &Block<'_>, start: usize) -> Option<usize> {
        let (mut place, mut width) = (start, 0_usize);
        loop {
            let field = block.field(place)?;
            place = field.next;
            match field.end {
                End::Broken => {
                    let next = block.line(start)?;
                    self.odd(next, 0, true);
                    return Some(next);
                }
                End::Field => self.take(block, width, field),
                End::Row => {
                    self.take(block, width, field);
                    break;
                }
            }
            width = width.saturating_add(1);
        }
        match width.saturating_add(1) {
            width if width == block.format.width => self.even(block, place),
            1 if block.is_blank(start..place) => self.odd(place, 0, false),
            width => self.odd(place, width, false),
        }
        Some(place)
    }

    /// Keeps a field if it is wanted.
    fn take(&mut self, block: &Block<'_>, index: usize, field: Field) {
        for (taken, wanted) in self.taken.iter_mut().zip(&block.format.places) {
            if *wanted == index {
                *taken = (field.text.clone(), field.doubled);
            }
        }
    }

    fn even(&mut self, block: &Block<'_>, end: usize) {
        for (column, (text, doubled)) in self.columns.iter_mut().zip(&self.taken) {
            let text = block.bytes(text.clone());
            if *doubled {
                column.append_value(halved(text));
            } else {
                column.append_value(text);
            }
        }
        self.ends.push(end);
    }

    fn odd(&mut self, end: usize, width: usize, quotes: bool) {
        self.odd.push((self.ends.len(), width, quotes));
        for column in &mut self.columns {
            column.append_value([]);
        }
        self.ends.push(end);
    }
}

/// A text in which each quote stood twice.
fn halved(text: &[u8]) -> Vec<u8> {
    let mut second = false;
    let once = text.iter().filter(|byte| {
        second = **byte == QUOTE && !second;
        !second
    });
    once.copied().collect()
}

/// The rows of a block, which begins with a row: ``places`` are the fields that are kept, of rows with ``width``
/// fields. ``last`` says that the file ends with the block.
#[pyfunction]
pub(crate) fn _csv_rows(
    py: Python<'_>,
    data: &[u8],
    delimiter: u8,
    newline: u8,
    width: usize,
    places: Vec<usize>,
    last: bool,
) -> CsvRows {
    py.detach(|| {
        let (data, invalid) = valid(data, last);
        let last = last && invalid.is_none();
        let block = Block { data, format: Format { delimiter, newline, width, places }, last };
        let (mut found, mut start) = (Found::new(&block.format.places), 0);
        while start < data.len()
            && let Some(next) = found.row(&block, start)
        {
            start = next;
        }
        let columns = found.columns.iter_mut().map(|column| Arc::new(column.finish())).collect();
        let invalid = invalid.map(|place| place.saturating_sub(start));
        CsvRows { columns, ends: found.ends, odd: found.odd, consumed: start, invalid }
    })
}

/// The bytes that are UTF-8, and where the first lies that is none, be it the half of a character at the end.
fn valid(data: &[u8], last: bool) -> (&[u8], Option<usize>) {
    match std::str::from_utf8(data) {
        Ok(_) => (data, None),
        Err(error) => {
            let place = error.valid_up_to();
            let incomplete = error.error_len().is_none() && !last;
            (data.get(..place).unwrap_or_default(), (!incomplete).then_some(place))
        }
    }
}

#[pymethods]
impl CsvRows {
    fn __len__(&self) -> usize {
        self.ends.len()
    }

    /// Where each row ends in the block, with its line end.
    #[getter]
    fn ends(&self) -> Vec<usize> {
        self.ends.clone()
    }

    /// The rows that are not as they should be: their place, how many fields they have, whether quotes are wrong.
    /// A blank line has no field.
    #[getter]
    fn odd(&self) -> Vec<(usize, usize, bool)> {
        self.odd.clone()
    }

    /// How many bytes of the block the rows take.
    #[getter]
    fn consumed(&self) -> usize {
        self.consumed
    }

    /// Where in the row behind them the first byte stands that is not UTF-8.
    #[getter]
    fn invalid(&self) -> Option<usize> {
        self.invalid
    }

    /// A column that was kept, as Arrow data.
    fn column(&self, index: usize) -> PyResult<CsvColumn> {
        self.kept(index).map(|column| CsvColumn(Arc::clone(column)))
    }
}

impl CsvRows {
    fn kept(&self, index: usize) -> PyResult<&Arc<LargeBinaryArray>> {
        self.columns.get(index).ok_or_else(|| PyIndexError::new_err("no such column was kept"))
    }
}

/// A column of a CSV file, as Arrow data.
#[pyclass(frozen, module = "skillcert")]
pub(crate) struct CsvColumn(Arc<LargeBinaryArray>);

#[pymethods]
impl CsvColumn {
    fn __len__(&self) -> usize {
        self.0.len()
    }

    /// The cells as texts.
    fn to_pylist(&self) -> Vec<String> {
        let texts = self.0.iter().map(|cell| String::from_utf8_lossy(cell.unwrap_or_default()).into_owned());
        texts.collect()
    }

    #[pyo3(signature = (requested_schema: "object" = None) -> "tuple[object, object]")]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema; // a wish, which Arrow's protocol allows to leave unfulfilled
        let schema = FFI_ArrowSchema::try_from(self.0.data_type()).map_err(malformed)?;
        Ok((schema.give(py)?, FFI_ArrowArray::new(&self.0.to_data()).give(py)?))
    }
}
