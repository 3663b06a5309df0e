use super::bits::Bits;
use super::judge::Judge;

/// The beginnings of four rows of thirteen bytes; what follows the thirteen is anything.
pub(super) type Four<'a> = [&'a [u8; 16]; 4];

/// Makes numbers of four rows at once.
pub(super) trait Decoder {
    /// Whether it tells which codes are known; the kernel is compiled once for each answer.
    const KNOWN: bool;

    /// Writes the numbers, 0 for a row that is refused, and tells the bits of the rows.
    fn decode(&self, rows: Four<'_>, numbers: &mut [u64; 4]) -> Bits;
}

/// One row after the other, as the single parse reads it: on every machine.
pub(super) struct Portable<'a, const KNOWN: bool>(pub(super) &'a Judge);

impl<const KNOWN: bool> Decoder for Portable<'_, KNOWN> {
    const KNOWN: bool = KNOWN;

    #[inline(always)]
    fn decode(&self, rows: Four<'_>, numbers: &mut [u64; 4]) -> Bits {
        *numbers = rows.map(|row| row.first_chunk::<13>().map_or(0, |digits| self.0.number(digits)));
        Bits { valid: passed(*numbers), known: if KNOWN { self.0.known(numbers) } else { 0 } }
    }
}

/// A bit per number that is not 0.
#[inline(always)]
pub(super) fn passed(numbers: [u64; 4]) -> u64 {
    let [a, b, c, d] = numbers.map(|number| u64::from(number != 0));
    a | b << 1 | c << 2 | d << 3
}
