//! Tables in files, read and written without a Python object per cell.

pub(crate) mod fault;
mod parts;
pub(crate) mod rows;
pub(crate) mod writer;
