//! libFuzzer on `skillcert_fuzz::audit`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::audit(bytes));
