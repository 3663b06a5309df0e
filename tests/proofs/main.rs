//! Proofs that look at everything there is, or at ten million inputs. A debug build, as in `make test`, looks at a share;
//! `make -C tests/proofs` builds them for release.

mod differential;
mod exhaustive_character;
mod exhaustive_corruption;
mod exhaustive_decision;
mod exhaustive_number;
mod exhaustive_score;
mod exhaustive_series;
mod hostile;

/// A file that is not named above would be run by nobody.
#[test]
fn no_file_is_left_out() {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/proofs")).unwrap();
    let names = files.filter_map(|file| {
        file.unwrap().file_name().into_string().unwrap().strip_suffix(".rs").map(String::from)
    });
    let missing: Vec<_> = names
        .filter(|name| name != "main" && !include_str!("main.rs").contains(&format!("mod {name};")))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}
