//! Reading a table and comparing every row of it with what the library answers.

use std::fs;
use std::str::FromStr;

use crate::TABLES;

/// One row of a table, with its place for reports.
#[derive(Debug)]
pub struct Row {
    table: String,
    line: usize,
    cells: Vec<(String, String)>,
}

impl Row {
    /// `tests/data/number.tsv:17`.
    #[must_use]
    pub fn place(&self) -> String {
        format!("tests/data/{}.tsv:{}", self.table, self.line)
    }

    /// The cell as it is written.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.find(column).unwrap_or_else(|| panic!("{}: no column {column}", self.place()))
    }

    fn find(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|(name, _)| name == column).map(|(_, cell)| cell.as_str())
    }

    /// The cells from `code` on, with their columns: what is expected. Those before it are input.
    pub fn expected(&self) -> impl Iterator<Item = (&str, &str)> {
        let cells = self.cells.iter().map(|(column, cell)| (column.as_str(), cell.as_str()));
        cells.skip_while(|(column, _)| *column != "code")
    }

    /// The cell as a number.
    #[must_use]
    pub fn number<T: FromStr>(&self, column: &str) -> T {
        let cell = self.cell(column);
        cell.parse().unwrap_or_else(|_| panic!("{}: {column} is {cell:?}", self.place()))
    }

    /// The cell `text` without escapes, as often as `repeat` says.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let times = match self.find("repeat").unwrap_or_default() {
            "" => 1,
            _ => self.number("repeat"),
        };
        unescape(self.cell("text")).repeat(times)
    }

    /// The same as text, for what is not read from bytes.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes()).unwrap_or_else(|_| panic!("{}: not UTF-8", self.place()))
    }
}

/// `\xNN` is a byte, `\\` a backslash; everything else stands for itself.
fn unescape(cell: &str) -> Vec<u8> {
    let mut pieces = cell.split('\\');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    while let Some(piece) = pieces.next() {
        match piece.strip_prefix('x').and_then(|hex| hex.split_at_checked(2)) {
            Some((hex, rest)) => {
                bytes.push(u8::from_str_radix(hex, 16).unwrap_or_else(|_| panic!("\\x{hex}")));
                bytes.extend(rest.as_bytes());
            }
            None if piece.is_empty() => {
                bytes.push(b'\\');
                bytes.extend(pieces.next().unwrap_or_default().as_bytes());
            }
            None => panic!("unknown escape \\{piece}"),
        }
    }
    bytes
}

/// The text of a table.
#[must_use]
pub fn file(table: &str) -> String {
    text(&format!("{table}.tsv"))
}

/// The text of a file in `tests/data`.
#[must_use]
pub fn text(name: &str) -> String {
    let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of a table.
#[must_use]
pub fn read(table: &str) -> Vec<Row> {
    let text = file(table);
    let mut lines = text.lines().map(|line| line.split('\t').map(String::from).collect::<Vec<_>>());
    let header = lines.next().unwrap_or_default();
    let row = |(line, cells): (usize, Vec<String>)| {
        assert_eq!(cells.len(), header.len(), "tests/data/{table}.tsv:{line}: width");
        Row { table: table.into(), line, cells: header.iter().cloned().zip(cells).collect() }
    };
    (2..).zip(lines).map(row).collect()
}

/// Every row of a table that the library answers otherwise, as a report; empty if there is none.
#[must_use]
pub fn failures(table: &str) -> Vec<String> {
    let (_, run) = TABLES.into_iter().find(|(name, _)| *name == table).expect("a table of cases");
    read(table).iter().flat_map(|row| run(row).differences(row)).collect()
}

/// Runs every row of a table.
///
/// # Panics
///
/// With all failing rows, if there are any.
pub fn check(table: &str) {
    let failures = failures(table);
    assert!(failures.is_empty(), "{} cells differ:\n{}", failures.len(), failures.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes_are_bytes_and_backslashes() {
        assert_eq!(unescape(r"19\x00\xFF1"), [b'1', b'9', 0, 0xFF, b'1']);
        assert_eq!(unescape(r"a\\x00"), br"a\x00");
        assert_eq!(unescape("湘"), "湘".as_bytes());
    }
}
