use super::line::Line;
use super::unicode::{ZEROS, digit};
use crate::naive::number::Parts;
use crate::naive::parse;
use crate::naive::scheme::Scheme;

pub(super) const EXAMPLE: &str = "1918010000001";
pub(super) const TODAY: &str = "2026-11-23";

/// What stands for a digit, and the hint.
const STRANGERS: [(char, &str); 16] = [
    ('０', "full_width"),
    ('O', "look_alike_letter"),
    ('l', "look_alike_letter"),
    ('-', "separator"),
    ('.', "separator"),
    ('/', "separator"),
    ('_', "separator"),
    (' ', "white_space"),
    ('\u{3000}', "white_space"),
    ('\u{200B}', "invisible"),
    ('²', "other_digit"),
    ('+', ""),
    (':', ""),
    ('\0', ""),
    ('丱', ""),
    ('\u{130}', ""),
];

pub(super) fn rows() -> Vec<Line> {
    let mut rows = vec![];
    for (stranger, hint) in STRANGERS {
        rows.extend(
            (0..13).map(|place| by_form("every stranger at every place", with(place, stranger), hint)),
        );
    }
    for (nth, zero) in ZEROS.into_iter().enumerate() {
        let (place, case) = (nth % 13, "every script with digits");
        let value = EXAMPLE.as_bytes()[place] - b'0';
        rows.push(by_form(case, with(place, digit(zero, value)), "other_digit"));
    }
    rows.extend((0x80..=0xFF).map(with_byte));
    rows.extend((0..=64).map(of_length));
    rows.extend(serials().map(|serial| by_form("every length of serial", format!("191801{serial:07}"), "")));
    rows.extend((0..100).map(of_year));
    rows.extend((0..100).map(of_city));
    rows.extend(faulty_fields().map(|text| judged("every set of faulty fields", "closed", &text)));
    rows
}

/// The example with another character in the place of a digit.
fn with(place: usize, stranger: char) -> String {
    format!("{}{stranger}{}", &EXAMPLE[..place], &EXAMPLE[place + 1..])
}

/// A byte that is no character: the place goes round.
fn with_byte(byte: u8) -> Line {
    let mut bytes = EXAMPLE.as_bytes().to_vec();
    bytes[usize::from(byte) % 13] = byte;
    by_form("every byte beyond ASCII", &bytes, "")
}

/// The example over and over.
fn of_length(len: usize) -> Line {
    let text: String = EXAMPLE.chars().cycle().take(len).collect();
    let hint = match len {
        12 => "digit_lost",
        16 => "qualification_16",
        26 => "multiple_numbers",
        _ => "",
    };
    by_form("every length", &text, hint)
}

/// The powers of ten and their neighbors.
fn serials() -> impl Iterator<Item = u32> {
    let powers = (1..7).map(|power| 10_u32.pow(power));
    powers.flat_map(|ten| [ten - 1, ten, ten + 1]).chain([0, 1, 9_999_998, 9_999_999])
}

fn of_year(year: u8) -> Line {
    let line = judged("every year", "hunan", &format!("{year:02}18010000001"));
    if year == 43 { line.with("hint", "putonghua") } else { line }
}

fn of_city(city: u8) -> Line {
    judged("every city", "closed", &format!("1918{city:02}0000001"))
}

/// Years before, within and after, right and wrong provinces, cities and serials, each with each.
pub(super) fn faulty_fields() -> impl Iterator<Item = String> {
    let years = ["18", "26", "27"].into_iter();
    let provinces = years.flat_map(|year| ["18", "19"].map(|province| format!("{year}{province}")));
    let cities = provinces.flat_map(|prefix| ["02", "03"].map(|city| format!("{prefix}{city}")));
    cities.flat_map(|prefix| ["0000000", "0000001"].map(|serial| format!("{prefix}{serial}")))
}

fn by_form(case: &str, text: impl AsRef<[u8]>, hint: &str) -> Line {
    let bytes = text.as_ref();
    let line = Line::of("附件2·5", case).text(bytes).with("scheme", "form");
    match parse(bytes) {
        Ok(_) => accepted(line, &String::from_utf8_lossy(bytes)),
        Err(refusal) => line.refused_at(bytes, refusal).with("hint", hint),
    }
}

/// In a scheme of `schemes.tsv`, on a date.
fn judged(case: &str, scheme: &str, text: &str) -> Line {
    let line = Line::of("附件2·4", case).text(text).with("scheme", scheme).with("as_of", TODAY);
    match self::scheme(scheme).parse(text, Some(2026)) {
        Ok((_, assurance)) => accepted(line, text).with("assurance", assurance),
        Err(refusal) => line.refused_at(text.as_bytes(), refusal),
    }
}

fn scheme(name: &str) -> Scheme {
    let cities = if name == "closed" { vec![1, 2] } else { vec![1] };
    Scheme { first_year: 2019, province: 18, cities, closed: name == "closed" }
}

fn accepted(line: Line, text: &str) -> Line {
    let Parts { year, province, city, serial } = Parts::of(text);
    let line = line.ok().with("number", text).with("year", year).with("serial", serial);
    line.with("province", format!("{province:02}")).with("city", format!("{city:02}"))
}
