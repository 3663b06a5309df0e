//! Numbers in binary files, little-endian, as far as they are there.

pub(crate) fn u8_at(data: &[u8], place: usize) -> Option<u8> {
    data.get(place).copied()
}

pub(crate) fn u16_at(data: &[u8], place: usize) -> Option<u16> {
    data.get(place..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

pub(crate) fn u32_at(data: &[u8], place: usize) -> Option<u32> {
    data.get(place..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

pub(crate) fn f64_at(data: &[u8], place: usize) -> Option<f64> {
    data.get(place..)?.first_chunk().map(|bytes| f64::from_le_bytes(*bytes))
}

/// A number in 30 bits: whole or the upper half of a double, as it is or a hundred times as much.
#[expect(clippy::float_arithmetic, reason = "what the format lays down")]
pub(crate) fn rk(raw: u32) -> f64 {
    let number = if raw & 2 != 0 {
        f64::from(raw.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(raw & !3) << 32)
    };
    if raw & 1 != 0 { number / 100.0 } else { number }
}

/// The error that a code means.
pub(crate) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
}
