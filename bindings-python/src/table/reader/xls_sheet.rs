//! A sheet of an XLS workbook: its cells by row and column, whatever order they have in the file.

use std::collections::HashSet;

use super::biff::{CONTINUE, Fonts, Record, Texts, record};
use super::book::{MOST_COLUMNS, Sink, give};
use super::strings::Strings;
use crate::table::bytes::{error, f64_at, rk, u8_at, u16_at, u32_at};
use crate::table::cell::{Doubt, Style, Value};
use crate::table::fault::{Code, Fault};
use crate::table::look::Look;

/// What the cells of a sheet refer to.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) texts: Texts,
    pub(super) strings: &'a Strings,
    pub(super) fonts: &'a Fonts,
    pub(super) looks: &'a [Look],
}

const FORMULA: u16 = 0x06;
const STRING: u16 = 0x207;
const RICH: u16 = 0xD6;
const MULTIPLE: u16 = 0xBD;

/// Where the cells of a sheet are.
#[derive(Default)]
struct Index {
    /// Row and column in one number, and the place of the record.
    cells: Vec<(u32, u32)>,
    hidden: HashSet<u16>,
    /// A formula has another result than an empty text. Where none has, nothing was calculated.
    calculated: bool,
}

pub(super) fn read(book: Context<'_>, stream: &[u8], place: usize, sink: &mut dyn Sink) -> Result<(), Fault> {
    let index = Index::of(stream, place)?;
    let (mut row, mut next) = (None, 0);
    for (done, (cell, place)) in index.cells.iter().enumerate() {
        let [number, first] = [cell >> 16, cell & 0xFFFF];
        if row != Some(number) {
            let read = done.saturating_mul(1_000_000).checked_div(index.cells.len()).unwrap_or(0);
            let hidden = u16::try_from(number).is_ok_and(|number| index.hidden.contains(&number));
            if !sink.row(number.saturating_add(1), hidden, read as u64)? {
                return Ok(());
            }
            (row, next) = (Some(number), 0);
        }
        let fault = |code: Code| Fault::from(code).row(number.saturating_add(1).into());
        if first < next {
            return Err(fault(Code::RowRepeated));
        }
        let it = usize::try_from(*place).ok().and_then(|place| record(stream, place));
        let giving = Giving { book, stream, calculated: index.calculated, column: first };
        next = it
            .and_then(|it| giving.give(it, sink))
            .unwrap_or(Err(Code::Damaged.into()))
            .map_err(|it| it.row(number.saturating_add(1).into()))?;
        if next > MOST_COLUMNS {
            return Err(fault(Code::BeyondSheet));
        }
    }
    Ok(())
}

impl Index {
    fn of(stream: &[u8], place: usize) -> Result<Self, Fault> {
        let (mut index, mut place, mut depth) = (Self::default(), place, 0_usize);
        loop {
            let it = record(stream, place).ok_or(Code::Damaged)?;
            let here = u32::try_from(place).map_err(|_| Code::TooLarge)?;
            place = it.next;
            match it.kind {
                // A chart in the sheet has cells of its own.
                0x0809 => depth = depth.saturating_add(1),
                _ if depth == 0 => return Err(Code::Damaged.into()),
                0x0A if depth <= 1 => break,
                0x0A => depth = depth.saturating_sub(1),
                _ if depth == 1 => index.take(it, here).ok_or(Code::Damaged)?,
                _ => {}
            }
        }
        if !index.cells.is_sorted() {
            index.cells.sort_unstable();
        }
        Ok(index)
    }

    fn take(&mut self, it: Record<'_>, place: u32) -> Option<()> {
        match it.kind {
            0x208 if u16_at(it.data, 12)? & 0x20 != 0 => {
                self.hidden.insert(u16_at(it.data, 0)?);
            }
            FORMULA | MULTIPLE | 0x203 | 0x204 | 0x205 | 0x27E | RICH | 0xFD => {
                let cell = u32::from(u16_at(it.data, 0)?) << 16 | u32::from(u16_at(it.data, 2)?);
                self.cells.push((cell, place));
                self.calculated |= it.kind == FORMULA && !is_empty(it.data);
            }
            _ => {}
        }
        Some(())
    }
}

/// Whether a formula gave an empty text, or nothing yet.
fn is_empty(data: &[u8]) -> bool {
    u16_at(data, 12) == Some(0xFFFF) && u8_at(data, 6) == Some(3)
}

/// The cells of a record that are given to a sink.
struct Giving<'a> {
    book: Context<'a>,
    stream: &'a [u8],
    calculated: bool,
    column: u32,
}

impl Giving<'_> {
    /// Gives the cells, and returns the column behind them.
    fn give(&self, it: Record<'_>, sink: &mut dyn Sink) -> Option<Result<u32, Fault>> {
        let data = it.data;
        let look = self.look(data, 4)?;
        let value = match it.kind {
            MULTIPLE => return self.multiple(data, sink),
            0xFD => self.book.strings.value(usize::try_from(u32_at(data, 6)?).ok()?)?,
            0x203 => Value::Number(f64_at(data, 6)?, Style::Number),
            0x27E => Value::Number(rk(u32_at(data, 6)?), Style::Number),
            0x205 if u8_at(data, 7)? != 0 => Value::Error(error(u8_at(data, 6)?)),
            0x205 => Value::Boolean(u8_at(data, 6)? != 0),
            FORMULA => return self.formula(it, look, sink),
            kind => {
                let doubt = if kind == RICH { self.doubt(data) } else { None };
                let text = self.book.texts.read(data, 6, true)?;
                return Some(self.cell(Value::text(&text, doubt), look, sink));
            }
        };
        Some(self.cell(value, look, sink))
    }

    fn cell(&self, value: Value<'_>, look: Look, sink: &mut dyn Sink) -> Result<u32, Fault> {
        give(sink, self.column, value, look)?;
        Ok(self.column.saturating_add(1))
    }

    fn look(&self, data: &[u8], place: usize) -> Option<Look> {
        let look = usize::from(u16_at(data, place)?);
        let looks = self.book.looks;
        looks.get(look).copied().or(looks.is_empty().then(Look::default))
    }

    /// What doubt there is about a text of 1995: behind it stands where which font begins.
    fn doubt(&self, data: &[u8]) -> Option<Doubt> {
        let len = u16_at(data, 6).filter(|_| matches!(self.book.texts, Texts::CodePage(_)));
        let parts = len.and_then(|len| data.get(usize::from(len).saturating_add(9)..)).unwrap_or_default();
        let mut fonts = parts.chunks_exact(2).filter_map(|part| u8_at(part, 1));
        fonts.find_map(|font| self.book.fonts.font(font.into()).doubt('0'))
    }

    fn multiple(&self, data: &[u8], sink: &mut dyn Sink) -> Option<Result<u32, Fault>> {
        let mut column = self.column;
        let cells = data.get(4..data.len().checked_sub(2)?)?;
        for cell in cells.chunks_exact(6) {
            let look = self.look(cell, 0)?;
            if let Err(fault) = give(sink, column, Value::Number(rk(u32_at(cell, 2)?), Style::Number), look) {
                return Some(Err(fault));
            }
            column = column.saturating_add(1);
        }
        Some(Ok(column))
    }

    fn formula(&self, it: Record<'_>, look: Look, sink: &mut dyn Sink) -> Option<Result<u32, Fault>> {
        let data = it.data;
        if u16_at(data, 12)? != 0xFFFF {
            return Some(self.cell(Value::Number(f64_at(data, 6)?, Style::Number), look, sink));
        }
        let value = match (u8_at(data, 6)?, u8_at(data, 8)?) {
            (0, _) => return Some(self.cell(Value::Text(&self.result(it.next)?), look, sink)),
            (1, value) => Value::Boolean(value != 0),
            (2, code) => Value::Error(error(code)),
            _ if self.calculated => Value::Text(""),
            _ => Value::Formula,
        };
        Some(self.cell(value, look, sink))
    }

    /// The text that a formula gave, in a record behind it.
    fn result(&self, mut place: usize) -> Option<String> {
        // Between them may stand what several formulas share.
        for _ in 0..4 {
            let it = record(self.stream, place)?;
            if it.kind == STRING {
                return self.long(it);
            }
            place = it.next;
        }
        None
    }

    /// A text, which may go on in the following records.
    fn long(&self, it: Record<'_>) -> Option<String> {
        let mut data = it.data.to_vec();
        let mut next = it.next;
        while let Some(more) = record(self.stream, next).filter(|it| it.kind == CONTINUE) {
            let rest =
                if matches!(self.book.texts, Texts::Unicode) { more.data.get(1..)? } else { more.data };
            data.extend_from_slice(rest);
            next = more.next;
        }
        self.book.texts.read(&data, 0, true).map(std::borrow::Cow::into_owned)
    }
}
