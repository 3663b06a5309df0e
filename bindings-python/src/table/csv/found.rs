//! The rows that are found in the text of a CSV file, and what is wanted of them.

use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::text::{End, Field, Text};
use crate::table::cell::is_blank;
use crate::table::rows::{Cells, Noted, flag};
use crate::table::wanted::{self, Wanted};

/// Rows, one after the other.
pub(super) struct Found<'a> {
    text: Text<'a>,
    wanted: &'a Wanted,
    /// How many fields a row should have to be written again.
    fields: usize,
    /// The bytes that are no UTF-8, as far as they are not passed yet.
    wrong: Peekable<IntoIter<usize>>,
    taken: Vec<(Range<usize>, bool)>,
    pub(super) columns: Vec<Cells>,
    /// Where each row ends, with its line end.
    pub(super) ends: Vec<usize>,
    pub(super) noted: Vec<Noted>,
    /// The rows with more or fewer fields than they should have.
    pub(super) widths: Vec<(usize, usize)>,
}

/// What is known of a row while its fields are read.
#[derive(Default)]
struct Row {
    fields: usize,
    /// The first filled cell.
    lead: Range<usize>,
    /// How many are filled; two are enough to know.
    filled: usize,
    /// The place of the last one that was looked at, counted from 1.
    last: usize,
}

impl Row {
    fn look(&mut self, text: &Text<'_>, field: &Range<usize>, width: usize) {
        if (self.filled < 2 || self.fields >= width) && is_filled(text, field) {
            if self.filled == 0 {
                self.lead = field.clone();
            }
            self.filled = self.filled.saturating_add(1);
            self.last = self.fields.saturating_add(1);
        }
    }
}

/// Whether something can be seen in a cell.
fn is_filled(text: &Text<'_>, field: &Range<usize>) -> bool {
    let first = text.bytes(field.clone()).first();
    first.is_some_and(|first| first.is_ascii_graphic() || !is_blank(text.shown(field)))
}

impl<'a> Found<'a> {
    pub(super) fn new(text: Text<'a>, wanted: &'a Wanted, fields: usize) -> Self {
        let columns = wanted.places.iter().map(|_| Cells::default()).collect();
        let taken = wanted.places.iter().map(|_| (0..0, false)).collect();
        let wrong = text.wrong().into_iter().peekable();
        Self { text, wanted, fields, wrong, taken, columns, ends: vec![], noted: vec![], widths: vec![] }
    }

    /// Takes all rows that are whole.
    pub(super) fn all(mut self) -> Self {
        let mut start = 0;
        while start < self.text.data.len()
            && let Some(next) = self.row(start)
        {
            start = next;
        }
        self
    }

    /// Takes the row that begins here, and returns where the next one does.
    fn row(&mut self, start: usize) -> Option<usize> {
        let (mut row, mut place) = (Row::default(), self.text.first(start));
        loop {
            let field = self.text.field(place)?;
            if field.end == End::Broken {
                let end = self.text.line(start)?;
                self.odd(end, flag::QUOTES, 0);
                return Some(end);
            }
            row.look(&self.text, &field.text, self.wanted.width);
            place = field.next;
            let end = field.end;
            self.take(row.fields, field);
            row.fields = row.fields.saturating_add(1);
            if end == End::Row {
                break;
            }
        }
        if row.fields != self.fields {
            self.widths.push((self.ends.len(), row.fields));
        }
        match self.wrong_byte(start..place) {
            Some(byte) => self.odd(place, flag::BYTES, byte),
            None => self.even(place, &row),
        }
        Some(place)
    }

    /// Keeps a field if it is wanted.
    fn take(&mut self, place: usize, field: Field) {
        for slot in self.wanted.slots(place) {
            if let Some(taken) = self.taken.get_mut(*slot) {
                *taken = (field.text.clone(), field.doubled);
            }
        }
    }

    /// The place in a row of its first byte that is no UTF-8, counted from 1.
    fn wrong_byte(&mut self, row: Range<usize>) -> Option<usize> {
        let mut first = None;
        while let Some(place) = self.wrong.next_if(|place| *place < row.end) {
            // The bytes of rows with other faults were not passed.
            first = first.or(place.checked_sub(row.start));
        }
        first.map(|place: usize| place.saturating_add(1))
    }

    fn even(&mut self, end: usize, row: &Row) {
        let judged = self.wanted.judged;
        let missing = self.wanted.places.iter().take(judged).any(|place| *place >= row.fields);
        for (taken, place) in self.taken.iter_mut().zip(&self.wanted.places).skip(judged) {
            // What was taken is of an earlier row.
            if *place >= row.fields {
                *taken = (0..0, false);
            }
        }
        let lead = self.text.shown(&row.lead);
        let cells = self.taken.iter().map(|(field, _)| self.text.shown(field));
        let cells = cells.take(if missing { 0 } else { self.taken.len() });
        let mut flags = self.wanted.flags(lead, row.filled, row.last, cells);
        if missing && row.filled > 0 {
            flags |= flag::WIDTH;
        }
        if flags != 0 {
            let place = if flags & flag::WIDTH == 0 { row.last } else { row.fields };
            self.noted.push((self.ends.len(), flags, place, wanted::lead(lead)));
        }
        if missing {
            self.blank()
        } else {
            self.keep()
        }
        self.ends.push(end);
    }

    /// Keeps the cells that were taken.
    fn keep(&mut self) {
        for (column, (text, doubled)) in self.columns.iter_mut().zip(&self.taken) {
            match self.text.cell(text, *doubled) {
                Cow::Borrowed(text) => column.push_text(text),
                Cow::Owned(text) => column.push_text(&text),
            }
        }
    }

    /// Keeps a row of which nothing is known.
    fn odd(&mut self, end: usize, flags: u16, place: usize) {
        self.noted.push((self.ends.len(), flags, place, String::new()));
        self.blank();
        self.ends.push(end);
    }

    fn blank(&mut self) {
        for column in &mut self.columns {
            column.push_text(&[]);
        }
    }
}
