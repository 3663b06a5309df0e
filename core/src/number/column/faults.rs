//! All faults of a row at once, without a branch for any of them.
//!
//! Which of its faults a row has is nothing that a processor foresees: eleven kinds in no order defeat the branch predictor, and
//! a wrong guess costs as much as all the arithmetic here. So every fault is computed as a bit, and the one that is reported is the
//! lowest bit that is set ([`NumberFault`] is the list):
//!
//! ```text
//! bytes 0 to 7 and 5 to 12 of the row, as two words (digits.rs); 80 in a byte that is no digit
//!     head  00 00 00 00 00 80 00 00     tail  80 00 00 00 00 00 00 00
//! & the bytes that the length says are there (FORMS); of a row of four bytes:
//!           FF FF FF FF 00 00 00 00           00 00 00 00 00 00 00 00
//! = 0 in both: NOT_DIGIT stays 0          LENGTH comes from FORMS[4].faults
//! | the five bits of the fields, compared by the scheme
//! ```
//!
//! The words are loaded beyond the end of a short row, into the next one: what they find there is masked out. Digits that a wrong
//! byte has spoiled give wrong fields; their bits do no harm, since NOT_DIGIT and LENGTH are lower. Whether a row is blank needs
//! its characters: a row that begins with no visible character goes the slow way (judge.rs).
//!
//! The word of a mask grows byte by byte with the length: byte n of the row is byte n of `head` up to the eighth, and byte n - 5 of
//! `tail` from the sixth on. From thirteen on both are full, and a longer row is wrong by its length if not by a byte.

use super::super::digits::LEN;
use super::super::fault::NumberFault;

/// The bits of [`NumberFault`].
#[derive(Clone, Copy)]
pub(super) struct Faults(u32);

const MISSING: u32 = 1 << NumberFault::NumberMissing as u32;
const LENGTH: u32 = 1 << NumberFault::NumberLength as u32;

impl Faults {
    /// Of a row that is not blank: its length, which bytes of its words are no digits, and what is wrong with the fields.
    #[inline(always)]
    pub(super) fn of(len: usize, [head, tail]: [u64; 2], fields: u32) -> Self {
        let [.., longer] = &FORMS;
        let form = FORMS.get(len).unwrap_or(longer);
        let not_digit = u32::from((head & form.head) | (tail & form.tail) != 0);
        Self(fields | not_digit << NumberFault::NumberNotDigit as u32 | form.faults)
    }

    /// The one that is reported.
    #[inline(always)]
    pub(super) fn first(self) -> Option<NumberFault> {
        NumberFault::first(self.0)
    }
}

/// What a length says: which bytes of both words have to be digits, and whether nothing or not thirteen bytes are there.
#[derive(Clone, Copy)]
struct Form {
    head: u64,
    tail: u64,
    faults: u32,
}

/// By length; the last one is that of all longer rows. A byte more has to be a digit with each, in the tail from the sixth on.
#[expect(clippy::indexing_slicing, reason = "as many as there are")]
const FORMS: [Form; LEN + 2] = {
    let mut forms = [Form { head: 0, tail: 0, faults: LENGTH }; LEN + 2];
    let mut len = 1;
    while len < forms.len() {
        let Form { head, tail, .. } = forms[len.wrapping_sub(1)];
        forms[len].head = head << 8 | 0xFF;
        forms[len].tail = if len > 5 { tail << 8 | 0xFF } else { 0 };
        len = len.wrapping_add(1);
    }
    forms[0].faults = MISSING | LENGTH;
    forms[LEN].faults = 0;
    forms
};
