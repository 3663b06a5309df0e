use skillcert::{Audit, AuditExpectation, CertificateNumber};

use crate::explained;

/// A part is what it says or is refused; bytes as numbers are counted exactly, and shards merge to the whole.
pub fn audit(bytes: &[u8]) {
    match Audit::from_bytes(bytes) {
        Ok(part) => audited(&part),
        Err(error) => explained(error.finding(), bytes),
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
