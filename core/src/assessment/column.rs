//! Columns of marks: the decision for millions of candidates, at the speed of memory.

use super::{AbsencePolicy, Outcome, PassRule, Score};
use crate::buffer::{exactly, too_small};
use crate::code::Code;
use crate::finding::ValidationError;
use crate::simd::vectorized;

/// Marks of many candidates: row i of both parts belongs to one.
///
/// A score is its hundredths, 0 to 10000; what is no score is [`MISSING`](Self::MISSING), [`ABSENT`](Self::ABSENT),
/// [`VOID`](Self::VOID) or [`DEFERRED`](Self::DEFERRED).
#[derive(Clone, Copy, Debug)]
pub struct MarkColumns<'a> {
    /// 操作技能.
    pub practical: &'a [i32],
    /// 理论知识; `None` if nothing is recorded for anybody.
    pub theory: Option<&'a [i32]>,
}

impl MarkColumns<'_> {
    /// Nothing is recorded yet.
    pub const MISSING: i32 = -1;
    /// 缺考.
    pub const ABSENT: i32 = -2;
    /// 作废.
    pub const VOID: i32 = -3;
    /// 缓考.
    pub const DEFERRED: i32 = -4;
}

/// The caller's buffers for the decisions: row i of the marks is answered at place i of each.
#[derive(Debug)]
pub struct DecisionColumns<'a> {
    /// The numbers of the outcomes ([`Outcome::number`]); 0 where a mark cannot be judged.
    pub outcomes: &'a mut [u8],
    /// The code of the finding on the practical part: [`Code::PartPassed`] and its neighbors, or
    /// [`Code::ScoreOutOfRange`] for what is no mark.
    pub practical: Option<&'a mut [u16]>,
    /// The same on theory; 0 where it is not assessed, [`Code::PartUnexpected`] where there is a mark nevertheless.
    pub theory: Option<&'a mut [u16]>,
}

/// Rows that are decided before the next ones are read: their codes stay in the first cache.
const BATCH: usize = 1024;

impl PassRule {
    /// Decides many candidates, each as [`decide_with`](Self::decide_with) does.
    ///
    /// # Errors
    ///
    /// Columns of different lengths, or a buffer of the answer with less room than rows ([`Code::BufferTooSmall`]);
    /// nothing is written then.
    ///
    /// ```
    /// use skillcert::{AbsencePolicy, DecisionColumns, MarkColumns, PassRule};
    ///
    /// let marks = MarkColumns { practical: &[6000, 10_000, 5999], theory: Some(&[6000, -1, 9000]) };
    /// let mut outcomes = [0; 3];
    /// let answer = DecisionColumns { outcomes: &mut outcomes, practical: None, theory: None };
    /// PassRule::TheoryAndPractical.decide_columns(AbsencePolicy::Fails, marks, answer)?;
    /// assert_eq!(outcomes, [1, 3, 2]); // passed, undecided, failed
    /// # Ok::<(), skillcert::ValidationError>(())
    /// ```
    pub fn decide_columns(
        self,
        absence: AbsencePolicy,
        marks: MarkColumns<'_>,
        answer: DecisionColumns<'_>,
    ) -> Result<(), ValidationError> {
        let rows = marks.practical.len();
        if let Some(theory) = marks.theory.filter(|theory| theory.len() != rows) {
            return Err(too_small(rows, theory.len()));
        }
        let outcomes = exactly(answer.outcomes, rows)?;
        let practical = answer.practical.map(|codes| exactly(codes, rows)).transpose()?;
        let theory = answer.theory.map(|codes| exactly(codes, rows)).transpose()?;
        vectorized(
            #[inline(always)]
            || self.decide_batches(absence, marks, outcomes, practical, theory),
        );
        Ok(())
    }

    #[inline(always)]
    fn decide_batches(
        self,
        absence: AbsencePolicy,
        marks: MarkColumns<'_>,
        outcomes: &mut [u8],
        practical: Option<&mut [u16]>,
        theory: Option<&mut [u16]>,
    ) {
        let mut on_practical = [0; BATCH];
        let mut on_theory = [if self.has_theory() { Code::PartMissing.number() } else { 0 }; BATCH];
        let mut theory_marks = marks.theory.map(|marks| marks.chunks(BATCH));
        let mut practical = practical.map(|codes| codes.chunks_mut(BATCH));
        let mut theory = theory.map(|codes| codes.chunks_mut(BATCH));
        for (outcomes, marks) in outcomes.chunks_mut(BATCH).zip(marks.practical.chunks(BATCH)) {
            judge(marks, &mut on_practical, judge_mark);
            if let Some(marks) = theory_marks.as_mut().and_then(Iterator::next) {
                judge(marks, &mut on_theory, if self.has_theory() { judge_mark } else { judge_unexpected });
            }
            decide(&on_practical, &on_theory, absence, outcomes);
            put(&on_practical, practical.as_mut().and_then(Iterator::next));
            put(&on_theory, theory.as_mut().and_then(Iterator::next));
        }
    }
}

#[inline(always)]
fn judge(marks: &[i32], codes: &mut [u16; BATCH], judge: impl Fn(i32) -> u16) {
    for (code, mark) in codes.iter_mut().zip(marks) {
        *code = judge(*mark);
    }
}

/// The code from which those of marks count: down by one for a pass, up by what a mark is below 0.
const BELOW: i32 = Code::PartBelowPassMark.number() as i32;
const _: () = {
    assert!(Code::PartPassed.number() as i32 == BELOW - 1);
    assert!(Code::PartMissing.number() as i32 == BELOW - MarkColumns::MISSING);
    assert!(Code::PartAbsent.number() as i32 == BELOW - MarkColumns::ABSENT);
    assert!(Code::PartVoid.number() as i32 == BELOW - MarkColumns::VOID);
    assert!(Code::PartDeferred.number() as i32 == BELOW - MarkColumns::DEFERRED);
};

/// A part that is assessed, without a branch or a table, so that eight are judged at once.
#[inline(always)]
fn judge_mark(mark: i32) -> u16 {
    const LEAST: i32 = MarkColumns::DEFERRED;
    const SPAN: u32 = Score::MAX.hundredths() as u32 + LEAST.unsigned_abs();
    let passed = i32::from(mark >= i32::from(Score::PASS_MARK.hundredths()));
    let code = BELOW.wrapping_sub(if mark < 0 { mark } else { passed });
    let known = mark.wrapping_sub(LEAST).cast_unsigned() <= SPAN;
    narrow(if known { code } else { Code::ScoreOutOfRange.number().into() })
}

/// Of a code.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "codes have sixteen bits")]
const fn narrow(code: i32) -> u16 {
    code as u16
}

/// Theory where it is not assessed.
#[inline(always)]
fn judge_unexpected(mark: i32) -> u16 {
    if mark == MarkColumns::MISSING { 0 } else { Code::PartUnexpected.number() }
}

#[inline(always)]
fn decide(practical: &[u16; BATCH], theory: &[u16; BATCH], absence: AbsencePolicy, outcomes: &mut [u8]) {
    for ((outcome, practical), theory) in outcomes.iter_mut().zip(practical).zip(theory) {
        *outcome = outcome_of(*practical, *theory, absence);
    }
}

#[inline(always)]
fn outcome_of(practical: u16, theory: u16, absence: AbsencePolicy) -> u8 {
    let either = |code: Code| (practical == code.number()) | (theory == code.number());
    let refused = either(Code::ScoreOutOfRange) | either(Code::PartUnexpected);
    let absent = either(Code::PartAbsent) & (absence == AbsencePolicy::Undecided);
    let open = either(Code::PartMissing) | either(Code::PartDeferred) | absent;
    let passed =
        (practical == Code::PartPassed.number()) & ((theory == Code::PartPassed.number()) | (theory == 0));
    let decided = if passed { Outcome::Passed } else { Outcome::Failed }.number();
    let outcome = if open { Outcome::Undecided.number() } else { decided };
    if refused { 0 } else { outcome }
}

#[inline(always)]
fn put(codes: &[u16; BATCH], place: Option<&mut [u16]>) {
    for (to, from) in place.unwrap_or_default().iter_mut().zip(codes) {
        *to = *from;
    }
}
