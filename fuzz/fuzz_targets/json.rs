//! libFuzzer on `skillcert_fuzz::json`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::json(bytes));
