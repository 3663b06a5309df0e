//! Versions and the two codes that no table of the core has.

use std::ffi::c_char;

use skillcert_core::{Code, Component, Finding};

use crate::boundary::Out;
use crate::guard::{answer, guard};

/// Version of this interface. It grows with every addition; what is there stays as it is.
pub const SKILLCERT_ABI_VERSION: i32 = 1;
/// Success, and the only value that means it.
pub const SKILLCERT_OK: i32 = 0;
/// A fault inside the library was stopped at its border; the outputs are invalid. Please report it.
pub const SKILLCERT_PANIC: i32 = -99;

/// The version of the interface that the library has; compare it with SKILLCERT_ABI_VERSION.
#[no_mangle]
pub extern "C" fn skillcert_abi_version() -> i32 {
    guard(SKILLCERT_PANIC, || SKILLCERT_ABI_VERSION)
}

/// Whether the library serves a program that was compiled with a header of version `header_abi`
/// (SKILLCERT_ABI_VERSION): it does if it is not older. Call it once at the start.
///
/// Fails with SKILLCERT_CODE_ABI_VERSION.
#[no_mangle]
pub extern "C" fn skillcert_abi_check(header_abi: i32) -> i32 {
    answer((), Out::no_detail(), || match header_abi {
        1..=SKILLCERT_ABI_VERSION => Ok(()),
        _ => Err(Finding::new(Code::AbiVersion, Component::Argument)
            .with_value(header_abi.into())
            .with_limit(SKILLCERT_ABI_VERSION.into())
            .into()),
    })
}

/// The version of the library, such as "0.1.0": a constant text that ends with NUL and is never freed.
#[no_mangle]
pub extern "C" fn skillcert_version() -> *const c_char {
    guard(std::ptr::null(), || concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast())
}
