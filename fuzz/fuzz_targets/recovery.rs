//! libFuzzer on `skillcert_fuzz::recovery`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::recovery(bytes));
