//! libFuzzer on `skillcert_fuzz::column`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::column(bytes));
