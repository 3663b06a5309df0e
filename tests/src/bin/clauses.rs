//! Prints `docs/clauses.md`: `cargo run -p skillcert-tests --bin clauses > docs/clauses.md`.

fn main() {
    print!("{}", skillcert_tests::clauses::document());
}
