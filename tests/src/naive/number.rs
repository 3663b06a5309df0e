//! Certificate numbers, from 附件2·1 to 附件2·5.

/// Why a text is refused: code, component, 0-based byte offset.
pub type Refusal = (&'static str, &'static str, Option<usize>);

/// The longest cell that counts as blank.
const LONGEST_BLANK: usize = 64;

/// The number as its decimal value.
///
/// # Errors
///
/// Blank; then the first of bytes 1 to 13 that is no digit; then another length; then serial zero.
pub fn parse(bytes: &[u8]) -> Result<u64, Refusal> {
    if bytes.len() <= LONGEST_BLANK && is_blank(bytes) {
        return Err(("number_missing", "whole", None));
    }
    for (index, byte) in bytes.iter().take(13).enumerate() {
        if !b"0123456789".contains(byte) {
            return Err(("number_not_digit", component(index), Some(index)));
        }
    }
    if bytes.len() != 13 {
        return Err(("number_length", "whole", Some(bytes.len().min(13))));
    }
    if bytes.ends_with(b"0000000") {
        return Err(("serial_zero", "serial", Some(6)));
    }
    Ok(String::from_utf8_lossy(bytes).parse().expect("thirteen digits"))
}

fn is_blank(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.trim().is_empty())
}

/// From left to right: 1 and 2 year, 3 and 4 province, 5 and 6 city, 7 to 13 serial.
fn component(index: usize) -> &'static str {
    let places = ["year", "year", "province", "province", "city", "city"];
    places.get(index).unwrap_or(&"serial")
}

/// What the thirteen digits mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The year of issue, 2000 to 2099.
    pub year: u16,
    /// 0 to 99.
    pub province: u8,
    /// 0 to 99.
    pub city: u8,
    /// 0 to 9999999.
    pub serial: u32,
}

impl Parts {
    /// Of thirteen digits.
    ///
    /// # Panics
    ///
    /// If they are none.
    #[must_use]
    pub fn of(digits: &str) -> Self {
        let number = |digits: &str| digits.parse().expect("digits");
        let code = |digits: &str| digits.parse().expect("two digits");
        Self {
            year: 2000 + u16::from(code(&digits[..2])),
            province: code(&digits[2..4]),
            city: code(&digits[4..6]),
            serial: number(&digits[6..]),
        }
    }

    /// The thirteen digits: 取核发年份的后两位数字, then the rest with its zeros.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { year, province, city, serial } = self;
        format!("{:02}{province:02}{city:02}{serial:07}", year % 100)
    }
}

/// Makes the thirteen digits those of the next number, as a mechanical counter does.
pub fn advance(digits: &mut [u8; 13]) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
}
