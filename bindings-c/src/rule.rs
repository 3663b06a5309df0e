//! 合格规则 and 合格与否.

use skillcert_core::{
    AbsencePolicy, Code, Component, Decision, DecisionColumns, Finding, MarkColumns, PassRule,
    ValidationError,
};

use crate::argument;
use crate::batch::{batches, put};
use crate::boundary::{self, Out, BATCH};
use crate::guard::answer;
use crate::mark::marks;
use crate::records::{DecisionRecord, FindingRecord, MarksRecord};

impl From<Decision> for DecisionRecord {
    fn from(decision: Decision) -> Self {
        let mut record = Self { outcome: decision.outcome().number().into(), ..Self::default() };
        for (place, finding) in record.findings.iter_mut().zip(decision.findings()) {
            *place = finding.into();
            record.finding_count = record.finding_count.saturating_add(1);
        }
        record
    }
}

/// Decides one candidate under `rule`, SKILLCERT_RULE_…: every part that it asks for needs 60 (三(二)).
///
/// "Failed" and "undecided" are answers, not errors: look at `outcome`.
#[no_mangle]
pub extern "system" fn skillcert_rule_decide(
    rule: i32,
    marks: *const MarksRecord,
    decision: *mut DecisionRecord,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(decision, 3, DecisionRecord::default), Out::detail(err, 4), || {
        let (rule, marks) = (pass_rule(rule)?, self::marks(marks, 2)?);
        rule.decide(marks).map(DecisionRecord::from)
    })
}

fn pass_rule(number: i32) -> Result<PassRule, ValidationError> {
    let rule = u8::try_from(number).ok().and_then(PassRule::from_number);
    rule.ok_or_else(|| Finding::new(Code::RuleUnknown, Component::Rule).with_value(number.into()).into())
}

/// Decides the candidates of a column, each as skillcert_rule_decide() does; `absence`, SKILLCERT_ABSENCE_POLICY_…, says what
/// an absence means.
///
/// A mark is the hundredths of a score, or -1 nothing recorded yet, -2 absent, -3 void, -4 deferred. `theory` is NULL where
/// nothing is recorded for anybody. `outcomes` gets `rows` SKILLCERT_OUTCOME_…, 0 where a mark cannot be judged.
/// `practical_codes` and `theory_codes` (may be NULL) get the code of the finding on that part, SKILLCERT_CODE_PART_…;
/// SKILLCERT_CODE_SCORE_OUT_OF_RANGE for what is no mark; on theory 0 where it is not assessed.
///
/// On a failure every row gets outcome 0 and the failure's code, unless an argument fails that says where something lies or
/// how large it is: then the answers may stay as they were.
#[no_mangle]
pub extern "system" fn skillcert_rule_decide_columns(
    rule: i32,
    absence: i32,
    practical: *const i32,
    theory: *const i32,
    rows: usize,
    outcomes: *mut u8,
    practical_codes: *mut u16,
    theory_codes: *mut u16,
    err: *mut FindingRecord,
) -> i32 {
    answer((), Out::detail(err, 9), || {
        boundary::elements(practical, rows, 3)?;
        boundary::elements(outcomes, rows, 6)?;
        let columns = Columns { practical, theory, outcomes, practical_codes, theory_codes };
        let decided = kinds(rule, absence).and_then(|(rule, absence)| {
            batches(rows).try_for_each(|(first, len)| columns.decide(rule, absence, first, len))
        });
        decided.inspect_err(|error| columns.refuse(rows, error))
    })
}

fn kinds(rule: i32, absence: i32) -> Result<(PassRule, AbsencePolicy), ValidationError> {
    Ok((pass_rule(rule)?, argument::kind(absence, 2, AbsencePolicy::from_number)?))
}

/// Columns of the caller.
struct Columns {
    practical: *const i32,
    theory: *const i32,
    outcomes: *mut u8,
    practical_codes: *mut u16,
    theory_codes: *mut u16,
}

impl Columns {
    /// Decides `len` rows from `first` on.
    fn decide(
        &self,
        rule: PassRule,
        absence: AbsencePolicy,
        first: usize,
        len: usize,
    ) -> Result<(), ValidationError> {
        let (mut practical, mut theory) = ([0; BATCH], [0; BATCH]);
        let (mut outcomes, mut on_practical, mut on_theory) = ([0; BATCH], [0; BATCH], [0; BATCH]);
        let practical = copied(self.practical, first, practical.get_mut(..len), 3)?;
        let theory = copied(self.theory, first, theory.get_mut(..len), 4)?;
        let marks = MarkColumns { practical: practical.unwrap_or_default(), theory };
        let (codes, theory_codes) = (Some(&mut on_practical[..]), Some(&mut on_theory[..]));
        let answer = DecisionColumns { outcomes: &mut outcomes, practical: codes, theory: theory_codes };
        rule.decide_columns(absence, marks, answer)?;
        put(self.outcomes, first, outcomes.get(..len), 6)?;
        put(self.practical_codes, first, on_practical.get(..len), 7)?;
        put(self.theory_codes, first, on_theory.get(..len), 8)
    }

    /// Gives every row the code of the failure and no outcome, so that a caller who overlooks it finds no decision.
    fn refuse(&self, rows: usize, error: &ValidationError) {
        let codes = [error.finding().code().number(); BATCH];
        for (first, len) in batches(rows) {
            // Outcomes have room, as was seen before; a place without room is left alone.
            let _ = put(self.outcomes, first, [0; BATCH].get(..len), 6);
            let _ = put(self.practical_codes, first, codes.get(..len), 7);
            let _ = put(self.theory_codes, first, codes.get(..len), 8);
        }
    }
}

/// A batch of marks, if the caller has them.
fn copied(
    start: *const i32,
    first: usize,
    copy: Option<&mut [i32]>,
    argument: u8,
) -> Result<Option<&[i32]>, ValidationError> {
    match copy {
        Some(copy) if !start.is_null() => {
            boundary::copy_in(start, first, copy, argument)?;
            Ok(Some(copy))
        }
        _ => Ok(None),
    }
}
