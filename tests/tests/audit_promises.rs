//! What an audit promises: exact against a plain count, the same in every order and grouping, and no part is believed.

#![expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use roaring::RoaringBitmap;
use skillcert::number::column::Counts;
use skillcert::{Audit, AuditExpectation, CertificateNumber, Code, Serial, SerialRange};

/// Numbers of few series, close together and far apart, around the borders of pages, and what is no number.
fn number() -> impl Strategy<Value = u64> {
    let prefix =
        prop_oneof![Just(261_801_u64), Just(261_802), Just(251_801), Just(264_301), 0..1_000_000_u64];
    let serial = prop_oneof![1..300_u64, 65_400..65_700_u64, 9_999_700..=9_999_999_u64, 0..10_000_000_u64];
    prop_oneof![
        20 => (prefix, serial).prop_map(|(prefix, serial)| prefix * 10_000_000 + serial),
        1 => any::<u64>(),
    ]
}

fn numbers() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(number(), 0..120)
}

fn audit(name: &str, numbers: &[u64], voids: &[u64]) -> Audit {
    let mut audit = Audit::shard(name).expect("a name");
    audit.add(numbers).expect("an open audit");
    for number in voids.iter().filter_map(|number| CertificateNumber::from_decimal(*number).ok()) {
        audit.void(number).expect("an open audit");
    }
    audit
}

fn merged<'a>(audits: impl IntoIterator<Item = &'a Audit>) -> Audit {
    let mut sum = Audit::new();
    audits.into_iter().for_each(|audit| sum.merge(audit).expect("different shards"));
    sum
}

/// Per prefix how often each serial was met, and which are void.
type Plain = BTreeMap<u64, (BTreeMap<u64, u64>, BTreeSet<u64>)>;

fn plain(numbers: &[u64], voids: &[u64]) -> Plain {
    let mut series = Plain::new();
    let valid = |number: &&u64| CertificateNumber::from_decimal(**number).is_ok();
    for number in numbers.iter().filter(valid) {
        *series.entry(number / 10_000_000).or_default().0.entry(number % 10_000_000).or_default() += 1;
    }
    for number in voids.iter().filter(valid) {
        series.entry(number / 10_000_000).or_default().1.insert(number % 10_000_000);
    }
    series
}

fn serials(ranges: impl Iterator<Item = SerialRange>) -> Vec<u64> {
    ranges.flatten().map(|number| number.serial().get().into()).collect()
}

fn is_exact(audit: &Audit, plain: &Plain) {
    let series = audit.series();
    assert_eq!(series.len(), plain.len());
    for (series, (prefix, (met, voids))) in series.iter().zip(plain) {
        let used: BTreeSet<_> = met.keys().chain(voids).copied().collect();
        let (first, last) = (*used.first().expect("used"), *used.last().expect("used"));
        let repeated: Vec<_> =
            met.iter().filter(|(_, count)| **count > 1).map(|(serial, _)| *serial).collect();
        let number = |number: Option<CertificateNumber>| number.map(CertificateNumber::get);
        assert_eq!(number(series.first()), Some(prefix * 10_000_000 + first));
        assert_eq!(number(series.last()), Some(prefix * 10_000_000 + last));
        assert_eq!(series.numbers(), met.values().sum::<u64>());
        assert_eq!(series.first_not_one(), first != 1);
        assert_eq!(u64::from(series.missing()), last - first + 1 - used.len() as u64);
        assert_eq!(serials(series.repetitions()), repeated);
        assert_eq!(serials(series.issues()), met.keys().copied().collect::<Vec<_>>());
        assert_eq!(serials(series.voids()), voids.iter().copied().collect::<Vec<_>>());
        let counts = [series.issued(), series.repeated(), series.voided()];
        assert_eq!(counts.map(|count| count as usize), [met.len(), repeated.len(), voids.len()]);
        gaps_are_exact(series.gaps(), series.missing(), &used);
    }
}

/// No missing serial is used, all are counted, and ranges neither touch nor leave their order.
fn gaps_are_exact(gaps: impl Iterator<Item = SerialRange>, missing: u32, used: &BTreeSet<u64>) {
    let (mut sum, mut end) = (0, None);
    for gap in gaps {
        let (first, last) = (gap.first().serial().get(), gap.last().serial().get());
        assert_eq!(used.range(u64::from(first)..=last.into()).next(), None);
        assert!(used.contains(&u64::from(first - 1)) && used.contains(&u64::from(last + 1)));
        assert!(end.is_none_or(|end| first > end));
        (sum, end) = (sum + gap.len(), Some(last));
    }
    assert_eq!(sum, missing);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_count_is_that_of_a_plain_count(numbers in numbers(), voids in numbers()) {
        is_exact(&audit("a", &numbers, &voids), &plain(&numbers, &voids));
    }

    #[test]
    fn every_row_is_counted(numbers in numbers()) {
        let audit = audit("a", &numbers, &[]);
        let refused = numbers.iter().filter(|number| CertificateNumber::from_decimal(**number).is_err());
        let (nulls, refused): (Vec<u64>, _) = refused.copied().partition(|number| *number == 0);
        prop_assert_eq!(audit.rows(), numbers.len() as u64);
        prop_assert_eq!((audit.counts().invalid, audit.counts().nulls), (refused.len() as u64, nulls.len() as u64));
        prop_assert_eq!(audit.counts().codes().map(|(_, rows)| rows).sum::<u64>(), audit.counts().invalid);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(numbers in numbers().prop_shuffle(), voids in numbers()) {
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        prop_assert_eq!(audit("a", &numbers, &voids).to_bytes(), audit("a", &sorted, &voids).to_bytes());
    }

    #[test]
    fn shards_merge_to_the_whole_in_any_order_and_grouping(
        a in numbers(), b in numbers(), c in numbers(), voids in numbers(),
    ) {
        let whole = audit("whole", &[&a[..], &b, &c].concat(), &voids);
        let [a, b, c] = [audit("a", &a, &voids), audit("b", &b, &[]), audit("c", &c, &[])];
        let left = merged([&merged([&a, &b]), &c]);
        let right = merged([&a, &merged([&b, &c])]);
        prop_assert_eq!(left.to_bytes(), right.to_bytes());
        prop_assert_eq!(left.to_bytes(), merged([&c, &a, &b]).to_bytes());
        prop_assert_eq!(left.as_shard(Some("whole")).unwrap().to_bytes(), whole.to_bytes());
    }

    #[test]
    fn what_a_register_does_not_hold_is_told(numbers in numbers(), issued in numbers()) {
        let expected = AuditExpectation::new().with_issued(audit("register", &issued, &[]));
        let left = plain(&numbers, &[]).into_iter().filter_map(|(prefix, (met, _))| {
            let mut left = met.keys().filter(|serial| !issued.contains(&(prefix * 10_000_000 + **serial)));
            Some((prefix, left.next().copied()?, left.count() + 1))
        });
        let told = audit("a", &numbers, &[]).findings(&expected).into_iter();
        let told = told.filter(|found| found.finding.code() == Code::SerialsNotIssued).map(|found| {
            let fact = |fact: Option<i64>| usize::try_from(fact.expect("a fact")).expect("a count");
            let (count, first) = (fact(found.finding.value()), fact(found.finding.limit()));
            (found.series.expect("a series").get() / 10_000_000, first as u64, count)
        });
        prop_assert_eq!(told.collect::<Vec<_>>(), left.collect::<Vec<_>>());
    }

    #[test]
    fn what_is_expected_and_missing_is_told(numbers in numbers(), more in 0..3_u64, beyond in 0..3_u32) {
        let audit = audit("a", &numbers, &[]);
        let last = |last: CertificateNumber| {
            Some(last.series().number(Serial::new(last.serial().get() + beyond).ok()?))
        };
        let lasts: Vec<_> = audit.series().iter().filter_map(|series| last(series.last()?)).collect();
        let (some, others) = lasts.split_at(lasts.len() / 2);
        let expected = AuditExpectation::new().with_rows(audit.rows() + more);
        let expected = expected.with_last(some.to_vec()).with_last(others.to_vec());
        let told: Vec<_> = audit.findings(&expected).iter().map(|found| found.finding.code()).collect();
        let count = |code| told.iter().filter(|told| **told == code).count();
        prop_assert_eq!(count(Code::AuditRowsDiffer), usize::from(more > 0));
        prop_assert_eq!(count(Code::SerialsNotReached), if beyond > 0 { lasts.len() } else { 0 });
    }

    #[test]
    fn a_part_is_the_audit(numbers in numbers(), voids in numbers()) {
        let bytes = audit("a", &numbers, &voids).to_bytes();
        let read = Audit::from_bytes(&bytes).unwrap();
        is_exact(&read, &plain(&numbers, &voids));
        prop_assert_eq!(read.to_bytes(), bytes);
    }

    #[test]
    fn a_shard_counts_once(a in numbers(), b in numbers()) {
        let (first, second) = (audit("a", &a, &[]), audit("b", &b, &[]));
        let mut sum = merged([&first, &second]);
        let before = sum.to_bytes();
        for again in [&first, &second, &sum.clone()] {
            let error = sum.merge(again).unwrap_err();
            prop_assert!(again.shards().iter().any(|name| **name == *error.shard()));
            prop_assert_eq!(error.finding().code(), Code::ShardRepeated);
        }
        prop_assert_eq!(sum.to_bytes(), before);
    }

    #[test]
    fn the_bitmaps_are_those_of_the_roaring_crate(numbers in numbers(), from in 1..9_000_000_u64, len in 1..20_000_u64) {
        let dense: Vec<_> = (from..from + len).map(|serial| 2_618_010_000_000 + serial).collect();
        let numbers = [numbers, dense].concat();
        let part = audit("a", &numbers, &numbers).to_bytes();
        let plain = plain(&numbers, &numbers);
        for ((prefix, sets), (wanted, (met, voids))) in bitmaps(&part).iter().zip(&plain) {
            prop_assert_eq!(u64::from(*prefix), *wanted);
            let repeated = met.iter().filter(|(_, count)| **count > 1).map(|(serial, _)| *serial);
            prop_assert_eq!(read(&sets[0]), met.keys().copied().collect::<Vec<_>>());
            prop_assert_eq!(read(&sets[1]), repeated.collect::<Vec<_>>());
            prop_assert_eq!(read(&sets[2]), voids.iter().copied().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_damaged_part_is_refused_or_read_as_what_it_says(
        numbers in numbers(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), cut in any::<prop::sample::Index>(),
    ) {
        let bytes = audit("a", &numbers, &[]).to_bytes();
        let cut = bytes.get(..cut.index(bytes.len())).unwrap_or_default();
        let at = Audit::from_bytes(cut).unwrap_err().finding().index();
        prop_assert!(at.is_some_and(|at| at <= cut.len() as u64));
        let mut damaged = bytes.clone();
        for (index, byte) in flips {
            let index = index.index(damaged.len());
            damaged[index] = byte;
        }
        match Audit::from_bytes(&damaged) {
            Ok(audit) => prop_assert!(Audit::from_bytes(&audit.to_bytes()).is_ok()),
            Err(error) => prop_assert!(matches!(error.code(), Code::AuditPartMalformed | Code::AuditPartVersion)),
        }
    }
}

/// The three bitmaps of each series, read as `docs/audit.md` describes a part.
fn bitmaps(part: &[u8]) -> Vec<(u32, [Vec<u8>; 3])> {
    let mut rest = part;
    let mut take = |len: usize| {
        let (taken, after) = rest.split_at(len);
        rest = after;
        taken.to_vec()
    };
    let word = |bytes: Vec<u8>| u32::from_le_bytes(bytes.try_into().expect("four bytes"));
    take(8);
    for _ in 0..word(take(4)) {
        let length = take(1).into_iter().map(usize::from).sum();
        take(length);
    }
    take(24);
    let codes = word(take(4)) as usize;
    take(codes * 10);
    let series = 0..word(take(4));
    series
        .map(|_| {
            let prefix = word(take(4));
            take(8);
            let lengths = [0; 3].map(|_| word(take(4)) as usize);
            (prefix, lengths.map(&mut take))
        })
        .collect()
}

/// The serials, and the proof that the bytes are those that the crate itself writes for them.
fn read(bytes: &[u8]) -> Vec<u64> {
    if bytes.is_empty() {
        return vec![];
    }
    let mut bitmap = RoaringBitmap::deserialize_from(bytes).expect("the portable format");
    bitmap.optimize();
    let mut written = vec![];
    bitmap.serialize_into(&mut written).expect("memory");
    assert!(written == bytes, "the crate writes other bytes");
    bitmap.iter().map(u64::from).collect()
}

/// What other libraries write is read too, in any of the three containers: here without runs.
#[test]
fn bitmaps_without_runs_are_read() {
    for last in [8_u32, 70_000] {
        let numbers: Vec<_> = (5..=last).map(|serial| 2_618_010_000_000 + u64::from(serial)).collect();
        let part = audit("a", &numbers, &[]).to_bytes();
        let mut bitmap: RoaringBitmap = (5..=last).collect();
        bitmap.remove_run_compression();
        let mut written = vec![];
        bitmap.serialize_into(&mut written).expect("memory");
        let (_, [seen, ..]) = &bitmaps(&part)[0];
        let head = part.len() - seen.len();
        let mut other = part[..head - 12].to_vec();
        other.extend(u32::try_from(written.len()).expect("a length").to_le_bytes());
        other.extend([0; 8]);
        other.extend(&written);
        let read = Audit::from_bytes(&other).expect("a part");
        assert_eq!(read.to_bytes(), part);
    }
}

#[test]
fn a_merged_audit_and_a_part_take_no_more_rows() {
    let number = CertificateNumber::from_decimal(2_618_010_000_001).expect("a number");
    let part = Audit::from_bytes(&audit("a", &[number.get()], &[]).to_bytes()).expect("a part");
    for mut sealed in [part.clone(), merged([&part])] {
        assert_eq!(sealed.add(&[1]).unwrap_err().code(), Code::AuditSealed);
        assert_eq!(sealed.void(number).unwrap_err().code(), Code::AuditSealed);
        assert_eq!(sealed.to_bytes(), part.to_bytes());
    }
}

/// Without a name the content is the name: the same rows are the same shard, and nothing is no shard.
#[test]
fn a_shard_without_a_name_is_called_after_its_content() {
    let [mut first, mut second, mut other] = [Audit::new(), Audit::new(), Audit::new()];
    first.add(&[2_618_010_000_001, 2_618_010_000_002]).expect("an open audit");
    second.add(&[2_618_010_000_002, 2_618_010_000_001]).expect("an open audit");
    other.add(&[2_618_010_000_002, 2_618_010_000_003]).expect("an open audit");
    assert!(first.merge(&second).unwrap_err().shard().starts_with("content:"));
    assert!(first.merge(&other).is_ok() && first.merge(&Audit::new()).is_ok());
    assert_eq!(first.shards().len(), 2);
    assert_eq!(Audit::new().shards().len(), 0);
    let mut refused = Audit::new();
    refused.add(&[1]).expect("an open audit");
    assert_eq!(refused.shards().len(), 1);
    let mut void = Audit::new();
    void.void(CertificateNumber::from_decimal(2_618_010_000_001).expect("a number")).expect("an open audit");
    assert_eq!(void.shards().len(), 1);
}

/// Columns long enough to be gathered per series give what short ones give.
#[test]
fn long_columns_are_short_ones() {
    let number = |index: u64| (251_801 + index % 7) * 10_000_000 + index.wrapping_mul(7_919) % 150_000;
    let twice = (2_518_080_000_001..=2_518_080_050_000).chain(2_518_080_000_001..=2_518_080_050_000);
    let numbers: Vec<_> = (0..1_100_000).map(number).chain(twice).collect();
    let mut short = Audit::shard("a").expect("a name");
    numbers.chunks(50_000).for_each(|chunk| short.add(chunk).expect("an open audit"));
    assert_eq!(audit("a", &numbers, &[]).to_bytes(), short.to_bytes());
    assert_eq!(short.rows(), 1_200_000);
    let repeated: Vec<_> = short.series().iter().map(|series| series.repeated()).collect();
    assert_eq!(repeated.last(), Some(&50_000));
    assert!(repeated.iter().all(|repeated| *repeated > 0), "{repeated:?}");
}

/// The part of a whole year is small, and one byte of it cannot make it large in memory: its sets stay runs.
#[test]
fn a_dense_series_is_a_small_part() {
    let numbers: Vec<_> = (2_618_010_000_001..=2_618_019_999_999).collect();
    let part = audit("a", &numbers, &[]).to_bytes();
    assert!(part.len() < 3000, "{} bytes", part.len());
    assert!(audit("a", &numbers, &[]).findings(&AuditExpectation::default()).is_empty());
}

/// More separate serials than a page keeps as runs.
#[test]
fn many_separate_serials_come_back() {
    let numbers: Vec<_> = (0..3_000).map(|serial| 2_618_010_000_001 + 3 * serial).collect();
    let part = audit("a", &numbers, &[]).to_bytes();
    let read = Audit::from_bytes(&part).expect("a part");
    is_exact(&read, &plain(&numbers, &[]));
    assert_eq!(read.to_bytes(), part);
}

/// Pages of every form, more than a byte has flags: a run, separate serials, bits, and three in a row, which take as many
/// bytes as a run.
#[test]
fn pages_of_every_form_come_back() {
    let bits = (0..5_000).map(|serial| 1 + 3 * serial).collect();
    let forms: [Vec<u64>; 4] = [(100..200).collect(), vec![1, 3], bits, vec![5, 6, 7]];
    let pages = (0..12_u64).zip(forms.iter().cycle());
    let serials: Vec<_> =
        pages.flat_map(|(page, form)| form.iter().map(move |serial| page * 65_536 + serial)).collect();
    let numbers: Vec<_> = serials.iter().map(|serial| 2_618_010_000_000 + serial).collect();
    let part = audit("a", &numbers, &[]).to_bytes();
    assert_eq!(read(&bitmaps(&part)[0].1[0]), serials);
    let again = Audit::from_bytes(&part).expect("a part");
    is_exact(&again, &plain(&numbers, &[]));
    assert_eq!(again.to_bytes(), part);
}

/// Fourteen digits would be a series that no number has.
#[test]
fn what_is_no_number_opens_no_series() {
    let audit = audit("a", &[0, 2_618_010_000_000, 10_000_000_000_001, u64::MAX], &[]);
    assert_eq!((audit.rows(), audit.series().len()), (4, 0));
}

#[test]
fn rows_that_were_checked_count_like_others() {
    let numbers = [2_618_010_000_001, 0, 2_618_010_000_001];
    let mut counts = Counts::default();
    (counts.valid, counts.nulls) = (2, 1);
    let mut checked = Audit::shard("a").expect("a name");
    checked.add_checked(&numbers, &counts).expect("an open audit");
    assert_eq!(checked.to_bytes(), audit("a", &numbers, &[]).to_bytes());
    counts.valid = 3;
    let error = checked.add_checked(&numbers, &counts).unwrap_err();
    assert_eq!(
        (error.code(), error.finding().value(), error.finding().limit()),
        (Code::AuditRowsDiffer, Some(2), Some(3))
    );
}

#[test]
fn the_shards_of_a_city_are_one_for_the_province() {
    let city = merged([&audit("a", &[2_618_010_000_001], &[]), &audit("b", &[2_618_010_000_002], &[])]);
    let named = city.clone().as_shard(Some("city")).expect("a name");
    assert_eq!((named.rows(), named.shards()), (2, vec!["city".into()]));
    assert!(city.as_shard(None).expect("its content").shards()[0].starts_with("content:"));
}

#[test]
fn a_report_is_json() {
    let report = audit("a", &[2_618_010_000_002], &[]).report(&AuditExpectation::default());
    let json: serde_json::Value = serde_json::from_str(&report.to_json()).expect("JSON");
    assert_eq!(json, serde_json::to_value(report).expect("JSON"));
    assert_eq!(json["series"][0]["first_not_one"], true);
}

/// A part as `docs/audit.md` describes it: numbers, refused and nulls; rows per code; prefix, numbers and bitmaps per series.
fn part(names: &[&[u8]], rows: [u64; 3], codes: &[(u16, u64)], series: &[(u32, u64, [&[u8]; 3])]) -> Vec<u8> {
    let count = |len: usize| u32::try_from(len).expect("a count").to_le_bytes();
    let mut part = [&b"SKCA\x01\0\0\0"[..], &count(names.len())].concat();
    for name in names {
        part.push(u8::try_from(name.len()).expect("a short name"));
        part.extend(*name);
    }
    part.extend(rows.into_iter().flat_map(u64::to_le_bytes));
    part.extend(count(codes.len()));
    for (code, rows) in codes {
        part.extend(code.to_le_bytes());
        part.extend(rows.to_le_bytes());
    }
    part.extend(count(series.len()));
    for (prefix, numbers, sets) in series {
        part.extend(prefix.to_le_bytes());
        part.extend(numbers.to_le_bytes());
        part.extend(sets.iter().flat_map(|set| count(set.len())));
        part.extend(sets.concat());
    }
    part
}

/// A bitmap of one page that holds runs: serials of which each begins and how many more follow.
fn runs(serials: u16, runs: &[[u16; 2]]) -> Vec<u8> {
    let head = [&12_347_u32.to_le_bytes()[..], &[1, 0, 0], &(serials - 1).to_le_bytes()].concat();
    let count = u16::try_from(runs.len()).expect("a count").to_le_bytes();
    let runs = runs.iter().flatten().flat_map(|value| value.to_le_bytes());
    head.into_iter().chain(count).chain(runs).collect()
}

#[test]
fn parts_that_no_rows_can_lead_to_are_refused_at_their_byte() {
    let one = runs(1, &[[1, 0]]);
    let two = runs(2, &[[1, 0], [3, 0]]);
    let of = |numbers, seen: &[u8], repeated: &[u8]| {
        part(&[b"a"], [numbers, 0, 0], &[], &[(261_801, numbers, [seen, repeated, &[]])])
    };
    let numbers = [2_618_010_000_001, 2_618_010_000_003];
    for (read, plain) in
        [(of(1, &one, &[]), plain(&numbers[..1], &[])), (of(2, &two, &[]), plain(&numbers, &[]))]
    {
        is_exact(&Audit::from_bytes(&read).expect("a part"), &plain);
    }
    let too_many_pages = [&(200 << 16 | 12_347_u32).to_le_bytes()[..], &[0; 26]].concat();
    let page_twice = [&(1 << 16 | 12_347_u32).to_le_bytes()[..], &[0b11, 0, 0, 0, 0, 0, 0, 0, 0]].concat();
    let serial_twice =
        [&12_346_u32.to_le_bytes()[..], &[1, 0, 0, 0, 0, 0, 1, 0, 16, 0, 0, 0, 7, 0, 7, 0]].concat();
    let mut late = runs(1, &[[38_528, 0]]);
    late[5] = 152;
    let page_153 = [&12_347_u32.to_le_bytes()[..], &[1, 153, 0, 0, 0]].concat();
    let mut flag_of_no_page = one.clone();
    flag_of_no_page[4] = 0b101;
    let series = |prefix, numbers| (prefix, numbers, [&one[..], &[], &[]]);
    let rows = [
        ("a name without letters", part(&[b""], [0; 3], &[], &[]), 12),
        ("a name twice", part(&[b"a", b"a"], [0; 3], &[], &[]), 14),
        ("names in another order", part(&[b"b", b"a"], [0; 3], &[], &[]), 14),
        ("a name that is no text", part(&[b"\xFF"], [0; 3], &[], &[]), 12),
        ("rows of no shard", part(&[], [0, 0, 1], &[], &[]), 12),
        ("voids of no shard", part(&[], [0; 3], &[], &[(261_801, 0, [&[], &[], &one])]), 12),
        ("a code without rows", part(&[b"a"], [0; 3], &[(103, 0)], &[]), 42),
        ("a code that refuses no row", part(&[b"a"], [0, 1, 0], &[(201, 1)], &[]), 42),
        ("a code twice", part(&[b"a"], [0, 2, 0], &[(103, 1), (103, 1)], &[]), 52),
        ("codes in another order", part(&[b"a"], [0, 2, 0], &[(103, 1), (102, 1)], &[]), 52),
        ("other rows than their codes say", part(&[b"a"], [0, 2, 0], &[(103, 1)], &[]), 14),
        ("other rows than numbers", part(&[b"a"], [2, 0, 0], &[], &[(261_801, 1, [&one, &[], &[]])]), 14),
        ("a prefix of seven digits", part(&[b"a"], [2, 0, 0], &[], &[series(1_000_000, 2)]), 46),
        ("a series twice", part(&[b"a"], [2, 0, 0], &[], &[series(261_801, 1), series(261_801, 1)]), 85),
        ("a series of nothing", of(0, &[], &[]), 50),
        ("more rows than serials, and no repetition", of(2, &one, &[]), 50),
        ("fewer rows than repetitions", of(3, &two, &two), 50),
        ("a repetition of what was not met", of(2, &one, &runs(1, &[[3, 0]])), 50),
        ("more pages than there are", of(1, &too_many_pages, &[]), 70),
        ("a flag of no page", of(1, &flag_of_no_page, &[]), 74),
        ("a page behind the last", of(1, &page_153, &[]), 75),
        ("a page twice", of(2, &page_twice, &[]), 79),
        ("a serial twice", of(2, &serial_twice, &[]), 88),
        ("a serial of eight digits", of(1, &late, &[]), 79),
        ("another count of serials", of(1, &runs(2, &[[1, 0]]), &[]), 79),
        ("runs that touch", of(2, &runs(2, &[[1, 0], [2, 0]]), &[]), 85),
    ];
    for (what, bytes, at) in rows {
        let error = Audit::from_bytes(&bytes).expect_err(what);
        assert_eq!((error.code(), error.finding().index()), (Code::AuditPartMalformed, Some(at)), "{what}");
    }
}
