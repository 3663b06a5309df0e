use skillcert::{CertificateNumber, NumberScheme};

use crate::explained;

/// A number is read as it is written or not at all; every way of reading agrees.
pub fn number(bytes: &[u8]) {
    let answer = CertificateNumber::parse_bytes(bytes);
    assert_eq!(CertificateNumber::from_ascii(bytes), answer.ok());
    match answer {
        Ok(number) => assert_eq!(number.to_string().as_bytes(), bytes),
        Err(error) => explained(error.finding(), bytes),
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
        Err(error) => explained(error.finding(), bytes),
    }
}
