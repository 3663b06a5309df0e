//! libFuzzer on `skillcert_fuzz::score`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::score(bytes));
