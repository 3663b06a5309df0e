//! libFuzzer on `skillcert_fuzz::number`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::number(bytes));
