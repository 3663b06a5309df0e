//! The way back from a number and its repairs to the damaged text, written from the documentation of `Repair`.

use std::collections::BTreeMap;

use skillcert::{CertificateNumber, Repair, RepairKind};

/// The text that the repairs were made on.
#[must_use]
pub fn undo(number: CertificateNumber, repairs: &[Repair]) -> String {
    let at: BTreeMap<_, _> = repairs.iter().map(|repair| (repair.index(), repair)).collect();
    assert_eq!(at.len(), repairs.len(), "two repairs of one character");
    let (digits, mut text) = (number.to_string(), String::new());
    let mut digits = digits.chars();
    loop {
        let next = match at.get(&(text.len() as u64)) {
            Some(repair) if repair.kind() == RepairKind::FullWidthDigit => {
                let wide = repair.found().expect("a character");
                let digit = digits.next().and_then(|digit| digit.to_digit(10)).expect("a digit");
                assert_eq!(u32::from(wide).checked_sub(0xFF10), Some(digit), "another digit");
                Some(wide)
            }
            Some(repair) => repair.found().or_else(|| digits.next()),
            None => digits.next(),
        };
        match next {
            Some(next) => text.push(next),
            None => return text,
        }
    }
}
