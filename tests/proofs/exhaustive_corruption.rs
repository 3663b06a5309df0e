//! Corrupted numbers: any bytes at any three places, and any byte in a text of any length (附件2·1).

use skillcert_tests::agreement;
use skillcert_tests::proved;
use skillcert_tests::threads::share;

const EXAMPLE: [u8; 13] = *b"1918010000001";

/// Every byte; in a debug build the digits at the ends, what is next to them, blanks, and beginnings of characters.
fn bytes() -> Vec<u8> {
    if cfg!(debug_assertions) { b"019/: \n\0\xB1\xEF\xFF".to_vec() } else { (0..=u8::MAX).collect() }
}

/// Of which the bytes that are there already are some, so that one byte and two bytes are among them.
#[test]
fn any_three_bytes() {
    let bytes = bytes();
    let places = (0..13).flat_map(|a| (a + 1..13).flat_map(move |b| (b + 1..13).map(move |c| [a, b, c])));
    let spoiled = places.flat_map(|places| bytes.iter().map(move |byte| (places, *byte)));
    let inputs = share(spoiled, |([a, b, c], first)| {
        let mut number = EXAMPLE;
        number[a] = first;
        for second in &bytes {
            number[b] = *second;
            for third in &bytes {
                number[c] = *third;
                agreement::number(&number);
            }
        }
        (bytes.len() * bytes.len()) as u64
    });
    proved(
        "every corruption of one, two or three bytes of a valid number: code, component and place",
        inputs,
        "inputs",
    );
}

/// Digits without end, of which one is another byte, and one byte without end.
#[test]
fn any_byte_in_texts_of_every_length() {
    let bytes = bytes();
    let inputs = share(0..=65, |len| {
        let digits: Vec<_> = EXAMPLE.into_iter().cycle().take(len).collect();
        for byte in &bytes {
            agrees(&vec![*byte; len]);
            for place in 0..len {
                let mut text = digits.clone();
                text[place] = *byte;
                agrees(&text);
            }
        }
        (bytes.len() * (len + 1)) as u64
    });
    proved(
        "every byte at every place of texts of 0 to 65 bytes, read strictly and recovered",
        inputs,
        "inputs",
    );
}

fn agrees(bytes: &[u8]) {
    agreement::number(bytes);
    agreement::recovery(bytes);
}
