//! The loop that one writes first: a row at a time, a digit at a time.

use skillcert::number::column::Answer;
use skillcert::{CityCode, Date, NumberScheme};

use crate::layout::Utf8;

/// The rule, spelled out.
#[derive(Debug)]
pub struct Naive {
    first_year: u64,
    last_year: u64,
    province: u64,
    cities: [bool; 100],
}

impl Naive {
    /// The same rule as a scheme with a complete table.
    #[must_use]
    pub fn new(scheme: &NumberScheme, as_of: Option<Date>) -> Self {
        let mut cities = [false; 100];
        for city in scheme.cities().map(CityCode::get) {
            if let Some(known) = cities.get_mut(usize::from(city)) {
                *known = true;
            }
        }
        Self {
            first_year: scheme.first_year().into(),
            last_year: as_of.and_then(|date| u64::try_from(date.year()).ok()).unwrap_or(u64::MAX),
            province: scheme.province().get().into(),
            cities,
        }
    }

    /// The number that a row is; 0 if it is refused.
    #[must_use]
    pub fn number(&self, row: &[u8]) -> u64 {
        if row.len() != 13 {
            return 0;
        }
        let mut number = 0_u64;
        for byte in row {
            if !byte.is_ascii_digit() {
                return 0;
            }
            number = number.wrapping_mul(10).wrapping_add((byte.wrapping_sub(b'0')).into());
        }
        if self.accepts(number) {
            number
        } else {
            0
        }
    }

    fn accepts(&self, number: u64) -> bool {
        let year = (number / 100_000_000_000).wrapping_add(2000);
        let city = usize::try_from(number / 10_000_000 % 100).unwrap_or(0);
        !number.is_multiple_of(10_000_000)
            && (self.first_year..=self.last_year).contains(&year)
            && number / 1_000_000_000 % 100 == self.province
            && self.cities.get(city) == Some(&true)
    }

    /// Answers a column: validity and numbers.
    pub fn check(&self, column: &Utf8, answer: Answer<'_>) {
        answer.valid.fill(0);
        let numbers = answer.numbers.unwrap_or_default();
        for (index, (row, place)) in column.rows().zip(numbers).enumerate() {
            *place = self.number(row);
            if let (true, Some(byte)) = (*place != 0, answer.valid.get_mut(index / 8)) {
                *byte |= 1 << (index % 8);
            }
        }
    }
}
