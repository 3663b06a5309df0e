//! What a function gives back: an integer, a record, a text, or two of them.

use std::cell::Cell;
use std::ffi::c_char;
use std::fmt::{Display, Write as _};
use std::marker::PhantomData;
use std::ptr;

use skillcert_core::{Code, Component, Finding, ValidationError};

use crate::argument::{self, addressable};
use crate::boundary::{Array, Cursor, Out, Plain};
use crate::encoding::{Encoding, Gbk, Utf16, Utf8};
use crate::records::FindingRecord;

/// What a function gives back, apart from its code.
pub(crate) trait Output {
    /// What is written on success.
    type Value;

    /// Whether it can be written at all.
    fn check(&self) -> Result<(), ValidationError>;

    /// Writes the value, or nothing.
    fn write(&self, value: Self::Value) -> Result<(), ValidationError>;

    /// Writes an invalid value, so that a caller who overlooks the code cannot go on with an old one.
    fn clear(&self);
}

/// Where a function gives nothing back but its code.
impl Output for () {
    type Value = ();

    fn check(&self) -> Result<(), ValidationError> {
        Ok(())
    }

    fn write(&self, (): ()) -> Result<(), ValidationError> {
        Ok(())
    }

    fn clear(&self) {}
}

impl<T: Plain> Output for Out<T> {
    type Value = T;

    fn check(&self) -> Result<(), ValidationError> {
        Ok(self.room.map(|_| ())?)
    }

    fn write(&self, value: T) -> Result<(), ValidationError> {
        self.put(value);
        Ok(())
    }

    fn clear(&self) {
        self.put((self.invalid)());
    }
}

impl Out<FindingRecord> {
    /// The place of the error detail.
    pub(crate) fn detail(start: *mut FindingRecord, argument: u8) -> Self {
        Self::optional(start, argument, FindingRecord::default)
    }

    /// Where a function has no error detail.
    pub(crate) fn no_detail() -> Self {
        Self::detail(ptr::null_mut(), 0)
    }
}

impl<A: Output, B: Output> Output for (A, B) {
    type Value = (A::Value, B::Value);

    fn check(&self) -> Result<(), ValidationError> {
        self.0.check()?;
        self.1.check()
    }

    fn write(&self, (first, second): Self::Value) -> Result<(), ValidationError> {
        self.0.write(first)?;
        self.1.write(second)
    }

    fn clear(&self) {
        self.0.clear();
        self.1.clear();
    }
}

/// A buffer for a text in an encoding, and the place of the length that the text has, both in units.
pub(crate) struct Buffer<D, E: Encoding = Utf8> {
    start: *mut E::Unit,
    capacity: usize,
    argument: u8,
    required: Out<usize>,
    needed: Cell<usize>,
    text: PhantomData<D>,
}

/// The three arguments `buf`, `cap`, `required`, of which the first is number `argument`.
impl<D: Display> Buffer<D> {
    pub(crate) fn new(start: *mut c_char, capacity: usize, required: *mut usize, argument: u8) -> Self {
        Self::at(start.cast(), capacity, required, argument)
    }
}

impl<D: Display> Buffer<D, Utf16> {
    pub(crate) fn utf16(start: *mut u16, capacity: usize, required: *mut usize, argument: u8) -> Self {
        Self::at(start, capacity, required, argument)
    }
}

impl<D: Display> Buffer<D, Gbk> {
    pub(crate) fn gbk(start: *mut c_char, capacity: usize, required: *mut usize, argument: u8) -> Self {
        Self::at(start.cast(), capacity, required, argument)
    }
}

impl<D: Display, E: Encoding<Unit: Plain>> Buffer<D, E> {
    fn at(start: *mut E::Unit, capacity: usize, required: *mut usize, argument: u8) -> Self {
        let required = Out::optional(required, argument.saturating_add(2), || 0);
        Self { start, capacity, argument, required, needed: Cell::new(0), text: PhantomData }
    }
}

impl<D: Display, E: Encoding<Unit: Plain>> Output for Buffer<D, E> {
    type Value = D;

    fn check(&self) -> Result<(), ValidationError> {
        if self.start.is_null() && self.capacity > 0 {
            return Err(argument::null(self.argument));
        }
        let bytes = self.capacity.saturating_mul(size_of::<E::Unit>());
        addressable(self.start.addr(), bytes, self.argument.saturating_add(1))
    }

    fn write(&self, text: D) -> Result<(), ValidationError> {
        // A cursor takes every text: there is no error of formatting to hand on.
        let mut count = Cursor::<E>::new(ptr::null_mut(), 0);
        let _ = write!(count, "{text}");
        self.needed.set(count.used());
        if count.used() > self.capacity {
            let finding = Finding::new(Code::BufferTooSmall, Component::Argument);
            return Err(finding.with_value(wide(count.used())).with_limit(wide(self.capacity)).into());
        }
        let _ = write!(Cursor::<E>::new(self.start, self.capacity), "{text}\0");
        self.required.put(count.used());
        Ok(())
    }

    /// The buffer stays untouched; `required` is the length of the text where that is known, else 0.
    fn clear(&self) {
        self.required.put(self.needed.get());
    }
}

/// A buffer for bytes, and the place of how many there are.
pub(crate) struct Bytes {
    start: *mut u8,
    capacity: usize,
    argument: u8,
    required: Out<usize>,
    needed: Cell<usize>,
}

/// The three arguments `buf`, `cap`, `required`, of which the first is number `argument`.
impl Bytes {
    pub(crate) fn new(start: *mut u8, capacity: usize, required: *mut usize, argument: u8) -> Self {
        let required = Out::optional(required, argument.saturating_add(2), || 0);
        Self { start, capacity, argument, required, needed: Cell::new(0) }
    }
}

impl Output for Bytes {
    type Value = Vec<u8>;

    fn check(&self) -> Result<(), ValidationError> {
        Array::of_answers(self.start, self.capacity, self.argument).map(|_| ())
    }

    fn write(&self, bytes: Vec<u8>) -> Result<(), ValidationError> {
        self.needed.set(bytes.len());
        if bytes.len() > self.capacity {
            let finding = Finding::new(Code::BufferTooSmall, Component::Argument);
            return Err(finding.with_value(wide(bytes.len())).with_limit(wide(self.capacity)).into());
        }
        Array::of_answers(self.start, self.capacity, self.argument)?.put(0, &bytes);
        self.required.put(bytes.len());
        Ok(())
    }

    /// The buffer stays untouched; `required` is the number of bytes where that is known, else 0.
    fn clear(&self) {
        self.required.put(self.needed.get());
    }
}

fn wide(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
