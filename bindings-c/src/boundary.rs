//! Reading and writing memory of the caller; beside `reserve.rs` the only file with the word `unsafe`.
//!
//! What a caller has to guarantee, and the SAFETY notes below call *the contract* (`skillcert.h`, "Memory"):
//! a pointer that is not NULL leads to as much readable (writable, for outputs) memory as the argument after it, the
//! type, or `struct_size` says, for the length of the call. It need not be aligned, and inputs may
//! overlap outputs: inputs are read before anything is written.

use std::ffi::{c_char, c_void};
use std::{fmt, ptr, slice};

use skillcert_core::{CertificateNumber, ValidationError};

use crate::argument::{self, addressable, Unusable};
use crate::encoding::Encoding;
use crate::records::{
    ArrowArray, ArrowSchema, CountsRecord, DecisionRecord, FindingRecord, FindingsRecord, MarkRecord,
    MarksRecord, PartsRecord, PlanRecord, RecoveryRecord, SchemeRecord, SeriesRecord,
};

/// Rows that are answered before the next ones are read: all they need lies on the stack.
pub(crate) const BATCH: usize = 1024;

/// Texts up to this length are copied before they are read, so that a second reading cannot differ.
const COPIED: usize = 64;

/// A value that crosses the boundary byte by byte.
///
/// # Safety
///
/// Every bit pattern is a value. A record is `repr(C)`, has no padding and begins with `struct_size`.
pub(crate) unsafe trait Plain: Copy {
    /// Of a record, its size in version 1 of the interface: no host has a smaller one.
    const FIRST_SIZE: Option<usize>;
}

macro_rules! plain {
    ($($Scalar:ty),+; $($Record:ident: $size:literal),+) => {
        // SAFETY: an integer or a pointer, or several without padding.
        $( unsafe impl Plain for $Scalar { const FIRST_SIZE: Option<usize> = None; } )+
        $(
            // SAFETY: repr(C), integers only. The header asserts in C that the widths of the fields add up to the
            // size, which is this one: no padding.
            unsafe impl Plain for $Record { const FIRST_SIZE: Option<usize> = Some($size); }
            const _: () = assert!(size_of::<$Record>() == $size);
        )+
    };
}

plain! {
    u8, u16, i32, i64, u64, usize, *const c_char, *const c_void, [u8; 16], ArrowSchema, ArrowArray;
    FindingRecord: 96, CountsRecord: 576, SchemeRecord: 40, PartsRecord: 20, MarkRecord: 16, MarksRecord: 40, DecisionRecord: 208,
    SeriesRecord: 16, PlanRecord: 24, RecoveryRecord: 640, FindingsRecord: 1352
}

/// Lends the bytes of a text to `read`. NULL with length 0 is an empty text.
pub(crate) fn text<R>(
    start: *const c_char,
    len: usize,
    argument: u8,
    read: impl FnOnce(&[u8]) -> Result<R, ValidationError>,
) -> Result<R, ValidationError> {
    if len == 0 {
        return read(&[]);
    }
    if start.is_null() {
        return Err(argument::null(argument));
    }
    addressable(start.addr(), len, argument.saturating_add(1))?;
    let mut copy = [0_u8; COPIED];
    let Some(copy) = copy.get_mut(..len) else {
        // SAFETY: not NULL and of addressable length, both seen above; readable by the contract. The
        // closure cannot keep the slice, and outputs are written after it has returned.
        return read(unsafe { slice::from_raw_parts(start.cast(), len) });
    };
    // SAFETY: readable by the contract; the copy is as long as `len` and lies on our own stack.
    unsafe { ptr::copy_nonoverlapping(start.cast(), copy.as_mut_ptr(), len) };
    read(copy)
}

/// Elements of the caller: where they begin and how many there are. There is no other way to an array, so neither is believed
/// before it was looked at.
#[derive(Clone, Copy)]
pub(crate) struct Array<P> {
    start: P,
    count: usize,
}

impl<T> Array<*const T> {
    /// The places to read; NULL with none of them is an empty array.
    pub(crate) fn new(start: *const T, count: usize, argument: u8) -> Result<Self, ValidationError> {
        elements(start, count, argument)?;
        Ok(Self { start, count })
    }
}

impl<T> Array<*mut T> {
    /// The places to write.
    pub(crate) fn of_answers(start: *mut T, count: usize, argument: u8) -> Result<Self, ValidationError> {
        elements(start, count, argument)?;
        Ok(Self { start, count })
    }
}

impl<P> Array<P> {
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// How many of `len` elements from `first` on there are.
    fn within(&self, first: usize, len: usize) -> usize {
        len.min(self.count.saturating_sub(first))
    }
}

impl<T: Plain> Array<*const T> {
    /// Copies elements from `first` on.
    pub(crate) fn copy_to(&self, first: usize, copy: &mut [T]) {
        let bytes = self.within(first, copy.len()).saturating_mul(size_of::<T>());
        let from = self.start.wrapping_add(first).cast::<u8>();
        // SAFETY: not NULL if there is something to copy, and of addressable length, as `elements` has seen; readable by
        // the contract. Every bit pattern is a `T`, and the copy is memory of our own.
        unsafe { ptr::copy_nonoverlapping(from, copy.as_mut_ptr().cast(), bytes) };
    }

    /// A copy of one element.
    pub(crate) fn element(&self, index: usize) -> T
    where
        T: Default,
    {
        let mut copy = [T::default()];
        self.copy_to(index, &mut copy);
        let [element] = copy;
        element
    }
}

impl<const N: usize> Array<*const [u8; N]> {
    /// Lends the bytes of `len` elements from `first` on to `read`.
    pub(crate) fn lend<R>(&self, first: usize, len: usize, read: impl FnOnce(&[u8]) -> R) -> R {
        let bytes = self.within(first, len).saturating_mul(N);
        if bytes == 0 {
            return read(&[]);
        }
        let start = self.start.wrapping_add(first).cast();
        // SAFETY: not NULL and of addressable length, as `elements` has seen; readable by the contract. The closure
        // cannot keep the slice, and writes to no memory of the caller.
        read(unsafe { slice::from_raw_parts(start, bytes) })
    }
}

impl<T: Plain> Array<*mut T> {
    /// Writes elements from `first` on.
    pub(crate) fn put(&self, first: usize, answer: &[T]) {
        let bytes = self.within(first, answer.len()).saturating_mul(size_of::<T>());
        let to = self.start.wrapping_add(first).cast::<u8>();
        // SAFETY: as above, and writable by the contract; no slice of the caller's memory is alive.
        unsafe { ptr::copy_nonoverlapping(answer.as_ptr().cast(), to, bytes) };
    }
}

/// Lends at most [`BATCH`] texts or buffers to `read`; NULL with length 0 is an empty one.
pub(crate) fn slices<R>(
    places: &[(*const u8, usize)],
    argument: u8,
    read: impl FnOnce(&[&[u8]]) -> R,
) -> Result<R, ValidationError> {
    let mut slices: [&[u8]; BATCH] = [&[]; BATCH];
    for (slice, (start, len)) in slices.iter_mut().zip(places) {
        if *len > 0 {
            elements(*start, *len, argument)?;
            // SAFETY: as above.
            *slice = unsafe { slice::from_raw_parts(*start, *len) };
        }
    }
    Ok(read(slices.get(..places.len()).unwrap_or_default()))
}

/// Whether there can be `count` elements at a place.
fn elements<T>(start: *const T, count: usize, argument: u8) -> Result<(), ValidationError> {
    if start.is_null() && count > 0 {
        return Err(argument::null(argument));
    }
    addressable(start.addr(), count.saturating_mul(size_of::<T>()), argument)
}

/// The first eight and the last eight bytes of thirteen, where the caller's text may be a number.
pub(crate) fn words(start: *const c_char, len: usize) -> Option<([u8; 8], [u8; 8])> {
    if start.is_null() || len != CertificateNumber::LEN {
        return None;
    }
    let start = start.cast::<[u8; 8]>();
    // SAFETY: thirteen bytes are readable by the contract; the first eight.
    let head = unsafe { start.read_unaligned() };
    // SAFETY: as above; the last eight.
    let tail = unsafe { start.wrapping_byte_add(5).read_unaligned() };
    Some((head, tail))
}

/// A copy of a record. Fields that the caller's version has not are as in `T::default()`.
pub(crate) fn record<T: Plain + Default>(start: *const T, argument: u8) -> Result<T, ValidationError> {
    let known = room(start, argument)?.min(size_of::<T>());
    let mut copy = T::default();
    // SAFETY: the caller's record has at least `known` bytes by its `struct_size`, ours has at least as many; ours
    // lies on our own stack, and every bit pattern is a `T`.
    unsafe { ptr::copy_nonoverlapping(start.cast::<u8>(), (&raw mut copy).cast::<u8>(), known) };
    Ok(copy)
}

/// How many bytes lie behind the pointer: what `struct_size` says, or the width of an integer.
fn room<T: Plain>(start: *const T, argument: u8) -> Result<usize, Unusable> {
    if start.is_null() {
        return Err(Unusable { size: None, argument });
    }
    let Some(first_size) = T::FIRST_SIZE else { return Ok(size_of::<T>()) };
    // SAFETY: not NULL, and a record begins with `struct_size`; readable by the contract.
    let size = unsafe { start.cast::<u32>().read_unaligned() };
    match usize::try_from(size) {
        Ok(room) if room >= first_size => Ok(room),
        _ => Err(Unusable { size: Some(size), argument }),
    }
}

/// The place of one value.
pub(crate) struct Out<T> {
    start: *mut T,
    /// Bytes at the place; 0 where an optional place is NULL.
    pub(crate) room: Result<usize, Unusable>,
    pub(crate) invalid: fn() -> T,
}

impl<T: Plain> Out<T> {
    /// A place that must be there.
    pub(crate) fn required(start: *mut T, argument: u8, invalid: fn() -> T) -> Self {
        Self { start, room: room(start, argument), invalid }
    }

    /// A place that may be NULL.
    pub(crate) fn optional(start: *mut T, argument: u8, invalid: fn() -> T) -> Self {
        let room = if start.is_null() { Ok(0) } else { room(start, argument) };
        Self { start, room, invalid }
    }

    /// Whether no host has a smaller one.
    const NEVER_GREW: bool = match T::FIRST_SIZE {
        Some(first) => first == size_of::<T>(),
        None => true,
    };

    /// Whether nothing is to be written: an optional place that is NULL.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.room, Ok(0) | Err(_))
    }

    /// Writes a value if there is a place for it. The `struct_size` of a record stays the caller's.
    pub(crate) fn put(&self, value: T) {
        match self.room {
            Ok(0) | Err(_) => {}
            // A length that is known beforehand takes a few moves.
            // uncovered: no record has grown yet
            Ok(_) if Self::NEVER_GREW => self.put_bytes(&value, size_of::<T>()),
            Ok(room) => self.put_bytes(&value, room.min(size_of::<T>())), // uncovered: the same
        }
    }

    #[inline(always)]
    fn put_bytes(&self, value: &T, known: usize) {
        let head = if T::FIRST_SIZE.is_some() { size_of::<u32>() } else { 0 };
        let from = ptr::from_ref(value).cast::<u8>().wrapping_add(head);
        let to = self.start.cast::<u8>().wrapping_add(head);
        // SAFETY: `known` bytes are writable by the contract and readable in `value`, which has no padding; `value`
        // lies on our own stack.
        unsafe { ptr::copy_nonoverlapping(from, to, known.saturating_sub(head)) };
    }
}

/// Writes a text in an encoding as far as there is room for its pieces, and counts all of it.
pub(crate) struct Cursor<E: Encoding> {
    start: *mut E::Unit,
    capacity: usize,
    used: usize,
}

impl<E: Encoding<Unit: Plain>> Cursor<E> {
    /// At the beginning of a buffer of the caller.
    pub(crate) fn new(start: *mut E::Unit, capacity: usize) -> Self {
        Self { start, capacity, used: 0 }
    }

    /// How many units the text has.
    pub(crate) fn used(&self) -> usize {
        self.used
    }

    fn put(&mut self, units: &[E::Unit]) {
        let end = self.used.saturating_add(units.len());
        if end <= self.capacity {
            let to = self.start.wrapping_add(self.used).cast::<u8>();
            // SAFETY: `capacity` units are writable by the contract, and the text ends within them; bytes are copied,
            // so nothing need be aligned. The units are no memory of the caller: encodings make them of texts that
            // are constants of the library or made by it.
            unsafe { ptr::copy_nonoverlapping(units.as_ptr().cast(), to, size_of_val(units)) };
        }
        self.used = end;
    }
}

impl<E: Encoding<Unit: Plain>> fmt::Write for Cursor<E> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        E::encode(text, |units| self.put(units));
        Ok(())
    }
}
