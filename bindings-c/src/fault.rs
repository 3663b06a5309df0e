//! A function that panics, for the test of the guard; only with the feature `fault-injection`.

use crate::boundary::Out;
use crate::guard::answer;
use crate::records::FindingRecord;

/// Panics, and gives SKILLCERT_PANIC and an invalid number.
#[no_mangle]
#[expect(clippy::panic, reason = "it is what the function is for")]
pub extern "system" fn skillcert_fault_panic(number: *mut u64, err: *mut FindingRecord) -> i32 {
    answer(Out::required(number, 1, || 0), Out::detail(err, 2), || panic!("injected fault"))
}
