//! 收费标准: what an assessment costs (五(一)).

use time::Date;

use crate::code::Code;
use crate::date::date_from_parts;
use crate::finding::{Component, Finding, ValidationError};

/// 收费标准 in whole yuan per person, in force from one date to another, both included.
///
/// [`on`](Self::on) knows one: elementary level, class C of 湘人社发〔2017〕105号, which the notice applies. It was
/// replaced on 2023-03-21 by 湘发改价费规〔2023〕284号, whose table is not known here: later dates are an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FeeSchedule {
    /// Theory part.
    pub theory: u32,
    /// Practical part.
    pub practical: u32,
    /// Administration, due once.
    pub administration: u32,
}

impl FeeSchedule {
    /// The schedule in force on a date.
    ///
    /// # Errors
    ///
    /// A date before 2020-05-25 or after 2023-03-20 ([`Code::FeeScheduleUnknown`]).
    pub fn on(date: Date) -> Result<Self, ValidationError> {
        let (from, until) = (date_from_parts(2020, 5, 25)?, date_from_parts(2023, 3, 20)?);
        if (from..=until).contains(&date) {
            return Ok(Self { theory: 60, practical: 66, administration: 24 });
        }
        Err(Finding::new(Code::FeeScheduleUnknown, Component::Fee).into())
    }
}

/// 考核费 of one candidate by part, in whole yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Fee {
    /// Theory part; 0 where no theory is assessed.
    pub theory: u32,
    /// Practical part.
    pub practical: u32,
    /// Administration.
    pub administration: u32,
}

impl Fee {
    /// The sum.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.theory.saturating_add(self.practical).saturating_add(self.administration)
    }
}
