//! libFuzzer on `skillcert_fuzz::document`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::document(bytes));
