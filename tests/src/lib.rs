//! Case tables that Rust, Python and C all run, and what the tests of promises share.
//!
//! A table is `data/<noun>.tsv`; `data/README.md` says what its columns mean. The module of the same noun runs
//! one row and answers with cells, and [`table::check`] compares them with the row.

#![expect(clippy::expect_used, clippy::panic, reason = "a broken table must stop the test that reads it")]

pub mod agreement;
pub mod audit;
pub mod cell;
pub mod clauses;
pub mod damage;
pub mod date;
pub mod decide;
pub mod diagnose;
pub mod differential;
pub mod evidence;
pub mod hostile;
pub mod inputs;
pub mod layouts;
pub mod mark;
pub mod messages;
pub mod naive;
pub mod naive_recovery;
pub mod number;
pub mod outcome;
pub mod parts;
pub mod proof;
pub mod random;
pub mod recover;
pub mod region;
pub mod rows;
pub mod scenario;
pub mod schema;
pub mod scheme;
pub mod score;
pub mod sequences;
pub mod series;
pub mod table;
pub mod threads;
pub mod undo;
pub mod vocabulary;

pub use evidence::evidence;
use outcome::Outcome;
pub use proof::proved;
use table::Row;

/// The name of a table and how one of its rows is run.
pub type Table = (&'static str, fn(&Row) -> Outcome);

/// Every table of cases, in the order of `messages.tsv`.
pub const TABLES: [Table; 12] = [
    ("number", number::run),
    ("parts", parts::run),
    ("region", region::run),
    ("score", score::run),
    ("mark", mark::run),
    ("cell", cell::run),
    ("decide", decide::run),
    ("series", series::run),
    ("date", date::run),
    ("audit", audit::run),
    ("recover", recover::run),
    ("diagnose", diagnose::run),
];

/// The examples of the README and the guide.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../README.zh-CN.md")]
#[doc = include_str!("../../docs/guide.md")]
#[derive(Debug)]
pub struct Readme;
