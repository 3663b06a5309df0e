//! libFuzzer on `skillcert_fuzz::audit_calls`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::audit_calls(bytes));
