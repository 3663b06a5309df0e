//! Workbooks of every kind, read row by row in one pass.

mod biff;
mod block;
mod book;
mod compound;

mod ods;
mod ods_shown;
mod ods_styles;
mod ods_table;
mod preview;
mod sheet;
mod strings;
mod styles;
mod workbook;
mod xls;
mod xls_sheet;
mod xlsb;
mod xlsx;

pub(crate) use book::{Book, Sink};
pub(crate) use sheet::numeric;
pub(crate) use workbook::{Blocks, Workbook};
