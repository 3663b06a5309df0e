//! 考核站备案申报表 (附件1): its fields and attachments, its way, its JSON.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use skillcert::{
    Center, CenterLevel, CityCode, Clause, Code, Component, Date, Examiner, Finding, Institution, Project,
    StationAction, StationApplication, StationAttachment, StationEvent, StationForm, StationStage,
    StationStep, parse_date,
};
use skillcert_tests::naive::stages;
use skillcert_tests::proved;
use skillcert_tests::sequences::walk;

fn day(n: u8) -> Date {
    parse_date(&format!("2026-03-{n:02}")).unwrap()
}

fn form() -> StationForm {
    StationForm {
        institution: Some(Institution::new("湘西苗绣传习所", true).unwrap()),
        nature: "民办非企业".into(),
        head: "负责人0001".into(),
        head_phone: "0000-0000001".into(),
        contact: "联系人0001".into(),
        contact_phone: "0000-0000002".into(),
        address: "某市某路1号".into(),
        projects: vec!["湘西苗绣".into(), "银饰锻造".into()],
        facilities: "绣架20张".into(),
        examiners: vec![Examiner::new("考评员0001", None).unwrap()],
        attachments: StationAttachment::ALL.iter().copied().collect(),
    }
}

fn center(level: CenterLevel) -> Center {
    Center::new(level, "某职业技能鉴定中心", Some(CityCode::CHANGSHA)).unwrap()
}

fn event(step: StationStep, on: Date) -> StationEvent {
    let (center, opinion) = (center(CenterLevel::Provincial), "意见".to_owned());
    let action = match step {
        StationStep::Submit => StationAction::Submit,
        StationStep::Review => {
            StationAction::Review { signatures: vec!["评估员0001".into()], objection: None }
        }
        StationStep::Approve => StationAction::Approve { center, opinion },
        StationStep::Return => StationAction::Return { center, opinion },
        _ => panic!("no action for {step}"),
    };
    StationEvent { on, action }
}

/// An application that took these steps, one a day.
fn application(actions: &[StationStep]) -> StationApplication {
    let mut application = StationApplication::new(form());
    for (n, action) in (1..).zip(actions) {
        application.apply(event(*action, day(n))).unwrap();
    }
    application
}

/// The shortest way to each stage.
fn at(stage: StationStage) -> StationApplication {
    use StationStep::{Approve, Return, Review, Submit};
    let application = application(match stage {
        StationStage::Drafted => &[],
        StationStage::Submitted => &[Submit],
        StationStage::Reviewed => &[Submit, Review],
        StationStage::Approved => &[Submit, Review, Approve],
        StationStage::Returned => &[Submit, Review, Return],
        _ => panic!("no way to {stage}"),
    });
    assert_eq!(application.stage(), stage);
    application
}

fn refused(application: &StationApplication, event: StationEvent) -> (Code, Component) {
    let mut copy = application.clone();
    let error = copy.apply(event).unwrap_err();
    assert_eq!(&copy, application, "a refusal changes nothing");
    (error.code(), error.component())
}

#[test]
fn every_stage_with_every_action() {
    use StationStage::{Approved, Drafted, Returned, Reviewed, Submitted};
    use StationStep::{Approve, Return, Review, Submit};

    let legal = [
        (Drafted, Submit, Submitted),
        (Submitted, Review, Reviewed),
        (Reviewed, Approve, Approved),
        (Reviewed, Return, Returned),
        (Returned, Submit, Submitted),
    ];
    for stage in StationStage::ALL.iter().copied() {
        for action in StationStep::ALL.iter().copied() {
            let mut application = at(stage);
            let Some((.., next)) = legal.iter().find(|row| (row.0, row.1) == (stage, action)) else {
                let code = match action {
                    Submit => Code::SubmissionNeedsDraft,
                    Review => Code::ReviewNeedsSubmission,
                    Approve | Return => Code::OpinionNeedsReview,
                    _ => panic!("no refusal for {action}"),
                };
                assert_eq!(refused(&application, event(action, day(9))), (code, Component::Station));
                continue;
            };
            application.apply(event(action, day(9))).unwrap();
            assert_eq!(application.stage(), *next, "{stage} {action}");
            assert_eq!(application.events().last().unwrap(), &event(action, day(9)));
        }
    }
    let pairs = StationStage::ALL.len() * StationStep::ALL.len();
    proved("every step of a station's form at every stage", pairs as u64, "pairs");
}

/// Each step is taken where the specification takes it, however the form came there, and changes nothing elsewhere.
#[test]
fn every_sequence_of_steps() {
    let longest = if cfg!(debug_assertions) { 5 } else { 6 };
    let start = (StationApplication::new(form()), "drafted");
    let sequences = walk(&start, StationStep::ALL, longest, &|(application, stage), step| {
        let (before, next) = (application.clone(), stages::after(stages::STATION, stage, step.name()));
        assert_eq!(application.apply(event(step, day(1))).is_ok(), next.is_some(), "{stage} {step}");
        assert!(next.is_some() || *application == before);
        *stage = next.unwrap_or(stage);
        assert_eq!(application.stage().name(), *stage, "{step}");
    });
    proved("every sequence of up to six steps of a station's form", sequences, "sequences");
}

/// The form is the institution's until it is submitted, and again when it is returned.
#[test]
fn every_stage_when_the_form_is_changed() {
    for stage in StationStage::ALL.iter().copied() {
        let mut application = at(stage);
        let changed = StationForm { nature: "企业".into(), ..form() };
        match (stage, application.amend(changed.clone())) {
            (StationStage::Drafted | StationStage::Returned, answer) => {
                assert!(answer.is_ok());
                assert_eq!(application.form(), &changed);
            }
            (_, answer) => {
                assert_eq!(answer.unwrap_err().code(), Code::SubmissionNeedsDraft);
                assert_eq!(application, at(stage));
            }
        }
    }
}

#[test]
fn dates_never_run_backwards() {
    let application = at(StationStage::Submitted);
    let early = parse_date("2026-02-28").unwrap();
    assert_eq!(
        refused(&application, event(StationStep::Review, early)),
        (Code::StationEventBeforeLast, Component::Date)
    );
    let far = event(StationStep::Review, parse_date("2100-01-01").unwrap());
    assert_eq!(refused(&application, far), (Code::YearOutsideScheme, Component::Date));
    assert!(application.clone().apply(event(StationStep::Review, day(1))).is_ok(), "the same day will do");
}

/// 附件1: the group signs, the provincial center gives its opinion; an objection is on record.
#[test]
fn signatures_and_opinions_are_given() {
    let review = |signatures: &[&str], objection: Option<&str>| StationEvent {
        on: day(5),
        action: StationAction::Review {
            signatures: signatures.iter().map(|name| (*name).to_owned()).collect(),
            objection: objection.map(Into::into),
        },
    };
    let mut application = at(StationStage::Submitted);
    for signatures in [&[][..], &[" "], &["评估员0001", ""]] {
        let unsigned = (Code::StationFieldMissing, Component::GroupOpinion);
        assert_eq!(refused(&application, review(signatures, None)), unsigned);
    }
    application.apply(review(&["评估员0001", "评估员0002"], Some("场地偏小"))).unwrap();

    let opinions: [fn(Center, &str) -> StationAction; 2] = [
        |center, opinion| StationAction::Approve { center, opinion: opinion.into() },
        |center, opinion| StationAction::Return { center, opinion: opinion.into() },
    ];
    for action in opinions {
        let opinion = |center, text| StationEvent { on: day(6), action: action(center, text) };
        for level in [CenterLevel::City, CenterLevel::County] {
            let local = refused(&application, opinion(center(level), "同意"));
            assert_eq!(local, (Code::ProvincialCenterRequired, Component::Center));
        }
        let blank = refused(&application, opinion(center(CenterLevel::Provincial), "\t"));
        assert_eq!(blank, (Code::StationFieldMissing, Component::ProvincialOpinion));
        assert!(application.clone().apply(opinion(center(CenterLevel::Provincial), "同意")).is_ok());
    }
}

/// 附件1, 附件1·1 to 附件1·5, 三(一): each gap alone, with its clause.
#[test]
fn each_gap_is_found() {
    type Spoil = fn(&mut StationForm);
    let fields: [(Component, Spoil); 11] = [
        (Component::Institution, |form| form.institution = None),
        (Component::Nature, |form| form.nature = String::new()),
        (Component::Head, |form| form.head = " ".into()),
        (Component::HeadPhone, |form| form.head_phone = "\u{3000}".into()),
        (Component::Contact, |form| form.contact = String::new()),
        (Component::ContactPhone, |form| form.contact_phone = "\n".into()),
        (Component::Address, |form| form.address = String::new()),
        (Component::Project, |form| form.projects.clear()),
        (Component::Project, |form| form.projects.push(" ".into())),
        (Component::Facilities, |form| form.facilities = String::new()),
        (Component::Examiners, |form| form.examiners.clear()),
    ];
    assert!(form().findings().is_empty());
    for (component, spoil) in fields {
        let mut form = form();
        spoil(&mut form);
        assert_eq!(form.findings(), [Finding::new(Code::StationFieldMissing, component)]);
        assert_eq!(form.findings()[0].clause(), Some(Clause::StationForm));
    }
    for attachment in StationAttachment::ALL {
        let mut form = form();
        form.attachments.remove(attachment);
        let findings = form.findings();
        assert_eq!((findings.len(), findings[0].component()), (1, Component::Attachment));
        assert_eq!(findings[0].clause(), Some(attachment.clause()));
        assert_eq!(attachment.clause().name(), format!("附件1·{}", attachment.number()));
    }
    let dependent = Institution::new("某教学点", false).ok();
    let findings = StationForm { institution: dependent, ..form() }.findings();
    assert_eq!(findings, [Finding::new(Code::NotIndependentLegalPerson, Component::Institution)]);
}

#[test]
fn all_gaps_are_said_at_once_and_the_first_refuses_the_submission() {
    let institution = Institution::new("某教学点", false).ok();
    let application = StationApplication::new(StationForm { institution, ..StationForm::default() });
    let codes: Vec<_> = application.findings().iter().map(|finding| finding.code()).collect();
    assert_eq!(codes[..9], [Code::StationFieldMissing; 9]);
    assert_eq!(codes[9], Code::NotIndependentLegalPerson);
    assert_eq!(
        codes[10..],
        [
            Code::ApplicationReportMissing,
            Code::InstitutionProofMissing,
            Code::SiteAndItemsMissing,
            Code::ExaminerRosterMissing,
            Code::ManagementRulesMissing,
        ]
    );
    let first = refused(&application, event(StationStep::Submit, day(1)));
    assert_eq!(first, (Code::StationFieldMissing, Component::Nature));
}

/// 二(二): from the day of the opinion on, for the projects of the form.
#[test]
fn an_approval_counts_from_its_day_for_its_projects() {
    let project = |name: &str| Project::new(name, []).unwrap();
    let approved = at(StationStage::Approved);
    for (date, name, yes) in
        [(day(3), "湘西苗绣", true), (day(2), "湘西苗绣", false), (day(9), "黄金茶制作", false)]
    {
        assert_eq!(approved.approved_for(&project(name), date), yes, "{date} {name}");
    }
    assert!(approved.approved_on(day(3)) && !approved.approved_on(day(2)));
    for stage in
        [StationStage::Drafted, StationStage::Submitted, StationStage::Reviewed, StationStage::Returned]
    {
        assert!(!at(stage).approved_on(day(31)) && !at(stage).approved_for(&project("湘西苗绣"), day(31)));
    }
}

fn read(text: &str) -> Result<StationApplication, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn write(application: &StationApplication) -> String {
    serde_json::to_string(application).unwrap()
}

#[test]
fn json_comes_back_at_every_stage() {
    for stage in StationStage::ALL.iter().copied() {
        let application = at(stage);
        assert_eq!(read(&write(&application)).unwrap(), application);
        for event in application.events() {
            let text = serde_json::to_string(event).unwrap();
            assert!(
                text.starts_with(r#"{"on":"2026-03-0"#) && text.contains(event.action.step().name()),
                "{text}"
            );
        }
    }
    let mut gaps = at(StationStage::Returned);
    gaps.amend(StationForm::default()).unwrap();
    assert_eq!(read(&write(&gaps)).unwrap(), gaps, "a returned form may have gaps while it is mended");
    assert_eq!(read(r#"{"form":{}}"#).unwrap(), StationApplication::new(StationForm::default()));
}

#[test]
fn json_is_replayed() {
    let approved = write(&at(StationStage::Approved));
    let swap = |from: &str, to: &str| {
        assert!(approved.contains(from), "{from}");
        read(&approved.replace(from, to)).unwrap_err()
    };
    let rows = [
        (r#""stage":"approved""#, r#""stage":"returned""#, "do not lead to the stage"),
        (r#""nature":"民办非企业""#, r#""nature":"""#, "lacks the nature"),
        (
            r#""independent_legal_person":true"#,
            r#""independent_legal_person":false"#,
            "independent legal person",
        ),
        (r#""on":"2026-03-02""#, r#""on":"2026-02-02""#, "before that"),
        (r#"["评估员0001"]"#, "[]", "signature"),
        (
            r#""level":"provincial","name":"某职业技能鉴定中心","city":null"#,
            r#""level":"city","name":"某职业技能鉴定中心","city":"01""#,
            "only the provincial center",
        ),
        (r#"{"on":"2026-03-01","action":"submit"},"#, "", "is not submitted"),
        (r#""action":"submit""#, r#""action":"submit","by":"""#, "unknown field"),
        (r#""action":"submit""#, r#""action":"send""#, "submit"),
        (r#""on":"2026-03-01""#, r#""on":"2026-3-1""#, "a date is written"),
        (r#""facilities""#, r#""facility""#, "unknown field"),
        (r#""management_rules""#, r#""management""#, "management_rules"),
        (r#""events""#, r#""steps""#, "unknown field"),
    ];
    for (from, to, part) in rows {
        let error = swap(from, to);
        assert!(error.contains(part), "{from} -> {to}: {error}");
    }
    let open = approved.replace(r#","stage":"approved""#, "");
    assert_eq!(read(&open).unwrap().stage(), StationStage::Approved, "the stage is for readers");
}
