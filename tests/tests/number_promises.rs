//! What the type says of itself: layout, order, text form.

#![expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use proptest::prelude::*;
use skillcert::number::NumberFault;
use skillcert::{CertificateNumber, CityCode, Code, Hint, NumberScheme, ProvinceCode, Serial};

#[test]
fn an_optional_number_is_eight_bytes() {
    assert_eq!(size_of::<CertificateNumber>(), 8);
    assert_eq!(size_of::<Option<CertificateNumber>>(), 8);
}

fn numbers() -> impl Strategy<Value = CertificateNumber> {
    (0..1_000_000_u64, 1..10_000_000_u64).prop_map(|(prefix, serial)| {
        CertificateNumber::from_decimal(prefix * 10_000_000 + serial).expect("a serial above zero")
    })
}

proptest! {
    #[test]
    fn what_is_displayed_is_read_back(number in numbers()) {
        let text = number.to_string();
        prop_assert_eq!(text.len(), CertificateNumber::LEN);
        prop_assert_eq!(CertificateNumber::parse(&text), Ok(number));
        prop_assert_eq!(CertificateNumber::from_ascii(text.as_bytes()), Some(number));
        prop_assert_eq!(CertificateNumber::from_decimal(number.get()), Ok(number));
    }

    #[test]
    fn order_is_text_order(a in numbers(), b in numbers()) {
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    #[test]
    fn parts_make_the_number_again(number in numbers()) {
        let (province, city, serial) = (number.province(), number.city(), number.serial());
        prop_assert_eq!(CertificateNumber::from_parts(number.year(), province, city, serial), Ok(number));
        prop_assert_eq!(Serial::new(serial.get()), Ok(serial));
        prop_assert_eq!(ProvinceCode::parse(&province.to_string()), Ok(province));
        prop_assert_eq!(CityCode::new(city.get().into()), Ok(city));
    }

    #[test]
    fn a_decimal_value_is_judged_as_its_digits_are(prefix in 0..1_000_000_u64, serial in 0..3_u64) {
        let (number, scheme) = (prefix * 10_000_000 + serial, NumberScheme::hunan());
        prop_assert_eq!(scheme.parse_decimal(number, None), scheme.parse(&format!("{number:013}"), None));
        prop_assert!(scheme.parse_decimal(number + 10_u64.pow(13), None).is_err());
    }

    #[test]
    fn what_has_more_than_thirteen_digits_is_refused(number in 10_000_000_000_000..=u64::MAX) {
        prop_assert!(CertificateNumber::from_decimal(number).is_err());
    }
}

#[test]
fn a_fault_is_found_by_its_place_and_by_its_code() {
    for (index, fault) in NumberFault::ALL.iter().enumerate() {
        assert_eq!((fault.index(), NumberFault::of(fault.code())), (index, Some(*fault)));
    }
    assert!(NumberFault::ALL.is_sorted());
    assert_eq!(NumberFault::of(Code::PartPassed), None);
}

/// Digits and then others: a length that other numbers have is no hint by itself.
#[test]
fn only_digits_hint_at_another_number() {
    for text in ["2019180100000x1", "0001918010000x01", "1918010000001x918010000002"] {
        let error = CertificateNumber::parse(text).unwrap_err();
        assert_eq!((error.code(), error.finding().hint()), (Code::NumberLength, None), "{text}");
    }
}

/// 43 is Hunan's number in another standard, and means nothing elsewhere.
#[test]
fn the_code_of_another_standard_is_hunans() {
    let elsewhere = NumberScheme::hunan().with_province(ProvinceCode::parse("19").expect("a code"));
    for (scheme, hint) in [(NumberScheme::hunan(), Some(Hint::GbProvinceCode)), (elsewhere, None)] {
        let error = scheme.parse("1943010000001", None).unwrap_err();
        assert_eq!((error.code(), error.finding().hint()), (Code::ProvinceUnknown, hint));
    }
}

/// 2020 and then the province is a year of four digits; 20 and another city is another province.
#[test]
fn a_year_of_four_digits_has_the_province_behind_it() {
    for (text, hint) in [("2020180000001", Some(Hint::FourDigitYear)), ("2020170000001", None)] {
        let error = NumberScheme::hunan().parse(text, None).unwrap_err();
        assert_eq!((error.code(), error.finding().hint()), (Code::ProvinceUnknown, hint), "{text}");
    }
}

/// A table has a bit per city, in two words.
#[test]
fn every_city_is_listed_alone() {
    let open = NumberScheme::hunan();
    for code in 0..100 {
        let city = CityCode::new(code).expect("two digits");
        let scheme = open.with_city(city).closed();
        for other in 0..100 {
            let answer = scheme.parse(&format!("1918{other:02}0000001"), None);
            assert_eq!(answer.is_ok(), other == code || other == 1, "{code} {other}");
        }
        let mut set = [0; 2];
        set[usize::from(code > 63)] = 1 << (code % 64);
        assert_eq!(open.with_city_set(set).map(NumberScheme::closed), Ok(scheme));
    }
    let beyond = open.with_city_set([0, 1 << 36]).expect_err("city 100");
    assert_eq!(beyond.code(), Code::CityOutOfRange);
    assert_eq!(open.with_version(7).version(), 7);
}

/// A number of eighteen places with a letter inside is nobody's resident ID, one of sixteen with a letter no other number.
#[test]
fn a_hint_needs_every_digit_of_what_it_names() {
    let hint = |text| CertificateNumber::parse(text).expect_err("too long").finding().hint();
    assert_eq!(hint("43010119900101123X"), Some(Hint::ResidentId));
    assert_eq!(hint("0001918010000001"), Some(Hint::Padded000));
    for text in ["43010119900101A23X", "43010119900101123A", "00019180100000A1"] {
        assert!(!matches!(hint(text), Some(Hint::ResidentId | Hint::Padded000)), "{text}");
    }
}
