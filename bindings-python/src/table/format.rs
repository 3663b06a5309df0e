//! Number formats: what one shows of a number or a text, be it a date, a percentage or something else.

use super::cell::{Epoch, Style, Value};

/// What a format shows; by default everything as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Format {
    /// For numbers, one to three.
    sections: [Option<Section>; 3],
    /// Text is not shown, or with more to it.
    hides_text: bool,
}

/// A part of a format, for numbers that pass a test.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Section {
    test: Option<(Relation, f64)>,
    style: Style,
    /// There is a sign before the digits, whatever the number has.
    negates: bool,
    /// Every digit may be left out, so nothing is shown of 0.
    hides_zero: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Relation {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Other,
}

/// What begins a test; the longer ones first.
const RELATIONS: [(&str, Relation); 6] = [
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("<>", Relation::Other),
    ("<", Relation::Less),
    (">", Relation::More),
    ("=", Relation::Equal),
];
/// What stands for a number as it is, also as Chinese programs write it.
const GENERAL: [&str; 5] = ["general", "g/general", "g/通用格式", "g/\"通用格式\"", "通用格式"];
/// The formats of amounts, in which 0 is a dash.
const AMOUNT: &str = "0;-0;\"-\";@";
/// Digits of Chinese, and what counts tens or more.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億";

impl Format {
    /// The format that spreadsheets know by a number.
    pub(crate) fn built_in(id: u32, epoch: Epoch) -> Self {
        let style = match id {
            9 | 10 | 67 | 68 => Style::Percent,
            // 27 to 36 and 50 to 58 are dates of Chinese, Japanese and Korean, those from 71 on of Thai.
            14..=22 | 27..=36 | 45 | 47 | 50..=58 | 71..=81 => Style::Date(epoch),
            46 => Style::Duration,
            41..=44 => return Self::custom(AMOUNT, epoch),
            _ => return Self::default(),
        };
        let section = Section { style, ..Section::default() };
        Self { sections: [Some(section), None, None], hides_text: false }
    }

    /// The format of a code.
    pub(crate) fn custom(code: &str, epoch: Epoch) -> Self {
        if code.is_empty() {
            return Self::default();
        }
        let parts = scan(&code.to_lowercase(), epoch);
        let last = parts.len().saturating_sub(1);
        let of_text = parts.get(3).or_else(|| parts.get(last).filter(|part| part.holds_text));
        let numbers = if of_text.is_some() && last > 0 { last.min(3) } else { last.saturating_add(1).min(3) };
        let mut sections = parts.iter().take(numbers).map(Part::section);
        let format = Self {
            sections: [sections.next(), sections.next(), sections.next()],
            hides_text: of_text.is_some_and(|part| part.style() == Style::Altered || part.negates),
        };
        let plain = format.sections.iter().flatten().all(|section| *section == Section::default());
        if plain { Self { sections: [None; 3], ..format } } else { format }
    }

    /// Whether everything is shown as it is.
    pub(crate) fn is_plain(&self) -> bool {
        self.sections[0].is_none() && !self.hides_text
    }

    /// A value as the format shows it.
    pub(crate) fn of<'a>(&self, value: Value<'a>) -> Value<'a> {
        match value {
            Value::Digits(digits, _) => Value::Digits(digits, self.style(digits.parse().unwrap_or_default())),
            Value::Number(number, _) => Value::Number(number, self.style(number)),
            Value::Text(text) if self.hides_text => Value::Altered(text),
            value => value,
        }
    }

    fn style(&self, number: f64) -> Style {
        let last = self.sections.iter().flatten().count().saturating_sub(1);
        let mut sections = self.sections.iter().flatten().enumerate();
        let found = sections.find(|(place, section)| *place == last || section.takes(number, *place, last));
        found.map_or(Style::Number, |(_, section)| section.style(number))
    }
}

impl Section {
    /// Whether a number is shown by the section at a place before the last one.
    fn takes(&self, number: f64, place: usize, last: usize) -> bool {
        let (relation, limit) = self.test.unwrap_or(match (place, last) {
            (0, 1) => (Relation::AtLeast, 0.0),
            (0, _) => (Relation::More, 0.0),
            _ => (Relation::Less, 0.0),
        });
        match relation {
            Relation::Less => number < limit,
            Relation::AtMost => number <= limit,
            Relation::More => number > limit,
            Relation::AtLeast => number >= limit,
            Relation::Equal => number == limit,
            Relation::Other => number != limit,
        }
    }

    fn style(&self, number: f64) -> Style {
        let altered = self.negates && number > 0.0 || self.hides_zero && number == 0.0;
        if altered { Style::Altered } else { self.style }
    }
}

/// What is known of a section while it is read.
#[derive(Default)]
struct Part {
    test: Option<(Relation, f64)>,
    /// A date, a duration or a percentage.
    known: Option<Style>,
    /// There are places for digits, one for a digit in any case, and for text.
    digits: bool,
    holds_zero: bool,
    holds_text: bool,
    fraction: bool,
    negates: bool,
    altered: bool,
    /// A point is written out that is none of the number, and would be one before a digit.
    point: bool,
    /// What was shown last.
    shown: Option<char>,
}

impl Part {
    fn style(&self) -> Style {
        let shown = if self.digits && !self.altered { Style::Number } else { Style::Altered };
        self.known.unwrap_or(shown)
    }

    fn section(&self) -> Section {
        let style = self.style();
        let is_number = style == Style::Number;
        let hides_zero = is_number && !self.holds_zero && !self.fraction;
        Section { test: self.test, style, negates: is_number && self.negates, hides_zero }
    }

    /// A place for a digit, or for the whole number.
    fn place(&mut self, digit: char) {
        self.altered |= self.point;
        (self.digits, self.point, self.shown) = (true, false, None);
        self.holds_zero |= digit == '0';
    }

    /// A character that is shown as it is.
    fn literal(&mut self, character: char) {
        match character {
            '.' | '．' | '·' => self.point = !self.shown.is_some_and(char::is_alphabetic),
            _ => self.point = false,
        }
        self.negates |= !self.digits && matches!(character, '-' | '−' | '－');
        self.altered |= counts(character);
        self.shown = Some(character);
    }

    /// What brackets hold: a currency, time that elapsed, a test, or what changes nothing.
    fn bracket(&mut self, inside: &str) {
        if let Some(currency) = inside.strip_prefix('$') {
            currency.split('-').next().unwrap_or_default().chars().for_each(|it| self.literal(it));
        } else if is_elapsed(inside) {
            self.known = self.known.or(Some(Style::Duration));
        } else {
            let tests = RELATIONS.iter().filter_map(|(sign, relation)| {
                let limit = inside.strip_prefix(sign)?.trim().parse().ok()?;
                Some((*relation, limit))
            });
            self.test = tests.into_iter().next().or(self.test);
        }
    }
}

/// The sections of a code in small letters.
fn scan(code: &str, epoch: Epoch) -> Vec<Part> {
    let (mut parts, mut part, mut rest) = (vec![], Part::default(), code);
    while let Some(character) = rest.chars().next() {
        if let Some(after) = GENERAL.iter().find_map(|name| rest.strip_prefix(name)) {
            part.place('0');
            rest = after;
            continue;
        }
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
        match character {
            ';' => parts.push(std::mem::take(&mut part)),
            '"' | '[' => {
                let end = if character == '"' { '"' } else { ']' };
                let (inside, after) = rest.split_once(end).unwrap_or((rest, ""));
                rest = after;
                if character == '[' {
                    part.bracket(inside)
                } else {
                    inside.chars().for_each(|it| part.literal(it))
                }
            }
            '\\' | '!' | '_' | '*' => {
                let next = rest.chars().next();
                rest = rest.get(next.map_or(0, char::len_utf8)..).unwrap_or_default();
                match next {
                    Some(next) if character == '*' => part.altered |= counts(next),
                    Some(next) if character != '_' => part.literal(next),
                    _ => {}
                }
            }
            'e' if rest.starts_with(['+', '-']) => rest = rest.get(1..).unwrap_or_default(),
            _ => part.take(character, rest, epoch),
        }
    }
    parts.push(part);
    parts
}

impl Part {
    /// Takes a character that stands for itself.
    fn take(&mut self, character: char, rest: &str, epoch: Epoch) {
        match character {
            '0' | '#' | '?' => self.place(character),
            '@' => {
                self.place('0');
                self.holds_text = true;
            }
            '.' => self.shown = None,
            // Behind the last digit it divides by a thousand.
            ',' => {
                let goes_on = rest.trim_start_matches(',').starts_with(['0', '#', '?']);
                self.altered |= self.digits && !goes_on;
            }
            '%' => self.known = self.known.or(Some(Style::Percent)),
            'a' | 'b' | 'd' | 'e' | 'g' | 'h' | 'm' | 's' | 'y' => {
                self.known = self.known.or(Some(Style::Date(epoch)));
            }
            '/' => self.fraction = self.digits,
            '1'..='9' if self.fraction => {}
            _ => self.literal(character),
        }
    }
}

/// Whether a character is a digit, or makes another number of one.
pub(crate) fn counts(character: char) -> bool {
    character.is_numeric() || NUMERALS.contains(character)
}

/// Whether a bracket counts hours, minutes or seconds: `[h]`, `[mm]`.
fn is_elapsed(inside: &str) -> bool {
    ["h", "m", "s"].iter().any(|unit| !inside.is_empty() && inside.replace(unit, "").is_empty())
}
