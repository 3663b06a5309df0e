use skillcert::{AbsencePolicy, Code, Component, Decision, Mark, Marks, PassRule, Score, ValidationError};
use skillcert_c::mark::*;
use skillcert_c::records::*;
use skillcert_c::rule::{skillcert_rule_decide, skillcert_rule_decide_columns};
use skillcert_c::score::{skillcert_score_format, skillcert_score_parse};

use super::host::Host;
use super::numbers::utf8;
use super::record::record;
use super::room::Room;
use super::text::Text;
use crate::input::Input;

/// `s` a score, `o` its text, `m` a mark, `W` a mark in a cell, `M` the mark for a part, `D` decide, `5` decide columns.
pub(super) fn call(host: &mut Host, letter: u8, input: &mut Input<'_>) -> bool {
    match letter {
        b's' => score(host, input),
        b'o' => format(host, input),
        b'm' => mark(host, input),
        b'W' => cell(host, input),
        b'M' => take(host, input),
        b'D' => decide(host, input),
        b'5' => columns(host, input),
        _ => return false,
    }
    true
}

fn score(host: &mut Host, input: &mut Input<'_>) {
    let text = Text::drawn(input);
    let (small, err) = (host.small.required(input), host.err.optional(input));
    let status = skillcert_score_parse(text.start(), text.len, small.start, err.start);
    let answer = Score::parse_bytes(text.bytes());
    let is_told = host.told(status, &err, &[text.wrong, small.wrong], &answer);
    host.small.is(&small, answer.ok().filter(|_| is_told).map_or(-1, |score| score.hundredths().into()));
}

fn format(host: &mut Host, input: &mut Input<'_>) {
    let hundredths = if input.byte() == b'x' { i32::from_le_bytes(input.bytes()) } else { host.small.value };
    let room = Room::<u8>::drawn(input, 64);
    let (required, err) = (host.required.optional(input), host.err.optional(input));
    let status =
        skillcert_score_format(hundredths, room.start.cast(), room.capacity, required.start, err.start);
    let text = Score::from_hundredths(hundredths.into()).map(|score| score.to_string().into_bytes());
    super::words::written(host, status, &room, &required, Some(&err), &[], text);
}

fn mark(host: &mut Host, input: &mut Input<'_>) {
    let part = part(input);
    let text = Text::drawn(input);
    let (mark, err) = (host.mark.required(input), host.err.optional(input));
    let status = skillcert_mark_parse(text.start(), text.len, part.number().into(), mark.start, err.start);
    let wrong = (part == Component::Score).then_some(Code::KindUnknown);
    let answer =
        utf8(text.bytes(), part).and_then(|text| Mark::parse(text).map_err(|error| error.in_component(part)));
    let is_told = host.told(status, &err, &[text.wrong, wrong, mark.wrong], &answer);
    host.mark.is(&mark, answer.ok().filter(|_| is_told).map(recorded).unwrap_or_default());
}

fn cell(host: &mut Host, input: &mut Input<'_>) {
    let part = part(input);
    let (text, beside) = (Text::drawn(input), Text::drawn(input));
    let (mark, err) = (host.mark.required(input), host.err.optional(input));
    let status = skillcert_mark_read(
        text.start(),
        text.len,
        beside.start(),
        beside.len,
        part.number().into(),
        mark.start,
        err.start,
    );
    let wrong = (part == Component::Score).then_some(Code::KindUnknown);
    let answer = utf8(text.bytes(), part).and_then(|text| {
        Mark::read(text, utf8(beside.bytes(), part)?).map_err(|error| error.in_component(part))
    });
    let is_told = host.told(status, &err, &[text.wrong, beside.wrong, wrong, mark.wrong], &answer);
    host.mark.is(&mark, answer.ok().filter(|_| is_told).map(recorded).unwrap_or_default());
}

/// One of a part, or one that no mark is of.
fn part(input: &mut Input<'_>) -> Component {
    input.pick(&[Component::Practical, Component::Theory, Component::Score]).unwrap_or(Component::Practical)
}

#[expect(clippy::panic, reason = "a mark that the header does not name is a fault")]
fn recorded(mark: Option<Mark>) -> MarkRecord {
    let kind = match mark {
        None => SKILLCERT_MARK_NONE,
        Some(Mark::Score(_)) => SKILLCERT_MARK_SCORE,
        Some(Mark::Absent) => SKILLCERT_MARK_ABSENT,
        Some(Mark::Void) => SKILLCERT_MARK_VOID,
        Some(Mark::Deferred) => SKILLCERT_MARK_DEFERRED,
        Some(mark) => panic!("a mark that the header does not name: {mark}"),
    };
    let hundredths = mark.and_then(Mark::score).map_or(-1, |score| score.hundredths().into());
    MarkRecord { kind, hundredths, ..MarkRecord::default() }
}

/// The mark that the host keeps becomes that of a part, perhaps damaged.
fn take(host: &mut Host, input: &mut Input<'_>) {
    let (part, mut mark) = (input.byte(), host.mark.value);
    match input.byte() {
        b'k' => mark.kind = i32::from_le_bytes(input.bytes()),
        b'h' => mark.hundredths = i32::from_le_bytes(input.bytes()),
        b'r' => mark.reserved = input.byte().into(),
        _ => {}
    }
    let marks = &mut host.marks.value;
    match part {
        b't' => marks.theory = mark,
        _ => marks.practical = mark,
    }
}

/// What a record is in core; what only the interface can find wrong.
fn judged(record: MarkRecord, part: Component) -> Result<Result<Option<Mark>, ValidationError>, Code> {
    let score = || Score::from_hundredths(record.hundredths.into()).map(|score| Some(Mark::Score(score)));
    match record.kind {
        _ if record.reserved != 0 => Err(Code::KindUnknown),
        SKILLCERT_MARK_NONE => Ok(Ok(None)),
        SKILLCERT_MARK_SCORE => Ok(score().map_err(|error| error.in_component(part))),
        SKILLCERT_MARK_ABSENT => Ok(Ok(Some(Mark::Absent))),
        SKILLCERT_MARK_VOID => Ok(Ok(Some(Mark::Void))),
        SKILLCERT_MARK_DEFERRED => Ok(Ok(Some(Mark::Deferred))),
        _ => Err(Code::KindUnknown),
    }
}

fn decide(host: &mut Host, input: &mut Input<'_>) {
    let number = input.pick(&[1, 2, 0, 3, -1, i32::MAX, 257, 258]).unwrap_or(0);
    let rule = u8::try_from(number).ok().and_then(PassRule::from_number);
    let MarksRecord { practical, theory, .. } = host.marks.value;
    let parts = [judged(practical, Component::Practical), judged(theory, Component::Theory)];
    let marks = host.marks.required(input);
    let (decision, err) = (host.decision.required(input), host.err.optional(input));
    let status = skillcert_rule_decide(number, marks.start, decision.start, err.start);
    let [practical, theory] = &parts;
    let wrong_part = [practical, theory].map(|part| part.as_ref().err().copied());
    let wrong = rule.is_none().then_some(Code::RuleUnknown);
    let part = |part: &Result<Result<_, ValidationError>, _>| part.unwrap_or(Ok(None));
    let answer = part(practical).and_then(|practical| {
        let marks = Marks { practical, theory: part(theory)? };
        rule.unwrap_or(PassRule::Practical).decide(marks)
    });
    let wrong = [marks.wrong, wrong, wrong_part[0], wrong_part[1], decision.wrong];
    let is_told = host.told(status, &err, &wrong, &answer);
    host.decision.is(&decision, answer.ok().filter(|_| is_told).map(decided).unwrap_or_default());
}

fn decided(decision: Decision) -> DecisionRecord {
    let mut answer =
        DecisionRecord { outcome: decision.outcome().number().into(), ..DecisionRecord::default() };
    for (place, finding) in answer.findings.iter_mut().zip(decision.findings()) {
        *place = record(&finding);
        place.struct_size = 96;
        answer.finding_count = answer.finding_count.saturating_add(1);
    }
    answer
}

/// The codes of the columns are those of core, whose property has its own target.
fn columns(host: &mut Host, input: &mut Input<'_>) {
    let rule =
        input.pick(&[PassRule::Practical, PassRule::TheoryAndPractical]).unwrap_or(PassRule::Practical);
    let absence =
        input.pick(&[AbsencePolicy::Fails, AbsencePolicy::Undecided]).unwrap_or(AbsencePolicy::Fails);
    let err = host.err.optional(input);
    let mut marks = vec![];
    while !input.is_empty() {
        marks.push(i32::from(i16::from_le_bytes(input.bytes())));
    }
    let outcomes = Room::<u8>::of(marks.len());
    let status = skillcert_rule_decide_columns(
        rule.number().into(),
        absence.number().into(),
        marks.as_ptr(),
        marks.as_ptr(),
        marks.len(),
        outcomes.start,
        std::ptr::null_mut(),
        std::ptr::null_mut(),
        err.start,
    );
    let mut expected = vec![0; marks.len()];
    let answer = skillcert::DecisionColumns { outcomes: &mut expected, practical: None, theory: None };
    let columns = skillcert::MarkColumns { practical: &marks, theory: Some(&marks) };
    let answer = rule.decide_columns(absence, columns, answer);
    let is_told = host.told(status, &err, &[], &answer);
    outcomes.holds(if is_told || err.wrong.is_none() { &expected } else { &[] });
}
