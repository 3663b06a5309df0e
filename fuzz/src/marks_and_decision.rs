use skillcert::{Code, Decision, Marks, Outcome, PassRule};

use crate::explained;
use crate::json::read_back;

/// Two lines, practical and theory, under both rules.
pub fn marks_and_decision(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (practical, theory) = text.split_once('\n').unwrap_or((text, ""));
    let marks = match Marks::practical(practical).and_then(|marks| marks.with_theory(theory)) {
        Ok(marks) => marks,
        Err(error) => return explained(error.finding(), bytes),
    };
    for rule in PassRule::ALL {
        match rule.decide(marks) {
            Ok(decision) => decided(decision),
            Err(error) => {
                assert!(marks.theory.is_some() && error.code() == Code::PartUnexpected);
                explained(error.finding(), bytes);
            }
        }
    }
}

/// Passed is: every part has passed. The record leads to the same decision again.
fn decided(decision: Decision) {
    let all_passed = decision.findings().all(|finding| finding.code() == Code::PartPassed);
    assert_eq!(decision.outcome() == Outcome::Passed, all_passed);
    assert_eq!(decision.passed().is_some(), all_passed);
    decision.findings().for_each(|finding| explained(&finding, &[]));
    read_back(&decision);
}
