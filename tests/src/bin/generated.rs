//! Writes the generated files that are committed into a copy of the project's folders:
//! `cargo run -p skillcert-tests --bin generated -- .`, which is `make tables`.

use std::fs::{create_dir_all, write};
use std::io;
use std::path::Path;

use skillcert_tests::{clauses, messages, rows, scenario, schema, vocabulary};

fn main() -> io::Result<()> {
    let root = std::env::args().nth(1).ok_or_else(|| io::Error::other("usage: generated FOLDER"))?;
    let [data, docs, schemas] = ["tests/data", "docs", "docs/schema"].map(|name| Path::new(&root).join(name));
    create_dir_all(&data)?;
    create_dir_all(&schemas)?;
    for (table, text) in rows::files() {
        write(data.join(format!("{table}.tsv")), text)?;
    }
    write(data.join("vocabulary.tsv"), vocabulary::record())?;
    // After the rows that they are about.
    write(data.join("messages.tsv"), messages::committed())?;
    write(data.join("scenario.tsv"), scenario::tsv())?;
    write(data.join("scenario.answers"), scenario::answers())?;
    write(docs.join("clauses.md"), clauses::document())?;
    schema::files().into_iter().try_for_each(|(name, text)| write(schemas.join(name), text))
}
