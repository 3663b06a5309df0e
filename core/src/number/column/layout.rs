use super::super::digits::LEN;

/// The memory of a column, in the shapes that Arrow gives texts and integers.
///
/// Offsets that lead out of the data make the rows that use them [`Code::ColumnMalformed`](crate::Code::ColumnMalformed).
///
/// ```
/// use skillcert::number::column::Column;
///
/// let texts = Column::Utf8 { offsets: &[0, 13, 13, 17], data: b"1918010000001none" };
/// assert_eq!(texts.rows(), 3); // the second is empty
/// assert_eq!(Column::Fixed(b"19180100000011918010000002").rows(), 2);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Column<'a> {
    /// Arrow `Utf8` and `Binary`: row i is `data[offsets[i]..offsets[i + 1]]`.
    Utf8 {
        /// One more than rows.
        offsets: &'a [i32],
        /// The bytes of all rows.
        data: &'a [u8],
    },
    /// Arrow `LargeUtf8` and `LargeBinary`.
    LargeUtf8 {
        /// One more than rows.
        offsets: &'a [i64],
        /// The bytes of all rows.
        data: &'a [u8],
    },
    /// Arrow `Utf8View` and `BinaryView`.
    Utf8View {
        /// Views: length, then the row itself or its prefix, its buffer and its offset; in the byte order of the machine.
        views: &'a [[u8; 16]],
        /// What views of more than 12 bytes lead to.
        buffers: &'a [&'a [u8]],
    },
    /// Rows of thirteen bytes, one after the other.
    Fixed(&'a [u8]),
    /// Slices, wherever they lie.
    Slices(&'a [&'a [u8]]),
    /// Decimal values.
    Unsigned(&'a [u64]),
    /// Decimal values; a negative one is no number.
    Signed(&'a [i64]),
}

impl Column<'_> {
    /// Counts the rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        match self {
            Self::Utf8 { offsets, .. } => offsets.len().saturating_sub(1),
            Self::LargeUtf8 { offsets, .. } => offsets.len().saturating_sub(1),
            Self::Utf8View { views, .. } => views.len(),
            Self::Fixed(data) => data.len() / LEN,
            Self::Slices(rows) => rows.len(),
            Self::Unsigned(values) => values.len(),
            Self::Signed(values) => values.len(),
        }
    }
}
