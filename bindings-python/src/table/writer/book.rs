//! A workbook that is made anew: sheets of texts that stay texts, in memory that does not grow with them.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::archive::{LEVEL, finish};
use super::cursor::{COLUMNS, ROWS};
use super::frame;
use super::text::{letters, push_excel};
use super::watch::{Target, Watch};
use crate::table::fault::{Code, Fault};

/// What a cell holds at most, as programs count: in units of UTF-16.
const LONGEST_CELL: usize = 32_767;
/// And a title, which some characters cannot be in.
const LONGEST_TITLE: usize = 31;
const NO_TITLE: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// Bytes of a sheet that are deflated at once.
const PIECE: usize = 1 << 16;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    Blank,
    Text(&'a str),
    /// A text that is struck out.
    Struck(&'a str),
    /// The digits of a number.
    Number(&'a str),
    /// The digits of a number that is shown as a percentage.
    Percent(&'a str),
    Boolean(bool),
    Error(&'a str),
}

/// A workbook whose sheets are still being filled.
#[derive(Debug)]
pub(super) struct Book {
    target: PathBuf,
    titles: Vec<String>,
}

impl Book {
    pub(super) fn new(target: PathBuf) -> Self {
        Self { target, titles: vec![] }
    }

    /// Adds a sheet, of which so many columns hold text and so many rows stay in view.
    pub(super) fn sheet(&mut self, title: &str, columns: u32, rows: u32, watch: &Watch) -> io::Result<Sheet> {
        let number = self.titles.len();
        let title = self.title(title);
        self.titles.push(title);
        let mut name = self.target.clone().into_os_string();
        name.push(format!(".{number}"));
        let mut out =
            ZipWriter::new(watch.written(scratch(Path::new(&name)).map_err(|error| watch.disk(&error))?));
        let options = options().large_file(true);
        out.start_file(frame::sheet(number), options)?;
        Ok(Sheet {
            out,
            pending: frame::beginning(number == 0, columns.min(COLUMNS), rows).into_bytes(),
            row: 0,
        })
    }

    /// Writes the workbook of all its sheets.
    pub(super) fn close(&self, sheets: Vec<Sheet>, watch: &Watch) -> Result<(), Fault> {
        let target = watch.target(&self.target)?;
        let mut book = ZipWriter::new(target);
        for (name, content) in frame::parts(&self.titles) {
            book.start_file(name, options())?;
            book.write_all(content.as_bytes())?;
        }
        for sheet in sheets {
            let mut whole = ZipArchive::new(sheet.finish()?)?;
            book.raw_copy_file(whole.by_index_raw(0)?)?;
        }
        finish(book)
    }

    /// A title as a sheet may have it, and no other one has.
    fn title(&self, wanted: &str) -> String {
        let plain =
            wanted.replace(|character: char| NO_TITLE.contains(&character) || character.is_control(), "_");
        let plain = plain.trim_matches('\'');
        let plain = if plain.is_empty() { "Sheet" } else { plain };
        let taken =
            |title: &String| self.titles.iter().any(|other| other.to_lowercase() == title.to_lowercase());
        let ends = std::iter::once(String::new()).chain((2_u64..).map(|number| format!(" ({number})")));
        let mut titles =
            ends.map(|end| format!("{}{end}", shortened(plain, LONGEST_TITLE.saturating_sub(end.len()))));
        titles.find(|title| !taken(title)).unwrap_or_default()
    }
}

/// A sheet that is being filled, row by row.
pub(super) struct Sheet {
    out: ZipWriter<Target>,
    pending: Vec<u8>,
    row: u32,
}

impl Sheet {
    /// Leaves rows blank up to the one with this number.
    pub(super) fn skip_to(&mut self, row: u32) {
        self.row = row.saturating_sub(1);
    }

    /// Adds a row; one that is refused leaves nothing behind.
    pub(super) fn row<'a>(&mut self, cells: impl Iterator<Item = (u32, Cell<'a>)>) -> Result<(), Fault> {
        let row = self.row.saturating_add(1);
        let before = self.pending.len();
        self.whole(row, cells).inspect_err(|_| self.pending.truncate(before))?;
        self.row = row;
        if self.pending.len() > PIECE {
            self.out.write_all(&self.pending)?;
            self.pending.clear();
        }
        Ok(())
    }

    fn whole<'a>(&mut self, row: u32, cells: impl Iterator<Item = (u32, Cell<'a>)>) -> Result<(), Fault> {
        if row > ROWS {
            return Err(Fault::from(Code::BeyondSheet).row(row.into()));
        }
        self.pending.extend(format!(r#"<row r="{row}">"#).into_bytes());
        for (column, cell) in cells {
            self.cell(row, column, &cell)?;
        }
        self.pending.extend_from_slice(b"</row>");
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u32, cell: &Cell<'_>) -> Result<(), Fault> {
        if column > COLUMNS {
            return Err(Fault::from(Code::BeyondSheet).row(row.into()));
        }
        let place = format!("{}{row}", letters(column));
        let pending = &mut self.pending;
        match cell {
            Cell::Blank | Cell::Text("") => {}
            Cell::Text(text) | Cell::Struck(text) if text.encode_utf16().count() > LONGEST_CELL => {
                return Err(Fault::from(Code::CellTooLong).row(row.into()));
            }
            Cell::Text(text) | Cell::Struck(text) => {
                let style = if matches!(cell, Cell::Struck(_)) { 3 } else { 1 };
                let tag = format!(r#"<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">"#);
                pending.extend_from_slice(tag.as_bytes());
                push_excel(pending, text);
                pending.extend_from_slice(b"</t></is></c>");
            }
            Cell::Number(digits) => {
                pending.extend(format!(r#"<c r="{place}"><v>{digits}</v></c>"#).into_bytes())
            }
            Cell::Percent(digits) => {
                pending.extend(format!(r#"<c r="{place}" s="2"><v>{digits}</v></c>"#).into_bytes());
            }
            Cell::Boolean(yes) => {
                let cell = format!(r#"<c r="{place}" t="b"><v>{}</v></c>"#, u8::from(*yes));
                pending.extend(cell.into_bytes());
            }
            Cell::Error(name) => {
                pending.extend(format!(r#"<c r="{place}" t="e"><v>{name}</v></c>"#).into_bytes())
            }
        }
        Ok(())
    }

    /// Ends the sheet, and returns the file in which it is.
    fn finish(mut self) -> Result<File, Fault> {
        self.pending.extend_from_slice(b"</sheetData></worksheet>");
        self.out.write_all(&self.pending)?;
        let disk = self.out.finish()?.into_inner().map_err(|_| Code::Damaged)?;
        Ok(disk.into_file())
    }
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_level(Some(LEVEL))
}

/// A text cut to so many units of UTF-16.
fn shortened(text: &str, units: usize) -> &str {
    let mut left = units;
    let end = text.char_indices().find(|(_, character)| {
        let fits = left.checked_sub(character.len_utf16());
        left = fits.unwrap_or_default();
        fits.is_none()
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// A file for a sheet until the workbook is whole: of its owner only, and gone whatever happens.
fn scratch(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::custom_flags(&mut options, 0x0400_0000); // deleted when it is closed
    let file = options.open(path)?;
    #[cfg(unix)]
    std::fs::remove_file(path)?;
    Ok(file)
}
