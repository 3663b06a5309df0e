//! Every row of `cell.tsv`, and every character in three places.

use skillcert::{Component, Mark};
use skillcert_tests::naive::cell::{self, Mark as Naive};
use skillcert_tests::proved;

#[test]
fn every_row() {
    skillcert_tests::table::check("cell");
}

#[track_caller]
fn agree(text: &str, status: &str) {
    let naive = |mark: Option<Mark>| match mark {
        None => Naive::Nothing,
        Some(Mark::Score(score)) => Naive::Score(score.hundredths()),
        Some(Mark::Absent) => Naive::Word("absent"),
        Some(Mark::Void) => Naive::Word("void"),
        Some(_) => Naive::Word("deferred"),
    };
    let answer = Mark::read(text, status).map(naive).map_err(|error| {
        assert_eq!(error.component(), Component::Score);
        (error.code().name(), error.index().and_then(|index| usize::try_from(index).ok()))
    });
    assert_eq!(answer, cell::read(text, status), "{text:?} beside {status:?}");
}

/// In a mark and beside it; in a debug build those of the first plane.
#[test]
fn every_character() {
    let last = if cfg!(debug_assertions) { '\u{FFFF}' } else { char::MAX };
    let mut characters = 0;
    for c in '\0'..=last {
        [format!("{c}60"), format!("6{c}0"), format!("60{c}")].iter().for_each(|text| agree(text, ""));
        agree("0", &format!("缺{c}考"));
        characters += 1;
    }
    proved("cells of marks with every character of Unicode in four places", characters, "characters");
}

/// With six to nineteen decimals, as programs write them.
#[test]
fn every_binary_score() {
    for hundredths in 0..=10_000_u16 {
        let shortest = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let (Ok(double), Ok(single)) = (shortest.parse::<f64>(), shortest.parse::<f32>()) else { return };
        for text in [format!("{double:.15}"), format!("{double:.17}"), format!("{single:.9}")] {
            let score = Mark::read(&text, "").ok().flatten().and_then(Mark::score);
            assert_eq!(score.map(skillcert::Score::hundredths), Some(hundredths), "{text}");
        }
    }
}
