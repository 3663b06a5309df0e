//! Characters (附件2·1): each one there is, instead of a digit and beside one.

#![expect(clippy::string_slice, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use skillcert_tests::agreement;
use skillcert_tests::proved;
use skillcert_tests::threads::share;

const EXAMPLE: &str = "1918010000001";

/// All blocks of 256 code points; in a debug build those that have digits, blanks, what is invisible, and the ends.
fn blocks() -> Vec<u32> {
    if cfg!(debug_assertions) {
        vec![0x00, 0x06, 0x20, 0x30, 0xFF, 0x1D7, 0x10FF]
    } else {
        (0..0x1100).collect()
    }
}

/// What is not a number is refused as the specification says; a recovered number can be undone to the text.
#[test]
fn every_character_at_every_place() {
    let texts = share(blocks(), |block| {
        let characters = (block << 8..(block + 1) << 8).filter_map(char::from_u32);
        characters.map(|c| instead_of_a_digit(c) + beside_a_digit(c)).sum()
    });
    proved(
        "every Unicode character at every place of a number, instead of a digit and beside one, read strictly and recovered",
        texts,
        "texts",
    );
}

fn instead_of_a_digit(c: char) -> u64 {
    let places = 0..EXAMPLE.len();
    places.map(|place| agrees(&format!("{}{c}{}", &EXAMPLE[..place], &EXAMPLE[place + 1..]))).sum()
}

fn beside_a_digit(c: char) -> u64 {
    let places = 0..=EXAMPLE.len();
    places.map(|place| agrees(&format!("{}{c}{}", &EXAMPLE[..place], &EXAMPLE[place..]))).sum()
}

/// Counts the text.
fn agrees(text: &str) -> u64 {
    agreement::number(text.as_bytes());
    agreement::recovery(text.as_bytes());
    1
}
