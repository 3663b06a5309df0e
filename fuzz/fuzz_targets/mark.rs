//! libFuzzer on `skillcert_fuzz::mark`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::mark(bytes));
