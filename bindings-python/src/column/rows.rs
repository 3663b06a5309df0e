//! The rows of an Arrow array, as the kernels take them.

use std::borrow::Cow;

use arrow_buffer::ArrowNativeType;
use arrow_data::ArrayData;
use arrow_schema::DataType;
use skillcert::number::column::Column;

/// The memory of an array, from its own first row to its last.
pub(super) enum Rows<'a> {
    Utf8(&'a [i32], &'a [u8]),
    LargeUtf8(&'a [i64], &'a [u8]),
    Views(&'a [[u8; 16]], Vec<&'a [u8]>),
    Fixed(&'a [u8]),
    Signed(Cow<'a, [i64]>),
    Unsigned(Cow<'a, [u64]>),
}

/// How many bytes a row of fixed size has.
const LEN: usize = 13;

impl<'a> Rows<'a> {
    /// Whether there are rows of this type.
    pub(super) fn can_be(data_type: &DataType) -> bool {
        use DataType as T;
        matches!(data_type, T::Utf8 | T::Binary | T::LargeUtf8 | T::LargeBinary | T::Utf8View | T::BinaryView)
            || matches!(data_type, T::FixedSizeBinary(13))
            || data_type.is_integer()
    }

    /// The rows of an array whose type [`can_be`](Self::can_be) rows.
    pub(super) fn of(array: &'a ArrayData) -> Self {
        let (first, len) = (array.offset(), array.len());
        match array.data_type() {
            DataType::Utf8 | DataType::Binary => Self::Utf8(offsets(array), bytes(array, 1)),
            DataType::LargeUtf8 | DataType::LargeBinary => Self::LargeUtf8(offsets(array), bytes(array, 1)),
            DataType::Utf8View | DataType::BinaryView => {
                let (views, _) = bytes(array, 0).as_chunks();
                let buffers = array.buffers().iter().skip(1).map(|buffer| buffer.as_slice());
                Self::Views(part(views, first, len), buffers.collect())
            }
            DataType::Int64 => Self::Signed(values(array).into()),
            DataType::UInt64 => Self::Unsigned(values(array).into()),
            DataType::Int32 => Self::Signed(widened::<i32>(array)),
            DataType::UInt32 => Self::Signed(widened::<u32>(array)),
            DataType::Int16 => Self::Signed(widened::<i16>(array)),
            DataType::UInt16 => Self::Signed(widened::<u16>(array)),
            DataType::Int8 => Self::Signed(widened::<i8>(array)),
            DataType::UInt8 => Self::Signed(widened::<u8>(array)),
            _ => Self::Fixed(part(bytes(array, 0), first.saturating_mul(LEN), len.saturating_mul(LEN))),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.part(0, usize::MAX).rows()
    }

    /// Up to `len` rows from `first` on.
    pub(super) fn part(&self, first: usize, len: usize) -> Column<'_> {
        let end = len.saturating_add(1);
        match self {
            Self::Utf8(offsets, data) => Column::Utf8 { offsets: part(offsets, first, end), data },
            Self::LargeUtf8(offsets, data) => Column::LargeUtf8 { offsets: part(offsets, first, end), data },
            Self::Views(views, buffers) => Column::Utf8View { views: part(views, first, len), buffers },
            Self::Fixed(data) => {
                Column::Fixed(part(data, first.saturating_mul(LEN), len.saturating_mul(LEN)))
            }
            Self::Signed(values) => Column::Signed(part(values, first, len)),
            Self::Unsigned(values) => Column::Unsigned(part(values, first, len)),
        }
    }

    /// The text of a row, if it does not lie outside the data.
    pub(super) fn text(&self, row: usize) -> Option<Cow<'_, [u8]>> {
        let position = |offset| usize::try_from(offset).ok();
        match self.part(row, 1) {
            Column::Utf8 { offsets: &[start, end], data } => {
                data.get(position(start.into())?..position(end.into())?).map(Cow::Borrowed)
            }
            Column::LargeUtf8 { offsets: &[start, end], data } => {
                data.get(position(start)?..position(end)?).map(Cow::Borrowed)
            }
            Column::Utf8View { views: [view], buffers } => viewed(view, buffers).map(Cow::Borrowed),
            Column::Fixed(data) => Some(Cow::Borrowed(data)),
            Column::Signed(&[value]) => Some(digits(value)),
            Column::Unsigned(&[value]) => Some(digits(value)),
            _ => None,
        }
    }
}

/// The digits of an integer, with the leading zeros that it cannot have.
pub(super) fn digits(value: impl std::fmt::Display) -> Cow<'static, [u8]> {
    Cow::Owned(format!("{value:013}").into_bytes())
}

fn part<T>(all: &[T], first: usize, len: usize) -> &[T] {
    let rest = all.get(first..).unwrap_or_default();
    rest.get(..len).unwrap_or(rest)
}

fn bytes(array: &ArrayData, buffer: usize) -> &[u8] {
    array.buffers().get(buffer).map_or(&[], |buffer| buffer.as_slice())
}

/// The offsets of the rows, one more than there are rows. An array without rows need not have any.
fn offsets<O: ArrowNativeType>(array: &ArrayData) -> &[O] {
    match array.buffers().first() {
        Some(offsets) if !array.is_empty() => {
            part(offsets.typed_data(), array.offset(), array.len().saturating_add(1))
        }
        _ => &[],
    }
}

fn values<T: ArrowNativeType>(array: &ArrayData) -> &[T] {
    array.buffers().first().map_or(&[], |values| part(values.typed_data(), array.offset(), array.len()))
}

fn widened<T: ArrowNativeType + Into<i64>>(array: &ArrayData) -> Cow<'_, [i64]> {
    values::<T>(array).iter().map(|value| (*value).into()).collect()
}

/// What a view leads to: length, then the row itself, or its first four bytes, its buffer and its offset there.
fn viewed<'a>(view: &'a [u8; 16], buffers: &[&'a [u8]]) -> Option<&'a [u8]> {
    let word = |first: usize| {
        let bytes = view.get(first..)?.first_chunk()?;
        usize::try_from(u32::from_ne_bytes(*bytes)).ok()
    };
    match word(0)? {
        len @ 0..=12 => view.get(4..)?.get(..len),
        len => buffers.get(word(8)?)?.get(word(12)?..)?.get(..len),
    }
}
