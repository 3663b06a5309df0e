use std::fmt::Debug;
use std::ptr;

use skillcert::{Code, Component, Finding, ValidationError};

use crate::input::Input;

/// Units on both sides of a buffer that no call may touch.
const MARGIN: usize = 16;

/// A buffer for what a call writes, within memory that it may not touch.
pub(super) struct Room<U> {
    units: Vec<U>,
    pub(super) start: *mut U,
    pub(super) capacity: usize,
    pub(super) wrong: Option<Code>,
}

impl<U: Copy + Default + PartialEq + Debug + From<u8>> Room<U> {
    /// A large one; a byte may make it small, or none at all.
    pub(super) fn drawn(input: &mut Input<'_>, large: usize) -> Self {
        match input.byte() {
            b'E' => Self::absent(0, None),
            b'N' => Self::absent(9, Some(Code::NullArgument)),
            b'L' => Self { capacity: usize::MAX, wrong: Some(Code::LengthOverflow), ..Self::of(0) },
            0 | b' ' => Self::of(large),
            small => Self::of(small.into()),
        }
    }

    pub(super) fn of(capacity: usize) -> Self {
        let mut units = vec![U::from(0x5A); capacity.saturating_add(2 * MARGIN)];
        let start = units.as_mut_ptr().wrapping_add(MARGIN);
        Self { units, start, capacity, wrong: None }
    }

    fn absent(capacity: usize, wrong: Option<Code>) -> Self {
        Self { units: vec![], start: ptr::null_mut(), capacity, wrong }
    }

    /// Whether a text fits, and what the caller is told if it does not.
    pub(super) fn takes(&self, length: usize) -> Result<(), ValidationError> {
        let wide = |length| i64::try_from(length).unwrap_or(i64::MAX);
        let finding = Finding::new(Code::BufferTooSmall, Component::Argument);
        let too_small = finding.with_value(wide(length)).with_limit(wide(self.capacity));
        if length > self.capacity { Err(too_small.into()) } else { Ok(()) }
    }

    /// After a call: the units from the beginning on, and after them a NUL if there is room for it.
    pub(super) fn holds_text(&self, text: &[U]) {
        let mut written = text.to_vec();
        written.push(U::default());
        self.holds(written.get(..self.capacity.min(written.len())).unwrap_or_default());
    }

    /// After a call: the units from the beginning on, and nothing else; `&[]` where nothing may have been written.
    pub(super) fn holds(&self, written: &[U]) {
        let end = MARGIN.saturating_add(written.len());
        let (before, rest) = self.units.split_at_checked(MARGIN).unwrap_or_default();
        let is_untouched = |units: &[U]| units.iter().all(|unit| *unit == U::from(0x5A));
        assert!(is_untouched(before) && is_untouched(self.units.get(end..).unwrap_or_default()));
        assert_eq!(rest.get(..written.len()), Some(written));
    }
}
