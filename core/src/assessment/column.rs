//! Columns of marks: the decision for millions of candidates, at the speed of memory.

use super::{AbsencePolicy, Outcome, PassRule, Score};
use crate::buffer::{exactly, too_small};
use crate::code::Code;
use crate::finding::ValidationError;
use crate::simd::{ask_ahead, vectorized};

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
    /// The code of the finding on theory; 0 where it is not assessed, [`Code::PartUnexpected`] where there is a mark nevertheless.
    pub theory: Option<&'a mut [u16]>,
}

/// Rows that are decided before the next ones are read: so few that the processor reads those meanwhile.
const BATCH: usize = 256;

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
        let (mut on_practical, mut on_theory) = ([0; BATCH], [MISSING; BATCH]);
        let mut theory_marks = marks.theory.map(|marks| marks.chunks(BATCH));
        let mut practical = practical.map(|codes| codes.chunks_mut(BATCH));
        let mut theory = theory.map(|codes| codes.chunks_mut(BATCH));
        for (outcomes, marks) in outcomes.chunks_mut(BATCH).zip(marks.practical.chunks(BATCH)) {
            read(marks, &mut on_practical);
            if let Some(marks) = theory_marks.as_mut().and_then(Iterator::next) {
                read(marks, &mut on_theory);
            }
            let practical = practical.as_mut().and_then(Iterator::next).unwrap_or_default();
            let theory = theory.as_mut().and_then(Iterator::next).unwrap_or_default();
            each(&on_practical, practical, code);
            if self.has_theory() {
                each(&on_theory, theory, code);
                decide(&on_practical, &on_theory, outcomes, absence, |theory| rank(theory, absence));
            } else {
                each(&on_theory, theory, code_of_unexpected);
                decide(&on_practical, &on_theory, outcomes, absence, rank_of_unexpected);
            }
        }
    }
}

#[inline(always)]
fn each<T: Copy, U>(from: &[T], to: &mut [U], map: impl Fn(T) -> U) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = map(*from);
    }
}

/// Narrows marks, a line of the cache after the other.
#[inline(always)]
fn read(marks: &[i32], to: &mut [i16; BATCH]) {
    let (lines, rest) = marks.as_chunks::<16>();
    let (places, _) = to.as_chunks_mut();
    for (line, places) in lines.iter().zip(places.iter_mut()) {
        ask_ahead(line);
        *places = line.map(narrow);
    }
    if let Some(places) = places.get_mut(lines.len()) {
        each(rest, places, narrow);
    }
}

/// A mark in sixteen bits, of which a register holds twice as many; what is no mark stays none.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
const fn narrow(mark: i32) -> i16 {
    const LEAST: i32 = i16::MIN as i32;
    const MOST: i32 = i16::MAX as i32;
    (if mark < LEAST {
        LEAST
    } else if mark > MOST {
        MOST
    } else {
        mark
    }) as i16
}

const MISSING: i16 = narrow(MarkColumns::MISSING);
const ABSENT: i16 = narrow(MarkColumns::ABSENT);
const DEFERRED: i16 = narrow(MarkColumns::DEFERRED);
const PASS_MARK: i16 = Score::PASS_MARK.hundredths().cast_signed();

/// The code from which those of marks count: down by one for a pass, up by what a mark is below 0.
const BELOW: i16 = Code::PartBelowPassMark.number().cast_signed();
const _: () = {
    const BELOW: i32 = Code::PartBelowPassMark.number() as i32;
    assert!(Code::PartPassed.number() as i32 == BELOW - 1);
    assert!(Code::PartMissing.number() as i32 == BELOW - MarkColumns::MISSING);
    assert!(Code::PartAbsent.number() as i32 == BELOW - MarkColumns::ABSENT);
    assert!(Code::PartVoid.number() as i32 == BELOW - MarkColumns::VOID);
    assert!(Code::PartDeferred.number() as i32 == BELOW - MarkColumns::DEFERRED);
};

/// Whether it is a mark at all: a score or one of the four others, of which this one is the least.
#[inline(always)]
fn is_known(mark: i16) -> bool {
    const SPAN: u16 = Score::MAX.hundredths() + DEFERRED.unsigned_abs();
    mark.wrapping_sub(DEFERRED).cast_unsigned() <= SPAN
}

/// Of a part that is assessed, without a branch or a table, so that sixteen are judged at once.
#[inline(always)]
fn code(mark: i16) -> u16 {
    let passed = i16::from(mark >= PASS_MARK);
    let code = BELOW.wrapping_sub(mark.min(passed)).cast_unsigned();
    if is_known(mark) { code } else { Code::ScoreOutOfRange.number() }
}

/// Of theory where it is not assessed.
#[inline(always)]
fn code_of_unexpected(mark: i16) -> u16 {
    if mark == MISSING { 0 } else { Code::PartUnexpected.number() }
}

/// What a part makes of the whole: the number of the outcome that it allows at best, and [`REFUSED`] above all.
#[inline(always)]
fn rank(mark: i16, absence: AbsencePolicy) -> i16 {
    let absent = (mark == ABSENT) & (absence == AbsencePolicy::Undecided);
    let open = (mark == MISSING) | (mark == DEFERRED) | absent;
    let decided = if mark >= PASS_MARK { PASSED } else { FAILED };
    let rank = if open { UNDECIDED } else { decided };
    if is_known(mark) { rank } else { REFUSED }
}

/// The rank of theory where it is not assessed.
#[inline(always)]
fn rank_of_unexpected(mark: i16) -> i16 {
    if mark == MISSING { PASSED } else { REFUSED }
}

const PASSED: i16 = Outcome::Passed.number() as i16;
const FAILED: i16 = Outcome::Failed.number() as i16;
const UNDECIDED: i16 = Outcome::Undecided.number() as i16;
/// No outcome: the number 0, once the third bit is left out.
const REFUSED: i16 = 4;
const _: () = assert!(PASSED < FAILED && FAILED < UNDECIDED && UNDECIDED < REFUSED);

/// The worst rank of both parts.
#[inline(always)]
#[expect(clippy::cast_sign_loss, reason = "two bits")]
fn decide(
    practical: &[i16; BATCH],
    theory: &[i16; BATCH],
    outcomes: &mut [u8],
    absence: AbsencePolicy,
    theory_rank: impl Fn(i16) -> i16,
) {
    for ((outcome, practical), theory) in outcomes.iter_mut().zip(practical).zip(theory) {
        *outcome = (rank(*practical, absence).max(theory_rank(*theory)) & 0b11) as u8;
    }
}
