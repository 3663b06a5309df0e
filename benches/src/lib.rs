//! Benchmarks of skillcert beside named peers. `make bench` runs them and writes `RESULTS.md`.
//!
//! Here is what the programs share: the rows, the same in every run and language, the peers that are ours to write,
//! and the clock. A work runs in turn with its peer, round by round, so that whatever else the machine does meets both.
//!
//! A peer does less than we do where it cannot do the same: `u64::from_str` takes `+` and any length, a regular
//! expression leaves the digits as text and knows no scheme, `itoa` drops leading zeros, `memcpy` looks at nothing.

pub mod alternate;
pub mod layout;
pub mod naive;
pub mod row;
pub mod rule;

/// How many inputs a round of single calls takes: few enough to stay in the first cache, too many for a branch
/// predictor to learn by heart.
pub const INPUTS: usize = 1024;
