//! Writes the rows that go through a whole space into the tables of a folder:
//! `cargo run -p skillcert-tests --bin rows -- tests/data`.

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "tests/data".into());
    for (table, text) in skillcert_tests::rows::files() {
        std::fs::write(format!("{folder}/{table}.tsv"), text)?;
    }
    Ok(())
}
