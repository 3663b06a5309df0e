//! The C interface of skillcert: pure functions over memory of the caller.
//!
//! `include/skillcert.h`, which is generated from this crate, is its documentation. Each function lives in the
//! file of its noun, is a safe `extern "system" fn`, and does three things: take the inputs, make one call into the core,
//! hand out the answer. What touches memory of the caller is in `boundary.rs`, what keeps memory for when there is none in
//! `reserve.rs`: the two files with the word `unsafe`. What stops a panic is in `guard.rs`.
//!
//! Values with `struct_size` are called records here, as the core calls the forms in which its values travel.
//!
//! Imports run downwards: on the ground `records.rs` (the structs), `argument.rs`, `encoding.rs`, `finding.rs` and `lists.rs`; over
//! them `boundary.rs`, `reserve.rs`, `output.rs`, `guard.rs`, `batch.rs`; then one file per noun.

mod argument;
mod batch;
mod boundary;
mod encoding;
mod guard;
mod lists;
mod output;
pub mod records;
mod reserve;

pub mod arrow;
pub mod audit;
pub mod column;
pub mod date;
pub mod document;
#[cfg(feature = "fault-injection")]
pub mod fault;
pub mod finding;
pub mod mark;
pub mod message;
pub mod number;
pub mod recovery;
pub mod region;
pub mod rule;
pub mod scheme;
pub mod score;
pub mod selftest;
pub mod series;
pub mod version;
pub mod word;
