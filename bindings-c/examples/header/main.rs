//! Writes the C header: `cargo run -p skillcert-c --example header [FILE]`; without a file, to the screen.
//!
//! cbindgen turns the sources into declarations. The words of the closed lists come from the tables of the core, the
//! initial values and the assertions from the declarations.

mod layout;
mod words;

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs, io, process};

use cbindgen::{Builder, Config, DocumentationStyle, ItemType, Language, Style};

/// The files of the nouns, in the order in which a reader needs them.
const SOURCES: [&str; 18] = [
    "version", "records", "selftest", "finding", "message", "word", "scheme", "number", "recovery", "column",
    "region", "score", "mark", "rule", "series", "audit", "date", "document",
];

const STRUCTS: [&str; 11] = [
    "Finding", "Scheme", "Parts", "Counts", "Mark", "Marks", "Decision", "Series", "Plan", "Recovery",
    "Findings",
];

fn main() -> Result<(), Box<dyn Error>> {
    let header = header()?;
    match env::args_os().nth(1) {
        Some(file) => fs::write(file, header)?,
        None => io::stdout().write_all(header.as_bytes())?,
    }
    Ok(())
}

/// The whole header.
fn header() -> Result<String, Box<dyn Error>> {
    let file = env::temp_dir().join(format!("skillcert-header-{}.rs", process::id()));
    fs::write(&file, sources()?)?;
    let bindings = Builder::new().with_config(config()).with_src(&file).generate();
    fs::remove_file(&file)?;
    let mut text = Vec::new();
    bindings?.write(&mut text);
    let text = with_convention(&String::from_utf8(text)?);
    let (text, end) = text.rsplit_once("\n#endif").ok_or("no include guard")?;
    Ok(format!("{text}\n{}\n#endif{end}", layout::describe(text)))
}

/// The sources as one file, in words that cbindgen knows: it passes over functions that are `extern "system"`.
fn sources() -> io::Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |noun: &&str| fs::read_to_string(folder.join(noun).with_extension("rs"));
    let text = SOURCES.iter().map(read).collect::<io::Result<String>>()?;
    let lines = text.lines().filter(|line| !line.starts_with("//!"));
    Ok(lines.collect::<Vec<_>>().join("\n").replace("extern \"system\"", "extern \"C\""))
}

/// The calling convention stands between type and name, where cbindgen puts nothing; arguments are indented anew.
fn with_convention(text: &str) -> String {
    let text = ["int32_t ", "const char *"].iter().fold(text.to_owned(), |text, kind| {
        let named = format!("SKILLCERT_API {kind}SKILLCERT_CALL skillcert_");
        ["SKILLCERT_API ", "SKILLCERT_API\n"]
            .iter()
            .fold(text, |text, api| text.replace(&format!("{api}{kind}skillcert_"), &named))
    });
    let line = |line: &str| match line.trim_start() {
        argument if line.starts_with("          ") => format!("    {argument}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

fn config() -> Config {
    let mut config = Config {
        language: Language::C,
        cpp_compat: true,
        style: Style::Both,
        header: Some(include_str!("chapters.txt").trim_end().into()),
        include_guard: Some("SKILLCERT_H".into()),
        no_includes: true,
        sys_includes: vec!["stddef.h".into(), "stdint.h".into()],
        after_includes: Some(format!("\n{}\n{}", include_str!("preamble.h"), words::defines())),
        usize_is_size_t: true,
        line_length: 90,
        documentation_style: DocumentationStyle::C99,
        ..Config::default()
    };
    config.export.item_types = vec![ItemType::Constants, ItemType::Structs, ItemType::Functions];
    let names = STRUCTS.map(|name| (format!("{name}Record"), format!("skillcert_{}", name.to_lowercase())));
    // Structs of Arrow's own header.
    let foreign = ["ArrowSchema", "ArrowArray"];
    config.export.exclude = foreign.map(String::from).to_vec();
    let foreign = foreign.map(|name| (name.into(), format!("struct {name}")));
    config.export.rename = names.into_iter().chain(foreign).collect();
    config.function.prefix = Some("SKILLCERT_API".into());
    config
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_header_is_up_to_date() {
        let committed = include_str!("../../include/skillcert.h");
        let generated = super::header().expect("the sources parse");
        assert!(
            committed == generated,
            "run: cargo run -p skillcert-c --example header bindings-c/include/skillcert.h"
        );
    }
}
