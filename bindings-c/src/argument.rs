//! What can be wrong with an argument before its meaning is looked at. Arguments are counted from 1.

use skillcert_core::{Code, Component, Finding, Found, ValidationError};

pub(crate) fn null(argument: u8) -> ValidationError {
    wrong(Code::NullArgument).with_value(argument.into()).into()
}

pub(crate) fn too_long(argument: u8) -> ValidationError {
    wrong(Code::LengthOverflow).with_value(argument.into()).into()
}

pub(crate) fn struct_size(size: u32, argument: u8) -> ValidationError {
    wrong(Code::StructSize).with_value(size.into()).with_limit(argument.into()).into()
}

pub(crate) fn unknown_kind(kind: i64, argument: u8) -> ValidationError {
    wrong(Code::KindUnknown).with_value(kind).with_limit(argument.into()).into()
}

/// The kind with this number in a table of the core.
pub(crate) fn kind<N: TryFrom<i32>, T>(
    number: i32,
    argument: u8,
    from_number: impl FnOnce(N) -> Option<T>,
) -> Result<T, ValidationError> {
    let kind = N::try_from(number).ok().and_then(from_number);
    kind.ok_or_else(|| unknown_kind(number.into(), argument))
}

/// A flag: 0 or 1 and nothing else.
pub(crate) fn flag(flag: i32, argument: u8) -> Result<bool, ValidationError> {
    match flag {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(wrong(Code::FlagInvalid).with_value(flag.into()).with_limit(argument.into()).into()),
    }
}

/// Room for later versions, which must be 0: otherwise its later meaning would be read from memory nobody set.
pub(crate) fn reserved(value: u64, argument: u8) -> Result<(), ValidationError> {
    match value {
        0 => Ok(()),
        _ => Err(unknown_kind(i64::try_from(value).unwrap_or(i64::MAX), argument)),
    }
}

/// The text of bytes; the first byte that is not UTF-8 otherwise.
pub(crate) fn utf8(bytes: &[u8], component: Component) -> Result<&str, ValidationError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let index = error.valid_up_to();
        let found = bytes.get(index..).and_then(Found::first_of);
        Finding::new(Code::NotUtf8, component).at(index as u64).with_found(found).into()
    })
}

/// Memory for the call cannot be had: it may need so many bytes.
pub(crate) fn out_of_memory(bytes: usize) -> ValidationError {
    wrong(Code::OutOfMemory).with_value(i64::try_from(bytes).unwrap_or(i64::MAX)).into()
}

fn wrong(code: Code) -> Finding {
    Finding::new(code, Component::Argument)
}

/// No memory is longer: no machine of 64 bits gives a program more than 56 bits of addresses, and pointer arithmetic ends at
/// `isize::MAX`.
pub(crate) const LONGEST: usize = usize::MAX >> if usize::BITS == 64 { 8 } else { 1 };

/// Whether a length is one that memory can have.
pub(crate) fn addressable(start: usize, len: usize, argument: u8) -> Result<(), ValidationError> {
    match start.checked_add(len) {
        Some(_) if len <= LONGEST => Ok(()),
        _ => Err(too_long(argument)),
    }
}

/// Why a place cannot be used: it is NULL, or its `struct_size` is none. The error is made when it is told.
#[derive(Clone, Copy)]
pub(crate) struct Unusable {
    pub(crate) size: Option<u32>,
    pub(crate) argument: u8,
}

impl From<Unusable> for ValidationError {
    fn from(Unusable { size, argument }: Unusable) -> Self {
        size.map_or_else(|| null(argument), |size| struct_size(size, argument))
    }
}
