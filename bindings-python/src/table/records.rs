//! Records of XLSB workbooks, one after the other.

use std::io::Read;

use super::fault::{Code, Fault};

/// A cell has 32,767 characters at most, of two bytes each.
const LONGEST: usize = 1 << 20;

pub(crate) struct Records<R> {
    part: R,
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(part: R) -> Self {
        Self { part, data: vec![] }
    }

    /// What the records come from.
    pub(crate) fn part(&self) -> &R {
        &self.part
    }

    /// The kind of the next record and its bytes; `None` where the part ends.
    pub(crate) fn next(&mut self) -> Result<Option<(u32, &[u8])>, Fault> {
        let Some(kind) = self.number(2)? else { return Ok(None) };
        let len = self.number(4)?.ok_or(Code::Damaged)?;
        let len = usize::try_from(len).unwrap_or(usize::MAX);
        if len > LONGEST {
            return Err(Fault::from(Code::TooLarge).limit(LONGEST as u64));
        }
        self.data.resize(len, 0);
        self.part.read_exact(&mut self.data)?;
        Ok(Some((kind, &self.data)))
    }

    /// A number in up to so many bytes of seven bits each, the lowest first.
    fn number(&mut self, most: u32) -> Result<Option<u32>, Fault> {
        let mut number = 0;
        for place in 0..most {
            let mut byte = [0];
            if self.part.read(&mut byte)? == 0 {
                return if place == 0 { Ok(None) } else { Err(Code::Damaged.into()) };
            }
            let [byte] = byte;
            number |= u32::from(byte & 0x7F) << place.saturating_mul(7);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(Some(number))
    }
}

/// The text in UTF-16 that its length begins, and what follows it.
pub(crate) fn wide(data: &[u8], place: usize) -> Option<(String, &[u8])> {
    let (len, rest) = data.get(place..)?.split_first_chunk()?;
    let bytes = usize::try_from(u32::from_le_bytes(*len)).ok()?.checked_mul(2)?;
    let (text, rest) = rest.split_at_checked(bytes)?;
    let (units, _) = text.as_chunks();
    let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    Some((String::from_utf16_lossy(&units), rest))
}
