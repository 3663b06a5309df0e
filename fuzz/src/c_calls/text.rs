use std::ffi::c_char;
use std::ptr;

use skillcert::Code;

use crate::input::Input;

/// Bytes that a call reads: exactly as many as it is told, on the heap, so that a sanitizer sees one too many.
pub(super) struct Text {
    bytes: Box<[u8]>,
    start: *const u8,
    pub(super) len: usize,
    pub(super) wrong: Option<Code>,
}

impl Text {
    /// Some bytes; the next byte of the input may spoil where and how many they are.
    pub(super) fn drawn(input: &mut Input<'_>) -> Self {
        let bytes = input.text();
        Self::of(bytes, input)
    }

    pub(super) fn of(bytes: &[u8], input: &mut Input<'_>) -> Self {
        let bytes = Box::from(bytes);
        let start = <[u8]>::as_ptr(&bytes);
        let (start, len, wrong) = match input.byte() {
            b'E' => return Self { bytes: Box::default(), start: ptr::null(), len: 0, wrong: None },
            b'N' => (ptr::null(), 5, Some(Code::NullArgument)),
            b'L' => (start, usize::MAX, Some(Code::LengthOverflow)),
            b'H' => (start, usize::MAX / 2 + 1, Some(Code::LengthOverflow)),
            _ => (start, bytes.len(), None),
        };
        Self { bytes, start, len, wrong }
    }

    pub(super) fn start(&self) -> *const c_char {
        self.start.cast()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}
