//! A slow and obvious parser of certificate numbers, written from 附件2·1 and 附件2·5 for comparison.

/// Why a text is refused: code, component, 0-based byte offset.
pub type Refusal = (&'static str, &'static str, Option<usize>);

/// The longest cell that counts as blank.
const LONGEST_BLANK: usize = 64;

/// The serial in its year, province and city, as one decimal number.
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
    String::from_utf8(bytes.to_vec()).is_ok_and(|text| text.trim().is_empty())
}

/// From left to right: 1 and 2 year, 3 and 4 province, 5 and 6 city, 7 to 13 serial.
fn component(index: usize) -> &'static str {
    let places = ["year", "year", "province", "province", "city", "city"];
    places.get(index).unwrap_or(&"serial")
}
