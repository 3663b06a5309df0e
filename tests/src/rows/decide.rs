use super::line::Line;

/// A mark of each kind, what is found about it, and whether that leaves the decision open; an exemption is no mark.
const MARKS: [(&str, &str, bool); 8] = [
    ("59.99", "part_below_pass_mark:-1", false),
    ("60", "part_passed:0", false),
    ("100", "part_passed:4000", false),
    ("absent", "part_absent:", false),
    ("void", "part_void:", false),
    ("deferred", "part_deferred:", true),
    ("", "part_missing:", true),
    ("免考", EXEMPT, false),
];
const EXEMPT: &str = "exempt";

type Mark = (&'static str, &'static str, bool);

pub(super) fn rows() -> Vec<Line> {
    let pairs = || MARKS.into_iter().flat_map(|practical| MARKS.map(|theory| (practical, theory)));
    let alone = pairs().map(|(practical, theory)| row("practical", practical, theory));
    alone.chain(pairs().map(|(practical, theory)| row("theory_and_practical", practical, theory))).collect()
}

/// The practical mark is read first; theory is no part of the rule `practical`; each part is judged by itself.
fn row(rule: &'static str, practical: Mark, theory: Mark) -> Line {
    let line = Line::of("三(二)", "every pair of marks").with("rule", rule);
    let line = line.with("practical", practical.0).with("theory", theory.0);
    for (mark, part) in [(practical, "score.practical"), (theory, "score.theory")] {
        if mark.1 == EXEMPT {
            return line.refused("mark_unsupported", part);
        }
    }
    if rule == "practical" && !theory.0.is_empty() {
        return line.refused("part_unexpected", "score.theory");
    }
    let parts: &[_] = match rule {
        "practical" => &[(practical, "score.practical")],
        _ => &[(theory, "score.theory"), (practical, "score.practical")],
    };
    let findings: Vec<_> = parts.iter().map(|((_, finding, _), part)| format!("{part}:{finding}")).collect();
    let outcome = if parts.iter().any(|((.., open), _)| *open) {
        "undecided"
    } else if parts.iter().all(|((_, finding, _), _)| finding.starts_with("part_passed")) {
        "passed"
    } else {
        "failed"
    };
    line.ok().with("outcome", outcome).with("findings", findings.join(" "))
}
