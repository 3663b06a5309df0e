//! Every score there is: text form and decision.

use skillcert::{Marks, Outcome, PassRule, Score};

#[test]
fn all_10001_scores_are_read_back() {
    for hundredths in 0..=10_000 {
        let score = Score::from_hundredths(hundredths).unwrap();
        assert_eq!(i64::from(score.hundredths()), hundredths);
        assert_eq!(Score::parse(&score.to_string()), Ok(score));
        let padded = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        assert_eq!(Score::parse(&padded), Ok(score));
    }
    assert!(Score::from_hundredths(-1).is_err() && Score::from_hundredths(10_001).is_err());
}

#[test]
fn all_10001_scores_decide_exactly() {
    for hundredths in 0..=10_000 {
        let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let decision = PassRule::Practical.decide(Marks::practical(&text).unwrap()).unwrap();
        let expected = if hundredths < 6_000 { Outcome::Failed } else { Outcome::Passed };
        assert_eq!(decision.outcome(), expected, "{text}");
        assert_eq!(decision.passed().is_some(), expected == Outcome::Passed, "{text}");
        assert_eq!(decision.findings().next().unwrap().margin(), Some(hundredths - 6_000), "{text}");
    }
}

/// Each part by itself: 两项都必须在60分及以上, no mean.
#[test]
fn two_parts_pass_only_together() {
    for practical in 0..=100 {
        for theory in 0..=100 {
            let marks = Marks::practical(&practical.to_string())
                .and_then(|marks| marks.with_theory(&theory.to_string()))
                .unwrap();
            let passed = PassRule::TheoryAndPractical.decide(marks).unwrap().passed().is_some();
            assert_eq!(passed, practical >= 60 && theory >= 60, "{practical} {theory}");
        }
    }
}
