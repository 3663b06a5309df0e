//! Workbooks of every kind, read row by row in one pass.

mod block;
mod book;
mod ods;
mod ods_table;
mod preview;
mod sheet;
mod strings;
mod styles;
mod workbook;
mod xlsx;

pub(crate) use book::{Book, Sink};
pub(crate) use workbook::{Blocks, Workbook};
