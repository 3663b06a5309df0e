//! A slow and obvious specification, one noun per file, written from the notice and the documentation for comparison.
//!
//! It says what is right in the plainest way, whatever that costs. Of core it uses no more than names.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "no host runs it; where it is wrong, a test stops"
)]

pub mod audit;
pub mod cell;
pub mod decision;
pub mod likeness;
pub mod number;
pub mod scheme;
pub mod score;
pub mod series;
pub mod stages;

pub use number::{Refusal, parse};
