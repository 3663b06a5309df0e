//! 编号办法: the scheme as a record, and with the date of a check what numbers are compared with.

use skillcert_core::{Date, NumberScheme, ProvinceCode, ValidationError};

use crate::argument;
use crate::boundary::{self, Out};
use crate::date::{as_of, year_of_issue};
use crate::guard::answer;
use crate::records::SchemeRecord;

impl SchemeRecord {
    fn scheme(&self, argument: u8) -> Result<NumberScheme, ValidationError> {
        argument::reserved(self.reserved.into(), argument)?;
        let scheme = NumberScheme::hunan()
            .with_province(ProvinceCode::new(self.province)?)
            .with_first_year(year_of_issue(self.first_year)?)?
            .with_version(self.version)
            .with_city_set(self.cities)?;
        Ok(if argument::flag(self.closed, argument)? { scheme.closed() } else { scheme })
    }
}

impl From<NumberScheme> for SchemeRecord {
    fn from(scheme: NumberScheme) -> Self {
        Self {
            province: scheme.province().get().into(),
            first_year: scheme.first_year().into(),
            closed: scheme.is_closed().into(),
            version: scheme.version(),
            cities: scheme.city_set(),
            ..Self::default()
        }
    }
}

/// The scheme that a caller passes.
pub(crate) fn scheme(start: *const SchemeRecord, argument: u8) -> Result<NumberScheme, ValidationError> {
    boundary::record(start, argument)?.scheme(argument)
}

/// A scheme and the date of a check, which a number is compared with.
pub(crate) type Judge = (NumberScheme, Option<Date>);

/// Takes the scheme and the date, yyyymmdd or 0.
pub(crate) fn judge(place: *const SchemeRecord, argument: u8, date: i32) -> Result<Judge, ValidationError> {
    Ok((scheme(place, argument)?, as_of(date)?))
}

/// Takes them where the caller passes one of them; by its form alone a number is compared with nothing. A date without a
/// scheme would silently not be looked at: it needs the scheme, and its absence is told.
pub(crate) fn judge_if_given(
    place: *const SchemeRecord,
    argument: u8,
    date: i32,
) -> Result<Option<Judge>, ValidationError> {
    if place.is_null() && date == 0 {
        return Ok(None);
    }
    judge(place, argument, date).map(Some)
}

/// What the notice itself says: province 18, city 01 长沙, first year 2019, the city table open. The provincial
/// center fixes the other city codes; the host adds them.
#[no_mangle]
pub extern "system" fn skillcert_scheme_hunan(scheme: *mut SchemeRecord) -> i32 {
    let scheme = Out::required(scheme, 1, SchemeRecord::default);
    answer(scheme, Out::no_detail(), || Ok(NumberScheme::hunan().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_comes_back() {
        let hunan = NumberScheme::hunan();
        for scheme in [hunan, hunan.closed().with_version(7)] {
            assert_eq!(SchemeRecord::from(scheme).scheme(1), Ok(scheme));
        }
    }
}
