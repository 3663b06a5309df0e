//! Writes the schemas into a folder: `cargo run -p skillcert-tests --bin schema -- docs/schema`.

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "docs/schema".into());
    std::fs::create_dir_all(&folder)?;
    for (name, content) in skillcert_tests::schema::files() {
        std::fs::write(format!("{folder}/{name}"), content)?;
    }
    Ok(())
}
