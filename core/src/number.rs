//! 专项职业能力证书编号: the 13-digit certificate number (附件2).
//!
//! ```text
//! 19 18 01 0000001
//! │  │  │  └─ serial, 0000001 to 9999999 in order per year and city   附件2·5
//! │  │  └─ city code                                                  附件2·4
//! │  └─ province code, 18                                             附件2·3
//! └─ last two digits of the year of issue                             附件2·2
//! ```
//!
//! Strict reading takes these thirteen digits and nothing else. [`NumberScheme::recover`] undoes, without a guess, what programs and
//! people did to a number; [`NumberScheme::diagnose`] lists everything that is wrong with a text.
//!
//! There is no check digit: a wrong digit makes another well-formed number. [`Assurance`] says how much an
//! answer is worth.

mod assurance;
mod body;
mod cell;
mod certificate_number;
mod character;
pub mod column;
mod diagnose;
pub(crate) mod digits;
mod dropped;
mod fault;
mod findings;
mod layer;
mod list;
mod recover;
mod recovery;
mod region;
mod repair;
mod rounded;
mod scheme;
mod serial;
mod serial_range;
mod series;
mod series_key;

pub use assurance::Assurance;
pub use certificate_number::CertificateNumber;
pub use fault::NumberFault;
pub use findings::Findings;
pub use recovery::{Recovery, RecoveryStatus};
pub use region::{CityCode, ProvinceCode};
pub use repair::{Repair, RepairKind, Repairs};
pub use scheme::NumberScheme;
pub use serial::Serial;
pub use serial_range::{SerialNumbers, SerialRange};
pub use series::Series;
pub use series_key::SeriesKey;
