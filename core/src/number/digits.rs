//! Thirteen ASCII digits to an integer and back: the only place where bytes become numbers.
//!
//! Two overlapping loads of eight bytes cover the thirteen: bytes 0 to 7 and 5 to 12. Each is checked and converted as
//! one 64-bit word, without a table and without a branch per digit.

/// The length of a certificate number in bytes.
pub(crate) const LEN: usize = 13;

const ZEROS: u64 = 0x3030_3030_3030_3030;
/// Added to a byte of 0 to 9 it leaves the highest bit alone; to one of 10 to 127 it sets it.
const ABOVE_NINE: u64 = 0x7676_7676_7676_7676;
const HIGHEST_BITS: u64 = 0x8080_8080_8080_8080;
/// Bytes 0 to 5 of the first word: year, province and city.
const PREFIX: u64 = 0x0000_FFFF_FFFF_FFFF;
/// Bytes 1 to 7 of the second word: the serial.
const SERIAL: u64 = 0xFFFF_FFFF_FFFF_FF00;

/// The number of thirteen digits and what its digits say.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    /// The decimal value, below 10^13.
    pub(crate) number: u64,
    /// 2000 to 2099.
    pub(crate) year: u16,
    /// 0 to 99.
    pub(crate) province: u8,
    /// 0 to 99.
    pub(crate) city: u8,
    /// Below 10^7.
    pub(crate) serial: u64,
}

impl Fields {
    /// Of a number below 10^13.
    pub(crate) const fn of(number: u64) -> Self {
        let prefix = number / 10_000_000;
        Self {
            number,
            year: 2000_u16.wrapping_add((prefix / 10_000 % 100) as u16),
            province: (prefix / 100 % 100) as u8,
            city: (prefix % 100) as u8,
            serial: number % 10_000_000,
        }
    }
}

/// Reads thirteen ASCII digits; `None` for anything else, without a reason.
#[inline]
pub(crate) const fn decode(bytes: &[u8]) -> Option<Fields> {
    if bytes.len() != LEN {
        return None;
    }
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(head), Some(tail)) => decode_words(*head, *tail),
        _ => None,
    }
}

/// The same of bytes 0 to 7 and 5 to 12.
#[inline(always)]
pub(crate) const fn decode_words(head: [u8; 8], tail: [u8; 8]) -> Option<Fields> {
    let (head, tail) = (u64::from_le_bytes(head) ^ ZEROS, u64::from_le_bytes(tail) ^ ZEROS);
    if (above_nine(head) | above_nine(tail)) & HIGHEST_BITS != 0 {
        return None;
    }
    let lanes = pairs(head & PREFIX);
    let [year, _, province, _, city, _, _, _] = lanes.to_le_bytes();
    let serial = eight(pairs(tail & SERIAL));
    // eight digits of which the last two are 0
    let number = eight(lanes).wrapping_mul(100_000).wrapping_add(serial);
    Some(Fields { number, year: 2000_u16.wrapping_add(year as u16), province, city, serial })
}

/// The highest bit of each byte tells whether it is above 9; above the first such byte it may also be set without reason.
#[inline(always)]
const fn above_nine(word: u64) -> u64 {
    word.wrapping_add(ABOVE_NINE) | word
}

/// Where the first byte stands that is not an ASCII digit, of at most sixteen bytes.
pub(crate) fn first_non_digit(bytes: &[u8]) -> Option<usize> {
    let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) else {
        return bytes.iter().position(|byte| !byte.is_ascii_digit());
    };
    non_digit_of_eight(head).or_else(|| bytes.len().checked_sub(8)?.checked_add(non_digit_of_eight(tail)?))
}

fn non_digit_of_eight(bytes: &[u8; 8]) -> Option<usize> {
    let wrong = above_nine(u64::from_le_bytes(*bytes) ^ ZEROS) & HIGHEST_BITS;
    if wrong == 0 { None } else { Some(wrong.trailing_zeros() as usize / 8) }
}

/// Eight bytes 0 to 9, most significant first in memory, as four lanes of 0 to 99.
#[inline(always)]
const fn pairs(digits: u64) -> u64 {
    digits.wrapping_mul(10 << 8 | 1) >> 8 & 0x00FF_00FF_00FF_00FF
}

/// The value of four lanes of 0 to 99.
#[inline(always)]
const fn eight(pairs: u64) -> u64 {
    let fours = pairs.wrapping_mul(100 << 16 | 1) >> 16 & 0x0000_FFFF_0000_FFFF;
    fours.wrapping_mul(10_000 << 32 | 1) >> 32
}

/// Thirteen digits of a number below 10^13, the inverse of [`decode`].
pub(crate) const fn encode(number: u64) -> [u8; LEN] {
    let [h1, h2, h3, h4, h5, h6, h7, h8] = eight_digits(number / 100_000);
    let [_, _, _, l1, l2, l3, l4, l5] = eight_digits(number % 100_000);
    [h1, h2, h3, h4, h5, h6, h7, h8, l1, l2, l3, l4, l5]
}

/// Eight digits of a number below 10^8: split into fours, pairs, single digits within one word.
const fn eight_digits(number: u64) -> [u8; 8] {
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = (fours.wrapping_mul(5243) >> 19) & 0x0000_007F_0000_007F;
    let pairs = hundreds | fours.wrapping_sub(hundreds.wrapping_mul(100)) << 16;
    let tens = (pairs.wrapping_mul(103) >> 10) & 0x000F_000F_000F_000F;
    let singles = tens | pairs.wrapping_sub(tens.wrapping_mul(10)) << 8;
    (singles | ZEROS).to_le_bytes()
}
