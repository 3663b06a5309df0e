//! Decisions (三(二)): every pair of marks under every rule, one by one and as columns.

#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use skillcert::{
    AbsencePolicy, Code, Component, Decision, DecisionColumns, Mark, MarkColumns, Marks, Outcome, PassRule,
    Score,
};
use skillcert_tests::naive::decision::decide;
use skillcert_tests::proved;
use skillcert_tests::threads::share;

/// A mark and what a column holds for it.
type Entry = (Option<Mark>, i32);

/// Every mark there is; in a debug build every 101st score, and those at the borders.
fn marks() -> Vec<Entry> {
    let step = if cfg!(debug_assertions) { 101 } else { 1 };
    let borders = [1, 5_998, 5_999, 6_000, 6_001, 9_999, 10_000].into_iter().filter(|_| step > 1);
    let score = |hundredths| Score::from_hundredths(i64::from(hundredths)).ok().map(Mark::Score);
    let scores = (0..=10_000).step_by(step).chain(borders).map(|hundredths| (score(hundredths), hundredths));
    let others = [
        (None, MarkColumns::MISSING),
        (Some(Mark::Absent), MarkColumns::ABSENT),
        (Some(Mark::Void), MarkColumns::VOID),
        (Some(Mark::Deferred), MarkColumns::DEFERRED),
    ];
    scores.chain(others).collect()
}

/// Outcome, code of the practical part and of theory, as a column answers them.
fn expected(
    rule: PassRule,
    absence: AbsencePolicy,
    practical: Option<Mark>,
    theory: Option<Mark>,
) -> (u8, u16, u16) {
    match decide(rule, absence, practical, theory) {
        Ok((outcome, practical, theory)) => {
            (outcome.number(), practical.number(), theory.map_or(0, Code::number))
        }
        Err(code) => {
            let practical = decide(rule, absence, practical, None).map_or(0, |(_, code, _)| code.number());
            (0, practical, code.number())
        }
    }
}

/// The decision on one candidate, with the margin of each part.
fn single(rule: PassRule, absence: AbsencePolicy, marks: Marks) {
    let answer = rule.decide_with(marks, absence).map(|decision| {
        let practical = code(decision, Component::Practical, marks.practical).unwrap();
        let theory = code(decision, Component::Theory, marks.theory);
        assert_eq!(decision.passed().is_some(), decision.outcome() == Outcome::Passed);
        (decision.outcome(), practical, theory)
    });
    let expected = decide(rule, absence, marks.practical, marks.theory);
    assert_eq!(answer.map_err(|error| error.code()), expected, "{rule:?} {absence:?} {marks:?}");
}

/// What is found of a part, and by how much its score is above or below 60.
fn code(decision: Decision, part: Component, mark: Option<Mark>) -> Option<Code> {
    let finding = decision.findings().find(|finding| finding.component() == part)?;
    let score = mark.and_then(Mark::score).map(|score| i64::from(score.hundredths()));
    assert_eq!(finding.margin(), score.map(|score| score - 6_000));
    Some(finding.code())
}

/// One practical mark with each in theory.
fn column(rule: PassRule, absence: AbsencePolicy, (mark, practical): Entry, entries: &[Entry]) {
    let (practical, theory) =
        (vec![practical; entries.len()], entries.iter().map(|entry| entry.1).collect::<Vec<_>>());
    let (mut outcomes, mut on_practical, mut on_theory) =
        (vec![9; entries.len()], vec![9; entries.len()], vec![9; entries.len()]);
    let marks = MarkColumns { practical: &practical, theory: Some(&theory) };
    let answer = DecisionColumns {
        outcomes: &mut outcomes,
        practical: Some(&mut on_practical),
        theory: Some(&mut on_theory),
    };
    rule.decide_columns(absence, marks, answer).unwrap();
    for (row, (theory, _)) in entries.iter().enumerate() {
        let answered = (outcomes[row], on_practical[row], on_theory[row]);
        assert_eq!(
            answered,
            expected(rule, absence, mark, *theory),
            "{rule:?} {absence:?} {mark:?} {theory:?}"
        );
    }
}

#[test]
fn every_pair_of_marks() {
    let entries = marks();
    let rules =
        PassRule::ALL.iter().flat_map(|rule| AbsencePolicy::ALL.iter().map(|absence| (*rule, *absence)));
    let rules: Vec<_> = rules.collect();
    let decisions = share(&entries, |practical| {
        for (rule, absence) in &rules {
            column(*rule, *absence, *practical, &entries);
            for (theory, _) in &entries {
                single(*rule, *absence, Marks { practical: practical.0, theory: *theory });
            }
        }
        (rules.len() * entries.len()) as u64
    });
    proved(
        "every pair of marks (all scores, missing, absent, void, deferred) under each rule and each policy on absence, one by one and as columns",
        decisions,
        "decisions",
    );
}
