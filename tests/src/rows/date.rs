use super::line::Line;

const DAY: &str = "2025-06-17";
const STRANGERS: [char; 6] = ['０', 'O', ' ', '/', '.', ':'];

pub(super) fn rows() -> Vec<Line> {
    let mut rows = vec![];
    for year in [2023, 2024] {
        for month in 1..=12 {
            let last = days(year, month);
            rows.extend([0, 1, last, last + 1].map(|day| row("every month", year, month, day)));
        }
    }
    rows.extend((1500..=2400).step_by(100).map(|year| row("every century", year, 2, 29)));
    rows.extend((2019..=2035).map(|year| row("every leap day", year, 2, 29)));
    rows.extend((0..10).map(|len| not_iso("every length of a date", &DAY[..len], len)));
    for stranger in STRANGERS {
        let text = |place: usize| format!("{}{stranger}{}", &DAY[..place], &DAY[place + 1..]);
        rows.extend((0..10).map(|place| not_iso("every stranger in a date", &text(place), place)));
    }
    rows
}

/// Thirty days has November, April, June and September; all the rest but February, thirty-one.
fn days(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

fn row(case: &str, year: u16, month: u8, day: u8) -> Line {
    let text = format!("{year:04}-{month:02}-{day:02}");
    let line = Line::of("附件2·2", case).text(&text);
    if (1..=days(year, month)).contains(&day) {
        line.ok().with("value", text)
    } else {
        line.refused("date_day_invalid", "date.day").with("value", day)
    }
}

fn not_iso(case: &str, text: &str, index: usize) -> Line {
    Line::of("附件2·2", case).text(text).refused("date_not_iso", "date").with("index", index)
}
