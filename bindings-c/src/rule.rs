//! 合格规则 and 合格与否.

use skillcert_core::{
    AbsencePolicy, Code, Component, Decision, DecisionColumns, Finding, MarkColumns, PassRule,
    ValidationError,
};

use crate::argument;
use crate::batch::{batches, put, wanted};
use crate::boundary::{Array, Out, BATCH};
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
        let columns = Columns {
            practical: Array::new(practical, rows, 3)?,
            theory: given(theory, rows, 4)?,
            outcomes: Array::of_answers(outcomes, rows, 6)?,
            practical_codes: wanted(practical_codes, rows, 7)?,
            theory_codes: wanted(theory_codes, rows, 8)?,
        };
        let decided = kinds(rule, absence).and_then(|(rule, absence)| {
            batches(rows).try_for_each(|(first, len)| columns.decide(rule, absence, first, len))
        });
        decided.inspect_err(|error| columns.refuse(rows, error))
    })
}

fn kinds(rule: i32, absence: i32) -> Result<(PassRule, AbsencePolicy), ValidationError> {
    Ok((pass_rule(rule)?, argument::kind(absence, 2, AbsencePolicy::from_number)?))
}

/// The marks of one part, if anything is recorded.
fn given(marks: *const i32, rows: usize, argument: u8) -> Result<Option<Array<*const i32>>, ValidationError> {
    if marks.is_null() {
        return Ok(None);
    }
    Array::new(marks, rows, argument).map(Some)
}

/// Columns of the caller.
struct Columns {
    practical: Array<*const i32>,
    theory: Option<Array<*const i32>>,
    outcomes: Array<*mut u8>,
    practical_codes: Option<Array<*mut u16>>,
    theory_codes: Option<Array<*mut u16>>,
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
        let practical = practical.get_mut(..len).unwrap_or_default();
        self.practical.copy_to(first, practical);
        let theory = self.theory.zip(theory.get_mut(..len)).map(|(column, theory)| {
            column.copy_to(first, theory);
            &*theory
        });
        let (codes, theory_codes) = (Some(&mut on_practical[..]), Some(&mut on_theory[..]));
        let answer = DecisionColumns { outcomes: &mut outcomes, practical: codes, theory: theory_codes };
        rule.decide_columns(absence, MarkColumns { practical, theory }, answer)?;
        self.put(first, len, &outcomes, &on_practical, &on_theory);
        Ok(())
    }

    /// Gives every row the code of the failure and no outcome, so that a caller who overlooks it finds no decision.
    fn refuse(&self, rows: usize, error: &ValidationError) {
        let codes = [error.finding().code().number(); BATCH];
        for (first, len) in batches(rows) {
            self.put(first, len, &[0; BATCH], &codes, &codes);
        }
    }

    fn put(&self, first: usize, len: usize, outcomes: &[u8], practical: &[u16], theory: &[u16]) {
        put(Some(self.outcomes), first, outcomes.get(..len));
        put(self.practical_codes, first, practical.get(..len));
        put(self.theory_codes, first, theory.get(..len));
    }
}
