//! Arrays of the Arrow C data interface, as far as columns of numbers need them.

use std::ffi::{c_char, c_void};
use std::ptr;

use skillcert_core::number::column::{Answer, Bitmap, Column, ColumnCheck, Counts};
use skillcert_core::ValidationError;

use crate::argument::{self, addressable};
use crate::batch::{with_copy, BITS};
use crate::boundary::{self, slices, Array, Plain, BATCH};
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
    /// One bit per row, unless all rows have a value.
    validity: Option<Array<*const u8>>,
    buffers: Array<*const *const c_void>,
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

    /// What a row needs of the first buffer after validity, in bytes.
    const fn row_bytes(self) -> usize {
        match self {
            Self::Texts => 4,
            Self::LargeTexts | Self::Unsigned | Self::Signed => 8,
            Self::Thirteen => 13,
            Self::Views => 16,
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
        let n_buffers = size(n_buffers)?;
        if n_buffers < format.least_buffers() {
            return Err(wrong(array.n_buffers));
        }
        let buffers = Array::new(array.buffers, n_buffers, ARRAY)?;
        let mut column = Self { format, rows, offset, validity: None, buffers };
        let bytes = offset.saturating_add(rows).saturating_add(1).saturating_mul(format.row_bytes());
        addressable(column.buffer(1).addr(), bytes, ARRAY)?;
        if array.null_count > 0 || (array.null_count < 0 && !column.buffer(0).is_null()) {
            let bytes = offset.saturating_add(rows).div_ceil(8);
            column.validity = Some(Array::new(column.buffer(0).cast(), bytes, ARRAY)?);
        }
        Ok(column)
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Where a buffer begins.
    fn buffer(&self, index: usize) -> *const c_void {
        self.buffers.element(index)
    }

    /// A buffer with an element for each row, and for those before the first.
    fn column<T>(&self, index: usize) -> Result<Array<*const T>, ValidationError> {
        Array::new(self.buffer(index).cast(), self.offset.saturating_add(self.rows), ARRAY)
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
        let present = self.present(row, len, &mut bits);
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
                let data: Array<*const [u8; 13]> = self.column(1)?;
                data.lend(row, len, |data| check.check(Column::Fixed(data), present, answer))
            }
            Format::Unsigned => with_copy(self.column(1)?, row, len, |values| {
                check.check(Column::Unsigned(values), present, answer)
            }),
            Format::Signed => with_copy(self.column(1)?, row, len, |values| {
                check.check(Column::Signed(values), present, answer)
            }),
        }
    }

    /// Which of the rows have a value.
    fn present<'a>(&self, row: usize, len: usize, bits: &'a mut [u8; VALIDITY]) -> Option<Bitmap<'a>> {
        let (validity, shift) = (self.validity?, row % 8);
        validity.copy_to(row / 8, bits.get_mut(..shift.saturating_add(len).div_ceil(8)).unwrap_or_default());
        Some(Bitmap::new(bits, shift))
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
        let last = self.offset.saturating_add(self.rows);
        let offsets: Array<*const O> = Array::new(self.buffer(1).cast(), last.saturating_add(1), ARRAY)?;
        let end = usize::try_from(offsets.element(last)).unwrap_or(0);
        let data = Array::new(self.buffer(2).cast::<[u8; 1]>(), end, ARRAY)?;
        with_copy(offsets, row, len.saturating_add(1), |offsets| {
            data.lend(0, end, |data| read(offsets, data))
        })
    }

    /// Lends views and the buffers that they lead to, whose sizes stand in the last buffer.
    fn views(
        &self,
        row: usize,
        len: usize,
        read: impl FnOnce(&[[u8; 16]], &[&[u8]]) -> Result<Counts, ValidationError>,
    ) -> Result<Counts, ValidationError> {
        let last = self.buffers.len().saturating_sub(1);
        let variadic = last.saturating_sub(2);
        let mut places = [(ptr::null(), 0); BATCH];
        let places = places.get_mut(..variadic).ok_or_else(|| argument::too_long(ARRAY))?;
        let sizes = Array::new(self.buffer(last).cast::<i64>(), variadic, ARRAY)?;
        for (index, (start, size)) in places.iter_mut().enumerate() {
            *start = self.buffer(index.saturating_add(2)).cast();
            *size = usize::try_from(sizes.element(index)).unwrap_or(0);
        }
        with_copy(self.column(1)?, row, len, |views| slices(places, ARRAY, |buffers| read(views, buffers))?)
    }
}

/// The format that a text of at most seven characters and NUL names.
fn format(text: *const c_char) -> Result<Format, ValidationError> {
    let mut bytes = [0_u8; 8];
    let (text, mut length) = (Array::new(text.cast::<u8>(), bytes.len(), SCHEMA)?, 0_usize);
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = text.element(index);
        if *byte == 0 {
            length = index;
            break;
        }
    }
    let format = Format::of(bytes.get(..length).unwrap_or_default());
    format.ok_or_else(|| argument::unknown_kind(i64::from_le_bytes(bytes), SCHEMA))
}
