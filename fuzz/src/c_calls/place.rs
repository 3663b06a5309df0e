use std::fmt::Debug;
use std::ptr;

use skillcert::Code;

use super::record::Value;
use crate::input::Input;

const UNTOUCHED: [u64; 4] = [0x5A5A_5A5A_5A5A_5A5A; 4];

/// A value that the host keeps, with memory on both sides that no call may touch.
#[repr(C)]
#[derive(Debug)]
pub(super) struct Kept<T> {
    before: [u64; 4],
    pub(super) value: T,
    after: [u64; 4],
}

impl<T: Default> Default for Kept<T> {
    fn default() -> Self {
        Self { before: UNTOUCHED, value: T::default(), after: UNTOUCHED }
    }
}

/// Where a call finds or puts a value, and what is wrong with that.
pub(super) struct Place<T> {
    pub(super) start: *mut T,
    pub(super) wrong: Option<Code>,
    usable: bool,
    was: T,
}

impl<T: Value> Kept<T> {
    /// A place that must be there; a byte may take it away, or shrink its `struct_size`.
    pub(super) fn required(&mut self, input: &mut Input<'_>) -> Place<T> {
        let place = self.optional(input);
        Place { wrong: place.wrong.or(place.start.is_null().then_some(Code::NullArgument)), ..place }
    }

    /// A place that may be NULL.
    pub(super) fn optional(&mut self, input: &mut Input<'_>) -> Place<T> {
        let (odd, full) = (input.byte(), size_of::<T>());
        let size = self.value.struct_size().map(|size| {
            let told = match odd {
                b'<' => full.saturating_sub(1),
                b'0' => 0,
                b'>' => full.saturating_add(8),
                _ => full,
            };
            *size = u32::try_from(told).unwrap_or(u32::MAX);
            told
        });
        let wrong = size.filter(|size| *size < full).map(|_| Code::StructSize);
        let is_null = odd == b'N';
        Place {
            start: if is_null { ptr::null_mut() } else { &raw mut self.value },
            wrong: wrong.filter(|_| !is_null),
            usable: !is_null && wrong.is_none(),
            was: self.value,
        }
    }

    /// After a call: the value is `expected` if it could be written, else what it was; all around it is as before.
    pub(super) fn is(&self, place: &Place<T>, mut expected: T) {
        let mut was = place.was;
        if !place.usable {
            expected = was;
        }
        if let (Some(size), Some(told)) = (expected.struct_size(), was.struct_size()) {
            *size = *told;
        }
        assert_eq!(format!("{:?}", self.value), format!("{expected:?}"));
        assert_eq!((self.before, self.after), (UNTOUCHED, UNTOUCHED));
    }
}

impl<T> Place<T> {
    pub(super) fn is_usable(&self) -> bool {
        self.usable
    }
}
