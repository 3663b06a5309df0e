//! 证书序列号: taking the next serials of a year and city.

use skillcert_core::{CityCode, Series, ValidationError};

use crate::boundary::{self, Out};
use crate::date::year_of_issue;
use crate::guard::answer;
use crate::records::{FindingRecord, PlanRecord, SchemeRecord, SeriesRecord};
use crate::scheme::scheme;

/// Plans to take the next `n` serials, all or none. Nothing is changed: the host stores the new `next`, if the
/// stored one is still the old one, and the numbers in one transaction.
#[no_mangle]
pub extern "system" fn skillcert_series_plan(
    scheme: *const SchemeRecord,
    series: *const SeriesRecord,
    n: u32,
    plan: *mut PlanRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(plan, 4, PlanRecord::default), Out::detail(err, 5), || {
        let mut series = self::series(scheme, series)?;
        let range = series.reserve(n)?;
        let (first, last) = (range.first().get(), range.last().get());
        Ok(PlanRecord { next: series.next(), first, last, ..PlanRecord::default() })
    })
}

fn series(place: *const SchemeRecord, start: *const SeriesRecord) -> Result<Series, ValidationError> {
    let SeriesRecord { year, city, next, .. } = boundary::record(start, 2)?;
    Series::at(&scheme(place, 1)?, year_of_issue(year)?, CityCode::new(city)?, next)
}
