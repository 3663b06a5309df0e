//! Audits of dense serials in random order, beside sorting them and beside a set of hashes.

#![expect(clippy::arithmetic_side_effects, reason = "small constants")]

use std::cell::Cell;
use std::collections::HashSet;

use skillcert::Audit;
use skillcert_benches::alternate::{alternate, Pair};

use crate::memory::most;
use crate::Work;

pub(crate) const WORKS: &[Work] = &[
    ("audit-sort-10m", || beside_sort(10_000_000)),
    ("audit-sort-100m", || beside_sort(100_000_000)),
    ("audit-hash-10m", || beside_hashes(10_000_000)),
    ("memory-audit", memory),
];

/// Serials 1 to n of 14 cities in 5 years, in random order.
fn numbers(rows: u64) -> Vec<u64> {
    let number = |row: u64| ((22 + row % 5) * 10_000 + 1801 + row / 5 % 14) * 10_000_000 + row / 70 + 1;
    let mut numbers: Vec<_> = (0..rows).map(number).collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for last in (1..numbers.len()).rev() {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
        let other = (u128::from(state) * (last as u128 + 1)) >> 64;
        numbers.swap(last, usize::try_from(other).unwrap_or(0));
    }
    numbers
}

fn audit(numbers: &[u64]) -> Audit {
    let mut audit = Audit::new();
    audit.add(numbers).expect("an open audit");
    assert!(audit.series().iter().all(|series| series.missing() + series.repeated() == 0));
    audit
}

fn beside_sort(rows: u64) -> Pair {
    let (numbers, spare) = (numbers(rows), Cell::default());
    drop(Sorted { numbers: numbers.clone(), unsorted: &numbers, spare: &spare });
    alternate(
        numbers.len(),
        || audit(&numbers),
        || {
            let mut sorted = Sorted { numbers: spare.take(), unsorted: &numbers, spare: &spare };
            sorted.numbers.sort_unstable();
            let gaps = sorted.numbers.windows(2).filter(|pair| matches!(pair, [a, b] if b - a != 1)).count();
            assert_eq!(gaps, 69);
            sorted
        },
    )
}

/// Sorted numbers, which are brought out of order again when nobody looks at the clock.
struct Sorted<'a> {
    numbers: Vec<u64>,
    unsorted: &'a [u64],
    spare: &'a Cell<Vec<u64>>,
}

impl Drop for Sorted<'_> {
    fn drop(&mut self) {
        self.numbers.copy_from_slice(self.unsorted);
        self.spare.set(std::mem::take(&mut self.numbers));
    }
}

fn beside_hashes(rows: u64) -> Pair {
    let numbers = numbers(rows);
    alternate(
        numbers.len(),
        || audit(&numbers),
        || {
            let mut seen = HashSet::new();
            let repeated = numbers.iter().filter(|number| !seen.insert(**number)).count();
            assert_eq!(repeated, 0);
            seen
        },
    )
}

/// Megabytes beside the input of 10^8 numbers.
fn memory() -> Pair {
    let numbers = numbers(100_000_000);
    let before = most();
    audit(&numbers);
    Pair { ours: most() - before, peer: 1e6 }
}
