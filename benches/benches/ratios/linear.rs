//! Whether a row of a long column takes as long as one of a short column.

use skillcert_benches::alternate::{alternate, Pair};
use skillcert_benches::layout::Utf8;
use skillcert_benches::row::Mix;
use skillcert_benches::rule::check;

use crate::column::{answer, Buffers};
use crate::Work;

pub(crate) const WORKS: &[Work] = &[
    ("linear-100k", || linear(1_000, 100)),
    ("linear-10m", || linear(100_000, 100)),
    ("linear-100m", || linear(10_000_000, 10)),
];

/// Nanoseconds per row of a long column, and of a short one that is answered as many times.
fn linear(short: usize, times: usize) -> Pair {
    let long = short.saturating_mul(times);
    let (many, few) = (Utf8::new(Mix::Mixed, long), Utf8::new(Mix::Mixed, short));
    let (mut long_answer, mut short_answer, check) = (Buffers::new(long), Buffers::new(short), check());
    alternate(
        long,
        || answer(&check, many.column(), long_answer.codes()),
        || (0..times).map(|_| answer(&check, few.column(), short_answer.codes())).sum::<u64>(),
    )
}
