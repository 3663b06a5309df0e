use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// Reads a part from its beginning. What is not as it should be is refused at its first byte.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes were read.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn take(&mut self, len: usize) -> Result<&'a [u8], ValidationError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = rest.get(..len).ok_or_else(|| malformed(self.bytes.len()))?;
        self.at = self.at.saturating_add(len);
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ValidationError> {
        let taken = self.take(N)?.first_chunk();
        taken.copied().ok_or(malformed(self.at))
    }

    pub(super) fn u8(&mut self) -> Result<u8, ValidationError> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Result<u16, ValidationError> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, ValidationError> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64, ValidationError> {
        self.array().map(u64::from_le_bytes)
    }

    /// What `read` reads, if it is as `is_right` says; refused where it begins otherwise.
    pub(super) fn checked<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, ValidationError>,
        is_right: impl FnOnce(&T) -> bool,
    ) -> Result<T, ValidationError> {
        let at = self.at;
        let value = read(self)?;
        if is_right(&value) { Ok(value) } else { Err(malformed(at)) }
    }

    /// Refuses what follows the end.
    pub(super) fn end(&self) -> Result<(), ValidationError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(malformed(self.at)) }
    }
}

/// A part that is not as it should be at a byte.
pub(super) fn malformed(at: usize) -> ValidationError {
    Finding::new(Code::AuditPartMalformed, Component::Audit).at(at as u64).into()
}
