use alloc::string::String;

use super::{CenterLevel, Duty};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::name::not_blank;
use crate::number::CityCode;

/// 鉴定中心: a center of vocational skill assessment, with its area.
///
/// The area of the provincial center is the province, that of a city center its city. The notice has no codes of
/// counties, so a county center is known by the city that it belongs to, and its area is compared by that city:
/// which county of it is the host's to tell apart.
///
/// ```
/// use skillcert::{Center, CenterLevel, CityCode, Code, Duty};
///
/// let (changsha, other) = (CityCode::CHANGSHA, CityCode::parse("02")?);
/// let center = Center::new(CenterLevel::City, "长沙市职业技能鉴定中心", Some(changsha))?;
/// assert!(center.may(Duty::OrganizeAssessment, changsha).is_ok());
/// assert_eq!(center.may(Duty::OrganizeAssessment, other).unwrap_err().code(), Code::OutsideJurisdiction);
/// assert_eq!(center.may(Duty::PrintBlanks, changsha).unwrap_err().code(), Code::DutyOfProvincialCenter);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct Center {
    level: CenterLevel,
    name: String,
    // INVARIANT: `None` exactly for the provincial center.
    city: Option<CityCode>,
}

impl Center {
    /// Names a center and, below the provincial level, its city.
    ///
    /// A city given for the provincial center is its seat, not its area, and is not kept.
    ///
    /// # Errors
    ///
    /// A blank name ([`Code::CenterNameMissing`]); a city or county center without a city
    /// ([`Code::CenterCityMissing`]).
    pub fn new(
        level: CenterLevel,
        name: impl Into<String>,
        city: Option<CityCode>,
    ) -> Result<Self, ValidationError> {
        let name = not_blank(name.into(), Code::CenterNameMissing, Component::Center)?;
        match (level, city) {
            (CenterLevel::Provincial, _) => Ok(Self { level, name, city: None }),
            (_, None) => Err(Finding::new(Code::CenterCityMissing, Component::Center).into()),
            (_, city) => Ok(Self { level, name, city }),
        }
    }

    /// Returns its level.
    #[must_use]
    pub const fn level(&self) -> CenterLevel {
        self.level
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns its city; `None` for the provincial center.
    #[must_use]
    pub const fn city(&self) -> Option<CityCode> {
        self.city
    }

    /// Checks that it may do this in this city (四).
    ///
    /// | duty | who | where |
    /// |---|---|---|
    /// | file, publish, approve, print blanks, keep data (二(二), 四(二), 六(二)) | the provincial center | the province |
    /// | propose, organize, issue, report, appoint (三(一), 三(五), 四(二)·2) | every center | its own area |
    /// | decide print authority (六(三)) | city centers | their own city and its counties |
    ///
    /// # Errors
    ///
    /// A duty of another level ([`Code::DutyOfProvincialCenter`], [`Code::DutyOfCityCenter`]); a city outside its
    /// area ([`Code::OutsideJurisdiction`], with the city as value and its own as limit).
    pub fn may(&self, duty: Duty, city: CityCode) -> Result<(), ValidationError> {
        if let Some(code) = duty.barred(self.level) {
            return Err(Finding::new(code, Component::Duty).into());
        }
        match self.city {
            Some(own) if own != city => Err(Finding::new(Code::OutsideJurisdiction, Component::Center)
                .with_value(city.get().into())
                .with_limit(own.get().into())
                .into()),
            _ => Ok(()),
        }
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Record {
    level: CenterLevel,
    name: String,
    #[serde(default)]
    city: Option<CityCode>,
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for Center {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        Ok(Self::new(record.level, record.name, record.city)?)
    }
}
