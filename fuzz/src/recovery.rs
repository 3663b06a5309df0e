use skillcert::{CertificateNumber, Findings, NumberScheme, Recovery, Repair, RepairKind, ValidationError};

use crate::explained;

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
            assert_eq!(undone(*number, repairs.as_slice()), bytes);
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
    assert_eq!(findings.iter().next().copied(), strict.map(|error| *error.finding()));
    findings.iter().for_each(|finding| explained(finding, bytes));
}
