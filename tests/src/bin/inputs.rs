//! Writes random inputs with the answers of the slow specification: `cargo run -p skillcert-tests --bin inputs -- 100000`
//! for a hundred thousand numbers, and a tenth as many damaged numbers and scores.

use std::io::{self, BufWriter};

use skillcert_tests::differential::{NUMBERS_OF_A_DOZEN, write};

fn main() -> io::Result<()> {
    let numbers = std::env::args().nth(1).and_then(|numbers| numbers.parse::<u64>().ok());
    match numbers.filter(|numbers| numbers.is_multiple_of(NUMBERS_OF_A_DOZEN)) {
        Some(numbers) => write(numbers / NUMBERS_OF_A_DOZEN, &mut BufWriter::new(io::stdout().lock())),
        None => Err(io::Error::other(format!("usage: inputs NUMBERS, a multiple of {NUMBERS_OF_A_DOZEN}"))),
    }
}
