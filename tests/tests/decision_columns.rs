//! Columns of marks are decided as each candidate alone.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use skillcert::{AbsencePolicy, Code, DecisionColumns, Mark, MarkColumns, Marks, Outcome, PassRule, Score};

/// The mark that a column holds; `None` for what is no mark.
fn mark(value: i32) -> Option<Option<Mark>> {
    match value {
        MarkColumns::MISSING => Some(None),
        MarkColumns::ABSENT => Some(Some(Mark::Absent)),
        MarkColumns::VOID => Some(Some(Mark::Void)),
        MarkColumns::DEFERRED => Some(Some(Mark::Deferred)),
        _ => Score::from_hundredths(value.into()).ok().map(|score| Some(Mark::Score(score))),
    }
}

/// Outcome and codes of one candidate, by the rule itself.
fn single(rule: PassRule, absence: AbsencePolicy, practical: i32, theory: Option<i32>) -> (u8, u16, u16) {
    let out_of_range = Code::ScoreOutOfRange.number();
    let code = |value: i32| match mark(value) {
        None => out_of_range,
        Some(mark) => {
            let marks = Marks { practical: mark, theory: None };
            PassRule::Practical.decide(marks).unwrap().findings().next().unwrap().code().number()
        }
    };
    let theory = theory.unwrap_or(MarkColumns::MISSING);
    let on_theory = match (rule.has_theory(), theory) {
        (true, theory) => code(theory),
        (false, MarkColumns::MISSING) => 0,
        (false, _) => Code::PartUnexpected.number(),
    };
    let decision = match (mark(practical), mark(theory)) {
        (Some(practical), Some(theory)) => rule.decide_with(Marks { practical, theory }, absence).ok(),
        _ => None,
    };
    (decision.map_or(0, |decision| decision.outcome().number()), code(practical), on_theory)
}

/// Every kind of mark, and what is next to it.
fn values() -> Vec<i32> {
    let near = [i32::MIN, -65_000, -6, -5, -4, -3, -2, -1, 0, 1, 5_998, 5_999, 6_000, 6_001, 9_999];
    near.into_iter().chain([10_000, 10_001, 65_535, 65_536, 71_536, i32::MAX]).collect()
}

#[test]
fn every_pair_of_marks() {
    let values = values();
    let pairs = values.iter().flat_map(|theory| values.iter().map(move |practical| (*practical, *theory)));
    // more than one batch, and not a whole one
    let (practical, theory): (Vec<_>, Vec<_>) = pairs.cycle().take(2_500).unzip();
    for rule in PassRule::ALL {
        for absence in AbsencePolicy::ALL {
            for theory in [None, Some(&theory)] {
                let (mut outcomes, mut codes, mut theory_codes) =
                    (vec![9; 2_600], vec![9; 2_600], vec![9; 2_600]);
                let marks = MarkColumns { practical: &practical, theory: theory.map(Vec::as_slice) };
                let answer = DecisionColumns {
                    outcomes: &mut outcomes,
                    practical: Some(&mut codes),
                    theory: Some(&mut theory_codes),
                };
                rule.decide_columns(*absence, marks, answer).unwrap();
                for (row, practical) in practical.iter().enumerate() {
                    let theory = theory.map(|theory| theory[row]);
                    let expected = single(*rule, *absence, *practical, theory);
                    let answered = (outcomes[row], codes[row], theory_codes[row]);
                    assert_eq!(answered, expected, "{rule:?} {absence:?} {practical} {theory:?}");
                }
                assert!(outcomes[2_500..].iter().all(|outcome| *outcome == 9));
            }
        }
    }
}

#[test]
fn every_score() {
    let scores: Vec<_> = (0..=10_000).collect();
    let mut outcomes = vec![0; scores.len()];
    let marks = MarkColumns { practical: &scores, theory: Some(&scores) };
    let answer = DecisionColumns { outcomes: &mut outcomes, practical: None, theory: None };
    PassRule::TheoryAndPractical.decide_columns(AbsencePolicy::Fails, marks, answer).unwrap();
    let passed = outcomes.iter().filter(|outcome| **outcome == Outcome::Passed.number()).count();
    assert_eq!((passed, outcomes[5_999], outcomes[6_000]), (4_001, Outcome::Failed.number(), 1));
}

#[test]
fn lengths_that_differ_are_refused() {
    let rule = PassRule::TheoryAndPractical;
    let decide = |theory: &[i32], room: usize| {
        let mut outcomes = vec![9; room];
        let marks = MarkColumns { practical: &[6_000, 7_000], theory: Some(theory) };
        let answer = DecisionColumns { outcomes: &mut outcomes, practical: None, theory: None };
        let code = rule.decide_columns(AbsencePolicy::Fails, marks, answer).err().map(|error| error.code());
        (code, outcomes)
    };
    assert_eq!(decide(&[6_000], 2), (Some(Code::BufferTooSmall), vec![9; 2]));
    assert_eq!(decide(&[6_000, 1], 1), (Some(Code::BufferTooSmall), vec![9; 1]));
    assert_eq!(decide(&[6_000, 1], 3), (None, vec![1, 2, 9]));
}
