use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::num::NonZeroU32;

use time::Date;

use super::Examiner;
use crate::code::Code;
use crate::finding::{Component, Finding};

/// What a host asks of a group of examiners. By default nothing: the notice only asks for examiners who are
/// appointed by a center (三(五)) and is silent on their number and on who stands aside.
///
/// Values seen in neighboring rules, as a hint and not as law here: at least 3 in a group (skill-level
/// certificates); for practical skill 1 examiner to 5 candidates and an odd number; teachers of the candidates
/// and their relatives stand aside.
///
/// ```
/// use skillcert::{Appointment, Code, Examiner, ExaminerPolicy, parse_date};
///
/// let day = parse_date("2026-11-20")?;
/// let appointment = Appointment::new("长沙市职业技能鉴定中心", day, None)?;
/// let group = [Examiner::new("考评员0001", Some(appointment))?];
/// assert!(ExaminerPolicy::default().findings(&group, 30, day).is_empty());
///
/// let policy = ExaminerPolicy { minimum: Some(3), ..ExaminerPolicy::default() };
/// assert_eq!(policy.findings(&group, 30, day)[0].code(), Code::ExaminersTooFew);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ExaminerPolicy {
    /// At least so many.
    pub minimum: Option<u32>,
    /// One examiner for at most so many candidates.
    pub candidates_per_examiner: Option<NonZeroU32>,
    /// An odd number.
    pub odd: bool,
    /// The names of those who stand aside, compared byte for byte.
    pub avoid: BTreeSet<String>,
}

impl ExaminerPolicy {
    /// Lists what is wrong with this group for so many candidates on this day, all at once: an empty group; who is not
    /// appointed or not validly so (三(五)); then what the policy asks for. The value of a finding about
    /// one examiner is the place in the list, counted from 1.
    #[must_use]
    pub fn findings(&self, examiners: &[Examiner], candidates: usize, date: Date) -> Vec<Finding> {
        if examiners.is_empty() {
            return [finding(Code::ExaminersMissing)].into();
        }
        let appointed = numbered(examiners).filter_map(|(place, examiner)| {
            let code = not_entitled(examiner, date)?;
            Some(finding(code).with_value(place))
        });
        let aside = numbered(examiners)
            .filter(|(_, examiner)| self.avoid.contains(examiner.name()))
            .map(|(place, _)| finding(Code::ExaminerConflict).with_value(place));
        appointed.chain(aside).chain(self.group(examiners.len(), candidates)).collect()
    }

    /// What the policy has against the size of the group.
    fn group(&self, size: usize, candidates: usize) -> impl Iterator<Item = Finding> + use<> {
        let (value, required) = (number(size as u64), self.required(candidates as u64));
        let few = (value < required).then(|| finding(Code::ExaminersTooFew).with_limit(required));
        let even = (self.odd && size.is_multiple_of(2)).then(|| finding(Code::ExaminersNotOdd));
        few.into_iter().chain(even).map(move |finding| finding.with_value(value))
    }

    /// The larger of the minimum and what the ratio asks for.
    fn required(&self, candidates: u64) -> i64 {
        let by_ratio =
            self.candidates_per_examiner.map_or(0, |ratio| candidates.div_ceil(ratio.get().into()));
        number(by_ratio.max(self.minimum.unwrap_or(0).into()))
    }
}

/// Why the examiner may not mark on this day (三(五)).
fn not_entitled(examiner: &Examiner, date: Date) -> Option<Code> {
    match examiner.appointment() {
        None => Some(Code::ExaminerNotAppointed),
        Some(appointment) => (!appointment.in_force_on(date)).then_some(Code::ExaminerNotValid),
    }
}

fn numbered(examiners: &[Examiner]) -> impl Iterator<Item = (i64, &Examiner)> {
    (1_i64..).zip(examiners)
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

const fn finding(code: Code) -> Finding {
    Finding::new(code, Component::Examiners)
}
