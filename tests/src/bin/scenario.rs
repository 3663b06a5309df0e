//! Prints the scenario: `cargo run -p skillcert-tests --bin scenario -- tsv > tests/data/scenario.tsv`, or
//! `-- answers > tests/data/scenario.answers`.

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("tsv") => print!("{}", skillcert_tests::scenario::tsv()),
        Some("answers") => print!("{}", skillcert_tests::scenario::answers()),
        _ => eprintln!("usage: scenario tsv|answers"),
    }
}
