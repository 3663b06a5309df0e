//! Where a row and a cell of XLSX stand: what they say of it, or behind the one before.

use quick_xml::events::BytesStart;

use crate::table::fault::{Code, Fault};

pub(super) const ROWS: u32 = 1 << 20;
pub(super) const COLUMNS: u32 = 1 << 14;

/// The row and the column of the cell that was met last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cursor {
    pub(super) row: u32,
    pub(super) column: u32,
}

impl Cursor {
    /// Goes to the row that begins here.
    pub(super) fn row(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let before = self.row;
        let next = before.saturating_add(1);
        self.row = match element.try_get_attribute("r").map_err(damaged)? {
            Some(number) => number.value.trim().parse().map_err(|_| Code::BeyondSheet)?,
            None => next,
        };
        self.column = 0;
        match self.row {
            0 => Err(Code::BeyondSheet.into()),
            row if row > ROWS => Err(Fault::from(Code::BeyondSheet).row(row.into())),
            row if row == before => Err(Fault::from(Code::RowRepeated).row(row.into())),
            row if row < before => Err(Fault::from(Code::RowsUnordered).row(row.into())),
            _ => Ok(()),
        }
    }

    /// Goes to the cell that begins here.
    pub(super) fn cell(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let reference = element.try_get_attribute("r").map_err(damaged)?;
        let (column, row) = match &reference {
            Some(reference) => place(&reference.value).ok_or(Code::BeyondSheet)?,
            None => (self.column.saturating_add(1), self.row),
        };
        if column > COLUMNS {
            return Err(Fault::from(Code::BeyondSheet).row(self.row.into()));
        }
        if row != self.row || column <= self.column {
            return Err(Fault::from(Code::RowsUnordered).row(self.row.into()));
        }
        self.column = column;
        Ok(())
    }
}

/// Column and row of a reference such as `AB12`, both from 1 on.
pub(super) fn place(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|character: char| character.is_ascii_digit())?;
    let (letters, row) = reference.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let place = letter.to_ascii_uppercase().checked_sub(b'A').filter(|place| *place < 26)?;
        column.checked_mul(26)?.checked_add(u32::from(place))?.checked_add(1)
    })?;
    Some((column, row.parse().ok()?)).filter(|(column, _)| *column > 0)
}

pub(super) fn damaged<E>(_: E) -> Fault {
    Code::Damaged.into()
}
