//! Arrow's structs in PyCapsules, in and out, and its texts by key: the one file of this crate that needs `unsafe`.
//!
//! What a producer says about its memory cannot be verified from outside: where it lies, and how much of it there is.
//! What can be verified is: the names of the capsules, that nothing in them was released, and, by `arrow-data`, that
//! lengths, buffers and outermost offsets agree. The kernels look at every other offset before they use it.

use std::cell::Cell;
use std::ffi::{CStr, c_int};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::sync::Once;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::UInt8Type;
use arrow_array::{Array as _, ArrayRef, DictionaryArray, UInt8Array};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};

/// A struct of Arrow's C interfaces, and the name that its capsule has.
pub(crate) trait Struct: Sized + Send + 'static {
    const NAME: &CStr;

    /// What is left behind when the struct is taken out.
    fn released() -> Self;

    /// The struct in a new capsule, which releases it if nobody takes it out.
    fn give(self, py: Python<'_>) -> PyResult<Bound<'_, PyCapsule>> {
        PyCapsule::new_with_value(py, self, Self::NAME)
    }

    /// Takes the struct out of a capsule.
    fn take(capsule: &Bound<'_, PyCapsule>) -> PyResult<Self> {
        let place = capsule.pointer_checked(Some(Self::NAME))?.cast::<Self>();
        if !place.is_aligned() {
            return Err(malformed("the capsule's memory is not aligned"));
        }
        // SAFETY: the name says that an initialized struct of this type is there, and the capsule, which nobody else
        // touches while we hold the GIL, owns it. What replaces it is released, so it is not released twice.
        Ok(unsafe { place.replace(Self::released()) })
    }
}

macro_rules! structs {
    ($($Struct:ident $name:literal),+) => {
        $(impl Struct for $Struct {
            const NAME: &CStr = $name;

            fn released() -> Self {
                Self::empty()
            }
        })+
    };
}

structs! { FFI_ArrowSchema c"arrow_schema", FFI_ArrowArray c"arrow_array", FFI_ArrowArrayStream c"arrow_array_stream" }

/// Texts by key. Arrow looks at one key after the other, which takes as long as many checks; the highest says the same.
///
/// # Errors
///
/// A key beyond the texts.
pub(crate) fn texts_by_key(
    keys: UInt8Array,
    texts: ArrayRef,
) -> Result<DictionaryArray<UInt8Type>, ArrowError> {
    let highest = keys.values().iter().copied().fold(0, u8::max);
    if usize::from(highest) >= texts.len() {
        return DictionaryArray::try_new(keys, texts);
    }
    // SAFETY: every key is one of the texts, also where a row has none.
    Ok(unsafe { DictionaryArray::new_unchecked(keys, texts) })
}

/// The refusal of memory that cannot be what it is said to be.
pub(crate) fn malformed(what: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(format!("malformed Arrow data: {what}"))
}

/// Runs a part of `arrow`, which panics where a struct is not what it should be: an answer, so nothing is printed.
fn strictly<T>(body: impl FnOnce() -> Result<T, ArrowError>) -> PyResult<T> {
    thread_local!(static EXPECTED: Cell<bool> = const { Cell::new(false) });
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !EXPECTED.get() {
                report(info);
            }
        }));
    });
    EXPECTED.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(body));
    EXPECTED.set(false);
    outcome.map_err(|_| malformed("a struct of the C interface is not as it should be"))?.map_err(malformed)
}

pub(crate) fn data_type(schema: &FFI_ArrowSchema) -> PyResult<DataType> {
    strictly(|| DataType::try_from(schema))
}

/// The array in a struct; its memory stays the producer's and is released with the last reference to it.
pub(crate) fn import(array: FFI_ArrowArray, data_type: &DataType) -> PyResult<ArrayData> {
    if array.is_released() || array.length < 0 || array.offset < 0 {
        return Err(malformed("the array is released, or its length is negative"));
    }
    strictly(|| {
        if last_offset(&array, data_type).is_some_and(|offset| offset < 0) {
            return Err(ArrowError::CDataInterface("the last offset is negative".into()));
        }
        // SAFETY: the producer vouches for its memory; see the top of this file.
        let data = unsafe { from_ffi_and_data_type(array, data_type.clone()) }?;
        validate(&data)?;
        Ok(data)
    })
}

/// Where the data of texts ends: taken for a length before `arrow-data` looks at it.
fn last_offset(array: &FFI_ArrowArray, data_type: &DataType) -> Option<i64> {
    let place = array.len().checked_add(array.offset())?;
    let offsets = || Some(array.buffer(1)).filter(|buffer| !buffer.is_null());
    match data_type {
        DataType::Utf8 | DataType::Binary => {
            let last = offsets()?.cast::<i32>().wrapping_add(place);
            // SAFETY: not NULL; the producer vouches for one more offset than rows.
            Some(unsafe { last.read_unaligned() }.into())
        }
        DataType::LargeUtf8 | DataType::LargeBinary => {
            let last = offsets()?.cast::<i64>().wrapping_add(place);
            // SAFETY: as above.
            Some(unsafe { last.read_unaligned() })
        }
        _ => None,
    }
}

/// Looks at lengths and outermost offsets, where rows depend on them: an array without rows may have any.
fn validate(array: &ArrayData) -> Result<(), ArrowError> {
    match (array.data_type(), array.child_data()) {
        _ if array.is_empty() => Ok(()),
        (DataType::Dictionary(..), [values]) => validate(values),
        (DataType::Struct(_), [column]) if column.len().saturating_sub(array.offset()) >= array.len() => {
            validate(column)
        }
        _ => array.validate(),
    }
}

/// A stream of arrays that somebody else produces.
pub(crate) struct Stream(pub(crate) FFI_ArrowArrayStream);

impl Stream {
    pub(crate) fn schema(&mut self) -> PyResult<FFI_ArrowSchema> {
        let mut schema = FFI_ArrowSchema::empty();
        let get = self.0.get_schema.ok_or_else(|| malformed("the stream is released"))?;
        // SAFETY: the stream is not released, and both pointers are good for reading and writing.
        let status = unsafe { get(&raw mut self.0, &raw mut schema) };
        self.succeeded(status)?;
        Ok(schema)
    }

    /// The next array. The producer may need the GIL for it, or wait for a thread that does.
    pub(crate) fn next(&mut self, py: Python<'_>) -> PyResult<Option<FFI_ArrowArray>> {
        let mut array = FFI_ArrowArray::empty();
        let get = self.0.get_next.ok_or_else(|| malformed("the stream is released"))?;
        // SAFETY: as above.
        let status = py.detach(|| unsafe { get(&raw mut self.0, &raw mut array) });
        self.succeeded(status)?;
        Ok((!array.is_released()).then_some(array))
    }

    fn succeeded(&mut self, status: c_int) -> PyResult<()> {
        if status == 0 {
            return Ok(());
        }
        let message = self.0.get_last_error.map_or(ptr::null(), |get| {
            // SAFETY: the stream is not released, and its last call failed.
            unsafe { get(&raw mut self.0) }
        });
        if message.is_null() {
            return Err(malformed(format_args!("the stream failed with status {status}")));
        }
        // SAFETY: what is not NULL is a C string, good until the next call of the stream.
        let message = unsafe { CStr::from_ptr(message) };
        Err(PyValueError::new_err(message.to_string_lossy().into_owned()))
    }
}
