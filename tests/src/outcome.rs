//! What the library answers to one row, as cells.

use skillcert::{Found, ValidationError};

use crate::table::Row;

/// The answer to one row.
#[derive(Debug)]
pub struct Outcome {
    /// The error, where the row is refused.
    pub error: Option<ValidationError>,
    cells: Vec<(&'static str, String)>,
}

impl Outcome {
    /// From a result whose value is a list of cells.
    #[must_use]
    pub fn new(result: Result<Vec<(&'static str, String)>, ValidationError>) -> Self {
        match result {
            Ok(cells) => Self { error: None, cells }.with("code", "ok"),
            Err(error) => Self { error: Some(error), cells: facts(error) },
        }
    }

    /// The same with one more cell.
    #[must_use]
    pub fn with(mut self, column: &'static str, cell: impl ToString) -> Self {
        self.cells.push((column, cell.to_string()));
        self
    }

    fn cell(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell)
    }

    /// One line for every cell that is not what the row expects.
    #[must_use]
    pub fn differences(&self, row: &Row) -> Vec<String> {
        let expected = row.expected().chain(self.error.is_some().then(|| ("clause", row.cell("clause"))));
        let differing = expected.filter(|(column, cell)| self.cell(column) != *cell);
        let line = |(column, cell)| {
            format!("{}: {column} is {:?}, expected {cell:?}", row.place(), self.cell(column))
        };
        differing.map(line).collect()
    }
}

fn facts(error: ValidationError) -> Vec<(&'static str, String)> {
    let error = error.finding();
    vec![
        ("code", error.code().to_string()),
        ("component", error.component().to_string()),
        ("clause", text(error.clause())),
        ("index", text(error.index())),
        ("found", text(error.found().map(code_point))),
        ("value", text(error.value())),
        ("limit", text(error.limit())),
        ("hint", text(error.hint())),
    ]
}

fn text<T: ToString>(fact: Option<T>) -> String {
    fact.map_or_else(String::new, |fact| fact.to_string())
}

/// `U+FF11` or `0xA3`, as in JSON.
pub(crate) fn code_point(found: Found) -> String {
    match found {
        Found::Char(c) => format!("U+{:04X}", u32::from(c)),
        Found::Byte(byte) => format!("0x{byte:02X}"),
    }
}
