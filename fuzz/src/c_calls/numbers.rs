use skillcert::{
    Assurance, CertificateNumber, CityCode, Code, Component, Findings, NumberScheme, ProvinceCode, Repairs,
    Serial, Series, ValidationError, parse_date,
};
use skillcert_c::date::skillcert_date_parse;
use skillcert_c::number::*;
use skillcert_c::records::*;
use skillcert_c::recovery::*;
use skillcert_c::region::skillcert_region_parse;
use skillcert_c::scheme::skillcert_scheme_hunan;
use skillcert_c::series::skillcert_series_plan;

use super::host::{Host, known};
use super::record::record;
use super::room::Room;
use super::text::Text;
use crate::input::Input;

/// `H` the scheme of Hunan, `S` another scheme; `p` parse, `k` check, `f` format, `P` parts, `F` from parts, `r` recover, `R`
/// recover an integer, `d` diagnose; `g` a region, `t` a date, `n` the next numbers of a series.
pub(super) fn call(host: &mut Host, letter: u8, input: &mut Input<'_>) -> bool {
    match letter {
        b'H' => hunan(host, input),
        b'S' => other_scheme(host, input),
        b'p' => parse(host, input),
        b'k' => check(host, input),
        b'f' => format(host, input),
        b'P' => parts(host, input),
        b'F' => from_parts(host, input),
        b'r' => recover(host, input),
        b'R' => recover_integer(host, input),
        b'd' => diagnose(host, input),
        b'g' => region(host, input),
        b't' => date(host, input),
        b'n' => series(host, input),
        _ => return false,
    }
    true
}

fn hunan(host: &mut Host, input: &mut Input<'_>) {
    let place = host.scheme.required(input);
    let is_told = known(skillcert_scheme_hunan(place.start), [place.wrong].iter(), &Ok(()));
    let scheme = NumberScheme::hunan();
    let hunan = SchemeRecord {
        province: scheme.province().get().into(),
        first_year: scheme.first_year().into(),
        cities: scheme.city_set(),
        version: scheme.version(),
        ..SchemeRecord::default()
    };
    host.scheme.is(&place, if is_told { hunan } else { SchemeRecord::default() });
}

fn other_scheme(host: &mut Host, input: &mut Input<'_>) {
    host.scheme.value.province = input.byte().into();
    host.scheme.value.first_year = 1990_u32.saturating_add(input.byte().into());
    host.scheme.value.closed = i32::from(input.byte() & 3);
    host.scheme.value.cities =
        [u64::from_le_bytes(input.bytes()), u64::from(u32::from_le_bytes(input.bytes()))];
    host.scheme.value.reserved = u32::from(input.byte());
}

fn parse(host: &mut Host, input: &mut Input<'_>) {
    let (text, judge) = (Text::drawn(input), host.judge(input));
    let (number, small, err) =
        (host.number.required(input), host.small.optional(input), host.err.optional(input));
    let status = skillcert_number_parse(
        text.start(),
        text.len,
        judge.scheme,
        judge.as_of,
        number.start,
        small.start,
        err.start,
    );
    let answer = judge.rule.and_then(|rule| match rule {
        Some((scheme, date)) => scheme.parse_bytes(text.bytes(), date),
        None => Ok((CertificateNumber::parse_bytes(text.bytes())?, Assurance::WellFormed)),
    });
    let wrong = [text.wrong, judge.wrong[0], judge.wrong[1], number.wrong];
    let is_told = host.told(status, &err, &wrong, &answer);
    let (value, assurance) = answer
        .ok()
        .filter(|_| is_told)
        .map_or((0, 0), |(number, assurance)| (number.get(), assurance.number().into()));
    host.number.is(&number, value);
    host.small.is(&small, assurance);
}

fn check(host: &mut Host, input: &mut Input<'_>) {
    let (value, judge) = (value(host, input), host.judge(input));
    let (small, err) = (host.small.required(input), host.err.optional(input));
    let status = skillcert_number_check(value, judge.scheme, judge.as_of, small.start, err.start);
    // Here there has to be a scheme.
    let scheme = judge.scheme.is_null().then_some(Code::NullArgument);
    let answer = judge.rule.and_then(|rule| {
        let (scheme, date) = rule.unwrap_or((NumberScheme::hunan(), None));
        Ok(scheme.parse_decimal(value, date)?.1)
    });
    let is_told = host.told(status, &err, &[judge.wrong[0], judge.wrong[1], scheme, small.wrong], &answer);
    let assurance = answer.ok().filter(|_| is_told).map_or(0, |assurance| assurance.number().into());
    host.small.is(&small, assurance);
}

/// The number that the host keeps, or another one.
fn value(host: &Host, input: &mut Input<'_>) -> u64 {
    match input.byte() {
        b'x' => u64::from_le_bytes(input.bytes()),
        b'0' => 0,
        _ => host.number.value,
    }
}

fn format(host: &mut Host, input: &mut Input<'_>) {
    let (value, room) = (value(host, input), Room::<u8>::drawn(input, 64));
    let (required, err) = (host.required.optional(input), host.err.optional(input));
    let status = skillcert_number_format(value, room.start.cast(), room.capacity, required.start, err.start);
    let text = CertificateNumber::from_decimal(value).map(|number| number.to_string());
    super::words::written(host, status, &room, &required, Some(&err), &[], text.map(String::into_bytes));
}

fn parts(host: &mut Host, input: &mut Input<'_>) {
    let value = value(host, input);
    let (parts, err) = (host.parts.required(input), host.err.optional(input));
    let status = skillcert_number_parts(value, parts.start, err.start);
    let answer = CertificateNumber::from_decimal(value);
    let is_told = host.told(status, &err, &[parts.wrong], &answer);
    let expected = answer.ok().filter(|_| is_told).map(|number| PartsRecord {
        year: number.year().into(),
        province: number.province().get().into(),
        city: number.city().get().into(),
        serial: number.serial().get(),
        ..PartsRecord::default()
    });
    host.parts.is(&parts, expected.unwrap_or_default());
}

fn from_parts(host: &mut Host, input: &mut Input<'_>) {
    match input.byte() {
        b'y' => host.parts.value.year = u32::from_le_bytes(input.bytes()),
        b'p' => host.parts.value.province = input.byte().into(),
        b'c' => host.parts.value.city = input.byte().into(),
        b's' => host.parts.value.serial = u32::from_le_bytes(input.bytes()),
        _ => {}
    }
    let PartsRecord { year, province, city, serial, .. } = host.parts.value;
    let parts = host.parts.required(input);
    let (number, err) = (host.number.required(input), host.err.optional(input));
    let status = skillcert_number_from_parts(parts.start, number.start, err.start);
    let answer = ProvinceCode::new(province).and_then(|province| {
        let (city, serial) = (CityCode::new(city)?, Serial::new(serial)?);
        CertificateNumber::from_parts(year_of(year)?, province, city, serial)
    });
    let is_told = host.told(status, &err, &[parts.wrong, number.wrong], &answer);
    host.number.is(&number, answer.ok().filter(|_| is_told).map_or(0, CertificateNumber::get));
}

fn year_of(year: u32) -> Result<u16, ValidationError> {
    let outside = skillcert::Finding::new(Code::YearOutsideScheme, Component::Year).with_value(year.into());
    u16::try_from(year).map_err(|_| outside.into())
}

fn recover(host: &mut Host, input: &mut Input<'_>) {
    let (text, judge) = (Text::drawn(input), host.judge(input));
    let (recovery, err) = (host.recovery.required(input), host.err.optional(input));
    let status = skillcert_number_recover(
        text.start(),
        text.len,
        judge.scheme,
        judge.as_of,
        recovery.start,
        err.start,
    );
    let answer = judge.rule.and_then(|rule| match rule {
        Some((scheme, date)) => scheme.recover_bytes(text.bytes(), date).exact(),
        None => CertificateNumber::recover_bytes(text.bytes()).exact(),
    });
    let is_told =
        host.told(status, &err, &[text.wrong, judge.wrong[0], judge.wrong[1], recovery.wrong], &answer);
    host.recovery.is(&recovery, answer.ok().filter(|_| is_told).map(repaired).unwrap_or_default());
}

fn repaired((number, repairs): (CertificateNumber, Repairs)) -> RecoveryRecord {
    let mut record = RecoveryRecord { number: number.get(), ..RecoveryRecord::default() };
    for (at, repair) in repairs.iter().enumerate() {
        record.repair_count = record.repair_count.saturating_add(1);
        let place = u32::try_from(repair.index()).unwrap_or(u32::MAX);
        let facts = [repair.kind().number().into(), place, repair.found().map_or(0, u32::from)];
        let columns = [&mut record.kinds, &mut record.places, &mut record.found];
        for (column, fact) in columns.into_iter().zip(facts) {
            column.get_mut(at).into_iter().for_each(|place| *place = fact);
        }
    }
    record
}

fn recover_integer(host: &mut Host, input: &mut Input<'_>) {
    let (value, judge) = (value(host, input).cast_signed(), host.judge(input));
    let (recovery, err) = (host.recovery.required(input), host.err.optional(input));
    let status =
        skillcert_number_recover_integer(value, judge.scheme, judge.as_of, recovery.start, err.start);
    let answer = judge.rule.and_then(|rule| match rule {
        Some((scheme, date)) => scheme.recover_integer(value.into(), date).exact(),
        None => CertificateNumber::recover_integer(value.into()).exact(),
    });
    let is_told = host.told(status, &err, &[judge.wrong[0], judge.wrong[1], recovery.wrong], &answer);
    host.recovery.is(&recovery, answer.ok().filter(|_| is_told).map(repaired).unwrap_or_default());
}

fn diagnose(host: &mut Host, input: &mut Input<'_>) {
    let (text, judge) = (Text::drawn(input), host.judge(input));
    let (findings, err) = (host.findings.required(input), host.err.optional(input));
    let status = skillcert_number_diagnose(
        text.start(),
        text.len,
        judge.scheme,
        judge.as_of,
        findings.start,
        err.start,
    );
    let answer = judge.rule.map(|rule| match rule {
        Some((scheme, date)) => scheme.diagnose_bytes(text.bytes(), date),
        None => CertificateNumber::diagnose_bytes(text.bytes()),
    });
    let is_told =
        host.told(status, &err, &[text.wrong, judge.wrong[0], judge.wrong[1], findings.wrong], &answer);
    host.findings.is(&findings, answer.ok().filter(|_| is_told).map(listed).unwrap_or_default());
}

fn listed(findings: Findings) -> FindingsRecord {
    let mut list = FindingsRecord::default();
    for (place, finding) in list.findings.iter_mut().zip(findings.iter()) {
        *place = record(finding);
        place.struct_size = 96;
        list.finding_count = list.finding_count.saturating_add(1);
    }
    list
}

fn region(host: &mut Host, input: &mut Input<'_>) {
    let component = input.pick(&[Component::City, Component::Province, Component::Serial]);
    let kind = component.map_or(0, |component| component.number().into());
    let text = Text::drawn(input);
    let (small, err) = (host.small.required(input), host.err.optional(input));
    let status = skillcert_region_parse(kind, text.start(), text.len, small.start, err.start);
    let wrong = (component == Some(Component::Serial)).then_some(Code::KindUnknown);
    let answer = component.map_or(Ok(0), |component| {
        let text = utf8(text.bytes(), component)?;
        if component == Component::City {
            CityCode::parse(text).map(CityCode::get)
        } else {
            ProvinceCode::parse(text).map(ProvinceCode::get)
        }
    });
    let is_told = host.told(status, &err, &[text.wrong, wrong, small.wrong], &answer);
    host.small.is(&small, answer.ok().filter(|_| is_told).map_or(-1, i32::from));
}

/// What the interface says of bytes that are no text.
pub(super) fn utf8(bytes: &[u8], component: Component) -> Result<&str, ValidationError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let index = error.valid_up_to();
        let found = bytes.get(index..).and_then(skillcert::Found::first_of);
        skillcert::Finding::new(Code::NotUtf8, component).at(index as u64).with_found(found).into()
    })
}

fn date(host: &mut Host, input: &mut Input<'_>) {
    let text = Text::drawn(input);
    let (small, err) = (host.small.required(input), host.err.optional(input));
    let status = skillcert_date_parse(text.start(), text.len, small.start, err.start);
    let answer = utf8(text.bytes(), Component::Date).and_then(parse_date);
    let is_told = host.told(status, &err, &[text.wrong, small.wrong], &answer);
    let digits = answer.ok().filter(|_| is_told).map(|date| date.to_string().replace('-', ""));
    host.small.is(&small, digits.and_then(|digits| digits.parse().ok()).unwrap_or(-1));
}

fn series(host: &mut Host, input: &mut Input<'_>) {
    let (city, year) = (u32::from(input.byte()), 1990_u32.saturating_add(input.byte().into()));
    let next = if input.byte() == b'x' { u32::from_le_bytes(input.bytes()) } else { host.plan.value.next };
    let count = u32::from_le_bytes(input.bytes());
    host.series.value = SeriesRecord { struct_size: 0, year, city, next };
    let wrong_fields = host.wrong_fields();
    let answer = planned(host.scheme(), host.series.value, count);
    let (scheme, series) = (host.scheme.required(input), host.series.required(input));
    let (plan, err) = (host.plan.required(input), host.err.optional(input));
    let status = skillcert_series_plan(scheme.start, series.start, count, plan.start, err.start);
    let is_told = host.told(status, &err, &[scheme.wrong, wrong_fields, series.wrong, plan.wrong], &answer);
    host.plan.is(&plan, answer.ok().filter(|_| is_told).unwrap_or_default());
}

fn planned(
    scheme: Result<NumberScheme, ValidationError>,
    SeriesRecord { year, city, next, .. }: SeriesRecord,
    count: u32,
) -> Result<PlanRecord, ValidationError> {
    let mut series = Series::at(&scheme?, year_of(year)?, CityCode::new(city)?, next)?;
    let range = series.reserve(count)?;
    let (first, last) = (range.first().get(), range.last().get());
    Ok(PlanRecord { struct_size: 0, next: series.next(), first, last })
}
