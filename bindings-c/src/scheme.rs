//! 编号办法: the scheme as a record.

use skillcert_core::{NumberScheme, ProvinceCode, ValidationError};

use crate::argument;
use crate::boundary::{self, Out};
use crate::guard::answer;
use crate::number::year_of_issue;

/// 编号办法: which provinces, cities and years a number may name (附件2·2 to 附件2·4).
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct SchemeRecord {
    /// sizeof(skillcert_scheme).
    pub struct_size: u32,
    /// The province code, 0 to 99; 18 in Hunan.
    pub province: u32,
    /// The first year in which numbers were issued, 2000 to 2099.
    pub first_year: u32,
    /// 1 if the city table is complete, so that other cities are refused; 0 if they are reported as unknown.
    pub closed: i32,
    /// The host's version of its city table, to be shown beside verdicts; 0 is the notice's own.
    pub version: u32,
    /// 0.
    pub reserved: u32,
    /// The cities: code n, 0 to 99, is bit n % 64 of cities[n / 64].
    pub cities: [u64; 2],
}

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

/// What the notice itself says: province 18, city 01 长沙, first year 2019, the city table open. The provincial
/// center fixes the other city codes; the host adds them.
#[no_mangle]
pub extern "C" fn skillcert_scheme_hunan(scheme: *mut SchemeRecord) -> i32 {
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
