//! The figures that a proof leaves behind.

use std::fs::File;
use std::io::Write as _;

/// Adds a line to the file that `EVIDENCE` names, from which `tests/proofs/evidence.py` makes a page.
pub fn evidence(claim: &str, figure: &str) {
    let Some(path) = std::env::var_os("EVIDENCE") else { return };
    let mut file = File::options().create(true).append(true).open(path).expect("the file of the evidence");
    file.write_all(format!("{claim}\t{figure}\n").as_bytes()).expect("a line of evidence");
}

/// A figure as it is read: `4,797,000,000`.
pub fn grouped(figure: u64) -> String {
    let digits = figure.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}
