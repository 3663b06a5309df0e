use super::line::Line;
use crate::naive::number::Parts;

/// The bounds of each part and what lies beyond, each with each.
pub(super) fn rows() -> Vec<Line> {
    let mut rows = vec![];
    for year in [1999, 2000, 2099, 2100] {
        for province in [0, 99, 100] {
            for city in [0, 99, 100] {
                rows.extend([0, 1, 9_999_999, 10_000_000].map(|serial| row(year, province, city, serial)));
            }
        }
    }
    rows
}

/// Built in this order: province, city, serial, number.
fn row(year: u16, province: u8, city: u8, serial: u32) -> Line {
    let line = Line::of("附件2·5", "every bound of every part");
    let line = line.with("year", year).with("province", province).with("city", city).with("serial", serial);
    if province > 99 {
        line.refused("province_out_of_range", "province")
    } else if city > 99 {
        line.refused("city_out_of_range", "city")
    } else if serial == 0 {
        line.refused("serial_zero", "serial").with("index", 6)
    } else if serial > 9_999_999 {
        line.refused("serial_out_of_range", "serial")
    } else if year / 100 != 20 {
        line.refused("year_outside_scheme", "year")
    } else {
        line.ok().with("number", Parts { year, province, city, serial }.text())
    }
}
