//! Rows in the layouts of columns.

use skillcert::number::column::Column;

use crate::row::Mix;

/// One after the other with offsets: Arrow's `Utf8`.
#[derive(Debug)]
pub struct Utf8 {
    /// One more than rows.
    pub offsets: Vec<i32>,
    /// The bytes of all rows.
    pub data: Vec<u8>,
}

impl Utf8 {
    /// The first rows of a mix.
    #[must_use]
    pub fn new(mix: Mix, rows: usize) -> Self {
        let mut data = Vec::with_capacity(rows.saturating_mul(14));
        let mut offsets = Vec::with_capacity(rows.saturating_add(1));
        offsets.push(0);
        for row in 0..rows as u64 {
            mix.push(row, &mut data);
            offsets.push(i32::try_from(data.len()).unwrap_or(i32::MAX));
        }
        Self { offsets, data }
    }

    /// As the library takes it.
    #[must_use]
    pub fn column(&self) -> Column<'_> {
        Column::Utf8 { offsets: &self.offsets, data: &self.data }
    }

    /// The bytes of each row.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        let place = |offset: i32| usize::try_from(offset).unwrap_or(0);
        self.offsets.windows(2).map(move |pair| match *pair {
            [start, end] => self.data.get(place(start)..place(end)).unwrap_or_default(),
            _ => &[],
        })
    }

    /// The same as views into the data: Arrow's `Utf8View`.
    #[must_use]
    pub fn views(&self) -> Vec<[u8; 16]> {
        self.offsets.iter().zip(self.rows()).map(|(start, row)| view(row, *start)).collect()
    }

    /// The same with line ends.
    #[must_use]
    pub fn lines(&self) -> Vec<u8> {
        let mut text = Vec::with_capacity(self.data.len().saturating_add(self.offsets.len()));
        for row in self.rows() {
            text.extend_from_slice(row);
            text.push(b'\n');
        }
        text
    }
}

/// Length, then the row itself or its prefix, the number of its buffer (0) and its offset.
fn view(row: &[u8], offset: i32) -> [u8; 16] {
    let length = u32::try_from(row.len()).unwrap_or(u32::MAX).to_le_bytes();
    let mut view = match row.first_chunk::<4>() {
        Some(prefix) if row.len() > 12 => [length, *prefix, [0; 4], offset.to_le_bytes()].concat(),
        _ => [&length, row].concat(),
    };
    view.resize(16, 0);
    view.try_into().unwrap_or_default()
}
