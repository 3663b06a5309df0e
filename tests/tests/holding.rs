//! 组织考核 (三): every obstacle alone, all at once, and none.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use skillcert::{
    Applicant, ApplicantKind, Appointment, Assessment, BankTask, Catalog, CatalogAction, CatalogEvent,
    Center, CenterLevel, CityCode, Code, Component, Date, Entry, Examiner, ExaminerPolicy, Finding, Holding,
    Institution, ItemBank, Marks, Project, ProjectTrait, Specification, SpecificationScope, StationAction,
    StationApplication, StationAttachment, StationEvent, StationForm, Task, parse_date,
};

const NAME: &str = "武冈卤菜加工";
const SCHOOL: &str = "长沙某职业学校";

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn school() -> Institution {
    Institution::new(SCHOOL, true).unwrap()
}

fn center(level: CenterLevel, city: &str) -> Center {
    Center::new(level, "某职业技能鉴定中心", CityCode::parse(city).ok()).unwrap()
}

fn specification() -> Specification {
    Specification {
        scope: SpecificationScope::Local,
        developer: Applicant::new(ApplicantKind::School, SCHOOL).unwrap(),
        theory: true,
        pass_mark: 60,
        tasks: vec![Task { name: "卤制".into(), weight: 100 }],
        approved_on: Some(day("2021-05-10")),
    }
}

/// Published on 2021-09-01.
fn catalog() -> Catalog {
    let by = CenterLevel::Provincial;
    let mut catalog = Catalog::default();
    let actions = [
        ("2021-03-01", CatalogAction::Draft { traits: vec![] }),
        ("2021-03-08", CatalogAction::Apply { applicant: specification().developer }),
        ("2021-04-20", CatalogAction::File { by }),
        ("2021-09-01", CatalogAction::Publish { by, batch: "第一批".into(), specification: specification() }),
    ];
    for (on, action) in actions {
        catalog.apply(CatalogEvent { on: day(on), project: NAME.into(), action }).unwrap();
    }
    catalog
}

fn form() -> StationForm {
    let text = || "某".to_owned();
    StationForm {
        institution: Some(school()),
        nature: text(),
        head: text(),
        head_phone: text(),
        contact: text(),
        contact_phone: text(),
        address: text(),
        projects: vec![NAME.into()],
        facilities: text(),
        examiners: vec![examiner("考评员0001")],
        attachments: StationAttachment::ALL.iter().copied().collect(),
    }
}

/// Approved on 2021-06-30.
fn station(form: StationForm) -> StationApplication {
    let mut station = StationApplication::new(form);
    let approval = StationAction::Approve {
        center: center(CenterLevel::Provincial, ""),
        opinion: "同意备案".into(),
    };
    let review = StationAction::Review { signatures: vec!["评估员0001".into()], objection: None };
    for (on, action) in
        [("2021-06-01", StationAction::Submit), ("2021-06-15", review), ("2021-06-30", approval)]
    {
        station.apply(StationEvent { on: day(on), action }).unwrap();
    }
    station
}

fn examiner(name: &str) -> Examiner {
    let appointment = Appointment::new("某中心", day("2021-01-01"), Some(day("2021-12-31"))).unwrap();
    Examiner::new(name, Some(appointment)).unwrap()
}

fn good() -> Holding {
    let bank = ItemBank::new(vec![BankTask { task: "卤制".into(), items: vec!["A1".into(), "A2".into()] }]);
    Holding {
        assessment: Assessment {
            city: CityCode::CHANGSHA,
            center: center(CenterLevel::City, "01"),
            institution: school(),
            project: Project::new(NAME, []).unwrap(),
            date: day("2021-11-20"),
            entries: vec![Entry::new("0001", "考生0001", Marks::default()).unwrap()],
        },
        catalog: catalog(),
        station: Some(station(form())),
        examiners: vec![examiner("考评员0001")],
        examiner_policy: ExaminerPolicy::default(),
        registration: "2021-CS-0007".into(),
        draw: bank.unwrap().draw(&specification(), 1, 2).ok(),
    }
}

#[test]
fn nothing_in_the_way() {
    assert_eq!(good().findings(), []);
    for level in CenterLevel::ALL {
        let mut holding = good();
        holding.assessment.center = center(*level, "01");
        assert_eq!(holding.findings(), [], "every level organizes in its own area: {level}");
    }
}

/// Each obstacle alone, with its clause.
#[test]
fn each_obstacle() {
    type Spoil = fn(&mut Holding);
    let of = Finding::new;
    let rows: [(Spoil, Finding, &str); 17] = [
        (|it| it.catalog = Catalog::default(), of(Code::ProjectUnknown, Component::Project), "二(二)"),
        (before_publication, of(Code::ProjectNotAssessable, Component::Project), "二(二)"),
        (other_traits, of(Code::ProjectDiffers, Component::Project), "三(三)"),
        (in_the_pilot_of_another, of(Code::PilotOnlyByDeveloper, Component::Project), "二(三)"),
        (
            |it| it.assessment.city = CityCode::parse("02").unwrap(),
            of(Code::OrganizerNotCompetent, Component::Center),
            "三(一)",
        ),
        (
            |it| it.assessment.center = center(CenterLevel::County, "02"),
            of(Code::OrganizerNotCompetent, Component::Center),
            "三(一)",
        ),
        (
            |it| it.assessment.institution = Institution::new(SCHOOL, false).unwrap(),
            of(Code::NotIndependentLegalPerson, Component::Institution),
            "三(一)",
        ),
        (|it| it.station = None, of(Code::StationNotApproved, Component::Station), "二(二)"),
        (
            |it| it.station = Some(StationApplication::new(form())),
            of(Code::StationNotApproved, Component::Station),
            "二(二)",
        ),
        (
            |it| it.station = Some(station(StationForm { projects: vec!["湘西苗绣".into()], ..form() })),
            of(Code::StationNotApproved, Component::Station),
            "二(二)",
        ),
        (
            |it| it.assessment.institution = Institution::new("某食品公司", true).unwrap(),
            of(Code::StationNotApproved, Component::Station),
            "二(二)",
        ),
        (|it| it.examiners.clear(), of(Code::ExaminersMissing, Component::Examiners), "三(五)"),
        (
            |it| it.examiners.push(Examiner::new("考评员0002", None).unwrap()),
            of(Code::ExaminerNotAppointed, Component::Examiners).with_value(2),
            "三(五)",
        ),
        (
            |it| it.assessment.date = day("2022-01-01"),
            of(Code::ExaminerNotValid, Component::Examiners).with_value(1),
            "三(五)",
        ),
        (
            |it| it.examiner_policy.minimum = Some(3),
            of(Code::ExaminersTooFew, Component::Examiners).with_value(1).with_limit(3),
            "三(五)",
        ),
        (|it| it.registration = " ".into(), of(Code::RegistrationMissing, Component::Registration), "三(四)"),
        (|it| it.draw = None, of(Code::QuestionsNotDrawn, Component::Draw), "三(三)"),
    ];
    for (spoil, finding, clause) in rows {
        let mut holding = good();
        spoil(&mut holding);
        assert_eq!(holding.findings(), [finding]);
        assert_eq!(finding.clause().unwrap().name(), clause);
    }
}

fn other_traits(holding: &mut Holding) {
    let traits = if holding.assessment.project.traits().next().is_some() {
        vec![]
    } else {
        vec![ProjectTrait::Safety]
    };
    holding.assessment.project = Project::new(NAME, traits).unwrap();
}

fn before_publication(holding: &mut Holding) {
    holding.assessment.date = day("2021-08-31");
}

/// Filed, piloted by another, while the station is approved.
fn in_the_pilot_of_another(holding: &mut Holding) {
    let developer = Applicant::new(ApplicantKind::Enterprise, "某食品公司").unwrap();
    let specification = Specification { developer: developer.clone(), ..specification() };
    let actions = [
        CatalogAction::Draft { traits: vec![] },
        CatalogAction::Apply { applicant: developer },
        CatalogAction::File { by: CenterLevel::Provincial },
        CatalogAction::Pilot { specification },
    ];
    holding.catalog = Catalog::default();
    for action in actions {
        let event = CatalogEvent { on: day("2021-09-01"), project: NAME.into(), action };
        holding.catalog.apply(event).unwrap();
    }
}

#[test]
fn all_obstacles_at_once() {
    let mut holding = good();
    holding.catalog = Catalog::default();
    holding.assessment.city = CityCode::parse("02").unwrap();
    holding.assessment.institution = Institution::new(SCHOOL, false).unwrap();
    (holding.station, holding.draw) = (None, None);
    holding.examiners.clear();
    holding.registration.clear();
    let codes: Vec<_> = holding.findings().iter().map(|finding| finding.code()).collect();
    let expected = [
        Code::ProjectUnknown,
        Code::OrganizerNotCompetent,
        Code::NotIndependentLegalPerson,
        Code::StationNotApproved,
        Code::ExaminersMissing,
        Code::RegistrationMissing,
        Code::QuestionsNotDrawn,
    ];
    assert_eq!(codes, expected);
}

/// The approval counts from its day: an assessment the day before finds no station.
#[test]
fn a_station_is_approved_from_its_day() {
    let mut holding = good();
    holding.assessment.date = day("2021-06-29");
    let codes: Vec<_> = holding.findings().iter().map(|finding| finding.code()).collect();
    assert_eq!(codes, [Code::ProjectNotAssessable, Code::StationNotApproved]);
}
