//! Prints `messages.tsv`: `cargo run -p skillcert-tests --bin messages > tests/data/messages.tsv`.

fn main() {
    print!("{}", skillcert_tests::messages::render());
}
