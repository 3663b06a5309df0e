//! 证书 (六): its way from issue to complete; spoilt, corrected, reissued, void and replaced; its book and its JSON.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use serde_json::{Value, json};
use skillcert::{
    Basis, Blank, Book, Certificate, CertificateAction, CertificateEvent, CertificateNumber,
    CertificateStage, CertificateStep, CityCode, Code, Component, Date, Finding, Issuer, Lang, Marks,
    PassRule, PrintAuthority, Project, ProjectTrait, Reason, ReissuePolicy, Seal, Sheet, SheetFate, Subject,
    ValidationError, parse_date,
};
use skillcert_tests::naive::stages;
use skillcert_tests::proved;
use skillcert_tests::sequences::walk;

const BUREAU: &str = "长沙市人力资源和社会保障局";
const CENTER: &str = "长沙市职业技能鉴定中心";
const COUNTY: &str = "浏阳市职业技能鉴定中心";

fn date(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn number(text: &str) -> CertificateNumber {
    CertificateNumber::parse(text).unwrap()
}

fn subject(holder: &str) -> Subject {
    Subject {
        holder: holder.into(),
        project: Project::new("湘西苗绣", []).unwrap(),
        city: CityCode::CHANGSHA,
        assessed_on: Some(date("2026-11-20")),
    }
}

fn issue(
    rule: PassRule,
    subject: Subject,
    number: CertificateNumber,
    issued_on: &str,
) -> Result<Certificate, ValidationError> {
    let theory = if rule.has_theory() { "60" } else { "" };
    let pass = rule
        .decide(Marks::practical("60").and_then(|marks| marks.with_theory(theory)).unwrap())
        .unwrap()
        .passed()
        .unwrap();
    Certificate::issue(pass, subject, Issuer::new(BUREAU, CENTER).unwrap(), number, date(issued_on))
}

fn issued() -> Certificate {
    issue(PassRule::Practical, subject("考生0001"), number("2618010000001"), "2026-11-23").unwrap()
}

fn authority(city: CityCode) -> PrintAuthority {
    PrintAuthority::new(city, CENTER, [CENTER, COUNTY]).unwrap()
}

fn print_on(sheet: &str) -> CertificateAction {
    CertificateAction::Print {
        blank: Blank::new(sheet).unwrap(),
        printer: COUNTY.into(),
        authority: authority(CityCode::CHANGSHA),
    }
}

fn reason() -> Reason {
    Reason::new("遗失").unwrap()
}

fn correct(holder: &str) -> CertificateAction {
    CertificateAction::Correct { holder: holder.into(), reason: reason() }
}

/// The action of a step that nothing but the stage can refuse.
fn action(step: CertificateStep, sheet: &str) -> CertificateAction {
    match step {
        CertificateStep::Print => print_on(sheet),
        CertificateStep::Emboss => CertificateAction::Emboss,
        CertificateStep::RedSeal => CertificateAction::RedSeal,
        CertificateStep::Void => CertificateAction::Void { reason: reason() },
        CertificateStep::Reissue => {
            CertificateAction::Reissue { policy: ReissuePolicy { allowed: true }, reason: reason() }
        }
        CertificateStep::Spoil => CertificateAction::Spoil { reason: reason() },
        CertificateStep::Correct => correct(&format!("考生{sheet}")),
        _ => panic!("no action for {step}"),
    }
}

fn take(certificate: &mut Certificate, action: CertificateAction) -> Result<(), ValidationError> {
    certificate.apply(CertificateEvent { on: date("2026-11-24"), action })
}

/// A certificate that has taken these steps, each printing on a sheet of its own.
fn after(steps: &[CertificateStep]) -> Certificate {
    let mut certificate = issued();
    for (sheet, step) in steps.iter().enumerate() {
        take(&mut certificate, action(*step, &format!("A{sheet}"))).unwrap();
    }
    certificate
}

fn at(stage: CertificateStage) -> Certificate {
    use CertificateStep::{Emboss, Print, RedSeal, Void};
    let certificate = after(match stage {
        CertificateStage::Issued => &[],
        CertificateStage::Printed => &[Print],
        CertificateStage::Embossed => &[Print, Emboss],
        CertificateStage::RedSealed => &[Print, RedSeal],
        CertificateStage::Complete => &[Print, RedSeal, Emboss],
        CertificateStage::Void => &[Print, Emboss, RedSeal, Void],
        _ => panic!("no way to {stage}"),
    });
    assert_eq!(certificate.stage(), stage);
    certificate
}

/// Applies the action; it is refused with this code and component, and changes nothing.
#[track_caller]
fn refused(certificate: &mut Certificate, action: CertificateAction, code: Code, component: Component) {
    let before = certificate.clone();
    let error = take(certificate, action).unwrap_err();
    assert_eq!((error.code(), error.component()), (code, component));
    assert_ne!(error.basis(), Basis::None);
    assert_eq!(*certificate, before);
}

/// What each step does at each stage: the next stage, or the code of the refusal.
#[rustfmt::skip] // a table
const TABLE: [[&str; 8]; 7] = [
    ["", "print", "emboss", "red_seal", "void", "reissue", "spoil", "correct"],
    ["issued", "printed", "seal_needs_print", "seal_needs_print", "void", "reissue_needs_complete", "spoil_needs_sheet", "issued"],
    ["printed", "print_needs_issue", "embossed", "red_sealed", "void", "reissue_needs_complete", "issued", "issued"],
    ["embossed", "print_needs_issue", "seal_repeated", "complete", "void", "reissue_needs_complete", "issued", "issued"],
    ["red_sealed", "print_needs_issue", "complete", "seal_repeated", "void", "reissue_needs_complete", "issued", "issued"],
    ["complete", "print_needs_issue", "seal_repeated", "seal_repeated", "void", "issued", "issued", "issued"],
    ["void", "certificate_void", "certificate_void", "certificate_void", "void_needs_certificate", "certificate_void", "certificate_void", "certificate_void"],
];

#[track_caller]
fn check_pair(stage: CertificateStage, step: CertificateStep, expected: &str) {
    let (next, mut certificate) = (CertificateStage::from_name(expected), at(stage));
    assert_eq!(stage.after(step), next, "{stage} {step}");
    let action = action(step, "B1");
    match next {
        Some(next) => {
            take(&mut certificate, action).unwrap();
            assert_eq!(certificate.stage(), next, "{stage} {step}");
        }
        None => {
            refused(&mut certificate, action, Code::from_name(expected).unwrap(), Component::Certificate);
        }
    }
}

#[test]
fn every_step_at_every_stage() {
    let [[_, steps @ ..], stages @ ..] = TABLE;
    assert!(CertificateStep::ALL.iter().map(|step| step.name()).eq(steps));
    assert!(CertificateStage::ALL.iter().map(|stage| stage.name()).eq(stages.map(|[stage, ..]| stage)));
    for (stage, [_, row @ ..]) in CertificateStage::ALL.iter().zip(stages) {
        for (step, expected) in CertificateStep::ALL.iter().zip(row) {
            check_pair(*stage, *step, expected);
        }
    }
    let pairs = CertificateStage::ALL.len() * CertificateStep::ALL.len();
    proved("every step of a certificate at every stage", pairs as u64, "pairs");
}

/// Each step is taken where the sheet allows it, whatever happened before, and changes nothing elsewhere.
#[test]
fn every_sequence_of_steps() {
    let longest = if cfg!(debug_assertions) { 6 } else { 7 };
    let start = (issued(), stages::Certificate::default());
    let sequences = walk(&start, CertificateStep::ALL, longest, &|(certificate, sheet), step| {
        let before = certificate.clone();
        let blank = format!("A{}", certificate.events().len());
        let allowed = sheet.take(step.name());
        assert_eq!(take(certificate, action(step, &blank)).is_ok(), allowed, "{before:?} {step}");
        assert!(allowed || *certificate == before);
        let lacks: Vec<_> = certificate.findings().iter().map(code_and_component).collect();
        assert_eq!((certificate.stage().name(), lacks), (sheet.stage(), sheet.lacks()), "{before:?} {step}");
        let fates: Vec<_> = certificate.sheets().iter().map(|sheet| sheet.fate.name()).collect();
        assert_eq!(fates, sheet.fates(), "{before:?} {step}");
    });
    proved(
        "every sequence of up to seven steps of a certificate: stage, what it lacks, what became of each sheet",
        sequences,
        "sequences",
    );
}

fn code_and_component(finding: &Finding) -> (&'static str, &'static str) {
    (finding.code().name(), finding.component().name())
}

#[test]
fn dates_never_run_backwards() {
    let mut certificate = issued();
    for (on, accepted) in [("2026-11-22", false), ("2026-11-23", true)] {
        let result = certificate.apply(CertificateEvent { on: date(on), action: print_on("A1") });
        assert_eq!(
            result.map_err(|error| error.code()),
            if accepted { Ok(()) } else { Err(Code::CertificateEventBeforeLast) }
        );
    }
    take(&mut certificate, CertificateAction::Emboss).unwrap();
    let early = CertificateEvent { on: date("2026-11-23"), action: CertificateAction::RedSeal };
    assert_eq!(certificate.apply(early).unwrap_err().code(), Code::CertificateEventBeforeLast);
    assert_eq!(certificate.stage(), CertificateStage::Embossed);
    let void = |on| CertificateEvent { on: date(on), action: CertificateAction::Void { reason: reason() } };
    let late = *certificate.apply(void("2100-01-01")).unwrap_err().finding();
    assert_eq!((code_and_component(&late), late.value()), (("year_outside_scheme", "date"), Some(2100)));
    certificate.apply(void("2099-12-31")).unwrap();
}

#[test]
fn only_the_authorized_print() {
    let print = |printer: &str, authority| CertificateAction::Print {
        blank: Blank::new("A1").unwrap(),
        printer: printer.into(),
        authority,
    };
    let mut certificate = issued();
    let own = authority(CityCode::CHANGSHA);
    for stranger in ["宁乡市职业技能鉴定中心", ""] {
        let action = print(stranger, own.clone());
        refused(&mut certificate, action, Code::PrintingNotAuthorized, Component::PrintAuthority);
    }
    let other = authority(CityCode::parse("02").unwrap());
    refused(&mut certificate, print(COUNTY, other), Code::PrintingNotAuthorized, Component::City);
    take(&mut certificate, print(CENTER, own)).unwrap();
}

#[test]
fn the_center_prints_only_if_it_names_itself() {
    let counties = PrintAuthority::new(CityCode::CHANGSHA, CENTER, [COUNTY, COUNTY]).unwrap();
    assert!(counties.may_print(COUNTY) && !counties.may_print(CENTER));
    assert_eq!(counties.granted().collect::<Vec<_>>(), [COUNTY]);
    assert_eq!((counties.city(), counties.center()), (CityCode::CHANGSHA, CENTER));
    for (center, granted) in [(" ", COUNTY), (CENTER, "")] {
        let error = PrintAuthority::new(CityCode::CHANGSHA, center, [granted]).unwrap_err();
        assert_eq!(error.code(), Code::CenterNameMissing);
    }
}

#[test]
fn findings_say_what_is_missing() {
    let expected = [
        (
            CertificateStage::Issued,
            "blank_missing:blank seal_missing:seal.bureau_embossed seal_missing:seal.center_red",
        ),
        (CertificateStage::Printed, "seal_missing:seal.bureau_embossed seal_missing:seal.center_red"),
        (CertificateStage::Embossed, "seal_missing:seal.center_red"),
        (CertificateStage::RedSealed, "seal_missing:seal.bureau_embossed"),
        (CertificateStage::Complete, ""),
        (CertificateStage::Void, "certificate_void:certificate"),
    ];
    for (stage, expected) in expected {
        let certificate = at(stage);
        let findings =
            certificate.findings().into_iter().map(|it| format!("{}:{}", it.code(), it.component()));
        assert_eq!(findings.collect::<Vec<_>>().join(" "), expected, "{stage}");
        assert_eq!(certificate.opens_subsidy(), stage == CertificateStage::Complete);
    }
}

/// The sentence names the seal that is missing.
#[test]
fn a_missing_seal_is_named() {
    let missing = *at(CertificateStage::Embossed).findings().first().unwrap();
    assert_eq!(missing.value(), Some(Seal::CenterRed.number().into()));
    assert!(missing.message(Lang::Zh).to_string().starts_with("缺少职业技能鉴定中心红印，证书不完整"));
    assert_eq!(missing.cure(Lang::En).to_string(), "apply the center's red seal");
}

fn fates(certificate: &Certificate) -> Vec<(String, SheetFate, Option<Date>)> {
    let sheets = certificate.sheets().into_iter();
    sheets.map(|sheet| (sheet.blank.number().to_owned(), sheet.fate, sheet.until)).collect()
}

/// One after another: spoilt in the printer, spoilt later, corrected, handed out and corrected, reissued, void.
#[test]
fn every_sheet_has_its_fate() {
    use CertificateStep::{Correct, Emboss, Print, RedSeal, Reissue, Spoil, Void};
    let whole = [Print, Emboss, RedSeal];
    let steps = [&[Print, Spoil, Print, Emboss, Spoil, Print, Correct][..], &whole, &[Correct], &whole];
    let certificate = after(&[&steps.concat()[..], &[Reissue, Print, RedSeal, Void]].concat());
    let day = Some(date("2026-11-24"));
    let expected = [
        ("A0", SheetFate::Spoilt),
        ("A2", SheetFate::Spoilt),
        ("A5", SheetFate::Spoilt),
        ("A7", SheetFate::Replaced),
        ("A11", SheetFate::Replaced),
        ("A15", SheetFate::Void),
    ];
    assert_eq!(fates(&certificate), expected.map(|(blank, fate)| (blank.to_owned(), fate, day)));
    assert_eq!(certificate.book().blank(), None);
    assert_eq!(certificate.book().voided(), certificate.events().last());
    let seals = [CertificateStage::Printed, CertificateStage::Complete].map(at);
    for certificate in seals {
        assert_eq!(fates(&certificate), [("A0".to_owned(), SheetFate::Present, None)]);
        assert_eq!(certificate.book().blank(), Some(&Blank::new("A0").unwrap()));
        assert_eq!(certificate.book().voided(), None);
    }
}

#[test]
fn a_correction_keeps_the_name_as_issued() {
    let mut certificate = at(CertificateStage::Complete);
    refused(&mut certificate, correct("考生0001"), Code::CorrectionChangesNothing, Component::Holder);
    refused(&mut certificate, correct("\u{200B} "), Code::HolderMissing, Component::Holder);
    take(&mut certificate, correct("考生0009")).unwrap();
    refused(&mut certificate, correct("考生0009"), Code::CorrectionChangesNothing, Component::Holder);
    take(&mut certificate, correct("考生0001 ")).unwrap();
    take(&mut certificate, correct("考生0001")).unwrap();
    take(&mut certificate, correct("考生0009")).unwrap();
    assert_eq!((certificate.holder(), certificate.book().issued_to()), ("考生0009", "考生0001"));
    assert_eq!(certificate.subject().holder, "考生0001");
    assert_eq!(certificate.lookup().holder, "考生0009");
    assert_eq!(certificate.report().issued_to.as_deref(), Some("考生0001"));
    assert_eq!(certificate.seals().count(), 0);
}

#[test]
fn every_step_that_the_notice_does_not_know_has_a_reason() {
    for (text, code) in [
        (String::new(), Code::ReasonMissing),
        (" \u{3000}\u{200B}".into(), Code::ReasonMissing),
        ("由".repeat(501), Code::TextTooLong),
    ] {
        let error = Reason::new(text).unwrap_err();
        assert_eq!((error.code(), error.component()), (code, Component::Reason));
    }
    let long = Reason::new("由".repeat(501)).unwrap_err();
    assert_eq!((long.finding().value(), long.finding().limit()), (Some(501), Some(500)));
    assert_eq!(Reason::new("由".repeat(500)).unwrap().as_str().chars().count(), Reason::MAX_CHARS);
    for step in CertificateStep::ALL {
        let needed =
            !matches!(step, CertificateStep::Print | CertificateStep::Emboss | CertificateStep::RedSeal);
        assert_eq!(action(*step, "A1").reason().is_some(), needed, "{step}");
        assert_eq!(action(*step, "A1").blank().is_some(), *step == CertificateStep::Print, "{step}");
    }
}

/// A sheet is the same however its number is written.
#[test]
fn a_blank_is_used_once_in_whatever_form() {
    let mut certificate = at(CertificateStage::Printed);
    take(&mut certificate, action(CertificateStep::Spoil, "")).unwrap();
    for blank in ["A0", "A0 ", "'A0", "Ａ０", "\u{FEFF}A\u{200B}0"] {
        refused(&mut certificate, print_on(blank), Code::BlankUsed, Component::Blank);
    }
    take(&mut certificate, print_on("a0")).unwrap();
}

#[test]
fn a_certificate_takes_the_place_of_another() {
    let void = number("2518010000001");
    let certificate = issued().replacing(void).unwrap();
    assert_eq!((certificate.replaces(), issued().replaces()), (Some(void), None));
    assert_eq!(certificate.report().replaces, Some(void));
    let itself = issued().replacing(issued().number()).unwrap_err();
    assert_eq!((itself.code(), itself.component()), (Code::ReplacesItself, Component::Certificate));
}

/// A register may know neither the issuer nor the day of the assessment.
#[test]
fn issuer_and_day_may_be_unknown() {
    let pass = PassRule::Practical.decide(Marks::practical("60").unwrap()).unwrap().passed().unwrap();
    let subject = Subject { assessed_on: None, ..subject("考生0001") };
    let certificate =
        Certificate::issue(pass, subject, None, number("2618010000001"), date("2026-11-23")).unwrap();
    assert_eq!((certificate.issuer(), certificate.subject().assessed_on), (None, None));
    let json = json_of(&certificate);
    assert_eq!((&json["issuer"], &json["subject"]["assessed_on"]), (&Value::Null, &Value::Null));
    assert_eq!(serde_json::from_value::<Certificate>(json).unwrap(), certificate);
    let lookup = serde_json::to_value(certificate.lookup()).unwrap();
    assert_eq!((&lookup["bureau"], &lookup["center"]), (&Value::Null, &Value::Null));
}

/// A book alone goes the same way as the certificate whose book it is.
#[test]
fn a_book_is_replayed_without_marks() {
    for stage in CertificateStage::ALL {
        let mut certificate = at(*stage);
        let _ = take(&mut certificate, correct("考生0009"));
        let mut book = Book::new(certificate.number(), "考生0001", certificate.issued_on()).unwrap();
        certificate.events().iter().cloned().try_for_each(|event| book.apply(event)).unwrap();
        assert_eq!(&book, certificate.book());
        assert_eq!((book.number(), book.stage()), (certificate.number(), certificate.stage()));
        let json = serde_json::to_value(&book).unwrap();
        assert_eq!((&json["holder"], &json["issued_to"]), (&json!(book.holder()), &json!("考生0001")));
        assert_eq!(serde_json::from_value::<Book>(json).unwrap(), book);
        let binary = postcard::to_allocvec(&book).unwrap();
        assert_eq!(postcard::from_bytes::<Book>(&binary).unwrap(), book);
    }
    let new =
        |holder: &str, on: &str| Book::new(number("2618010000001"), holder, date(on)).unwrap_err().code();
    assert_eq!(new("\u{FEFF}", "2026-11-23"), Code::HolderMissing);
    assert_eq!(new("考生0001", "2027-01-04"), Code::CertificateYearMismatch);
}

#[test]
fn a_book_with_a_lie_is_refused() {
    let book = serde_json::to_value(at(CertificateStage::Complete).book()).unwrap();
    for (pointer, value, reason) in [
        ("/holder", json!("考生0009"), "do not lead to the stage on record"),
        ("/stage", json!("void"), "do not lead to the stage on record"),
        ("/issued_to", json!(" "), "no holder is named"),
        ("/issued_on", json!("2025-11-23"), "the number says 2026"),
        ("/events/1/action", json!("emboss"), "this seal is on the certificate already"),
    ] {
        let mut lie = book.clone();
        *lie.pointer_mut(pointer).expect(pointer) = value;
        let error = serde_json::from_value::<Book>(lie).unwrap_err().to_string();
        assert!(error.contains(reason), "{pointer}: {error}");
    }
    let mut short = book.clone();
    for field in ["stage", "holder"] {
        short.as_object_mut().unwrap().remove(field);
    }
    assert_eq!(serde_json::from_value::<Book>(short).unwrap(), *at(CertificateStage::Complete).book());
    let sheet = json!({"blank": "A0", "printed_on": "2026-11-24", "fate": "present", "until": null});
    let read: Sheet = serde_json::from_value(sheet.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), sheet);
    assert_eq!(at(CertificateStage::Printed).sheets(), [read]);
}

#[test]
fn a_reissue_keeps_the_number_and_takes_a_new_sheet() {
    let mut certificate = at(CertificateStage::Complete);
    let denied = CertificateAction::Reissue { policy: ReissuePolicy::default(), reason: reason() };
    refused(&mut certificate, denied, Code::ReissueNotAllowed, Component::Certificate);
    take(&mut certificate, action(CertificateStep::Reissue, "")).unwrap();
    assert_eq!((certificate.seals().count(), certificate.opens_subsidy()), (0, false));

    refused(&mut certificate, print_on("A0"), Code::BlankUsed, Component::Blank);
    take(&mut certificate, print_on("B1")).unwrap();
    take(&mut certificate, CertificateAction::Emboss).unwrap();
    assert_eq!(certificate.seals().collect::<Vec<_>>(), [Seal::BureauEmbossed]);
    assert_eq!(certificate.blanks().map(Blank::number).collect::<Vec<_>>(), ["A0", "B1"]);
    assert_eq!(certificate.number(), number("2618010000001"));
    assert_eq!(certificate.events().len(), 6);
}

#[test]
fn a_void_certificate_loses_nothing() {
    assert_eq!(issued().issuer(), Some(&Issuer::new(BUREAU, CENTER).unwrap()));
    assert_eq!(issued().issued_on(), date("2026-11-23"));
    let certificate = at(CertificateStage::Void);
    assert_eq!(certificate.number(), number("2618010000001"));
    assert_eq!(certificate.seals().collect::<Vec<_>>(), Seal::ALL);
    assert_eq!(certificate.blanks().count(), 1);
    let lookup = certificate.lookup();
    assert_eq!((lookup.number, lookup.stage), (certificate.number(), CertificateStage::Void));
    assert_eq!(after(&[CertificateStep::Void]).seals().count(), 0);
}

#[test]
fn what_issuing_refuses() {
    let good = number("2618010000001");
    let rule = PassRule::Practical;
    let code = |result: Result<Certificate, ValidationError>| result.unwrap_err().code();
    assert_eq!(code(issue(rule, subject("\u{3000}"), good, "2026-11-23")), Code::HolderMissing);
    let safety = Project::new("湘西苗绣", [ProjectTrait::Safety]).unwrap();
    let two_parts = Subject { project: safety, ..subject("考生0001") };
    assert_eq!(code(issue(rule, two_parts.clone(), good, "2026-11-23")), Code::CertificateRuleMismatch);
    for subject in [two_parts, subject("考生0001")] {
        assert!(issue(PassRule::TheoryAndPractical, subject, good, "2026-11-23").is_ok(), "stricter will do");
    }
    assert_eq!(code(issue(rule, subject("考生0001"), good, "2026-11-19")), Code::IssueBeforeAssessment);
    let (early, first) = (date("1999-12-31"), date("2000-01-01"));
    let assessed = |on| Subject { assessed_on: Some(on), ..subject("考生0001") };
    assert_eq!(code(issue(rule, assessed(early), good, "2026-11-23")), Code::YearOutsideScheme);
    assert!(issue(rule, assessed(first), good, "2026-11-23").is_ok());
    assert!(
        issue(rule, subject("考生0001"), good, "2026-11-20").is_ok(),
        "the day of the assessment will do"
    );
    assert_eq!(code(issue(rule, subject("考生0001"), good, "2027-01-04")), Code::CertificateYearMismatch);
    let other_city = number("2618020000001");
    assert_eq!(
        code(issue(rule, subject("考生0001"), other_city, "2026-11-23")),
        Code::CertificateCityMismatch
    );
    assert_eq!(Issuer::new("", CENTER).unwrap_err().code(), Code::BureauMissing);
    assert_eq!(Issuer::new(BUREAU, "").unwrap_err().code(), Code::CenterNameMissing);
    assert_eq!(Blank::new("\t").unwrap_err().code(), Code::BlankMissing);
}

#[test]
fn a_lookup_shows_seven_things_and_a_report_more() {
    let certificate = at(CertificateStage::Complete);
    let lookup = json!({
        "number": "2618010000001", "holder": "考生0001", "project": "湘西苗绣", "issued_on": "2026-11-23",
        "bureau": BUREAU, "center": CENTER, "stage": "complete",
    });
    assert_eq!(serde_json::to_value(certificate.lookup()).unwrap(), lookup);
    let Value::Object(mut report) = lookup else { panic!() };
    report.extend([
        ("city".into(), json!("01")),
        ("assessed_on".into(), json!("2026-11-20")),
        ("marks".into(), json!({"practical": "60", "theory": null})),
        ("issued_to".into(), Value::Null),
        ("replaces".into(), Value::Null),
        ("blanks".into(), json!(["A0"])),
        (
            "sheets".into(),
            json!([{"blank": "A0", "printed_on": "2026-11-24", "fate": "present", "until": null}]),
        ),
    ]);
    assert_eq!(serde_json::to_value(certificate.report()).unwrap(), Value::Object(report));
}

fn json_of(certificate: &Certificate) -> Value {
    serde_json::to_value(certificate).unwrap()
}

#[test]
fn json_replays_every_step() {
    let mut reissued = at(CertificateStage::Complete);
    take(&mut reissued, action(CertificateStep::Reissue, "")).unwrap();
    take(&mut reissued, print_on("B1")).unwrap();
    let in_place = issued().replacing(number("2518010000001")).unwrap();
    for certificate in CertificateStage::ALL.iter().map(|stage| at(*stage)).chain([reissued, in_place]) {
        let text = serde_json::to_string(&certificate).unwrap();
        assert_eq!(serde_json::from_str::<Certificate>(&text).unwrap(), certificate);
        let binary = postcard::to_allocvec(&certificate).unwrap();
        assert_eq!(postcard::from_bytes::<Certificate>(&binary).unwrap(), certificate);
    }
}

#[test]
fn json_as_a_reader_sees_it() {
    let json = json_of(&at(CertificateStage::RedSealed));
    let print = json!({"print": {
        "blank": "A0", "printer": COUNTY,
        "authority": {"city": "01", "center": CENTER, "granted": [COUNTY, CENTER]},
    }});
    let on = "2026-11-24";
    assert_eq!(json["issuer"], json!({"bureau": BUREAU, "center": CENTER}));
    assert_eq!(json["events"], json!([{"on": on, "action": print}, {"on": on, "action": "red_seal"}]));
    assert_eq!((&json["stage"], &json["seals"]), (&json!("red_sealed"), &json!(["center_red"])));
    assert_eq!(json["replaces"], Value::Null);
    for (step, form) in [
        (CertificateStep::Void, json!({"void": {"reason": "遗失"}})),
        (CertificateStep::Spoil, json!({"spoil": {"reason": "遗失"}})),
        (CertificateStep::Correct, json!({"correct": {"holder": "考生9", "reason": "遗失"}})),
        (CertificateStep::Reissue, json!({"reissue": {"policy": {"allowed": true}, "reason": "遗失"}})),
    ] {
        assert_eq!(serde_json::to_value(action(step, "9")).unwrap(), form);
        assert_eq!(serde_json::from_value::<CertificateAction>(form).unwrap(), action(step, "9"));
    }
}

#[test]
fn json_needs_neither_events_nor_what_follows_from_them() {
    let mut json = json_of(&issued());
    for field in ["events", "stage", "seals", "replaces"] {
        json.as_object_mut().unwrap().remove(field);
    }
    assert_eq!(serde_json::from_value::<Certificate>(json).unwrap(), issued());
}

/// Changes the JSON of a complete certificate at a pointer; it is refused with these words.
#[track_caller]
fn json_refused(pointer: &str, value: Value, reason: &str) {
    let mut json = json_of(&at(CertificateStage::Complete));
    *json.pointer_mut(pointer).expect(pointer) = value;
    let error = serde_json::from_value::<Certificate>(json).unwrap_err().to_string();
    assert!(error.contains(reason), "{pointer}: {error}");
}

#[test]
fn json_with_a_lie_is_refused() {
    json_refused("/number", json!("2618020000001"), "the number says city 02");
    json_refused("/issuer/bureau", json!(" "), "no issuing bureau is named");
    json_refused("/issuer/center", json!(""), "the center has no name");
    json_refused("/issued_on", json!("2026-11-25"), "before that of issue or of the step before");
    json_refused("/stage", json!("printed"), "do not lead to the stage on record");
    json_refused("/seals", json!(["center_red"]), "do not lead to the stage on record");
    json_refused("/events/1/action", json!("emboss"), "this seal is on the certificate already");
    json_refused("/events/1/on", json!("2026-11-23"), "before that of issue or of the step before");
    json_refused("/events/0/action/print/printer", json!("某中心"), "no authority from the city center");
    json_refused("/events/0/action/print/blank", json!(""), "no blank sheet is recorded");
    json_refused("/events/0/action/print/authority/granted", json!([""]), "the center has no name");
    json_refused("/events/2/action", json!("burn"), "unknown variant `burn`");
    json_refused("/events/0", json!({"on": "2026-11-24", "action": "emboss", "by": 1}), "unknown field `by`");
    json_refused("/events/2/action", json!("void"), "expected struct variant");
    json_refused("/events/2/action", json!({"void": {"reason": ""}}), "no reason is given");
    json_refused("/events/2/action", json!({"void": {}}), "missing field `reason`");
    json_refused("/replaces", json!("2618010000001"), "cannot replace itself");
    let failed = PassRule::Practical.decide(Marks::practical("59.99").unwrap()).unwrap();
    json_refused("/decision", serde_json::to_value(failed).unwrap(), "there is no pass");
    let reissue = json!({"reissue": {"policy": {"allowed": true, "fee": 1}, "reason": "遗失"}});
    json_refused("/events/0/action", reissue, "unknown field `fee`");
}

#[test]
fn json_with_an_unknown_field_is_refused() {
    for pointer in
        ["", "/subject", "/issuer", "/events/0", "/events/0/action/print", "/events/0/action/print/authority"]
    {
        let mut json = json_of(&at(CertificateStage::Printed));
        json.pointer_mut(pointer).unwrap()["marks"] = json!(1);
        let error = serde_json::from_value::<Certificate>(json).unwrap_err().to_string();
        assert!(error.contains("unknown field `marks`"), "{pointer}: {error}");
    }
}
