//! 顺排: whatever is reserved, in whatever portions, follows without gap and never twice.

#![expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use proptest::prelude::*;
use skillcert::{
    Audit, AuditExpectation, CertificateNumber, CityCode, Code, NumberScheme, ProvinceCode, Serial, Series,
};

fn series(next: u32) -> Series {
    Series::at(&NumberScheme::hunan(), 2026, CityCode::CHANGSHA, next).expect("a series")
}

proptest! {
    #[test]
    fn portions_follow_each_other(next in 1..=10_000_000_u32, portions in prop::collection::vec(0..2_000_000_u32, 0..20)) {
        let mut series = series(next);
        for n in portions {
            let before = series.clone();
            match series.reserve(n) {
                Ok(range) => {
                    prop_assert_eq!(range.first().serial().get(), before.next());
                    prop_assert_eq!(range.last().serial().get(), before.next() + n - 1);
                    prop_assert_eq!(series.next(), before.next() + n);
                    prop_assert_eq!(range.len(), n);
                    prop_assert_eq!((range.last().year(), range.last().city()), (2026, CityCode::CHANGSHA));
                }
                Err(error) => {
                    let exhausted = error.code() == Code::SeriesExhausted && n > before.remaining();
                    prop_assert!(exhausted || error.code() == Code::ReservationOutOfRange && n == 0);
                    prop_assert_eq!(&series, &before);
                }
            }
            prop_assert_eq!(series.remaining(), 10_000_000 - series.next());
        }
    }

    #[test]
    fn a_range_is_the_list_of_its_numbers(next in 1..=9_999_000_u32, n in 1..1000_u32, place in 0..1100_u32) {
        let mut series = series(next);
        let (key, range) = (series.key(), series.reserve(n).unwrap());
        let list: Vec<_> = (next..next + n).map(|serial| key.number(Serial::new(serial).unwrap())).collect();
        prop_assert_eq!((range.is_empty(), range.len() as usize, range.iter().len()), (false, list.len(), list.len()));
        prop_assert_eq!(range.into_iter().collect::<Vec<_>>(), list.clone());
        prop_assert!((&range).into_iter().rev().eq(list.iter().rev().copied()));
        prop_assert_eq!(range.get(place), list.get(place as usize).copied());
        let (mut numbers, mut listed) = (range.iter(), list.iter().copied());
        for step in [place as usize, 0, 3] {
            prop_assert_eq!(numbers.nth(step), listed.nth(step));
            prop_assert_eq!((numbers.next_back(), numbers.len()), (listed.next_back(), listed.len()));
        }
    }
}

#[test]
fn the_last_serial_is_the_end() {
    let mut series = series(9_999_999);
    assert_eq!(series.reserve(1).unwrap().last().to_string(), "2618019999999");
    for n in [1, 2, 9_999_999] {
        assert_eq!(series.reserve(n).unwrap_err().code(), Code::SeriesExhausted);
    }
    assert_eq!((series.next(), series.remaining()), (10_000_000, 0));
    assert_eq!((series.year(), series.city()), (2026, CityCode::CHANGSHA));
}

/// A series is (province, year, city): two provinces count side by side, and an audit keeps them apart.
#[test]
fn provinces_count_apart() {
    let mut desks: Vec<_> = (0..=99)
        .map(|code| {
            let province = ProvinceCode::parse(&format!("{code:02}")).unwrap();
            let scheme = NumberScheme::hunan().with_province(province);
            let series = Series::at(&scheme, 2026, CityCode::CHANGSHA, 1).unwrap();
            assert_eq!((series.province(), series.key().province()), (province, province));
            series
        })
        .collect();
    let mut taken: Vec<CertificateNumber> = vec![];
    for portion in [1, 3, 2] {
        taken.extend(desks.iter_mut().flat_map(|series| series.reserve(portion).unwrap()));
    }
    let mut audit = Audit::shard("a").unwrap();
    audit.add(&taken.iter().map(|number| number.get()).collect::<Vec<_>>()).unwrap();
    let series = audit.series();
    let serials = |number: Option<CertificateNumber>| number.map(|number| number.serial().get());
    assert_eq!(series.len(), 100);
    assert!(series.iter().all(|one| (serials(one.first()), serials(one.last())) == (Some(1), Some(6))));
    assert!(series.iter().all(|one| one.issued() == 6));
    assert!(audit.findings(&AuditExpectation::new()).is_empty());
}
