//! How much memory columns take: the most that the process ever held, as the system counts it.

use std::fs;

use skillcert::number::column::{Answer, ColumnCheck};
use skillcert_benches::alternate::Pair;
use skillcert_benches::layout::Utf8;
use skillcert_benches::row::Mix;
use skillcert_benches::rule::check;

use crate::column::{answer, Buffers};
use crate::Work;

/// Only the first of them that a process runs is right: the most that was held never shrinks.
pub(crate) const WORKS: &[Work] = &[("memory-streaming", streaming), ("memory-column", column)];

/// Rows of a batch.
const BATCH: usize = 1 << 16;

/// Bytes.
pub(crate) fn most() -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a process has memory");
    line.trim_end_matches("kB").trim().parse::<f64>().expect("a number") * 1024.0
}

/// After ten million lines, and after one million.
fn streaming() -> Pair {
    let check = check();
    stream(&check, 1_000_000);
    let peer = most();
    stream(&check, 10_000_000);
    Pair { ours: most(), peer }
}

/// Reads lines as they come, in parts of some 64 K rows.
fn stream(check: &ColumnCheck, rows: u64) {
    let mut text = Vec::with_capacity(1 << 20);
    let mut buffers = Buffers::new(BATCH);
    for row in 0..rows {
        Mix::Mixed.push(row, &mut text);
        text.push(b'\n');
        if text.len() > 900_000 {
            let read = check.check_lines(&text, false, BATCH, buffers.codes());
            text.drain(..read.bytes);
        }
    }
}

/// What the answer to a column takes beside it, per row, and how much the bar allows.
fn column() -> Pair {
    const ROWS: usize = 10_000_000;
    let column = Utf8::new(Mix::Mixed, ROWS);
    let before = most();
    let (mut valid, mut numbers, mut codes) = (vec![0; ROWS.div_ceil(8)], vec![0; ROWS], vec![0; ROWS]);
    let place =
        Answer { valid: &mut valid, numbers: Some(&mut numbers), codes: Some(&mut codes), known: None };
    answer(&check(), column.column(), place);
    Pair { ours: (most() - before) / ROWS as f64, peer: 1.0 }
}
