//! Ours and a peer in turn, in one process: `ratios WORK…` prints a line per work, with the nanoseconds per row of ours
//! and of the peer; without a name, all of them. `run.py` starts it and knows what each line means.

#![expect(clippy::expect_used, reason = "a benchmark that cannot start has nothing to say")]
#![expect(clippy::float_arithmetic, reason = "nanoseconds and bytes per row")]

mod audit;
mod column;
mod decision;
mod linear;
mod memory;
mod single;

use skillcert_benches::alternate::Pair;

/// A name and how to measure it.
type Work = (&'static str, fn() -> Pair);

fn main() {
    // cargo adds --bench
    let wanted: Vec<_> = std::env::args().skip(1).filter(|name| name != "--bench").collect();
    let works =
        [single::WORKS, column::WORKS, decision::WORKS, audit::WORKS, linear::WORKS, memory::WORKS].concat();
    for (name, measure) in works {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            let Pair { ours, peer } = measure();
            println!("{name}\t{ours:.4}\t{peer:.4}");
        }
    }
}
