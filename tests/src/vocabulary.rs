//! The closed lists of core as rows of `vocabulary.tsv`: complete, or the promise alone.

use skillcert::document::Operation;
use skillcert::{
    AbsencePolicy, ApplicantKind, Assurance, CatalogStep, CenterLevel, CertificateStage, CertificateStep,
    Clause, Code, Component, Disposition, Duty, Erratum, Hint, InstitutionKind, Lang, Outcome, PassRule,
    ProjectStage, ProjectTrait, RecoveryStatus, RepairKind, Seal, SheetFate, SpecificationScope,
    StationAttachment, StationStage, StationStep,
};

use crate::table;

macro_rules! rows {
    ($list:literal, $Word:ty, $more:expr) => {
        <$Word>::ALL.iter().map(|word: &$Word| {
            let (zh, en) = (word.text(Lang::Zh), word.text(Lang::En));
            let [clause, cure_zh, cure_en]: [&str; 3] = $more(*word);
            let (number, name) = (word.number(), word.name());
            format!("{}\t{number}\t{name}\t{clause}\t{zh}\t{en}\t{cure_zh}\t{cure_en}", $list)
        })
    };
    ($list:literal, $Word:ty) => {
        rows!($list, $Word, |_| [""; 3])
    };
}

/// The file with texts, clauses and cures, which tests of other languages compare.
#[must_use]
pub fn complete() -> String {
    let header = "list\tnumber\tname\tclause\tzh\ten\tcure_zh\tcure_en";
    lines().into_iter().fold(format!("{header}\n"), |text, line| text + &line + "\n")
}

/// List, number and name of every word: what is promised for ever.
#[must_use]
pub fn promised() -> Vec<String> {
    lines().iter().map(|line| line.split('\t').take(3).collect::<Vec<_>>().join("\t")).collect()
}

fn lines() -> Vec<String> {
    let more = |code: Code| {
        let clause = code.clause().map_or("", Clause::name);
        [clause, code.cure(Lang::Zh), code.cure(Lang::En)]
    };
    rows!("code", Code, more)
        .chain(rows!("component", Component))
        .chain(rows!("hint", Hint))
        .chain(rows!("clause", Clause))
        .chain(rows!("rule", PassRule))
        .chain(rows!("outcome", Outcome))
        .chain(rows!("assurance", Assurance))
        .chain(rows!("seal", Seal))
        .chain(rows!("center_level", CenterLevel))
        .chain(rows!("project_trait", ProjectTrait))
        .chain(rows!("disposition", Disposition))
        .chain(rows!("erratum", Erratum))
        .chain(rows!("absence_policy", AbsencePolicy))
        .chain(rows!("duty", Duty))
        .chain(rows!("institution_kind", InstitutionKind))
        .chain(rows!("applicant_kind", ApplicantKind))
        .chain(rows!("specification_scope", SpecificationScope))
        .chain(rows!("project_stage", ProjectStage))
        .chain(rows!("catalog_step", CatalogStep))
        .chain(rows!("station_stage", StationStage))
        .chain(rows!("station_step", StationStep))
        .chain(rows!("station_attachment", StationAttachment))
        .chain(rows!("certificate_stage", CertificateStage))
        .chain(rows!("certificate_step", CertificateStep))
        .chain(rows!("operation", Operation))
        .chain(rows!("repair", RepairKind))
        .chain(rows!("recovery_status", RecoveryStatus))
        .chain(rows!("sheet_fate", SheetFate))
        .collect()
}

/// `vocabulary.tsv` with what is new in core behind the other words of its list. No line is changed or taken away: a word that
/// core no longer has, or has under another number, is for the test to find.
#[must_use]
pub fn record() -> String {
    let text = table::file("vocabulary");
    let mut lines: Vec<_> = text.lines().map(String::from).collect();
    for word in promised().into_iter().filter(|word| !text.lines().any(|line| line == word)) {
        let list = word.split_once('\t').map_or("", |(list, _)| list);
        let last = lines.iter().rposition(|line| line.split('\t').next() == Some(list));
        lines.insert(last.map_or(lines.len(), |last| last.saturating_add(1)), word);
    }
    lines.join("\n") + "\n"
}
