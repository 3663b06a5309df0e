//! Promises about the sources: which functions are exported, that each is guarded, where `unsafe` stands.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// File name and text of every source, but the one that only test builds have.
fn sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files
        .map(|path| (name(&path), fs::read_to_string(path).unwrap()))
        .filter(|(name, _)| name != "fault.rs")
        .collect()
}

/// Text without comments.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Name and body of every exported function.
fn exports() -> Vec<(String, String)> {
    let texts = sources().into_iter().map(|(_, text)| code(&text));
    let functions = texts.flat_map(|text| {
        let pieces = text.split("#[no_mangle]").skip(1).map(String::from).collect::<Vec<_>>();
        pieces.into_iter().map(|piece| {
            let rest =
                piece.trim_start().strip_prefix("pub extern \"system\" fn ").expect("a function").to_owned();
            let (name, rest) = rest.split_once('(').unwrap();
            let (_, body) = rest.split_once("{\n").unwrap();
            let (body, _) = body.split_once("\n}").unwrap();
            (name.to_owned(), body.to_owned())
        })
    });
    functions.collect()
}

#[test]
fn exports_are_those_of_the_list() {
    let listed: BTreeSet<_> = include_str!("../exports.txt").lines().map(String::from).collect();
    let exported = exports();
    assert_eq!(exported.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>(), listed);
    assert_eq!(exported.len(), listed.len());
}

/// A body is one call of `guard` or of an `answer…`; before it, only the places of outputs are made.
#[test]
fn every_export_is_guarded() {
    const GUARDS: [&str; 5] =
        ["    guard(", "    answer(", "    answer_at_once(", "    answer_with_memory(", "    answer_in_row("];
    for (name, body) in exports() {
        assert_eq!(GUARDS.iter().map(|guard| body.matches(guard).count()).sum::<usize>(), 1, "{name}");
        let before = GUARDS.iter().fold(body.as_str(), |text, guard| text.split(guard).next().unwrap());
        let is_place = |line: &str| {
            let value = line.trim().strip_prefix("let ").and_then(|line| line.split_once(" = "));
            value.is_some_and(|(_, value)| {
                ["(Out::", "Out::", "Buffer::new("].iter().any(|place| value.starts_with(place))
            })
        };
        assert!(before.lines().filter(|line| !line.trim().is_empty()).all(is_place), "{name}: {before}");
    }
}

/// And each by the calling convention of the header.
#[test]
fn all_extern_functions_are_exported() {
    let declared: usize =
        sources().iter().map(|(_, text)| code(text).matches("extern \"system\" fn ").count()).sum();
    assert_eq!(declared, exports().len());
}

#[test]
fn unsafe_stands_in_two_short_files() {
    let is_unsafe =
        |text: &str| code(text).split(|c: char| !c.is_alphanumeric()).any(|word| word == "unsafe");
    let mut with: Vec<_> = sources().into_iter().filter(|(_, text)| is_unsafe(text)).collect();
    with.sort();
    assert_eq!(with.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["boundary.rs", "reserve.rs"]);
    assert!(with.iter().all(|(_, text)| text.lines().count() <= 320));
}

/// The declarations of the header: no comments, no preprocessor.
fn declarations() -> Vec<&'static str> {
    let body = include_str!("../include/skillcert.h").split_once("typedef struct").unwrap().1;
    let lines = body.lines().map(|line| line.split("//").next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '/', '*'])).collect()
}

/// No handles, no callbacks, nothing to free: values, structs and texts that the caller owns.
#[test]
fn header_has_only_values_and_memory_of_the_caller() {
    const FOREIGN: [&str; 8] = ["float", "double", "bool", "wchar_t", "long", "short", "enum", "union"];
    let text = declarations().join(" ");
    assert!(!text.contains("(*") && !text.contains("void *") && !text.contains("..."));
    assert!(!text.split(' ').any(|word| FOREIGN.contains(&word)));
    let functions: Vec<_> =
        declarations().into_iter().filter_map(|line| line.strip_prefix("SKILLCERT_API ")).collect();
    assert_eq!(functions.len(), exports().len());
    let pointers = functions.iter().filter(|line| !line.starts_with("int32_t SKILLCERT_CALL skillcert_"));
    assert_eq!(pointers.collect::<Vec<_>>(), [&"const char *SKILLCERT_CALL skillcert_version(void);"]);
}

/// The rows of the table of misuse, each with a proof that is there.
#[test]
fn every_misuse_has_its_proof() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let page = fs::read_to_string(tests.join("README.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| C"));
    let mut ids = Vec::new();
    for row in rows {
        let cells: Vec<_> = row.split(" | ").collect();
        let [id, _, _, proof] = cells.as_slice() else { panic!("{row}") };
        let mut names = proof.split('`').skip(1).step_by(2);
        let file = names.next().unwrap();
        let text = fs::read_to_string(tests.join(file)).unwrap();
        let names: Vec<_> = names.collect();
        assert!(!names.is_empty() && names.iter().all(|name| text.contains(name)), "{row}");
        ids.push(id.trim_start_matches("| ").to_owned());
    }
    assert_eq!(ids, (1..=24).map(|number| format!("C{number}")).collect::<Vec<_>>());
}
