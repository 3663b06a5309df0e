//! Thirteen ASCII digits to an integer and back: the only place where bytes become numbers.
//!
//! Two overlapping loads of eight bytes cover the thirteen: bytes 0 to 7 and 5 to 12. Each is checked and
//! converted as one 64-bit word, without a table and without a branch per digit.

/// The length of a certificate number in bytes.
pub(crate) const LEN: usize = 13;

const ZEROS: u64 = 0x3030_3030_3030_3030;
const HIGH_NIBBLES: u64 = 0xF0F0_F0F0_F0F0_F0F0;
/// Bytes 5 to 7 of the number, which stand in both words: the first three of the second.
const OVERLAP: u64 = 0x00FF_FFFF;

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
    let (Some(head), Some(tail)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) else {
        return None;
    };
    let (head, tail) = (u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
    if !all_digits(head) || !all_digits(tail) {
        return None;
    }
    let lanes = pairs(head ^ ZEROS);
    let low_five = eight(pairs((tail ^ ZEROS) & !OVERLAP));
    let [year, _, province, _, city, _, _, _] = lanes.to_le_bytes();
    Some(Fields {
        number: eight(lanes).wrapping_mul(100_000).wrapping_add(low_five),
        year: 2000_u16.wrapping_add(year as u16),
        province,
        city,
        serial: (lanes >> 48).wrapping_mul(100_000).wrapping_add(low_five),
    })
}

/// Whether every byte is `0x30` to `0x39`: its high nibble is 3, also after adding 6.
const fn all_digits(word: u64) -> bool {
    let carried = word.wrapping_add(0x0606_0606_0606_0606);
    (word & HIGH_NIBBLES) ^ ZEROS | (carried & HIGH_NIBBLES) ^ ZEROS == 0
}

/// Eight bytes 0 to 9, most significant first in memory, as four lanes of 0 to 99.
const fn pairs(digits: u64) -> u64 {
    digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00FF_00FF_00FF_00FF
}

/// The value of four lanes of 0 to 99.
const fn eight(pairs: u64) -> u64 {
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_FFFF_0000_FFFF;
    fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xFFFF_FFFF
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
