//! Random inputs: good ones, and the ways in which they go bad.

#![expect(clippy::arithmetic_side_effects, reason = "small places and lengths")]

use crate::damage::{damaged, form};
use crate::random::Random;

/// What is met in the place of a digit, or between digits.
const STRANGERS: [char; 40] = [
    'O', 'o', 'Q', 'D', 'I', 'i', 'l', '|', 'Z', 'z', 'S', 's', 'B', 'b', 'g', 'q', '/', ':', '-', '－', '.',
    ',', '，', '_', ' ', '\t', '\n', '\u{A0}', '\u{3000}', '\u{200B}', '\u{FEFF}', '\0', '０', '９', '٣',
    '²', '十', '𝟙', '\u{130}', '+',
];
const BLANKS: [char; 8] = [' ', '\t', '\n', '\r', '\u{85}', '\u{A0}', '\u{2009}', '\u{3000}'];

/// Something that was to be a number, as UTF-8.
pub fn number(random: &mut Random) -> String {
    let mut text = well_formed(random);
    match random.below(16) {
        0..5 => {}
        5 => text.replace_range(6.., "0000000"),
        6 => text.truncate(random.below(13)),
        7 => text.extend((0..random.below(60)).map(|_| digit(random))),
        8 => text = some(random, 70, |random| random.of(&BLANKS)),
        9 => text = some(random, 40, |random| random.of(&STRANGERS)),
        10 => text = some(random, 20, any_character),
        11 => (0..=random.below(3)).for_each(|_| insert(&mut text, random)),
        12 => text = format!("{}{text}{}", random.of(&BLANKS), random.of(&BLANKS)),
        _ => (0..=random.below(3)).for_each(|_| replace(&mut text, random)),
    }
    text
}

/// The same, but one in two has bytes that need not be UTF-8.
pub fn bytes(random: &mut Random) -> Vec<u8> {
    let mut bytes = number(random).into_bytes();
    match random.below(4) {
        0 => {
            for _ in 0..=random.below(3) {
                let place = random.below(bytes.len());
                if let Some(byte) = bytes.get_mut(place) {
                    *byte = random.byte();
                }
            }
        }
        1 => bytes = (0..random.below(40)).map(|_| random.byte()).collect(),
        _ => {}
    }
    bytes
}

/// Thirteen digits: mostly near those that the schemes accept.
fn well_formed(random: &mut Random) -> String {
    if random.below(8) == 0 {
        return (0..13).map(|_| digit(random)).collect();
    }
    let city = random.of(&[0, 1, 2, 63, 64, 65, 99]);
    format!("{:02}{:02}{city:02}{:07}", 17 + random.below(12), 17 + random.below(3), random.below(10_000_000))
}

/// Fewer than `end` characters.
fn some(random: &mut Random, end: usize, character: fn(&mut Random) -> char) -> String {
    (0..random.below(end)).map(|_| character(random)).collect()
}

fn digit(random: &mut Random) -> char {
    char::from(b'0' + u8::try_from(random.below(10)).unwrap_or_default())
}

/// Any code point, most of them without a name.
fn any_character(random: &mut Random) -> char {
    u32::try_from(random.below(0x11_0000)).ok().and_then(char::from_u32).unwrap_or('\u{FFFD}')
}

fn stranger(random: &mut Random) -> char {
    if random.below(4) == 0 { any_character(random) } else { random.of(&STRANGERS) }
}

fn place(text: &str, random: &mut Random) -> Option<(usize, char)> {
    let nth = random.below(text.chars().count());
    text.char_indices().nth(nth)
}

fn insert(text: &mut String, random: &mut Random) {
    if let Some((place, _)) = place(text, random) {
        text.insert(place, stranger(random));
    }
}

fn replace(text: &mut String, random: &mut Random) {
    if let Some((place, old)) = place(text, random) {
        text.replace_range(place..place + old.len_utf8(), stranger(random).encode_utf8(&mut [0; 4]));
    }
}

/// A number on its way through programs and hands.
pub fn damaged_number(random: &mut Random) -> String {
    let number = well_formed(random).parse().unwrap_or_default();
    let steps: Vec<_> =
        (0..random.below(4)).map(|_| (random.byte(), random.byte() % 3, random.byte())).collect();
    damaged(&form(number, random.byte()), &steps)
}

/// Something that was to be a score.
pub fn score(random: &mut Random) -> String {
    let most = random.of(&[101, 101, 101, 100_000]);
    let units = random.below(most);
    let mut text = match random.below(6) {
        0 | 1 => units.to_string(),
        2 => format!("{units}.{}", digit(random)),
        3 => format!("{units}.{}{}", digit(random), digit(random)),
        4 => format!("{units}.{}", some(random, 6, digit)),
        _ => some(random, 6, digit),
    };
    match random.below(12) {
        0 => text.insert(0, '-'),
        1 => text.insert(0, '0'),
        2 => insert(&mut text, random),
        3 => replace(&mut text, random),
        4 => text = some(random, 12, |random| random.of(&BLANKS)),
        5 => text = some(random, 8, |random| random.of(&['0', '6', '.', '-', '分', 'e'])),
        _ => {}
    }
    text
}
