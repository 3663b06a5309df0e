//! 证书: from a pass to a numbered certificate (六, 附件2·5).

mod issue;
mod seal;
mod series;

pub use issue::{Certificate, Subject};
pub use seal::Seal;
pub use series::{SerialRange, Series};
