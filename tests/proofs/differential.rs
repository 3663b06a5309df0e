//! Random inputs: the single readings and the columns of every layout and set of instructions, beside the slow
//! specification. C and Python read the same batches from the program `inputs`.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeSet;

use skillcert::number::column::ColumnCheck;
use skillcert::{
    Assurance, CertificateNumber, CityCode, Code, Date, Finding, NumberScheme, Recovery, Score,
    ValidationError, parse_date,
};
use skillcert_tests::differential::{Answer, Batch, NUMBERS_OF_A_DOZEN, Specification, Subject};
use skillcert_tests::layouts;
use skillcert_tests::proved;
use skillcert_tests::threads::share;

fn scheme(subject: Subject) -> Option<(NumberScheme, Option<Date>)> {
    let hunan = NumberScheme::hunan();
    match subject {
        Subject::Dated => Some((hunan, parse_date("2026-11-23").ok())),
        Subject::Closed => Some((hunan.with_city(CityCode::parse("64").unwrap()).closed(), None)),
        _ => None,
    }
}

/// What the library says, in the form of the specification.
fn said(answer: Result<u64, ValidationError>) -> Answer {
    match answer {
        Ok(value) => Answer { value, index: -1, ..Answer::default() },
        Err(error) => refused(error.finding()),
    }
}

fn refused(finding: &Finding) -> Answer {
    let index = finding.index().map_or(-1, |index| i32::try_from(index).unwrap());
    let (code, component) = (finding.code().number(), finding.component().number().into());
    Answer { code, component, index, ..Answer::default() }
}

/// One by one, and everything that is wrong at once.
fn number(subject: Subject, input: &[u8]) -> Answer {
    let (single, all) = match scheme(subject) {
        Some((scheme, as_of)) => {
            let single = scheme.parse_bytes(input, as_of).map(|(number, _)| number);
            (single, scheme.diagnose_bytes(input, as_of))
        }
        None => (CertificateNumber::parse_bytes(input), CertificateNumber::diagnose_bytes(input)),
    };
    assert_eq!(all.iter().next(), single.err().as_ref().map(ValidationError::finding), "{input:?}");
    said(single.map(CertificateNumber::get))
}

fn recovery(input: &[u8]) -> Answer {
    let answer = match CertificateNumber::recover_bytes(input) {
        Recovery::Exact { number, .. } => Answer { value: number.get(), ..Answer::default() },
        Recovery::PrefixOnly { first, last, finding } => Answer { value: first, last, ..refused(&finding) },
        Recovery::Lost(finding) => refused(&finding),
    };
    Answer { component: 0, index: -1, ..answer }
}

fn score(input: &[u8]) -> Answer {
    said(Score::parse_bytes(input).map(|score| score.hundredths().into()))
}

/// All rows of a batch; how many there are.
fn holds(batch: &Batch) -> u64 {
    let Batch { subject, inputs, answers, .. } = batch;
    for (input, answer) in inputs.iter().zip(answers) {
        let said = match subject {
            Subject::Recovery => recovery(input),
            Subject::Score => score(input),
            _ => number(*subject, input),
        };
        assert_eq!(said, *answer, "{subject:?}: {:?}", String::from_utf8_lossy(input));
    }
    if !matches!(subject, Subject::Recovery | Subject::Score) {
        columns(batch);
    }
    inputs.len() as u64
}

/// In every layout, and one row in nine without a value.
fn columns(batch: &Batch) {
    let check = scheme(batch.subject)
        .map_or(ColumnCheck::form(), |(scheme, as_of)| ColumnCheck::scheme(scheme, as_of));
    let rows = batch.inputs.iter().enumerate().map(|(row, input)| (row % 9 != 4).then(|| input.clone()));
    let specification = Specification::of(batch.subject);
    layouts::agree(check, rows.collect(), &|bytes| {
        let Answer { value, code, .. } = specification.answer(bytes);
        let known = |(scheme, as_of): (NumberScheme, Option<Date>)| {
            scheme.parse_bytes(bytes, as_of).is_ok_and(|(_, worth)| worth == Assurance::KnownCodes)
        };
        (value, code, scheme(batch.subject).is_some_and(known))
    });
}

/// Otherwise nothing would be said about what is not met.
#[test]
fn every_code_is_met() {
    use Code::{
        CityUnknown, NumberDigitsLost, NumberLength, NumberMissing, NumberNotDigit, NumberSpreadsheetError,
        ProvinceUnknown, ScoreIncomplete, ScoreLeadingZero, ScoreMissing, ScoreNotANumber, ScoreOutOfRange,
        ScoreTooPrecise, SerialZero, YearAfterDate, YearBeforeScheme,
    };
    let answers = (0..12).flat_map(|nth| Batch::nth(nth).answers);
    let met: BTreeSet<_> = answers.filter_map(|answer| Code::from_number(answer.code)).collect();
    let of_numbers = [NumberMissing, NumberNotDigit, NumberLength, SerialZero];
    let of_schemes = [YearBeforeScheme, YearAfterDate, ProvinceUnknown, CityUnknown];
    let of_recovery = [NumberSpreadsheetError, NumberDigitsLost];
    let of_scores =
        [ScoreMissing, ScoreNotANumber, ScoreTooPrecise, ScoreOutOfRange, ScoreIncomplete, ScoreLeadingZero];
    let expected = of_numbers.into_iter().chain(of_schemes).chain(of_recovery).chain(of_scores);
    assert_eq!(met, expected.collect());
}

/// In a release build ten million numbers (`make -C tests/proofs differential`).
#[test]
fn the_library_says_what_the_specification_says() {
    let numbers: u64 = if cfg!(debug_assertions) { 100_000 } else { 10_000_000 };
    let rows = share(0..numbers / NUMBERS_OF_A_DOZEN * 12, |nth| holds(&Batch::nth(nth)));
    assert_eq!(rows, numbers / 10 * 12);
    let claim = "random numbers, damaged numbers and scores: single readings and every layout of columns with AVX2 and \
        without it, beside the slow specification (Rust)";
    proved(claim, rows, "inputs");
}
