//! 题库 and 抽题 (三(三)): by weight, from a seed, to be repeated by anybody.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use skillcert::{
    Applicant, ApplicantKind, BankTask, Code, Component, Draw, ItemBank, Specification, SpecificationScope,
    Task,
};

fn specification(weights: &[u8]) -> Specification {
    let task = |(name, weight): (char, &u8)| Task { name: name.into(), weight: *weight };
    Specification {
        scope: SpecificationScope::Local,
        developer: Applicant::new(ApplicantKind::School, "长沙某职业学校").unwrap(),
        theory: true,
        pass_mark: 60,
        tasks: ('A'..).zip(weights).map(task).collect(),
        approved_on: None,
    }
}

/// Tasks A, B, …, each with so many items A1, A2, ….
fn bank(sizes: &[usize]) -> ItemBank {
    let task = |(name, size): (char, &usize)| BankTask {
        task: name.into(),
        items: (1..=*size).map(|n| format!("{name}{n}")).collect(),
    };
    ItemBank::new(('A'..).zip(sizes).map(task).collect()).unwrap()
}

/// How many items of each task were drawn.
fn shares(weights: &[u8], size: u32) -> Vec<usize> {
    let sizes = vec![usize::try_from(size).unwrap(); weights.len()];
    let draw = bank(&sizes).draw(&specification(weights), 1, size).unwrap();
    let of = |name: char| draw.items.iter().filter(|item| item.starts_with(name)).count();
    ('A'..).take(weights.len()).map(of).collect()
}

#[test]
fn shares_follow_the_weights() {
    assert_eq!(shares(&[20, 50, 30], 10), [2, 5, 3]);
    assert_eq!(shares(&[34, 33, 33], 10), [4, 3, 3], "the largest remainder first");
    assert_eq!(shares(&[50, 50], 3), [2, 1], "the earlier task where remainders are equal");
    assert_eq!(shares(&[33, 33, 34], 1), [0, 0, 1]);
    assert_eq!(shares(&[0, 100], 7), [0, 7]);
    assert_eq!(shares(&[1, 99], 10_000), [100, 9_900]);
    assert_eq!(shares(&[255, 255], 5), [3, 2], "weights need not sum to 100 to be shared by");
}

/// Whatever the weights: the shares sum to the size, and none is a whole item off its exact share.
#[test]
fn shares_sum_to_the_size() {
    for weights in [&[20_u8, 50, 30][..], &[33, 33, 34], &[1, 2, 97], &[100], &[11, 23, 31, 35], &[3, 0, 4]] {
        let total: usize = weights.iter().map(|weight| usize::from(*weight)).sum();
        for size in 1..=60 {
            let shares = shares(weights, size);
            let size = usize::try_from(size).unwrap();
            assert_eq!(shares.iter().sum::<usize>(), size, "{weights:?} {size}");
            for (share, weight) in shares.iter().zip(weights) {
                let exact = size * usize::from(*weight);
                assert!((share * total).abs_diff(exact) < total, "{weights:?} {size}: {share}");
            }
        }
    }
}

/// One draw, pinned: any other language, and any later version, must draw the same.
#[test]
fn a_draw_is_the_same_for_ever() {
    let draw = bank(&[6, 9, 7]).draw(&specification(&[20, 50, 30]), 20_211_120, 10).unwrap();
    assert_eq!(draw.items.join(" "), "A5 A3 B4 B7 B6 B1 B2 C5 C2 C4");
    assert_eq!((draw.seed, draw.size), (20_211_120, 10));
}

#[test]
fn another_seed_draws_otherwise_and_nothing_twice() {
    let (bank, specification) = (bank(&[20, 20]), specification(&[50, 50]));
    let mut seen = BTreeSet::new();
    for seed in (0..100).chain([u64::MAX]) {
        let draw = bank.draw(&specification, seed, 20).unwrap();
        assert_eq!(draw, bank.draw(&specification, seed, 20).unwrap());
        assert_eq!(draw.items.iter().collect::<BTreeSet<_>>().len(), 20, "an item was drawn twice");
        assert!(draw.items[..10].iter().all(|item| item.starts_with('A')), "in the order of the tasks");
        seen.insert(draw.items);
    }
    assert_eq!(seen.len(), 101, "two seeds drew the same");
}

/// The first value of this seed is 2^64 - 1, which belongs to no whole stretch: the next one is drawn, as if the seed were
/// a step of the generator further.
#[test]
fn an_incomplete_stretch_is_drawn_again() {
    const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
    let seed = 0x3162_8AF6_7B21_31AB;
    for size in [2, 12] {
        let draw = |seed| bank(&[12]).draw(&specification(&[100]), seed, size).unwrap().items;
        assert_eq!(draw(seed), draw(seed.wrapping_add(STEP)));
        assert_ne!(draw(seed), draw(seed.wrapping_add(STEP).wrapping_add(STEP)));
    }
}

/// 3 of 12 over 10 000 seeds: each item 2 500 times, each as the first 833 times; six standard deviations are allowed.
#[test]
fn every_item_comes_as_often_as_another() {
    let (bank, specification) = (bank(&[12]), specification(&[100]));
    let (mut drawn, mut first) = (BTreeMap::new(), BTreeMap::new());
    for seed in 0..10_000 {
        let draw = bank.draw(&specification, seed, 3).unwrap();
        *first.entry(draw.items[0].clone()).or_insert(0_u32) += 1;
        for item in draw.items {
            *drawn.entry(item).or_insert(0_u32) += 1;
        }
    }
    assert_eq!((drawn.len(), first.len()), (12, 12));
    assert!(drawn.values().all(|count| count.abs_diff(2_500) < 260), "{drawn:?}");
    assert!(first.values().all(|count| count.abs_diff(833) < 166), "{first:?}");
}

#[test]
fn a_record_that_was_touched_is_found_out() {
    let (bank, specification) = (bank(&[6, 9, 7]), specification(&[20, 50, 30]));
    let draw = bank.draw(&specification, 7, 10).unwrap();
    assert!(draw.verify(&bank, &specification).is_ok());
    let mut swapped = draw.clone();
    swapped.items.swap(0, 1);
    let mut shorter = draw.clone();
    shorter.items.pop();
    let other_seed = Draw { seed: 8, ..draw.clone() };
    for touched in [swapped, shorter, other_seed] {
        let error = touched.verify(&bank, &specification).unwrap_err();
        assert_eq!((error.code(), error.component()), (Code::DrawMismatch, Component::Draw));
    }
    let other_bank = self::bank(&[6, 9, 8]);
    assert_eq!(draw.verify(&other_bank, &specification).unwrap_err().code(), Code::DrawMismatch);
}

#[test]
fn what_cannot_be_drawn() {
    let bank = bank(&[6, 9]);
    let refused = |weights: &[u8], size| {
        let error = bank.draw(&specification(weights), 1, size).unwrap_err();
        (error.code(), error.finding().value(), error.finding().limit())
    };
    for size in [0, 10_001, u32::MAX] {
        assert_eq!(refused(&[40, 60], size), (Code::DrawSizeInvalid, Some(size.into()), None));
    }
    assert_eq!(refused(&[], 1), (Code::TasksMissing, None, None));
    assert_eq!(refused(&[0, 0], 1), (Code::TasksMissing, None, None));
    assert_eq!(refused(&[40, 60], 16), (Code::ItemBankShort, Some(2), Some(9)));
    assert_eq!(
        refused(&[40, 30, 30], 10),
        (Code::ItemBankShort, Some(3), Some(0)),
        "a task the bank does not have"
    );
    assert!(bank.draw(&specification(&[40, 60]), 1, 15).is_ok(), "all there are");
}

#[test]
fn an_item_stands_in_a_bank_once() {
    let task = |name: &str, items: &[&str]| BankTask {
        task: name.into(),
        items: items.iter().map(|item| (*item).into()).collect(),
    };
    for tasks in [vec![task("A", &["1", "2", "1"])], vec![task("A", &["1", "2"]), task("B", &["2"])]] {
        let error = ItemBank::new(tasks).unwrap_err();
        assert_eq!((error.code(), error.finding().value()), (Code::ItemRepeated, Some(3)));
    }
    assert_eq!(ItemBank::new(vec![task("A", &["1"])]).unwrap().tasks().len(), 1);
}
