//! What a cell holds, and the text that it has everywhere.

use std::fmt::Write as _;

use super::rows::Shape;

/// How numbers of a format are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Style {
    #[default]
    Number,
    Percent,
    /// Days since the first of the book.
    Date(Epoch),
    /// Hours that may be more than a day has.
    Duration,
    /// What is shown is something else.
    Altered,
}

/// Why a text is not to be read as its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    Struck,
    Altered,
}

/// Which day is day 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Epoch {
    #[default]
    Year1900,
    Year1904,
}

/// A cell, as a file stores it. A blank one is none.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    Text(&'a str),
    /// A whole number as its digits.
    Digits(&'a str, Style),
    Number(f64, Style),
    /// A date that is stored as such, in ISO 8601, and the number that it would be.
    Date(&'a str, Option<f64>),
    Boolean(bool),
    Error(&'a str),
    /// Text some of which is struck out.
    Struck(&'a str),
    /// Text that is shown as something else.
    Altered(&'a str),
    /// A formula without a stored value.
    Formula,
}

impl<'a> Value<'a> {
    /// A text about which there may be a doubt.
    pub(crate) fn text(text: &'a str, doubt: Option<Doubt>) -> Self {
        match doubt {
            None => Self::Text(text),
            Some(Doubt::Struck) => Self::Struck(text),
            Some(Doubt::Altered) => Self::Altered(text),
        }
    }

    /// Whether something can be seen in the cell.
    pub(crate) fn is_filled(&self) -> bool {
        !matches!(self, Self::Text(text) | Self::Struck(text) | Self::Altered(text) if is_blank(text))
    }

    /// Appends the text, and returns what it is and the number behind a date.
    pub(crate) fn show(&self, text: &mut String) -> (Shape, Option<f64>) {
        match *self {
            Self::Text(it) => plain(text, it, Shape::Text),
            Self::Digits(digits, Style::Number) => plain(text, digits, Shape::Number),
            Self::Digits(digits, Style::Percent) => plain(text, digits, Shape::Percent),
            Self::Digits(digits, Style::Altered) => plain(text, digits, Shape::Altered),
            Self::Digits(digits, style) => match digits.parse() {
                Ok(number) => show_number(text, number, style),
                Err(_) => plain(text, digits, Shape::Text),
            },
            Self::Number(number, style) => show_number(text, number, style),
            Self::Date(date, serial) => {
                text.push_str(date.strip_suffix("T00:00:00").unwrap_or(date));
                (Shape::Date, serial)
            }
            Self::Boolean(true) => plain(text, "TRUE", Shape::Boolean),
            Self::Boolean(false) => plain(text, "FALSE", Shape::Boolean),
            Self::Error(error) => plain(text, error, Shape::Error),
            Self::Struck(it) => plain(text, it, Shape::Struck),
            Self::Altered(it) => plain(text, it, Shape::Altered),
            Self::Formula => (Shape::Formula, None),
        }
    }
}

fn plain(text: &mut String, it: &str, shape: Shape) -> (Shape, Option<f64>) {
    text.push_str(it);
    (shape, None)
}

/// The shortest decimal that gives the same double; a date where the format is one and there is such a day.
fn show_number(text: &mut String, number: f64, style: Style) -> (Shape, Option<f64>) {
    let dated = match style {
        Style::Date(epoch) => moment(number).and_then(|moment| show_date(text, moment, epoch)),
        Style::Duration => moment(number).map(|(days, seconds)| {
            let hours = days.saturating_mul(24).saturating_add(seconds / 3600);
            show_time(text, hours, seconds);
        }),
        Style::Number | Style::Percent | Style::Altered => None,
    };
    if dated.is_some() {
        return (Shape::Date, Some(number));
    }
    // Writing to a text cannot fail; there is no negative zero in an office.
    let _ = if number == 0.0 { text.write_str("0") } else { write!(text, "{number}") };
    let shape = match style {
        Style::Percent => Shape::Percent,
        Style::Altered => Shape::Altered,
        _ => Shape::Number,
    };
    (shape, None)
}

/// The last day that spreadsheets know, 9999-12-31, as a number of 1900.
const LAST_DAY: f64 = 2_958_466.0;

/// Whole days and the seconds of the last one, of a number that can be a date.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    reason = "days are floats in spreadsheets"
)]
fn moment(number: f64) -> Option<(i64, i64)> {
    if !(0.0..LAST_DAY).contains(&number) {
        return None;
    }
    let seconds = (number.fract() * 86_400.0).round() as i64;
    let days = number.trunc() as i64;
    Some(if seconds == 86_400 { (days.saturating_add(1), 0) } else { (days, seconds) })
}

fn show_date(text: &mut String, (days, seconds): (i64, i64), epoch: Epoch) -> Option<()> {
    // The calendar of 1900 has a February 29th, which was none: number 60.
    let (year, month, day) = match (epoch, days) {
        (Epoch::Year1900, 0) => {
            show_time(text, seconds / 3600, seconds);
            return Some(());
        }
        (Epoch::Year1900, 60) => (1900, 2, 29),
        (Epoch::Year1900, 1..60) => civil(days, 2_415_020)?,
        (Epoch::Year1900, _) => civil(days, 2_415_019)?,
        (Epoch::Year1904, _) => civil(days, 2_416_481)?,
    };
    let _ = write!(text, "{year:04}-{month:02}-{day:02}");
    if seconds > 0 {
        text.push('T');
        show_time(text, seconds / 3600, seconds);
    }
    Some(())
}

/// The date so many days after a Julian day.
fn civil(days: i64, first: i64) -> Option<(i32, u8, u8)> {
    let day = i32::try_from(days.saturating_add(first)).ok()?;
    let date = time::Date::from_julian_day(day).ok()?;
    Some((date.year(), date.month().into(), date.day()))
}

/// The number of a date in ISO 8601, days since 1899-12-30.
#[expect(clippy::float_arithmetic, reason = "days are floats in spreadsheets")]
pub(crate) fn serial(date: &str) -> Option<f64> {
    let (day, time) = date.split_once('T').unwrap_or((date, "0:0:0"));
    let mut fields = day.splitn(3, '-');
    let (year, month, day) = (fields.next()?.parse().ok()?, fields.next()?, fields.next()?.parse().ok()?);
    let month = time::Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let days = time::Date::from_calendar_date(year, month, day).ok()?.to_julian_day();
    let mut seconds = 0.0;
    for field in time.trim_end_matches('Z').split(':') {
        seconds = seconds * 60.0 + field.parse::<f64>().ok()?;
    }
    Some(f64::from(days.saturating_sub(2_415_019)) + seconds / 86_400.0)
}

/// The number of a duration in ISO 8601, such as `PT08H30M00S`, in days.
#[expect(clippy::float_arithmetic, reason = "days are floats in spreadsheets")]
pub(crate) fn duration(text: &str) -> Option<f64> {
    let (mut rest, mut days) = (text.strip_prefix("PT")?, 0.0);
    for (unit, seconds) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, after)) = rest.split_once(unit) {
            days += number.parse::<f64>().ok()? * seconds / 86_400.0;
            rest = after;
        }
    }
    rest.is_empty().then_some(days)
}

fn show_time(text: &mut String, hours: i64, seconds: i64) {
    let _ = write!(text, "{hours:02}:{:02}:{:02}", seconds / 60 % 60, seconds % 60);
}

/// Whether nothing can be seen of a text.
pub(crate) fn is_blank(text: &str) -> bool {
    visible(text).next().is_none()
}

/// The characters of a text that can be seen.
pub(crate) fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| !is_unseen(*character))
}

pub(crate) fn is_unseen(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}
