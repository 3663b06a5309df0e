use skillcert::{
    Code, Component, Date, Finding, NumberScheme, ProvinceCode, ValidationError, date_from_parts,
};
use skillcert_c::records::*;

use super::place::{Kept, Place};
use super::record::record;
use crate::input::Input;
use crate::worded;

/// What a host keeps from call to call: what one call wrote, the next one reads or writes over.
#[derive(Debug, Default)]
pub(super) struct Host {
    pub(super) err: Kept<FindingRecord>,
    /// What the error detail tells, if it is core's.
    pub(super) finding: Option<Finding>,
    pub(super) number: Kept<u64>,
    pub(super) small: Kept<i32>,
    pub(super) required: Kept<usize>,
    pub(super) scheme: Kept<SchemeRecord>,
    pub(super) parts: Kept<PartsRecord>,
    pub(super) mark: Kept<MarkRecord>,
    pub(super) marks: Kept<MarksRecord>,
    pub(super) decision: Kept<DecisionRecord>,
    pub(super) series: Kept<SeriesRecord>,
    pub(super) plan: Kept<PlanRecord>,
    pub(super) recovery: Kept<RecoveryRecord>,
    pub(super) findings: Kept<FindingsRecord>,
    pub(super) counts: Kept<CountsRecord>,
    /// Of audits.
    pub(super) parts_of_audits: [Vec<u8>; 2],
}

/// A scheme and a date as arguments.
pub(super) struct Judge {
    pub(super) scheme: *const SchemeRecord,
    pub(super) as_of: i32,
    pub(super) wrong: [Option<Code>; 2],
    /// `None` by form alone.
    pub(super) rule: Result<Option<(NumberScheme, Option<Date>)>, ValidationError>,
}

impl Host {
    /// `h` is the scheme that the host keeps; a date follows.
    pub(super) fn judge(&mut self, input: &mut Input<'_>) -> Judge {
        let (is_given, as_of) = (input.byte() == b'h', self.date(input));
        if !is_given {
            let wrong = (as_of != 0).then_some(Code::NullArgument);
            return Judge { scheme: std::ptr::null(), as_of, wrong: [wrong, None], rule: Ok(None) };
        }
        let wrong_fields = self.wrong_fields();
        let place = self.scheme.required(input);
        // A record that is NULL is none, which only a date makes wrong.
        let wrong = if place.start.is_null() && as_of == 0 { None } else { place.wrong };
        let rule = if place.is_usable() { rule(self.scheme(), as_of).map(Some) } else { Ok(None) };
        let wrong_fields = wrong_fields.filter(|_| place.is_usable());
        Judge { scheme: place.start, as_of, wrong: [wrong, wrong_fields], rule }
    }

    fn date(&self, input: &mut Input<'_>) -> i32 {
        match input.byte() {
            b'd' => 20_261_123,
            b'x' => 20_260_230,
            b'i' => i32::from_le_bytes(input.bytes()),
            b's' => self.small.value,
            _ => 0,
        }
    }

    /// What only the interface can find wrong with the scheme.
    pub(super) fn wrong_fields(&self) -> Option<Code> {
        let SchemeRecord { closed, reserved, .. } = self.scheme.value;
        let flag = (!matches!(closed, 0 | 1)).then_some(Code::FlagInvalid);
        if reserved == 0 { flag } else { Some(Code::KindUnknown) }
    }

    /// What the scheme that the host keeps is in core.
    pub(super) fn scheme(&self) -> Result<NumberScheme, ValidationError> {
        let SchemeRecord { province, first_year, closed, version, cities, .. } = self.scheme.value;
        let scheme = NumberScheme::hunan()
            .with_province(ProvinceCode::new(province)?)
            .with_first_year(u16::try_from(first_year).unwrap_or(u16::MAX))?
            .with_version(version)
            .with_city_set(cities)?;
        Ok(if closed == 1 { scheme.closed() } else { scheme })
    }

    /// What must hold after every call with an error detail: the status is that of something that is wrong, or of core's answer;
    /// the detail is core's. Says whether the call succeeded.
    pub(super) fn told<T>(
        &mut self,
        status: i32,
        err: &Place<FindingRecord>,
        wrong: &[Option<Code>],
        answer: &Result<T, ValidationError>,
    ) -> bool {
        let is_right = wrong.iter().chain([&err.wrong]).all(Option::is_none);
        let is_told = known(status, wrong.iter().chain([&err.wrong]), answer);
        match answer {
            _ if !is_right => {
                let told = if err.is_usable() { self.err.value.code } else { status };
                assert_eq!(told, status);
                self.finding = None;
            }
            Ok(_) => {
                self.err.is(err, FindingRecord::default());
                self.finding = None;
            }
            Err(error) => {
                worded(error.finding());
                self.err.is(err, record(error.finding()));
                self.finding = err.is_usable().then_some(*error.finding());
            }
        }
        is_told
    }
}

/// Whether a call succeeded, whose status has to be known: one of what is wrong, or core's.
pub(super) fn known<'a, T>(
    status: i32,
    wrong: impl Iterator<Item = &'a Option<Code>> + Clone,
    answer: &Result<T, ValidationError>,
) -> bool {
    let code = u16::try_from(status).ok().and_then(Code::from_number);
    let core = answer.as_ref().err().map(|error| error.code());
    let is_right = wrong.clone().all(Option::is_none);
    let expected = if is_right {
        code == core
    } else {
        code.is_some() && (code == core || wrong.clone().any(|wrong| *wrong == code))
    };
    let wrong = wrong.flatten().collect::<Vec<_>>();
    assert!((status == 0) == code.is_none() && expected, "{code:?}, not {core:?} or {wrong:?}");
    status == 0
}

fn rule(
    scheme: Result<NumberScheme, ValidationError>,
    as_of: i32,
) -> Result<(NumberScheme, Option<Date>), ValidationError> {
    Ok((scheme?, date(as_of)?))
}

/// A date as one number.
fn date(number: i32) -> Result<Option<Date>, ValidationError> {
    if number == 0 {
        return Ok(None);
    }
    let year = number / 10_000;
    match [year, number / 100 % 100, number % 100].map(u16::try_from) {
        [Ok(year), Ok(month), Ok(day)] => date_from_parts(year, month, day).map(Some),
        // It names the year that it was given.
        _ => Err(Finding::new(Code::DateYearInvalid, Component::DateYear).with_value(year.into()).into()),
    }
}
