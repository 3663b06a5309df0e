//! The rows: thirteen digits as the rule asks for, or one of the ways to fail; and marks.

#![expect(clippy::arithmetic_side_effects, reason = "small constants")]

use skillcert::{CertificateNumber, MarkColumns};

use crate::INPUTS;

/// Which rows a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// Valid ones only.
    Clean,
    /// One of twenty is refused, each kind alike.
    Mixed,
    /// The same with kinds that have thirteen bytes.
    MixedThirteen,
    /// Refused ones only.
    Refused,
}

impl Mix {
    /// Appends row `index`.
    pub fn push(self, index: u64, out: &mut Vec<u8>) {
        let state = scramble(index);
        let (refused, kinds) = match self {
            Self::Clean => (false, KINDS),
            Self::Mixed => (state.is_multiple_of(20), KINDS),
            Self::MixedThirteen => (state.is_multiple_of(20), KINDS_OF_THIRTEEN),
            Self::Refused => (true, KINDS),
        };
        let digits = valid(state >> 16).map_or([b'0'; 13], CertificateNumber::to_ascii);
        if refused {
            let place = (state >> 32) % 13;
            out.extend(spoiled(digits, (state >> 8) % kinds, usize::try_from(place).unwrap_or(0)));
        } else {
            out.extend_from_slice(&digits);
        }
    }

    /// The first rows as texts, for single calls.
    #[must_use]
    pub fn texts(self) -> Vec<String> {
        let text = |index| {
            let mut bytes = vec![];
            self.push(index, &mut bytes);
            String::from_utf8(bytes).ok()
        };
        (0..INPUTS as u64).filter_map(text).collect()
    }
}

/// The first valid rows as numbers.
#[must_use]
pub fn numbers() -> Vec<CertificateNumber> {
    (0..INPUTS as u64).filter_map(|index| valid(scramble(index) >> 16)).collect()
}

/// A column of marks: scores in hundredths, and one of twenty something else. Another seed makes another column.
#[must_use]
pub fn marks(seed: u64, rows: usize) -> Vec<i32> {
    let others =
        [MarkColumns::MISSING, MarkColumns::ABSENT, MarkColumns::VOID, MarkColumns::DEFERRED, 10_001]
            .into_iter();
    let mut others = others.cycle();
    let mut mark = |row| match scramble(row ^ seed << 32) {
        state if state.is_multiple_of(20) => others.next(),
        state => i32::try_from((state >> 8) % 10_001).ok(),
    };
    (0..rows as u64).map(|row| mark(row).unwrap_or(MarkColumns::MISSING)).collect()
}

/// Mixes the bits of a row's index (the finalizer of splitmix64), so that neighbors have nothing in common.
fn scramble(index: u64) -> u64 {
    let state = index.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let state = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ state >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ state >> 31
}

/// A number of the years 2019 to 2026 and the cities 01 to 14.
fn valid(state: u64) -> Option<CertificateNumber> {
    let (year, city, serial) = (19 + state % 8, 1 + state / 8 % 14, 1 + state / 112 % 9_999_999);
    CertificateNumber::from_decimal(((year * 100 + 18) * 100 + city) * 10_000_000 + serial).ok()
}

const KINDS: u64 = 11;
const KINDS_OF_THIRTEEN: u64 = 7;

/// What is left of a number after something happened to it.
fn spoiled(digits: [u8; 13], kind: u64, place: usize) -> Vec<u8> {
    let mut row = digits.to_vec();
    let mut put = |at: usize, bytes: &[u8]| drop(row.splice(at..at + bytes.len(), bytes.iter().copied()));
    match kind {
        0 => put(place, b"O"),
        1 => put(place, b" "),
        2 => put(0, b"18"),
        3 => put(0, b"27"),
        4 => put(2, b"43"),
        5 => put(4, b"99"),
        6 => put(6, b"0000000"),
        7 => row.truncate(12),
        8 => row.push(b'0'),
        9 => row.clear(),
        _ => drop(row.splice(place..=place, "０".bytes())),
    }
    row
}
