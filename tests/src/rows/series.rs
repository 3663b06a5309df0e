use super::line::Line;

/// 0000001-9999999: the serials at both ends, and the quantities that just fit and just do not.
pub(super) fn rows() -> Vec<Line> {
    let mut rows = vec![];
    for next in [0, 1, 2, 9_999_998, 9_999_999, 10_000_000, 10_000_001] {
        let quantities = [0, 1, 2, 3, 9_999_998, 9_999_999, 10_000_000];
        rows.extend(quantities.map(|n| row("every bound of a series", "hunan", 2026, "01", next, n)));
    }
    for year in [2018, 2019, 2099, 2100] {
        for city in ["00", "01", "02", "03", "99"] {
            let schemes = ["hunan", "closed"];
            rows.extend(
                schemes.map(|scheme| row("every year and city of a series", scheme, year, city, 1, 1)),
            );
        }
    }
    rows
}

/// A series is taken up within its scheme, then at a place that it has; what is asked for is given whole or not at all.
fn row(case: &str, scheme: &str, year: u32, city: &str, next: u32, n: u32) -> Line {
    let line = Line::of("附件2·5", case).with("scheme", scheme).with("year", year);
    let line = line.with("city", city).with("next", next).with("n", n);
    let left = 10_000_000_u32.saturating_sub(next);
    let number = |serial: u32| format!("{:02}18{city}{serial:07}", year % 100);
    if year / 100 != 20 {
        line.refused("year_outside_scheme", "year").with("value", year)
    } else if year < 2019 {
        line.refused("year_before_scheme", "year").with("value", year).with("limit", 2019)
    } else if scheme == "closed" && !["01", "02"].contains(&city) {
        line.refused("city_unknown", "city").with("value", city.parse().unwrap_or(0_u8))
    } else if !(1..=10_000_000).contains(&next) {
        line.refused("series_state_invalid", "next").with("value", next)
    } else if !(1..=9_999_999).contains(&n) {
        line.refused("reservation_out_of_range", "quantity").with("value", n).with("after", next)
    } else if n > left {
        let line = line.refused("series_exhausted", "quantity").with("value", n);
        line.with("limit", left).with("after", next)
    } else {
        line.ok().with("first", number(next)).with("last", number(next + n - 1)).with("after", next + n)
    }
}
