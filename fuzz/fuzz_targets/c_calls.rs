//! libFuzzer on `skillcert_fuzz::c_calls`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::c_calls(bytes));
