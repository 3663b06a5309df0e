//! Columns of numbers: the single parse for millions of rows, at the speed of memory.
//!
//! A [`Column`] borrows the memory of a column, a [`ColumnCheck`] judges it, and the verdicts go into buffers of the
//! caller, an [`Answer`]: n rows in, n answers out, no early exit, no allocation. Code for code the verdict of a row is
//! that of [`CertificateNumber::parse_bytes`](super::CertificateNumber::parse_bytes) or
//! [`NumberScheme::parse_bytes`](super::NumberScheme::parse_bytes), which also give the whole reason of a row that failed.
//!
//! The data takes one way: a *source* lends four rows of thirteen bytes, a *decoder* makes four numbers and four bits of
//! them, sixteen times for a *block*; rows of a block that failed are then classified one by one, while they are still in
//! the first cache.

mod answer;
#[cfg(all(feature = "simd", target_arch = "x86_64"))]
mod avx2;
mod bits;
mod block;
mod check;
mod counts;
mod decoder;
mod faults;
mod integers;
mod judge;
mod layout;
mod lines;
mod offsets;
mod rows;
mod views;

pub use answer::{Answer, Bitmap};
pub use check::ColumnCheck;
pub use counts::Counts;
pub use layout::Column;
pub use lines::LinesRead;
