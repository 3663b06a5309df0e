//! Numbers (附件2·1 to 附件2·5): every prefix with the serials at the borders, and every serial in every year.

#![expect(clippy::arithmetic_side_effects, clippy::unwrap_used, reason = "helpers of tests")]

use std::ops::RangeInclusive;

use skillcert::{
    CertificateNumber, CityCode, Code, Date, NumberScheme, ProvinceCode, Serial, ValidationError, parse_date,
};
use skillcert_tests::agreement::{self, facts};
use skillcert_tests::naive::number::{Parts, advance};
use skillcert_tests::naive::{self, scheme::Scheme};
use skillcert_tests::proved;
use skillcert_tests::threads::share;

/// Zero, both ends, every power of ten and of two where an integer of the codec is full, and what is next to them.
const BORDERS: [u32; 17] = [
    0, 1, 2, 9, 10, 99, 100, 9_999, 10_000, 65_535, 65_536, 999_999, 1_000_000, 4_999_999, 5_000_000,
    9_999_998, 9_999_999,
];

/// The parts as core names them.
fn parts(number: CertificateNumber) -> Parts {
    Parts {
        year: number.year(),
        province: number.province().get(),
        city: number.city().get(),
        serial: number.serial().get(),
    }
}

/// Put together again.
fn assembled(parts: Parts) -> Result<CertificateNumber, ValidationError> {
    let (province, city) =
        (ProvinceCode::new(parts.province.into()).unwrap(), CityCode::new(parts.city.into()).unwrap());
    CertificateNumber::from_parts(parts.year, province, city, Serial::new(parts.serial)?)
}

/// Text, decimal value and parts are one number, or refused for one reason.
fn codec_agrees(parts_of: Parts) {
    let text = parts_of.text();
    agreement::number(text.as_bytes());
    assert_eq!(Parts::of(&text), parts_of);
    let decimal = CertificateNumber::from_decimal(text.parse().unwrap());
    assert_eq!(decimal, CertificateNumber::parse(&text), "{text}");
    assert_eq!(decimal, assembled(parts_of), "{text}");
    if let Ok(number) = decimal {
        assert_eq!((number.to_string(), parts(number)), (text.clone(), parts_of));
        assert_eq!(number.to_ascii(), text.as_bytes());
    }
}

/// The notice's own scheme, a complete one and one of another province: of core and of the specification.
fn schemes() -> Vec<(NumberScheme, Scheme)> {
    let notice = Scheme { first_year: 2019, province: 18, cities: vec![1], closed: false };
    let complete = Scheme { cities: vec![1, 2, 31, 63, 64, 99], closed: true, ..notice.clone() };
    let other = Scheme { first_year: 2000, province: 0, cities: vec![], closed: true };
    let last = Scheme { first_year: 2099, province: 99, cities: vec![0], closed: false };
    [notice, complete, other, last].map(|scheme| (core_scheme(&scheme), scheme)).into()
}

fn core_scheme(scheme: &Scheme) -> NumberScheme {
    let province = ProvinceCode::new(scheme.province.into()).unwrap();
    let empty = NumberScheme::hunan().with_province(province).with_first_year(scheme.first_year).unwrap();
    let cities = scheme.cities.iter().map(|city| CityCode::new((*city).into()).unwrap());
    let open = empty.with_cities(cities);
    if scheme.closed { open.closed() } else { open }
}

/// No date, and dates before, in and after the years that numbers can name.
fn dates() -> Vec<(Option<Date>, Option<u16>)> {
    let years = [1999, 2018, 2026, 2099, 9999];
    let dated = years.map(|year| (parse_date(&format!("{year:04}-06-30")).ok(), Some(year)));
    dated.into_iter().chain([(None, None)]).collect()
}

/// What the scheme says of the text, and of the number by itself.
fn scheme_agrees(
    text: &str,
    (core, naive): &(NumberScheme, Scheme),
    (as_of, year): (Option<Date>, Option<u16>),
) {
    let answer = core.parse(text, as_of);
    let read = answer.map(|(number, assurance)| (number.get(), assurance.name()));
    let expected = naive.parse(text, year);
    assert_eq!(read.map_err(|error| facts(error.finding())), expected, "{text} {naive:?} {year:?}");
    if let Ok(number) = CertificateNumber::parse(text) {
        let assurance = core.check(number, as_of).map(|assurance| assurance.name());
        let expected = expected.map(|(_, assurance)| assurance);
        assert_eq!(assurance.map_err(|error| facts(error.finding())), expected, "{text} {naive:?} {year:?}");
    }
}

/// Year, province and city as six digits; in a debug build those of the schemes and what is next to them.
fn prefixes() -> Vec<u32> {
    if !cfg!(debug_assertions) {
        return (0..1_000_000).collect();
    }
    let (years, provinces) = ([0_u32, 18, 19, 20, 26, 99], [0, 17, 18, 43, 99]);
    let cities = [0, 1, 2, 3, 31, 32, 63, 64, 65, 98, 99];
    let of_year = |year| provinces.into_iter().map(move |province| year * 10_000 + province * 100);
    years.into_iter().flat_map(of_year).flat_map(|prefix| cities.map(|city| prefix + city)).collect()
}

#[test]
fn every_prefix_with_the_serials_at_the_borders() {
    let (schemes, dates) = (schemes(), dates());
    let numbers = share(prefixes(), |prefix| {
        for serial in BORDERS {
            let parts = Parts { serial, ..Parts::of(&format!("{prefix:06}0000000")) };
            codec_agrees(parts);
            let text = parts.text();
            for scheme in &schemes {
                dates.iter().for_each(|date| scheme_agrees(&text, scheme, *date));
            }
        }
        BORDERS.len() as u64
    });
    let checks = numbers * schemes.len() as u64 * dates.len() as u64;
    proved(
        "every year, province and city with 17 serials at the borders: text, decimal value, parts and printed form",
        numbers,
        "numbers",
    );
    proved("the same numbers against open and closed schemes at several dates", checks, "checks");
}

/// Of the series in Changsha: in a debug build, its beginning and its end.
fn serials() -> Vec<RangeInclusive<u32>> {
    if cfg!(debug_assertions) { vec![1..=400, 9_999_600..=9_999_999] } else { vec![1..=9_999_999] }
}

fn changsha(year: u16, serial: u32) -> Parts {
    Parts { year, province: 18, city: 1, serial }
}

/// Text from a mechanical counter, the value from counting: nothing is divided or multiplied on this side.
#[test]
fn every_serial_in_every_year() {
    let spans = (2000..=2099).flat_map(|year| serials().into_iter().map(move |span| (year, span)));
    let numbers = share(spans, |(year, span)| {
        let first = changsha(year, *span.start()).text();
        let mut digits: [u8; 13] = first.as_bytes().try_into().unwrap();
        for (value, serial) in (first.parse().unwrap()..).zip(span.clone()) {
            let number = CertificateNumber::parse_bytes(&digits);
            assert_eq!(number.map(CertificateNumber::get), Ok(value), "{year} {serial}");
            let number = number.unwrap();
            assert_eq!((number.to_ascii(), parts(number)), (digits, changsha(year, serial)));
            assert_eq!(CertificateNumber::from_decimal(value), Ok(number));
            advance(&mut digits);
        }
        u64::from(span.end() - span.start() + 1)
    });
    proved(
        "every serial of 100 years in one city, read, printed and taken apart, against a mechanical counter",
        numbers,
        "numbers",
    );
}

/// The counter writes what formatting writes, through a whole series.
#[test]
fn the_counter_counts() {
    for span in serials() {
        let mut digits: [u8; 13] = changsha(2019, *span.start()).text().as_bytes().try_into().unwrap();
        for serial in span {
            assert_eq!(digits, changsha(2019, serial).text().as_bytes());
            advance(&mut digits);
        }
    }
}

/// What is beyond the last number or year is refused.
#[test]
fn what_is_beyond_the_borders() {
    assert_eq!(naive::parse(b"10000000000000"), Err(("number_length", "whole", Some(13))));
    let code = |answer: Result<CertificateNumber, ValidationError>| answer.map_err(|error| error.code());
    for value in [10_000_000_000_000, u64::MAX] {
        assert_eq!(code(CertificateNumber::from_decimal(value)), Err(Code::NumberLength));
    }
    for year in [0, 19, 1999, 2100, u16::MAX] {
        assert_eq!(code(assembled(changsha(year, 1))), Err(Code::YearOutsideScheme));
    }
    for serial in [10_000_000, u32::MAX] {
        assert_eq!(code(assembled(changsha(2019, serial))), Err(Code::SerialOutOfRange));
    }
}
