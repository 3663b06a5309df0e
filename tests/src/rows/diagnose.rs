use super::line::Line;
use super::number::{EXAMPLE, TODAY, faulty_fields};
use crate::naive::parse;

pub(super) fn rows() -> Vec<Line> {
    let pairs = (0..13).flat_map(|first| (first + 1..13).map(move |second| with_two(first, second)));
    pairs.chain(faulty_fields().map(|text| fields(&text))).collect()
}

/// Two digits that are none: each has a finding, and the serial is not read.
fn with_two(first: usize, second: usize) -> Line {
    let mut bytes = EXAMPLE.as_bytes().to_vec();
    let findings = [first, second].map(|place| {
        bytes[place] = b'X';
        let mut alone = EXAMPLE.as_bytes().to_vec();
        alone[place] = b'X';
        let (code, component, _) = parse(&alone).expect_err("a letter");
        format!("{component}:{code}:{place}")
    });
    let line = Line::of("附件2·1", "every two places").text(&bytes).with("scheme", "form");
    line.ok().with("findings", findings.join(" "))
}

/// Each field by itself, all at once.
fn fields(text: &str) -> Line {
    let fault = |wrong: bool, finding: &'static str| wrong.then_some(finding);
    let findings = [
        fault(text.starts_with("18"), "year:year_before_scheme:0"),
        fault(text.starts_with("27"), "year:year_after_date:0"),
        fault(&text[2..4] != "18", "province:province_unknown:2"),
        fault(&text[4..6] == "03", "city:city_unknown:4"),
        fault(&text[6..] == "0000000", "serial:serial_zero:6"),
    ];
    let findings: Vec<_> = findings.into_iter().flatten().collect();
    let line = Line::of("附件2·2", "every set of faulty fields").text(text).with("scheme", "closed");
    line.with("as_of", TODAY).ok().with("findings", findings.join(" "))
}
