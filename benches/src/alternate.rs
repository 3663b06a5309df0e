//! Ours and a peer in turn.

#![expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
#![expect(clippy::float_arithmetic, reason = "nanoseconds")]

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long a pair is measured.
const BUDGET: Duration = Duration::from_millis(1200);
/// How often at least,
const ROUNDS: usize = 9;
/// unless it takes longer.
const LONGEST: Duration = Duration::from_secs(20);

/// Nanoseconds per row, medians over the rounds.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Ours.
    pub ours: f64,
    /// The peer's.
    pub peer: f64,
}

/// Runs both in turn over the same number of rows, until there are enough rounds. The first round of each is not counted.
pub fn alternate<T, U>(rows: usize, mut ours: impl FnMut() -> T, mut peer: impl FnMut() -> U) -> Pair {
    let _ = (nanoseconds(&mut ours), nanoseconds(&mut peer));
    let started = Instant::now();
    let mut rounds = vec![];
    while started.elapsed() < if rounds.len() < ROUNDS { LONGEST } else { BUDGET } {
        rounds.push((nanoseconds(&mut ours), nanoseconds(&mut peer)));
    }
    let (ours, peer) = rounds.into_iter().unzip();
    Pair { ours: median(ours) / rows as f64, peer: median(peer) / rows as f64 }
}

fn nanoseconds<T>(work: &mut impl FnMut() -> T) -> f64 {
    let started = Instant::now();
    let answer = black_box(work());
    let elapsed = started.elapsed();
    drop(answer);
    elapsed.as_secs_f64() * 1e9
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
