use alloc::string::String;
use alloc::vec::Vec;

use time::{Date, Month};

use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// 收费标准 in whole yuan per person and project, in force from one day to another, both included.
///
/// That its dates are in order is seen when it enters [`FeeSchedules`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct FeeSchedule {
    /// The first day.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub from: Date,
    /// The last day; `None` while no end is known.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::OptionForm"))]
    pub until: Option<Date>,
    /// Theory part.
    pub theory: u32,
    /// Practical part.
    pub practical: u32,
    /// Administration, due once.
    pub administration: u32,
    /// The document that laid it down.
    pub source: String,
}

impl FeeSchedule {
    /// Finds the notice's own schedule for a date: the short form of [`FeeSchedules::notice`].
    ///
    /// # Errors
    ///
    /// A date before 2020-05-25 or after 2023-03-20 ([`Code::FeeScheduleUnknown`]).
    pub fn on(date: Date) -> Result<Self, ValidationError> {
        FeeSchedules::notice().on(date).cloned()
    }

    fn holds_on(&self, date: Date) -> bool {
        self.from <= date && date <= self.last()
    }

    fn last(&self) -> Date {
        self.until.unwrap_or(Date::MAX)
    }
}

/// The schedules that are known, by date; no two hold on the same day.
///
/// The notice applies elementary level, class C of 湘人社发〔2017〕105号. On 2023-03-21 湘发改价费规〔2023〕284号 replaced it,
/// whose figures are not known here: for later days the host adds its own. The default is an empty list.
///
/// ```
/// use skillcert::{Code, FeeSchedule, FeeSchedules, PassRule, parse_date};
///
/// let schedules = FeeSchedules::notice();
/// let fee = PassRule::TheoryAndPractical.fee(schedules.on(parse_date("2021-06-01")?)?);
/// assert_eq!((fee.theory, fee.practical, fee.administration, fee.total()), (60, 66, 24, 150));
/// let later = parse_date("2026-11-20")?;
/// assert_eq!(schedules.on(later).unwrap_err().code(), Code::FeeScheduleUnknown);
///
/// let (from, source) = (parse_date("2026-01-01")?, "the host's own".into());
/// let own = FeeSchedule { from, until: None, theory: 50, practical: 70, administration: 20, source };
/// assert_eq!(PassRule::Practical.fee(schedules.with(own)?.on(later)?).total(), 90);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct FeeSchedules(Vec<FeeSchedule>);

impl FeeSchedules {
    /// Lists the one schedule of the notice, 2020-05-25 to 2023-03-20.
    #[must_use]
    pub fn notice() -> Self {
        Self(
            [FeeSchedule {
                from: NOTICE_DATE,
                until: Some(LAST_DAY_OF_2017_FIGURES),
                theory: 60,
                practical: 66,
                administration: 24,
                source: "湘人社发〔2017〕105号，初级，C类".into(),
            }]
            .into(),
        )
    }

    /// Adds a schedule. One without an end has to be given its end before a later one is added.
    ///
    /// # Errors
    ///
    /// A schedule that ends before it begins, or shares a day with another ([`Code::FeeScheduleOverlap`]).
    pub fn with(mut self, schedule: FeeSchedule) -> Result<Self, ValidationError> {
        self.0.push(schedule);
        self.0.try_into()
    }

    /// Finds the schedule in force on a date.
    ///
    /// # Errors
    ///
    /// A date that no schedule covers ([`Code::FeeScheduleUnknown`]).
    pub fn on(&self, date: Date) -> Result<&FeeSchedule, ValidationError> {
        let schedule = self.0.iter().find(|schedule| schedule.holds_on(date));
        schedule.ok_or_else(|| Finding::new(Code::FeeScheduleUnknown, Component::Fee).into())
    }

    /// Returns the schedules, the earliest first.
    #[must_use]
    pub fn as_slice(&self) -> &[FeeSchedule] {
        &self.0
    }
}

// INVARIANT: both days exist.
const NOTICE_DATE: Date = match Date::from_calendar_date(2020, Month::May, 25) {
    Ok(date) => date,
    Err(_) => Date::MIN,
};
const LAST_DAY_OF_2017_FIGURES: Date = match Date::from_calendar_date(2023, Month::March, 20) {
    Ok(date) => date,
    Err(_) => Date::MIN,
};

/// # Errors
///
/// Those of [`FeeSchedules::with`].
impl TryFrom<Vec<FeeSchedule>> for FeeSchedules {
    type Error = ValidationError;

    fn try_from(mut schedules: Vec<FeeSchedule>) -> Result<Self, ValidationError> {
        schedules.sort_by_key(|schedule| schedule.from);
        let followers = schedules.iter().skip(1);
        let overlap = schedules.iter().zip(followers).any(|(earlier, later)| later.from <= earlier.last());
        if overlap || schedules.iter().any(|schedule| schedule.last() < schedule.from) {
            return Err(Finding::new(Code::FeeScheduleOverlap, Component::Fee).into());
        }
        Ok(Self(schedules))
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
struct Record(Vec<FeeSchedule>);

#[cfg(feature = "serde")]
impl TryFrom<Record> for FeeSchedules {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        Ok(Self::try_from(record.0)?)
    }
}
