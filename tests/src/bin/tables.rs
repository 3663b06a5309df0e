//! Writes what other languages compare into a folder: `cargo run -p skillcert-tests --bin tables -- build/tables`.
//!
//! These are the tables of `tests/data`, but the sentence of every refused row and the words in full.

use std::fs::{copy, create_dir_all, read_dir, write};
use std::io;
use std::path::Path;

use skillcert_tests::{messages, vocabulary};

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).ok_or_else(|| io::Error::other("usage: tables FOLDER"))?;
    let folder = Path::new(&folder);
    create_dir_all(folder)?;
    for file in read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))? {
        let file = file?;
        copy(file.path(), folder.join(file.file_name()))?;
    }
    write(folder.join("messages.tsv"), messages::complete())?;
    write(folder.join("vocabulary.tsv"), vocabulary::complete())
}
