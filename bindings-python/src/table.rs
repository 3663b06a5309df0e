//! Tables in files, read and written without a Python object per cell.

pub(crate) mod fault;
pub(crate) mod rows;
