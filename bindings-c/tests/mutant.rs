//! The C programs as a test of Cargo, for `make -C tests/proofs mutants`; everyone else runs them by `run.sh`.

use std::path::Path;
use std::process::Command;

#[test]
fn the_programs_notice_nothing() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutant.sh");
    assert!(Command::new("bash").arg(script).status().is_ok_and(|status| status.success()));
}
