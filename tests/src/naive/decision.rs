//! 合格与否 (三(二)): 60分及以上为合格; 理论和实操，两项都必须在60分及以上为合格.

use skillcert::{AbsencePolicy, Code, Mark, Outcome, PassRule};

/// 60 in hundredths.
const PASS_MARK: u16 = 6_000;

/// Outcome, code of the practical part, code of theory where it is assessed.
pub type Decision = (Outcome, Code, Option<Code>);

/// Decides one candidate.
///
/// # Errors
///
/// A mark in theory where it is not assessed.
///
/// # Panics
///
/// If core has a rule or a mark that the specification does not know.
pub fn decide(
    rule: PassRule,
    absence: AbsencePolicy,
    practical: Option<Mark>,
    theory: Option<Mark>,
) -> Result<Decision, Code> {
    match rule {
        PassRule::Practical if theory.is_some() => Err(Code::PartUnexpected),
        PassRule::Practical => {
            let practical = judge(practical);
            Ok((outcome(&[practical], absence), practical, None))
        }
        PassRule::TheoryAndPractical => {
            let (practical, theory) = (judge(practical), judge(theory));
            Ok((outcome(&[practical, theory], absence), practical, Some(theory)))
        }
        _ => panic!("a rule that the specification does not know: {rule}"),
    }
}

/// One part by itself.
fn judge(mark: Option<Mark>) -> Code {
    match mark {
        None => Code::PartMissing,
        Some(Mark::Absent) => Code::PartAbsent,
        Some(Mark::Void) => Code::PartVoid,
        Some(Mark::Deferred) => Code::PartDeferred,
        Some(Mark::Score(score)) if score.hundredths() >= PASS_MARK => Code::PartPassed,
        Some(Mark::Score(_)) => Code::PartBelowPassMark,
        Some(mark) => panic!("a mark that the specification does not know: {mark}"),
    }
}

/// Nothing is decided while something is to come; all parts have to pass.
fn outcome(parts: &[Code], absence: AbsencePolicy) -> Outcome {
    let mut to_come = vec![Code::PartMissing, Code::PartDeferred];
    if absence == AbsencePolicy::Undecided {
        to_come.push(Code::PartAbsent);
    }
    if parts.iter().any(|part| to_come.contains(part)) {
        Outcome::Undecided
    } else if parts.iter().all(|part| *part == Code::PartPassed) {
        Outcome::Passed
    } else {
        Outcome::Failed
    }
}
