use super::judge::Judge;

/// The beginnings of four rows of thirteen bytes; what follows the thirteen is anything.
pub(super) type Four<'a> = [&'a [u8; 16]; 4];

/// Makes numbers of four rows at once.
pub(super) trait Decoder {
    /// Writes the numbers, 0 for a row that is refused, and tells a bit per row: 1 for a valid one.
    fn decode(&self, rows: Four<'_>, numbers: &mut [u64; 4]) -> u64;
}

/// One row after the other, as the single parse reads it: on every machine.
pub(super) struct Portable<'a>(pub(super) &'a Judge);

impl Decoder for Portable<'_> {
    #[inline(always)]
    fn decode(&self, rows: Four<'_>, numbers: &mut [u64; 4]) -> u64 {
        *numbers = rows.map(|row| row.first_chunk::<13>().map_or(0, |digits| self.0.number(digits)));
        passed(*numbers)
    }
}

/// A bit per number that is not 0.
#[inline(always)]
pub(super) fn passed(numbers: [u64; 4]) -> u64 {
    let [a, b, c, d] = numbers.map(|number| u64::from(number != 0));
    a | b << 1 | c << 2 | d << 3
}
