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

/// Every mark there is.
fn marks() -> Vec<Entry> {
    let score = |hundredths| Score::from_hundredths(i64::from(hundredths)).ok().map(Mark::Score);
    let others = [
        (None, MarkColumns::MISSING),
        (Some(Mark::Absent), MarkColumns::ABSENT),
        (Some(Mark::Void), MarkColumns::VOID),
        (Some(Mark::Deferred), MarkColumns::DEFERRED),
    ];
    (0..=10_000).map(|hundredths| (score(hundredths), hundredths)).chain(others).collect()
}

/// Those that a debug build looks at: every 101st score, what is no score, and the borders.
fn is_telling((_, value): &Entry) -> bool {
    *value < 2 || value % 101 == 0 || [5_998, 5_999, 6_000, 6_001, 9_999, 10_000].contains(value)
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

/// Outcomes, codes of the practical part and of theory.
type Columns = (Vec<u8>, Vec<u16>, Vec<u16>);

fn columns(rule: PassRule, absence: AbsencePolicy, practical: &[i32], theory: &[i32]) -> Columns {
    let rows = practical.len();
    let (mut outcomes, mut on_practical, mut on_theory) = (vec![9; rows], vec![9; rows], vec![9; rows]);
    let answer = DecisionColumns {
        outcomes: &mut outcomes,
        practical: Some(&mut on_practical),
        theory: Some(&mut on_theory),
    };
    rule.decide_columns(absence, MarkColumns { practical, theory: Some(theory) }, answer).unwrap();
    (outcomes, on_practical, on_theory)
}

/// One practical mark with each in theory.
fn pairs(rule: PassRule, absence: AbsencePolicy, (practical, value): Entry, entries: &[Entry]) {
    let theory: Vec<_> = entries.iter().map(|entry| entry.1).collect();
    let columns = columns(rule, absence, &vec![value; theory.len()], &theory);
    for (row, (theory, _)) in entries.iter().enumerate() {
        let answered = (columns.0[row], columns.1[row], columns.2[row]);
        let expected = expected(rule, absence, practical, *theory);
        assert_eq!(answered, expected, "{rule:?} {absence:?} {practical:?} {theory:?}");
        single(rule, absence, Marks { practical, theory: *theory });
    }
}

#[test]
fn every_pair_of_marks() {
    let entries = marks().into_iter().filter(|entry| !cfg!(debug_assertions) || is_telling(entry));
    let entries: Vec<_> = entries.collect();
    let rules =
        PassRule::ALL.iter().flat_map(|rule| AbsencePolicy::ALL.iter().map(|absence| (*rule, *absence)));
    let rules: Vec<_> = rules.collect();
    let decisions = share(&entries, |practical| {
        for (rule, absence) in &rules {
            pairs(*rule, *absence, *practical, &entries);
        }
        (rules.len() * entries.len()) as u64
    });
    proved(
        "every pair of marks (all scores, missing, absent, void, deferred) under each rule and each policy on absence, one by one and as columns",
        decisions,
        "decisions",
    );
}

/// Beside a pass in the other part.
#[test]
fn every_integer_as_a_mark() {
    let halves: Vec<u32> =
        if cfg!(debug_assertions) { vec![0, 1, 0x7FFF, 0x8000, 0xFFFF] } else { (0..=0xFFFF).collect() };
    let (rule, absence, entries) = (PassRule::TheoryAndPractical, AbsencePolicy::Fails, marks());
    let pass = Score::from_hundredths(6_000).ok().map(Mark::Score);
    let integers = share(halves, |half| {
        let values: Vec<_> = (half << 16..=half << 16 | 0xFFFF).map(u32::cast_signed).collect();
        let (mut outcomes, mut codes) =
            (vec![0; values.len()], vec![Code::ScoreOutOfRange.number(); values.len()]);
        for (mark, value) in entries.iter().filter(|(_, value)| value.cast_unsigned() >> 16 == half) {
            let row = usize::try_from(value & 0xFFFF).unwrap();
            (outcomes[row], codes[row], _) = expected(rule, absence, *mark, pass);
        }
        let passes = vec![6_000; values.len()];
        let passed = vec![Code::PartPassed.number(); values.len()];
        let in_practical = columns(rule, absence, &values, &passes);
        assert!(in_practical == (outcomes.clone(), codes.clone(), passed.clone()), "{half:#X}, practical");
        let in_theory = columns(rule, absence, &passes, &values);
        assert!(in_theory == (outcomes, passed, codes), "{half:#X}, theory");
        values.len() as u64
    });
    proved("every integer of 32 bits in a column of marks, in either part", integers, "integers");
}
