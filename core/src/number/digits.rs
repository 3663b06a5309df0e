//! Thirteen ASCII digits to an integer and back: the only place where bytes become numbers.
//!
//! Two loads of eight bytes, which overlap, cover the thirteen. Each is one little-endian 64-bit word, so the first byte is the
//! lowest one, and is checked and converted as a whole: no table, no branch per digit.
//!
//! ```text
//! byte   0  1  2  3  4  5  6  7  8  9 10 11 12
//! text   Y  Y  P  P  C  C  s  s  s  s  s  s  s
//! head   └──────────────────────┘                  & PREFIX:  Y Y P P C C 0 0
//! tail                  └──────────────────────┘   & SERIAL:  0 s s s s s s s
//! ```
//!
//! *Check.* XOR with 0x30 makes a digit 0 to 9 and everything else 10 to 255. Adding 0x76 to each byte sets the highest bit of 10 to 127
//! and of no digit (9 + 0x76 = 0x7F); bytes from 128 on have it before. A byte from 138 on carries into the next one, which may then be
//! marked without reason: the verdict is right all the same, and the lowest mark is at the first wrong byte.
//!
//! *Conversion.* Multiplying a word by 10 · 2^8 + 1 adds ten times each byte to its neighbor above; every second byte then holds
//! a pair, at most 99, so nothing carries. The same step again joins pairs, then fours:
//!
//! ```text
//! digits  d0 d1 d2 d3 d4 d5 d6 d7     × (10     << 8  | 1) >> 8,  even bytes kept
//! pairs   d0d1  d2d3  d4d5  d6d7      × (100    << 16 | 1) >> 16, even halves kept
//! fours   d0d1d2d3    d4d5d6d7        × (10 000 << 32 | 1) >> 32
//! eight   d0d1d2d3d4d5d6d7
//! ```
//!
//! The pairs of the head are year, province and city (`Fields::codes`), ready to be compared. The head ends with two zeros, so
//! its eight digits times 10^5 are YYPPCC · 10^7, the number with serial 0; the serial is added to it.
//!
//! *Back.* Multiplying by 2^64 / 10^6 instead of dividing by 10^6 gives seven digits above the binary point and six below it; each
//! multiplication of a fraction by 100 moves the next two digits above the point ([`encode`]).
//!
//! Where a register holds both words, they are one ([`read_words`], `sse2.rs`).

#[cfg(all(feature = "simd", target_arch = "x86_64"))]
mod sse2;

use core::num::NonZeroU64;

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

/// What thirteen digits say.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    /// The serial, below 10^7.
    pub(crate) serial: u64,
    /// The number with the serial 0, below 10^13.
    series: u64,
    /// Two-digit year, province and city, each 0 to 99, from bit 0, 16 and 32 on: as they come out of the digits.
    codes: u64,
}

impl Fields {
    /// Of a number below 10^13.
    #[inline(always)]
    pub(crate) const fn of(number: u64) -> Self {
        let (prefix, serial) = (number / 10_000_000, number % 10_000_000);
        let (year, province, city) = (prefix / 10_000 % 100, prefix / 100 % 100, prefix % 100);
        Self { serial, series: number.wrapping_sub(serial), codes: year | province << 16 | city << 32 }
    }

    /// The decimal value; `None` if the serial is zero.
    #[inline(always)]
    pub(crate) const fn number(&self) -> Option<NonZeroU64> {
        match NonZeroU64::new(self.serial) {
            // nothing saturates, and that it is not zero need not be seen a second time
            Some(serial) => Some(serial.saturating_add(self.series)),
            None => None,
        }
    }

    /// 2000 to 2099.
    pub(crate) const fn year(&self) -> u16 {
        2000_u16.wrapping_add(self.short_year() as u16)
    }

    /// 0 to 99.
    pub(crate) const fn province(&self) -> u8 {
        let [_, _, province, ..] = self.codes.to_le_bytes();
        province
    }

    /// 0 to 99.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "the lower byte of the third")]
    pub(crate) const fn city(&self) -> u8 {
        (self.codes >> 32) as u8
    }

    /// The two-digit year.
    #[inline(always)]
    pub(crate) const fn short_year(&self) -> u8 {
        let [year, ..] = self.codes.to_le_bytes();
        year
    }

    /// The two-digit year and, from bit 16 on, the province.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    pub(crate) const fn year_and_province(&self) -> u32 {
        self.codes as u32
    }
}

/// Reads thirteen ASCII digits; `None` for anything else, without a reason.
#[inline(always)]
pub(crate) fn read(bytes: &[u8]) -> Option<Fields> {
    if bytes.len() != LEN {
        return None;
    }
    read_words(*bytes.first_chunk()?, *bytes.last_chunk()?)
}

/// The same of bytes 0 to 7 and 5 to 12, with instructions that every processor of the kind has.
#[inline(always)]
pub(crate) fn read_words(head: [u8; 8], tail: [u8; 8]) -> Option<Fields> {
    #[cfg(all(feature = "simd", target_arch = "x86_64"))]
    // uncovered: every x86-64 has SSE2
    if let Some(sse2) = pulp::core_arch::x86::Sse2::try_new() {
        return sse2::decode(sse2, head, tail);
    }
    decode_words(head, tail)
}

/// As [`read`], at compile time too.
#[inline]
pub(crate) const fn decode(bytes: &[u8]) -> Option<Fields> {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(head), Some(tail)) if bytes.len() == LEN => decode_words(*head, *tail),
        _ => None,
    }
}

/// The same of bytes 0 to 7 and 5 to 12.
#[inline(always)]
const fn decode_words(head: [u8; 8], tail: [u8; 8]) -> Option<Fields> {
    let (head, tail) = (u64::from_le_bytes(head) ^ ZEROS, u64::from_le_bytes(tail) ^ ZEROS);
    if (above_nine(head) | above_nine(tail)) & HIGHEST_BITS != 0 {
        return None;
    }
    let codes = pairs(head & PREFIX);
    // eight digits of which the last two are 0
    let series = eight(codes).wrapping_mul(100_000);
    Some(Fields { serial: eight(pairs(tail & SERIAL)), series, codes })
}

/// Bytes 0 to 7 and 5 to 12 of what may be thirteen digits.
pub(crate) type Words = ([u8; 8], [u8; 8]);

/// The words of at least thirteen bytes.
#[inline(always)]
pub(crate) fn words(bytes: &[u8]) -> Option<Words> {
    let bytes: &[u8; LEN] = bytes.first_chunk()?;
    Some((*bytes.first_chunk()?, *bytes.last_chunk()?))
}

/// The highest bits of the bytes of both words that are no ASCII digits, of which those above the first mean nothing; and
/// what thirteen digits say, of the serial only whether it is 0.
#[inline(always)]
pub(crate) fn glance((head, tail): Words) -> ([u64; 2], Fields) {
    let (head, tail) = (u64::from_le_bytes(head) ^ ZEROS, u64::from_le_bytes(tail) ^ ZEROS);
    let fields = Fields { serial: tail & SERIAL, series: 0, codes: pairs(head & PREFIX) };
    ([head, tail].map(|word| above_nine(word) & HIGHEST_BITS), fields)
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
    digits.wrapping_mul((10 << 8) + 1) >> 8 & 0x00FF_00FF_00FF_00FF
}

/// The value of four lanes of 0 to 99.
#[inline(always)]
const fn eight(pairs: u64) -> u64 {
    let fours = pairs.wrapping_mul((100 << 16) + 1) >> 16 & 0x0000_FFFF_0000_FFFF;
    fours.wrapping_mul((10_000 << 32) + 1) >> 32
}

/// Two digits each of 0 to 99, and more places than that: any seven bits are one.
#[expect(clippy::indexing_slicing, reason = "a hundred of the places")]
const PAIRS: [[u8; 2]; 128] = {
    let mut pairs = [[0; 2]; 128];
    let mut value = 0_u8;
    while value < 100 {
        pairs[value as usize] = [b'0'.wrapping_add(value / 10), b'0'.wrapping_add(value % 10)];
        value = value.wrapping_add(1);
    }
    pairs
};

/// 2^64 / 10^6 and 2^50 / 10^6, rounded up. What they are too large grows to less than 10^-6 by the numbers that are
/// multiplied with them, so that no digit changes.
const MILLIONTH_64: u128 = 18_446_744_073_710;
const MILLIONTH_50: u64 = 1_125_899_907;

/// Thirteen digits of a number below 10^13, the inverse of [`decode`].
///
/// Divided by a million a number is seven digits and a fraction; a fraction times 100 is its next two digits and the rest.
/// The seven are divided again, with fewer bits: multiplying by shifts leaves the multiplier to the other half.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "halves, and a digit")]
pub(crate) const fn encode(number: u64) -> [u8; LEN] {
    let millions = MILLIONTH_64.wrapping_mul(number as u128);
    let head = MILLIONTH_50.wrapping_mul((millions >> 64) as u64);
    let a = b'0'.wrapping_add((head >> 50) as u8);
    let ([b, c], head) = pair_of_head::<50>(head);
    let ([d, e], head) = pair_of_head::<48>(head);
    let ([f, g], _) = pair_of_head::<46>(head);
    let ([h, i], tail) = pair_of_tail(millions as u64);
    let ([j, k], tail) = pair_of_tail(tail);
    let ([l, m], _) = pair_of_tail(tail);
    [a, b, c, d, e, f, g, h, i, j, k, l, m]
}

/// The next two digits of a fraction of 2^POINT, and the rest as one of 2^(POINT - 2): times 25 instead of 100.
#[inline(always)]
const fn pair_of_head<const POINT: u32>(fraction: u64) -> ([u8; 2], u64) {
    let product = (fraction & (1_u64 << POINT).wrapping_sub(1)).wrapping_mul(25);
    (pair(product >> POINT.wrapping_sub(2)), product)
}

/// The next two digits of a fraction of 2^64, and the rest.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the lower half")]
const fn pair_of_tail(fraction: u64) -> ([u8; 2], u64) {
    let product = (fraction as u128).wrapping_mul(100);
    (pair((product >> 64) as u64), product as u64)
}

/// Of a value below 100.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "seven bits")]
const fn pair(value: u64) -> [u8; 2] {
    PAIRS[(value & 127) as usize]
}
