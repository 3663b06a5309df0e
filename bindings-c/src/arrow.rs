//! Arrays of the Arrow C data interface, as far as columns of numbers need them.

use std::ffi::{c_char, c_void};
use std::ptr;

use skillcert_core::number::column::{Answer, Bitmap, Column, ColumnCheck, Counts};
use skillcert_core::ValidationError;

use crate::argument;
use crate::batch::{with_copy, BITS};
use crate::boundary::{self, Plain, BATCH};
use crate::records::{ArrowArray, ArrowSchema};

/// Numbers of the two arguments.
const SCHEMA: u8 = 1;
const ARRAY: u8 = 2;

/// Room for the validity of a batch that begins within a byte.
const VALIDITY: usize = BITS.saturating_add(1);

/// An array whose format is known.
pub(crate) struct ArrowColumn {
    format: Format,
    rows: usize,
    /// Rows of the buffers before the first of the array.
    offset: usize,
    /// One bit per row; NULL if all rows have a value.
    validity: *const u8,
    buffers: *const *const c_void,
    n_buffers: usize,
}

#[derive(Clone, Copy)]
enum Format {
    Texts,
    LargeTexts,
    Views,
    Thirteen,
    Unsigned,
    Signed,
}

impl Format {
    fn of(text: &[u8]) -> Option<Self> {
        match text {
            b"u" | b"z" => Some(Self::Texts),
            b"U" | b"Z" => Some(Self::LargeTexts),
            b"vu" | b"vz" => Some(Self::Views),
            b"w:13" => Some(Self::Thirteen),
            b"L" => Some(Self::Unsigned),
            b"l" => Some(Self::Signed),
            _ => None,
        }
    }

    /// Validity, and what the rows need; views have a buffer of sizes, too.
    const fn least_buffers(self) -> usize {
        match self {
            Self::Texts | Self::LargeTexts | Self::Views => 3,
            Self::Thirteen | Self::Unsigned | Self::Signed => 2,
        }
    }
}

impl ArrowColumn {
    pub(crate) fn read(
        schema: *const ArrowSchema,
        array: *const ArrowArray,
    ) -> Result<Self, ValidationError> {
        let (schema, array) = (boundary::record(schema, SCHEMA)?, boundary::record(array, ARRAY)?);
        if !schema.dictionary.is_null() || !array.dictionary.is_null() {
            return Err(argument::unknown_kind(0, SCHEMA));
        }
        let format = format(schema.format)?;
        let wrong = |value: i64| argument::unknown_kind(value, ARRAY);
        let count = |value: i64| u64::try_from(value).map_err(|_| wrong(value));
        let (rows, offset, n_buffers) = (count(array.length)?, count(array.offset)?, count(array.n_buffers)?);
        count(array.offset.checked_add(array.length).unwrap_or(-1))?;
        // What memory of 32 bits cannot have is as long as what no memory can have.
        let size = |count: u64| usize::try_from(count).or(Err(argument::too_long(ARRAY)));
        let (rows, offset) = (size(rows)?, size(offset)?);
        let n_buffers = usize::try_from(n_buffers).unwrap_or(usize::MAX);
        if n_buffers < format.least_buffers() {
            return Err(wrong(array.n_buffers));
        }
        let mut column =
            Self { format, rows, offset, validity: ptr::null(), buffers: array.buffers, n_buffers };
        if array.null_count != 0 {
            column.validity = column.buffer(0)?.cast();
        }
        if array.null_count > 0 && column.validity.is_null() {
            return Err(argument::null(ARRAY));
        }
        Ok(column)
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Where a buffer begins.
    fn buffer(&self, index: usize) -> Result<*const c_void, ValidationError> {
        boundary::element(self.buffers, index, ARRAY)
    }

    /// Answers `len` rows from `first` on.
    pub(crate) fn check(
        &self,
        check: &ColumnCheck,
        first: usize,
        len: usize,
        answer: Answer<'_>,
    ) -> Result<Counts, ValidationError> {
        let row = self.offset.saturating_add(first);
        let mut bits = [0; VALIDITY];
        let present = self.present(row, len, &mut bits)?;
        match self.format {
            Format::Texts => self.texts(row, len, |offsets: &[i32], data| {
                check.check(Column::Utf8 { offsets, data }, present, answer)
            }),
            Format::LargeTexts => self.texts(row, len, |offsets: &[i64], data| {
                check.check(Column::LargeUtf8 { offsets, data }, present, answer)
            }),
            Format::Views => self.views(row, len, |views, buffers| {
                check.check(Column::Utf8View { views, buffers }, present, answer)
            }),
            Format::Thirteen => {
                let data = self.buffer(1)?.cast::<[u8; 13]>();
                boundary::elements(data, row.saturating_add(len), ARRAY)?;
                let start = data.wrapping_add(row).cast();
                boundary::bytes(start, len.saturating_mul(13), ARRAY, |data| {
                    check.check(Column::Fixed(data), present, answer)
                })?
            }
            Format::Unsigned => with_copy(self.buffer(1)?.cast(), row, len, ARRAY, |values| {
                check.check(Column::Unsigned(values), present, answer)
            }),
            Format::Signed => with_copy(self.buffer(1)?.cast(), row, len, ARRAY, |values| {
                check.check(Column::Signed(values), present, answer)
            }),
        }
    }

    /// Which of the rows have a value.
    fn present<'a>(
        &self,
        row: usize,
        len: usize,
        bits: &'a mut [u8; VALIDITY],
    ) -> Result<Option<Bitmap<'a>>, ValidationError> {
        if self.validity.is_null() {
            return Ok(None);
        }
        let shift = row % 8;
        let used = bits.get_mut(..shift.saturating_add(len).div_ceil(8)).unwrap_or_default();
        boundary::copy_in(self.validity, row / 8, used, ARRAY)?;
        Ok(Some(Bitmap::new(bits, shift)))
    }

    /// Lends offsets and data; the data ends where the last offset of the array says.
    fn texts<O: Plain + Default>(
        &self,
        row: usize,
        len: usize,
        read: impl FnOnce(&[O], &[u8]) -> Result<Counts, ValidationError>,
    ) -> Result<Counts, ValidationError>
    where
        usize: TryFrom<O>,
    {
        let (offsets, data) = (self.buffer(1)?.cast::<O>(), self.buffer(2)?.cast());
        let last = boundary::element(offsets, self.offset.saturating_add(self.rows), ARRAY)?;
        let end = usize::try_from(last).unwrap_or(0);
        with_copy(offsets, row, len.saturating_add(1), ARRAY, |offsets| {
            boundary::bytes(data, end, ARRAY, |data| read(offsets, data))?
        })
    }

    /// Lends views and the buffers that they lead to, whose sizes stand in the last buffer.
    fn views(
        &self,
        row: usize,
        len: usize,
        read: impl FnOnce(&[[u8; 16]], &[&[u8]]) -> Result<Counts, ValidationError>,
    ) -> Result<Counts, ValidationError> {
        let last = self.n_buffers.saturating_sub(1);
        let sizes = self.buffer(last)?.cast::<i64>();
        let mut places = [(ptr::null(), 0); BATCH];
        let places = places.get_mut(..last.saturating_sub(2)).ok_or_else(|| argument::too_long(ARRAY))?;
        for (index, (start, size)) in places.iter_mut().enumerate() {
            *start = self.buffer(index.saturating_add(2))?.cast();
            *size = usize::try_from(boundary::element(sizes, index, ARRAY)?).unwrap_or(0);
        }
        with_copy(self.buffer(1)?.cast(), row, len, ARRAY, |views| {
            boundary::slices(places, ARRAY, |buffers| read(views, buffers))?
        })
    }
}

/// The format that a text of at most seven characters and NUL names.
fn format(text: *const c_char) -> Result<Format, ValidationError> {
    let mut bytes = [0_u8; 8];
    let mut length = 0_usize;
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = boundary::element(text.cast(), index, SCHEMA)?;
        if *byte == 0 {
            length = index;
            break;
        }
    }
    let format = Format::of(bytes.get(..length).unwrap_or_default());
    format.ok_or_else(|| argument::unknown_kind(i64::from_le_bytes(bytes), SCHEMA))
}
