//! What must hold for any bytes at all. Each property formats every error in both languages: an error that
//! cannot be explained is a fault like a wrong answer.
//!
//! `fuzz_targets/` gives the same functions to libFuzzer, `seeds/<property>/<name>` are inputs with a story, and
//! `tests/seeds.rs` runs the seeds without any fuzzer.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use skillcert::{
    Assessment, Audit, AuditExpectation, Center, Certificate, CertificateNumber, Code, Decision, Entry,
    Finding, Findings, Found, Institution, Lang, Mark, Marks, NumberScheme, Outcome, PassRule, Project,
    Recovery, Repair, RepairKind, Score, Series, Subject, ValidationError,
};

/// A number is read as it is written or not at all; every way of reading agrees.
pub fn number(bytes: &[u8]) {
    let answer = CertificateNumber::parse_bytes(bytes);
    assert_eq!(CertificateNumber::from_ascii(bytes), answer.ok());
    match answer {
        Ok(number) => assert_eq!(number.to_string().as_bytes(), bytes),
        Err(error) => explained(&error, bytes),
    }
    let open = NumberScheme::hunan();
    within(&open, bytes, answer.ok());
    within(&open.closed(), bytes, answer.ok());
}

/// A scheme refuses more than the form does, and never reads another number.
fn within(scheme: &NumberScheme, bytes: &[u8], number: Option<CertificateNumber>) {
    match scheme.parse_bytes(bytes, None) {
        Ok((found, assurance)) => {
            assert_eq!(Some(found), number);
            assert_eq!(scheme.check(found, None), Ok(assurance));
        }
        Err(error) => explained(&error, bytes),
    }
}

/// A recovered number and its repairs are the text; every fault of a text is listed, the verdict first.
pub fn recovery(bytes: &[u8]) {
    let (form, scheme) = (CertificateNumber::recover_bytes(bytes), NumberScheme::hunan().closed());
    recovered(&form, bytes, CertificateNumber::parse_bytes(bytes).ok());
    if let Ok((number, repairs)) = scheme.recover_bytes(bytes, None).exact() {
        assert_eq!(form, Recovery::Exact { number, repairs });
        assert!(scheme.check(number, None).is_ok());
    }
    diagnosed(&CertificateNumber::diagnose_bytes(bytes), bytes, CertificateNumber::parse_bytes(bytes).err());
    diagnosed(&scheme.diagnose_bytes(bytes, None), bytes, scheme.parse_bytes(bytes, None).err());
}

fn recovered(recovery: &Recovery, bytes: &[u8], strict: Option<CertificateNumber>) {
    match recovery {
        Recovery::Exact { number, repairs } => {
            assert_eq!(undone(*number, repairs), bytes);
            assert_eq!(repairs.is_empty(), strict == Some(*number));
        }
        Recovery::PrefixOnly { first, last, finding } => {
            assert!((1_000_000_000_000..=*last).contains(first) && *last < 10_000_000_000_000);
            explained(finding, bytes);
        }
        Recovery::Lost(finding) => explained(finding, bytes),
    }
}

/// The text that the repairs were made on.
fn undone(number: CertificateNumber, repairs: &[Repair]) -> Vec<u8> {
    let (digits, mut text) = (number.to_string(), String::new());
    let mut digits = digits.chars();
    for repair in repairs {
        let missing = usize::try_from(repair.index()).unwrap_or(usize::MAX).saturating_sub(text.len());
        text.extend(digits.by_ref().take(missing));
        text.extend(repair.found());
        if repair.kind() == RepairKind::FullWidthDigit {
            let digit = digits.next().map(u32::from);
            assert_eq!(repair.found().map(u32::from), digit.and_then(|digit| digit.checked_add(0xFEE0)));
        }
    }
    text.extend(digits);
    text.into_bytes()
}

fn diagnosed(findings: &Findings, bytes: &[u8], strict: Option<ValidationError>) {
    assert_eq!(findings.first().copied(), strict.map(|error| *error.finding()));
    findings.iter().for_each(|finding| explained(finding, bytes));
}

/// A score prints what was read, at most without its last zeros.
pub fn score(bytes: &[u8]) {
    match Score::parse_bytes(bytes) {
        Ok(score) => {
            let text = score.to_string();
            assert!(bytes.starts_with(text.as_bytes()));
            assert_eq!(Score::parse(&text), Ok(score));
            assert_eq!(Score::from_hundredths(score.hundredths().into()), Ok(score));
        }
        Err(error) => explained(&error, bytes),
    }
}

/// A part is what it says or is refused; bytes as numbers are counted exactly, and shards merge to the whole.
pub fn audit(bytes: &[u8]) {
    match Audit::from_bytes(bytes) {
        Ok(part) => audited(&part),
        Err(error) => explained(&error, bytes),
    }
    let (numbers, _) = bytes.as_chunks();
    let numbers: Vec<_> = numbers.iter().map(|number| u64::from_le_bytes(*number)).collect();
    let (first, second) = numbers.split_at(numbers.len() / 2);
    let whole = shard("whole", &numbers);
    let mut merged = shard("first", first);
    assert_eq!(merged.merge(&shard("second", second)), Ok(()));
    audited(&merged);
    assert_eq!(merged.as_shard(Some("whole")).map(|audit| audit.to_bytes()), Ok(whole.to_bytes()));
}

fn shard(name: &str, numbers: &[u64]) -> Audit {
    let mut audit = Audit::shard(name).unwrap_or_default();
    assert_eq!(audit.add(numbers), Ok(()));
    let odd = numbers.iter().filter(|number| *number % 3 == 1);
    for number in odd.filter_map(|number| CertificateNumber::from_decimal(*number).ok()) {
        assert_eq!(audit.void(number), Ok(()));
    }
    audit
}

fn audited(audit: &Audit) {
    let part = audit.to_bytes();
    assert_eq!(Audit::from_bytes(&part).map(|again| again.to_bytes()), Ok(part));
    let numbers = audit.series().iter().map(|series| u128::from(series.numbers())).sum::<u128>();
    assert_eq!(numbers, u128::from(audit.counts().valid));
    for found in audit.findings(&AuditExpectation::default()) {
        explained(&found.finding, &[]);
    }
    assert_eq!(audit.clone().merge(audit).is_err(), !audit.shards().is_empty());
}

/// Two lines, practical and theory, under both rules.
pub fn marks_and_decision(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (practical, theory) = text.split_once('\n').unwrap_or((text, ""));
    let marks = match Marks::parse(practical, theory) {
        Ok(marks) => marks,
        Err(error) => return explained(&error, bytes),
    };
    for rule in PassRule::ALL {
        match rule.decide(marks) {
            Ok(decision) => decided(decision),
            Err(error) => {
                assert!(marks.theory.is_some() && error.code() == Code::PartUnexpected);
                explained(&error, bytes);
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

/// Whatever a type accepts as JSON, it writes and accepts again; whatever it refuses has a reason.
pub fn json(bytes: &[u8]) {
    document::<CertificateNumber>(bytes);
    document::<NumberScheme>(bytes);
    document::<Series>(bytes);
    document::<Score>(bytes);
    document::<Mark>(bytes);
    document::<Marks>(bytes);
    document::<Decision>(bytes);
    document::<Project>(bytes);
    document::<Center>(bytes);
    document::<Institution>(bytes);
    document::<Entry>(bytes);
    document::<Assessment>(bytes);
    document::<Subject>(bytes);
    document::<Certificate>(bytes);
}

fn document<T: Serialize + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) {
    match serde_json::from_slice::<T>(bytes) {
        Ok(value) => read_back(&value),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn read_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let again = serde_json::to_vec(value).and_then(|json| serde_json::from_slice::<T>(&json));
    assert_eq!(again.ok().as_ref(), Some(value));
}

/// A sentence in both languages, at most 256 bytes, with every slot filled; a position within the input.
fn explained(finding: &Finding, input: &[u8]) {
    for lang in [Lang::Zh, Lang::En] {
        let sentence = finding.message(lang).to_string();
        assert!((1..=256).contains(&sentence.len()), "{sentence}");
        assert!(!sentence.contains('?') || finding.found() == Some(Found::Char('?')), "{sentence}");
    }
    assert!(finding.index().is_none_or(|index| index <= input.len() as u64));
}
