//! 省级代码 and 地市代码 as text.

use std::ffi::c_char;

use skillcert_core::{CityCode, Component, ProvinceCode, ValidationError};

use crate::argument::{self, utf8};
use crate::boundary::{self, Out};
use crate::guard::answer;
use crate::records::FindingRecord;

/// Reads a code of exactly two digits: `kind` SKILLCERT_COMPONENT_PROVINCE or SKILLCERT_COMPONENT_CITY.
///
/// On failure `value` is -1: 00 is a code.
#[no_mangle]
pub extern "system" fn skillcert_region_parse(
    kind: i32,
    text: *const c_char,
    len: usize,
    value: *mut i32,
    err: *mut FindingRecord,
) -> i32 {
    answer(Out::required(value, 4, || -1), Out::detail(err, 5), || {
        let component = argument::kind(kind, 1, Component::from_number)?;
        boundary::text(text, len, 2, |bytes| parse(component, kind, bytes))
    })
}

fn parse(component: Component, kind: i32, bytes: &[u8]) -> Result<i32, ValidationError> {
    let value = match component {
        Component::Province => ProvinceCode::parse(utf8(bytes, component)?)?.get(),
        Component::City => CityCode::parse(utf8(bytes, component)?)?.get(),
        _ => return Err(argument::unknown_kind(kind.into(), 1)),
    };
    Ok(value.into())
}
