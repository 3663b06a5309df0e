//! Versions of the interface and of the library.

use std::ffi::c_char;

use skillcert_core::{Code, Component, Finding};

use crate::boundary::Out;
use crate::finding::SKILLCERT_PANIC;
use crate::guard::{answer, guard};

/// Version of this interface. It grows with every addition; what is there stays as it is.
pub const SKILLCERT_ABI_VERSION: i32 = 1;

/// The version of the interface that the library has; compare it with SKILLCERT_ABI_VERSION.
#[no_mangle]
pub extern "system" fn skillcert_abi_version() -> i32 {
    guard(SKILLCERT_PANIC, || SKILLCERT_ABI_VERSION)
}

/// Whether the library serves a program that was compiled with a header of version `header_abi`
/// (SKILLCERT_ABI_VERSION): it does if it is not older. Call it once at the start.
///
/// Fails with SKILLCERT_CODE_ABI_VERSION.
#[no_mangle]
pub extern "system" fn skillcert_abi_check(header_abi: i32) -> i32 {
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
pub extern "system" fn skillcert_version() -> *const c_char {
    guard(std::ptr::null(), || concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast())
}
