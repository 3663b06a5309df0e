//! 证书序列号: taking the next serials of a year and city.

use skillcert_core::{CityCode, Series, ValidationError};

use crate::boundary::{self, Out};
use crate::finding::FindingRecord;
use crate::guard::answer;
use crate::number::year_of_issue;
use crate::scheme::{scheme, SchemeRecord};

/// The state of one series (附件2·5): what the host stores per year of issue and city.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct SeriesRecord {
    /// sizeof(skillcert_series).
    pub struct_size: u32,
    /// The year of issue in Beijing, 2000 to 2099.
    pub year: u32,
    /// The city code, 0 to 99.
    pub city: u32,
    /// The first serial not yet used: 1 in a new series, 10000000 when all are used up.
    pub next: u32,
}

/// Consecutive numbers and the state after them.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct PlanRecord {
    /// sizeof(skillcert_plan).
    pub struct_size: u32,
    /// The first serial not yet used once the plan is carried out; 0 in a struct that holds no plan.
    pub next: u32,
    /// The decimal value of the first number.
    pub first: u64,
    /// The decimal value of the last number; the numbers between follow without a gap.
    pub last: u64,
}

/// Plans to take the next `n` serials, all or none. Nothing is changed: the host stores the new `next`, if the
/// stored one is still the old one, and the numbers in one transaction.
#[no_mangle]
pub extern "C" fn skillcert_series_plan(
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
