//! Documents: JSON in, JSON out, by one function for all operations.

use std::ffi::c_char;

use skillcert_core::document::{self, DocumentError, Operation};
use skillcert_core::{Component, ValidationError};

use crate::argument::{self, utf8};
use crate::boundary::{self, Out};
use crate::guard::answer_with_memory;
use crate::output::{Buffer, Output};
use crate::records::FindingRecord;

/// No larger document is read, in bytes.
pub const SKILLCERT_DOCUMENT_MAX: usize = 16_777_216;

const _: () = assert!(SKILLCERT_DOCUMENT_MAX == document::LIMIT);

/// Carries out an operation, SKILLCERT_OPERATION_…: reads its request and writes its answer, both of which are described at
/// the constant.
///
/// Fails with SKILLCERT_CODE_KIND_UNKNOWN for another operation.
#[no_mangle]
pub extern "system" fn skillcert_document(
    operation: i32,
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    answer_with_memory(Reply(Buffer::new(buf, cap, required, 4)), Out::detail(err, 7), |reserve| {
        let operation = argument::kind(operation, 1, Operation::from_number)?;
        boundary::text(request, len, 2, |bytes| {
            reserve.hold(need(bytes))?;
            let request = document::check_length(bytes.len()).and_then(|()| utf8(bytes, Component::Document));
            Ok(request.map_err(DocumentError::from).and_then(|request| document::run(operation, request)))
        })
    })
}

/// What an operation may need at most, in bytes: more than twice what the worst requests need that are known, see `tests/driver.c`.
///
/// An answer may have sentences for every object of the request, and repeat some texts of it in each.
fn need(request: &[u8]) -> usize {
    if request.len() > SKILLCERT_DOCUMENT_MAX {
        return BASE; // it is refused as too large
    }
    let count = |of: u8| request.iter().filter(|byte| **byte == of).count();
    // What is never closed is refused before it becomes anything.
    let objects = count(b'{').min(count(b'}'));
    let values = count(b',').saturating_add(objects).saturating_add(count(b'[').min(count(b']')));
    let of_objects = objects.saturating_mul(longest(request).saturating_mul(1 << 6).saturating_add(1 << 14));
    let of_bytes = request.len().saturating_mul(1 << 5);
    BASE.saturating_add(of_bytes).saturating_add(values.saturating_mul(1 << 9)).saturating_add(of_objects)
}

/// The length of the longest text of a request, in bytes as it is written; what is wrong ends the reading there.
fn longest(request: &[u8]) -> usize {
    let (mut most, mut escaped) = (0, false);
    let mut text: Option<usize> = None;
    for byte in request {
        text = match text {
            None => (*byte == b'"').then_some(0),
            Some(len) if *byte == b'"' && !escaped => {
                most = len.max(most);
                None
            }
            Some(len) => Some(len.saturating_add(1)),
        };
        escaped = text.is_some() && *byte == b'\\' && !escaped;
    }
    text.unwrap_or(0).max(most)
}

/// For what is there without a request: the list of clauses, a document on a refusal.
const BASE: usize = 1 << 20;

/// A buffer that takes the answer, or the document that tells why there is none.
struct Reply(Buffer<String>);

impl Output for Reply {
    type Value = Result<String, DocumentError>;

    fn check(&self) -> Result<(), ValidationError> {
        self.0.check()
    }

    /// An error document is written if it fits. Whether or not, it is the refusal that the caller is told.
    fn write(&self, reply: Self::Value) -> Result<(), ValidationError> {
        let error = match reply {
            Ok(answer) => return self.0.write(answer),
            Err(error) => error,
        };
        let _ = self.0.write(error.to_json());
        Err((*error.finding()).into())
    }

    fn clear(&self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_objects_need_memory_by_their_count() {
        let texts = [r#"[{"a":"\""},{}]"#, r#"{"a":"\\","bc":""}"#, r#"{"a":"bc"#, "[{},{}]"];
        assert_eq!(texts.map(|text| longest(text.as_bytes())), [2, 2, 2, 0]);
        let many = format!("[{}{{}}]", "{},".repeat(9_999));
        assert!(need(many.as_bytes()) < 20_000 * 10_000);
    }
}
