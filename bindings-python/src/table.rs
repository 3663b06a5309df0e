//! Tables in files, read and written without a Python object per cell.

mod bytes;
pub(crate) mod cell;
pub(crate) mod csv;
pub(crate) mod fault;
mod format;
pub(crate) mod grid;
mod look;
mod names;
mod ods;
pub(crate) mod package;
mod parts;
pub(crate) mod reader;
mod records;
pub(crate) mod rows;
pub(crate) mod utf8;
pub(crate) mod wanted;
pub(crate) mod writer;
pub(crate) mod xml;
