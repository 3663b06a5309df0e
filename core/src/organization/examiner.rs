use alloc::string::String;

use time::Date;

use crate::code::Code;
use crate::finding::{Component, ValidationError};
use crate::name::not_blank;

/// 考评人员: who marks on site, once a center has appointed them (三(五)).
///
/// ```
/// use skillcert::{Appointment, Examiner, parse_date};
///
/// let (from, until) = (parse_date("2026-01-01")?, parse_date("2026-12-31")?);
/// let appointment = Appointment::new("长沙市职业技能鉴定中心", from, Some(until))?;
/// let examiner = Examiner::new("考评员0001", Some(appointment))?;
/// assert!(examiner.valid_on(until));
/// assert!(!examiner.valid_on(parse_date("2027-01-01")?));
/// assert!(!Examiner::new("考评员0002", None)?.valid_on(until));
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "ExaminerRecord"))]
pub struct Examiner {
    name: String,
    appointment: Option<Appointment>,
}

impl Examiner {
    /// Names an examiner, with the appointment if there is one.
    ///
    /// # Errors
    ///
    /// A blank name ([`Code::ExaminerNameMissing`]).
    pub fn new(name: impl Into<String>, appointment: Option<Appointment>) -> Result<Self, ValidationError> {
        let name = not_blank(name.into(), Code::ExaminerNameMissing, Component::Examiners)?;
        Ok(Self { name, appointment })
    }

    /// Returns the name, byte for byte.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the appointment, if there is one.
    #[must_use]
    pub const fn appointment(&self) -> Option<&Appointment> {
        self.appointment.as_ref()
    }

    /// Says whether there is an appointment that is in force on the day.
    #[must_use]
    pub fn valid_on(&self, date: Date) -> bool {
        self.appointment.as_ref().is_some_and(|appointment| appointment.in_force_on(date))
    }
}

/// 认定: a center's appointment of an examiner (三(五)), from one day to another, both included.
///
/// How long it lasts is the center's to say; the notice names no term, so `until` may be left open. One whose
/// days are reversed is in force on no day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "AppointmentRecord"))]
pub struct Appointment {
    center: String,
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    from: Date,
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::OptionForm"))]
    until: Option<Date>,
}

impl Appointment {
    /// Makes an appointment by the center with this name.
    ///
    /// # Errors
    ///
    /// A blank name ([`Code::CenterNameMissing`]).
    pub fn new(center: impl Into<String>, from: Date, until: Option<Date>) -> Result<Self, ValidationError> {
        let center = not_blank(center.into(), Code::CenterNameMissing, Component::Center)?;
        Ok(Self { center, from, until })
    }

    /// Returns the name of the center.
    #[must_use]
    pub fn center(&self) -> &str {
        &self.center
    }

    /// Returns the first day.
    #[must_use]
    pub const fn from(&self) -> Date {
        self.from
    }

    /// Returns the last day; `None` while it is open.
    #[must_use]
    pub const fn until(&self) -> Option<Date> {
        self.until
    }

    /// Says whether the day lies within it.
    #[must_use]
    pub fn in_force_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ExaminerRecord {
    name: String,
    #[serde(default)]
    appointment: Option<Appointment>,
}

#[cfg(feature = "serde")]
impl TryFrom<ExaminerRecord> for Examiner {
    type Error = crate::refusal::Refusal;

    fn try_from(record: ExaminerRecord) -> Result<Self, Self::Error> {
        Ok(Self::new(record.name, record.appointment)?)
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct AppointmentRecord {
    center: String,
    #[serde(with = "crate::iso_date::Form")]
    from: Date,
    #[serde(default, with = "crate::iso_date::OptionForm")]
    until: Option<Date>,
}

#[cfg(feature = "serde")]
impl TryFrom<AppointmentRecord> for Appointment {
    type Error = crate::refusal::Refusal;

    fn try_from(record: AppointmentRecord) -> Result<Self, Self::Error> {
        Ok(Self::new(record.center, record.from, record.until)?)
    }
}
