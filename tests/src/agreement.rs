//! Core beside its specification: what every input has to hold.

use skillcert::{CertificateNumber, Finding, Lang, NumberScheme, Recovery};

use crate::naive;
use crate::naive_recovery::{self, Naive};
use crate::undo::undo;

/// What a finding has in common with a refusal of the specification.
#[must_use]
pub fn facts(finding: &Finding) -> naive::Refusal {
    let index = finding.index().map(|index| usize::try_from(index).expect("an index"));
    (finding.code().name(), finding.component().name(), index)
}

/// Strict reading.
///
/// # Panics
///
/// If a reading answers otherwise than the specification.
pub fn number(bytes: &[u8]) {
    let answer = CertificateNumber::parse_bytes(bytes);
    let read = answer.map(CertificateNumber::get).map_err(|error| facts(error.finding()));
    assert_eq!(read, naive::parse(bytes), "{bytes:?}");
    assert_eq!(CertificateNumber::from_ascii(bytes), answer.ok(), "{bytes:?}");
}

/// Recovery: a number is the text itself but for listed repairs that can be undone.
///
/// # Panics
///
/// If it is not, or the slow recovery answers otherwise.
pub fn recovery(bytes: &[u8]) {
    let recovery = CertificateNumber::recover_bytes(bytes);
    if let Recovery::Exact { number, repairs } = recovery {
        assert_eq!(undo(number, repairs.as_slice()).as_bytes(), bytes, "{recovery:?}");
        assert_eq!(repairs.is_empty(), CertificateNumber::parse_bytes(bytes) == Ok(number));
    }
    let naive = match recovery {
        Recovery::Exact { number, .. } => Naive::Exact(number.get()),
        Recovery::PrefixOnly { first, last, .. } => Naive::PrefixOnly(first, last),
        Recovery::Lost(finding) => Naive::Lost(finding.code().name()),
    };
    assert_eq!(naive, naive_recovery::recover(bytes), "{}", String::from_utf8_lossy(bytes));
    for lang in [Lang::Zh, Lang::En] {
        let sentence = recovery.finding().map(|finding| finding.message(lang).to_string());
        assert!(sentence.is_none_or(|sentence| sentence.len() <= 256));
    }
    within(bytes, recovery);
}

/// A scheme takes numbers away and never makes another one.
fn within(bytes: &[u8], by_form: Recovery) {
    let scheme = NumberScheme::hunan().closed();
    let recovery = scheme.recover_bytes(bytes, None);
    if let Ok((number, repairs)) = recovery.exact() {
        assert_eq!(by_form, Recovery::Exact { number, repairs });
        assert!(scheme.check(number, None).is_ok());
    }
    if CertificateNumber::parse_bytes(bytes).is_ok() {
        let strict = scheme.parse_bytes(bytes, None);
        assert_eq!(recovery.finding(), strict.err().as_ref().map(|error| error.finding()));
    }
}
