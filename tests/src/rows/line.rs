use std::fmt::Write as _;

use super::unicode::{is_invisible, name};
use crate::naive::Refusal;

/// The codes that name the character where they stand.
const SHOWING: [&str; 8] = [
    "number_not_digit",
    "number_length",
    "province_not_two_digits",
    "city_not_two_digits",
    "score_not_a_number",
    "score_too_precise",
    "score_incomplete",
    "score_leading_zero",
];

/// A row to be written.
pub(super) struct Line(Vec<(&'static str, String)>);

impl Line {
    /// The clause that an accepted row is about; a refusal has its own.
    pub(super) fn of(clause: &str, case: &str) -> Self {
        Self(vec![]).with("clause", clause).with("case", case)
    }

    /// The same with one more cell, or another value of it.
    pub(super) fn with(mut self, column: &'static str, cell: impl ToString) -> Self {
        self.0.retain(|(name, _)| *name != column);
        self.0.push((column, cell.to_string()));
        self
    }

    /// The cell `text`.
    pub(super) fn text(self, bytes: impl AsRef<[u8]>) -> Self {
        self.with("text", escape(bytes.as_ref()))
    }

    /// Accepted.
    pub(super) fn ok(self) -> Self {
        self.with("code", "ok")
    }

    /// Refused, with the clause of its code.
    pub(super) fn refused(self, code: &str, component: &str) -> Self {
        self.with("clause", clause_of(code)).with("code", code).with("component", component)
    }

    /// Refused as a slow reading of these bytes says.
    pub(super) fn refused_at(self, bytes: &[u8], (code, component, index): Refusal) -> Self {
        let line = self.refused(code, component);
        let Some(index) = index else { return line };
        let line = line.with("index", index);
        let shows = SHOWING.contains(&code) && index < bytes.len();
        if shows { line.with("found", found(&bytes[index..])) } else { line }
    }

    /// The cells in the order of the columns.
    pub(super) fn write(&self, header: &[&str]) -> String {
        let strange = self.0.iter().find(|(name, _)| !header.contains(name));
        assert!(strange.is_none(), "no column {strange:?}");
        let cell =
            |column: &&str| self.0.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell);
        header.iter().map(cell).collect::<Vec<_>>().join("\t")
    }
}

/// The provision that a code objects on: those of 附件2 in the order of the fields, the rest on scores.
fn clause_of(code: &str) -> &'static str {
    let field = code.split('_').next().unwrap_or_default();
    match field {
        "number" => "附件2·1",
        "year" | "date" => "附件2·2",
        "province" => "附件2·3",
        "city" => "附件2·4",
        "serial" | "series" | "reservation" => "附件2·5",
        _ => "三(二)",
    }
}

/// The first character, or the first byte where it is none.
fn found(bytes: &[u8]) -> String {
    let character = (1..=4).find_map(|len| std::str::from_utf8(bytes.get(..len)?).ok()?.chars().next());
    character.map_or_else(|| format!("0x{:02X}", bytes[0]), name)
}

/// As a cell is written: what can be seen stands for itself.
fn escape(bytes: &[u8]) -> String {
    let mut cell = String::new();
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\\' => cell += "\\\\",
                _ if c.is_control() || c.is_whitespace() || is_invisible(c) => {
                    hex(c.to_string().as_bytes(), &mut cell)
                }
                _ => cell.push(c),
            }
        }
        hex(chunk.invalid(), &mut cell);
    }
    cell
}

fn hex(bytes: &[u8], cell: &mut String) {
    for byte in bytes {
        let _ = write!(cell, "\\x{byte:02X}");
    }
}
