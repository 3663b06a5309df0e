//! 合格规则 and 合格与否.

use skillcert_core::{Code, Component, Decision, Finding, PassRule, ValidationError};

use crate::boundary::Out;
use crate::finding::FindingRecord;
use crate::guard::answer;
use crate::mark::{marks, MarksRecord};

/// 合格与否: the decision on one candidate.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct DecisionRecord {
    /// sizeof(skillcert_decision).
    pub struct_size: u32,
    /// SKILLCERT_OUTCOME_…; 0 in a struct that holds no decision.
    pub outcome: i32,
    /// How many findings there are: one for each part that the rule asks for.
    pub finding_count: u32,
    /// 0.
    pub reserved: u32,
    /// The findings: theory first where it is assessed, then practical.
    pub findings: [FindingRecord; 2],
}

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
pub extern "C" fn skillcert_rule_decide(
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
