//! 证书序列号 (附件2·5): 每年每个地市分别从0000001-9999999顺排.

use super::number::{Parts, parse};

/// The numbers of a year and city that are left, each of them.
#[derive(Clone, Debug)]
pub struct Series(Vec<u64>);

impl Series {
    /// Those from a number on.
    #[must_use]
    pub fn from(first: Parts) -> Self {
        let texts = (first.serial..=9_999_999).map(|serial| Parts { serial, ..first }.text());
        Self(texts.filter_map(|text| parse(text.as_bytes()).ok()).collect())
    }

    /// The numbers that are left.
    #[must_use]
    pub fn left(&self) -> &[u64] {
        &self.0
    }

    /// Takes the next numbers, all or none.
    ///
    /// # Errors
    ///
    /// None asked for, or more than any series has; more than are left.
    pub fn reserve(&mut self, n: usize) -> Result<Vec<u64>, &'static str> {
        if n == 0 || n > 9_999_999 {
            Err("reservation_out_of_range")
        } else if n > self.0.len() {
            Err("series_exhausted")
        } else {
            Ok(self.0.drain(..n).collect())
        }
    }
}
