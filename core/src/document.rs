//! Documents: JSON in, JSON out.
//!
//! Every noun that does not fit in a few plain values crosses languages as a document. An [`Operation`] reads one,
//! does what the nouns themselves do, and writes the answer; C and Python call the same operations, so the bytes are
//! the same. Unknown fields, repeated fields, more than 128 levels and more than [`LIMIT`] bytes are refused, with the
//! path of the fault.

mod error;
mod objects;
mod operation;
mod read;
mod request;
#[cfg(feature = "schema")]
mod schema;

pub use error::DocumentError;
pub use operation::{Operation, run};
pub use read::{LIMIT, check_length, read};
#[cfg(feature = "schema")]
pub use schema::{audit_schema, definitions, refusal_schema, schema};
