use skillcert::{Code, Lang};

use super::line::Line;
use crate::naive::audit::Audit;

const SERIES: u64 = 2_618_010_000_000;

/// What has become of each of three serials.
const FATES: [Fate; 4] = [Fate::Unused, Fate::Issued, Fate::Twice, Fate::Void];

#[derive(Clone, Copy)]
enum Fate {
    Unused,
    Issued,
    Twice,
    Void,
}

pub(super) fn rows() -> Vec<Line> {
    let triples = FATES.into_iter().flat_map(|first| {
        FATES.into_iter().flat_map(move |second| FATES.map(|third| [first, second, third]))
    });
    triples.skip(1).map(row).collect()
}

/// The rows stand in no order: those that are issued twice, all serials downwards.
fn row(fates: [Fate; 3]) -> Line {
    let mut audit = Audit::default();
    for (number, fate) in (SERIES + 1..).zip(fates) {
        match fate {
            Fate::Unused => {}
            Fate::Issued => audit.rows.push(number),
            Fate::Twice => audit.rows.extend([number; 2]),
            Fate::Void => audit.voids.push(number),
        }
    }
    audit.rows.reverse();
    let line = Line::of("附件2·5", "every fate of three serials").with("first_name", "a");
    let line = line.with("first", spaced(&audit.rows)).with("voids", spaced(&audit.voids));
    line.ok().with("report", report(&audit))
}

fn spaced(numbers: &[u64]) -> String {
    numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(" ")
}

/// The whole document.
fn report(audit: &Audit) -> String {
    let (used, rows, issued) = (audit.used(), audit.rows.len(), audit.issued().len());
    let [first, last] = [used[0], used[used.len() - 1]].map(|number| number - SERIES);
    let [missing, repeated, voided] = [audit.missing(), audit.repeated(), audit.voided()];
    let mut findings = vec![];
    if first != 1 {
        findings.push(finding("series_first_not_one", first, 1));
    }
    for (code, numbers) in [("serials_missing", &missing), ("serials_repeated", &repeated)] {
        if let Some(lowest) = numbers.first() {
            findings.push(finding(code, numbers.len() as u64, lowest - SERIES));
        }
    }
    let series = format!(
        r#"{{"year":2026,"province":"18","city":"01","numbers":{rows},"issued":{issued},"first":{first},"last":{last},"first_not_one":{},"missing":{},"gaps":{},"repeated":{},"repetitions":{},"voided":{},"voids":{}}}"#,
        first != 1,
        missing.len(),
        runs(&missing),
        repeated.len(),
        runs(&repeated),
        voided.len(),
        runs(&voided),
    );
    format!(
        r#"{{"version":1,"shards":["a"],"rows":{{"read":{rows},"numbers":{rows},"refused":0,"nulls":0,"codes":{{}}}},"series":[{series}],"findings":[{}]}}"#,
        findings.join(",")
    )
}

/// The first and the last serial of each run: `[[2,3]]`.
fn runs(numbers: &[u64]) -> String {
    let runs = numbers.chunk_by(|number, next| number + 1 == *next);
    let runs = runs.map(|run| format!("[{},{}]", run[0] - SERIES, run[run.len() - 1] - SERIES));
    format!("[{}]", runs.collect::<Vec<_>>().join(","))
}

/// With the slots of the sentence filled by hand.
fn finding(name: &str, value: u64, limit: u64) -> String {
    let code = Code::from_name(name).expect("a code");
    let clause = code.clause().expect("a clause");
    let sentence = |lang| {
        let pattern = code.text(lang);
        pattern.replace("{value}", &value.to_string()).replace("{limit}", &limit.to_string())
    };
    let (zh, en) = (sentence(Lang::Zh), sentence(Lang::En));
    format!(
        r#"{{"series":"2618010000001","code":"{name}","component":"serial","clause":"{clause}","index":null,"found":null,"value":{value},"limit":{limit},"hint":null,"zh":"{zh}（依据{clause}）","en":"{en} (clause {clause})"}}"#
    )
}
