//! The parse compiled into its Rust caller, as one function that C can call: `benches/c/call.c` measures beside it.

use std::hint::black_box;
use std::sync::OnceLock;

use skillcert::CertificateNumber;
use skillcert_benches::row::Mix;

/// Parses every text of a round; the sum keeps the compiler from leaving it out.
#[no_mangle]
pub extern "C" fn bench_inlined() -> u64 {
    static TEXTS: OnceLock<Vec<String>> = OnceLock::new();
    let texts = black_box(TEXTS.get_or_init(|| Mix::Mixed.texts()));
    texts.iter().fold(0, |sum, text| sum ^ CertificateNumber::parse(text).map_or(0, CertificateNumber::get))
}
