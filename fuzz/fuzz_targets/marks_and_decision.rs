//! libFuzzer on `skillcert_fuzz::marks_and_decision`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skillcert_fuzz::marks_and_decision(bytes));
