//! Which years, provinces and cities a number may name (附件2·2 to 附件2·4).

use super::number::{self, Parts, Refusal};

/// A table of codes.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// The first year in which numbers were issued.
    pub first_year: u16,
    /// The province.
    pub province: u8,
    /// The cities that are known.
    pub cities: Vec<u8>,
    /// Whether there are no others.
    pub closed: bool,
}

impl Scheme {
    /// How much is known of a number, checked in some year, if a year is given.
    ///
    /// # Errors
    ///
    /// The first code from the left that is not in the table.
    pub fn check(&self, parts: &Parts, checked_in: Option<u16>) -> Result<&'static str, Refusal> {
        let known = self.cities.contains(&parts.city);
        if parts.year < self.first_year {
            Err(("year_before_scheme", "year", Some(0)))
        } else if checked_in.is_some_and(|year| parts.year > year) {
            Err(("year_after_date", "year", Some(0)))
        } else if parts.province != self.province {
            Err(("province_unknown", "province", Some(2)))
        } else if self.closed && !known {
            Err(("city_unknown", "city", Some(4)))
        } else {
            Ok(if known { "known_codes" } else { "well_formed" })
        }
    }

    /// The same of a text: its form, then its codes, then its serial.
    ///
    /// # Errors
    ///
    /// Those of [`number::parse`] and of [`check`](Self::check).
    pub fn parse(&self, text: &str, checked_in: Option<u16>) -> Result<(u64, &'static str), Refusal> {
        match number::parse(text.as_bytes()) {
            Err(refusal) if refusal.0 != "serial_zero" => Err(refusal),
            read => {
                let assurance = self.check(&Parts::of(text), checked_in)?;
                read.map(|number| (number, assurance))
            }
        }
    }
}
