//! 考核项目目录 (二, 七(三)): every stage with every step, its refusals, its state on any day.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use skillcert::{
    Applicant, ApplicantKind, Catalog, CatalogAction, CatalogEvent, CatalogStep, CenterLevel, Code,
    Component, Date, Existing, ProjectStage, ProjectTrait, Specification, SpecificationScope, Task,
    ValidationError, parse_date,
};
use skillcert_tests::naive::stages;
use skillcert_tests::proved;
use skillcert_tests::sequences::walk;

const NAME: &str = "武冈卤菜加工";

fn day(n: u8) -> Date {
    parse_date(&format!("2021-05-{n:02}")).unwrap()
}

fn applicant(name: &str) -> Applicant {
    Applicant::new(ApplicantKind::School, name).unwrap()
}

fn specification() -> Specification {
    Specification {
        scope: SpecificationScope::Local,
        developer: applicant("长沙某职业学校"),
        theory: true,
        pass_mark: 60,
        tasks: vec![Task { name: "卤制".into(), weight: 100 }],
        approved_on: Some(day(1)),
    }
}

/// The action of a step that nothing but the stage can refuse.
fn action(step: CatalogStep) -> CatalogAction {
    let (by, specification) = (CenterLevel::Provincial, specification());
    match step {
        CatalogStep::Draft => CatalogAction::Draft { traits: vec![ProjectTrait::Safety] },
        CatalogStep::Apply => CatalogAction::Apply { applicant: applicant("长沙某职业学校") },
        CatalogStep::File => CatalogAction::File { by },
        CatalogStep::Return => CatalogAction::Return { by },
        CatalogStep::Pilot => CatalogAction::Pilot { specification },
        CatalogStep::Publish => CatalogAction::Publish { by, batch: "第一批".into(), specification },
        CatalogStep::Adjust => CatalogAction::Adjust { by, traits: vec![], specification },
        CatalogStep::Withdraw => CatalogAction::Withdraw { by },
        _ => panic!("no action for {step}"),
    }
}

fn take(catalog: &mut Catalog, on: Date, action: CatalogAction) -> Result<(), ValidationError> {
    catalog.apply(CatalogEvent { on, project: NAME.into(), action })
}

/// A catalog in which the project took these steps, one a day from the 2nd on.
fn after(steps: &[CatalogStep]) -> Catalog {
    let mut catalog = Catalog::default();
    for (n, step) in (2..).zip(steps) {
        take(&mut catalog, day(n), action(*step)).unwrap();
    }
    catalog
}

/// The shortest way to each stage; `None`: not in the catalog.
fn at(stage: Option<ProjectStage>) -> Catalog {
    use CatalogStep::{Apply, Draft, File, Pilot, Publish, Withdraw};
    let catalog = after(match stage {
        None => &[],
        Some(ProjectStage::Drafted) => &[Draft],
        Some(ProjectStage::Applied) => &[Draft, Apply],
        Some(ProjectStage::Filed) => &[Draft, Apply, File],
        Some(ProjectStage::Pilot) => &[Draft, Apply, File, Pilot],
        Some(ProjectStage::Published) => &[Draft, Apply, File, Publish],
        Some(ProjectStage::Withdrawn) => &[Draft, Apply, File, Withdraw],
        Some(stage) => panic!("no way to {stage}"),
    });
    assert_eq!(catalog.stage(NAME, Date::MAX), stage);
    catalog
}

/// Applies the action; it is refused with this code and component, and changes nothing.
#[track_caller]
fn refused(catalog: &Catalog, on: Date, action: CatalogAction, code: Code, component: Component) {
    let mut copy = catalog.clone();
    let error = take(&mut copy, on, action).unwrap_err();
    assert_eq!((error.code(), error.component()), (code, component));
    assert_eq!(copy, *catalog);
}

/// What each step does at each stage: the next stage, or nothing where it is refused.
const TABLE: [(&str, [&str; 8]); 7] = [
    // Stage, then draft, apply, file, return, pilot, publish, adjust, withdraw.
    ("", ["drafted", "", "", "", "", "", "", ""]),
    ("drafted", ["", "applied", "", "", "", "", "", ""]),
    ("applied", ["", "", "filed", "drafted", "", "", "", ""]),
    ("filed", ["", "", "", "", "pilot", "published", "", "withdrawn"]),
    ("pilot", ["", "", "", "", "", "published", "", "withdrawn"]),
    ("published", ["", "", "", "", "", "", "published", "withdrawn"]),
    ("withdrawn", ["", "", "", "", "", "", "", ""]),
];

const REFUSALS: [Code; 8] = [
    Code::DraftRepeated,
    Code::ApplicationNeedsDraft,
    Code::FilingNeedsApplication,
    Code::ReturnNeedsApplication,
    Code::PilotNeedsFiling,
    Code::PublicationNeedsFiling,
    Code::AdjustmentNeedsPublication,
    Code::WithdrawalNeedsFiling,
];

#[test]
fn every_stage_with_every_step() {
    assert_eq!(TABLE.len(), ProjectStage::ALL.len() + 1);
    for (stage, row) in TABLE {
        let stage = ProjectStage::from_name(stage);
        for ((step, next), refusal) in CatalogStep::ALL.iter().zip(row).zip(REFUSALS) {
            let mut catalog = at(stage);
            let Some(next) = ProjectStage::from_name(next) else {
                let code = if stage.is_none() { Code::ProjectUnknown } else { refusal };
                refused(&catalog, day(9), action(*step), code, Component::Project);
                continue;
            };
            take(&mut catalog, day(9), action(*step)).unwrap();
            assert_eq!(catalog.stage(NAME, day(9)), Some(next), "{stage:?} {step}");
            assert_eq!(catalog.stage(NAME, day(8)), stage, "the day before is as it was");
        }
    }
    let pairs = TABLE.len() * CatalogStep::ALL.len();
    proved("every step of a project at every stage", pairs as u64, "pairs");
}

/// Each step is taken where the specification takes it, however the project came there, and changes nothing elsewhere.
#[test]
fn every_sequence_of_steps() {
    let longest = if cfg!(debug_assertions) { 4 } else { 6 };
    let start = (Catalog::default(), "");
    let sequences = walk(&start, CatalogStep::ALL, longest, &|(catalog, stage), step| {
        let (before, next) = (catalog.clone(), stages::after(stages::PROJECT, stage, step.name()));
        assert_eq!(take(catalog, day(2), action(step)).is_ok(), next.is_some(), "{stage} {step}");
        assert!(next.is_some() || *catalog == before);
        *stage = next.unwrap_or(stage);
        assert_eq!(catalog.stage(NAME, day(2)).map_or("", ProjectStage::name), *stage, "{step}");
    });
    proved(
        "every sequence of up to six steps of a project on its way through the catalog",
        sequences,
        "sequences",
    );
}

/// 二(二): the same day will do, an earlier one will not.
#[test]
fn dates_of_a_project_never_run_backwards() {
    let catalog = at(Some(ProjectStage::Applied));
    let file = || action(CatalogStep::File);
    refused(&catalog, day(2), file(), Code::EventBeforeLast, Component::Date);
    assert!(take(&mut catalog.clone(), day(3), file()).is_ok());
    let far = parse_date("2100-01-01").unwrap();
    refused(&catalog, far, file(), Code::YearOutsideScheme, Component::Date);
    let other =
        CatalogEvent { on: day(1), project: "湘西苗绣".into(), action: action(CatalogStep::Draft) };
    assert!(catalog.clone().apply(other).is_ok(), "each project has dates of its own");
}

/// 二(二), 四(二).
#[test]
fn the_provincial_center_alone_files_returns_publishes_adjusts_and_withdraws() {
    let batch = || "第一批".to_owned();
    for by in [CenterLevel::City, CenterLevel::County] {
        let rows = [
            (ProjectStage::Applied, CatalogAction::File { by }),
            (ProjectStage::Applied, CatalogAction::Return { by }),
            (
                ProjectStage::Filed,
                CatalogAction::Publish { by, batch: batch(), specification: specification() },
            ),
            (
                ProjectStage::Published,
                CatalogAction::Adjust { by, traits: vec![], specification: specification() },
            ),
            (ProjectStage::Published, CatalogAction::Withdraw { by }),
        ];
        for (stage, action) in rows {
            let code = Code::ProvincialCenterRequired;
            refused(&at(Some(stage)), day(9), action, code, Component::Center);
        }
    }
}

/// 七(三): what the nation or the province has is not developed again; what another place has may be.
#[test]
fn nothing_is_developed_twice() {
    for scope in SpecificationScope::ALL {
        let catalog = Catalog::new(vec![Existing { project: NAME.into(), scope: *scope }]);
        match scope {
            SpecificationScope::Local => {
                assert!(take(&mut catalog.clone(), day(2), action(CatalogStep::Draft)).is_ok());
            }
            _ => {
                let code = Code::ProjectRedeveloped;
                refused(&catalog, day(2), action(CatalogStep::Draft), code, Component::Project);
            }
        }
    }
}

/// 一: no levels.
#[test]
fn a_word_of_level_in_the_name_is_refused() {
    for (name, code) in [
        ("卤菜加工（初级）", Some(Code::ProjectNameHasLevel)),
        ("卤菜技师", Some(Code::ProjectNameHasLevel)),
        ("5级绣工", Some(Code::ProjectNameHasLevel)),
        (" ", Some(Code::ProjectNameMissing)),
        ("超级稻种植", None),
    ] {
        let event = CatalogEvent { on: day(2), project: name.into(), action: action(CatalogStep::Draft) };
        let error = Catalog::default().apply(event).err();
        assert_eq!(error.map(|error| error.code()), code, "{name}");
    }
}

/// 二(三): the applicant that developed the specification, and nobody else.
#[test]
fn a_pilot_is_the_developers() {
    assert_eq!(applicant("长沙某职业学校").kind(), ApplicantKind::School);
    let filed = at(Some(ProjectStage::Filed));
    for developer in
        [applicant("某食品公司"), Applicant::new(ApplicantKind::Enterprise, "长沙某职业学校").unwrap()]
    {
        let action = CatalogAction::Pilot { specification: Specification { developer, ..specification() } };
        refused(&filed, day(9), action, Code::PilotOnlyByDeveloper, Component::Specification);
    }
    let pilot = at(Some(ProjectStage::Pilot));
    let code = |institution| pilot.assessable(NAME, institution, day(9)).err().map(|error| error.code());
    assert_eq!(code("长沙某职业学校"), None);
    assert_eq!(code("某食品公司"), Some(Code::PilotOnlyByDeveloper));
}

/// 三(三), 四(二): a specification with a finding enters no catalog.
#[test]
fn specifications_are_checked_wherever_they_enter() {
    let by = CenterLevel::Provincial;
    let bad = || Specification { pass_mark: 59, ..specification() };
    let rows = [
        (ProjectStage::Filed, CatalogAction::Pilot { specification: bad() }),
        (ProjectStage::Pilot, CatalogAction::Publish { by, batch: "第一批".into(), specification: bad() }),
        (ProjectStage::Published, CatalogAction::Adjust { by, traits: vec![], specification: bad() }),
    ];
    for (stage, action) in rows {
        refused(&at(Some(stage)), day(9), action, Code::PassMarkChanged, Component::Specification);
    }
    let batch = CatalogAction::Publish { by, batch: "　".into(), specification: specification() };
    refused(&at(Some(ProjectStage::Pilot)), day(9), batch, Code::BatchMissing, Component::Catalog);
}

/// 二(二): published or, by its applicant, piloted; on no other day and at no other stage.
#[test]
fn what_may_be_assessed_on_a_day() {
    for stage in ProjectStage::ALL {
        let refusal = match stage {
            ProjectStage::Published => None,
            ProjectStage::Pilot => Some(Code::PilotOnlyByDeveloper),
            _ => Some(Code::ProjectNotAssessable),
        };
        let answer = at(Some(*stage)).assessable(NAME, "某学校", day(9));
        assert_eq!(answer.err().map(|error| error.code()), refusal, "{stage}");
    }
    let published = at(Some(ProjectStage::Published));
    let code = |project, on| published.assessable(project, "某学校", on).unwrap_err().code();
    assert_eq!(code(NAME, day(4)), Code::ProjectNotAssessable);
    assert_eq!(code(NAME, day(1)), Code::ProjectUnknown);
    assert_eq!(code("湘西苗绣", day(9)), Code::ProjectUnknown);
    assert_eq!(published.assessable(NAME, "某学校", day(5)).unwrap().batch.as_deref(), Some("第一批"));
}

#[test]
fn the_catalog_as_it_was() {
    use CatalogStep::{Adjust, Apply, Draft, File, Pilot, Publish, Withdraw};
    let mut catalog = after(&[Draft, Apply, File, Pilot, Publish, Adjust, Withdraw]);
    let other = CatalogEvent { on: day(4), project: "土家织锦".into(), action: action(Draft) };
    catalog.apply(other).unwrap();
    let stages = [None, Some("drafted"), Some("applied"), Some("filed"), Some("pilot")].into_iter().chain([
        Some("published"),
        Some("published"),
        Some("withdrawn"),
        Some("withdrawn"),
    ]);
    for (n, stage) in (1..).zip(stages) {
        assert_eq!(catalog.stage(NAME, day(n)).map(ProjectStage::name), stage, "day {n}");
        let on = catalog.on(day(n));
        assert_eq!(on.len(), usize::from(n >= 2) + usize::from(n >= 4));
        assert!(on.is_sorted_by_key(|dossier| dossier.project.name().to_owned()));
        assert!(on.iter().all(|dossier| dossier.since <= day(n)));
    }
    let traits = |n| catalog.dossier(NAME, day(n)).unwrap().project.traits().count();
    assert_eq!((traits(6), traits(7)), (1, 0), "an adjustment counts from its day");
    assert_eq!(catalog.dossier(NAME, day(4)).unwrap().specification, None);
    assert_eq!(catalog.dossier(NAME, day(5)).unwrap().specification, Some(specification()));
}

#[test]
fn what_changed_between_two_days() {
    use CatalogStep::{Apply, Draft, File};
    let catalog = after(&[Draft, Apply, File]);
    let steps = |from, until| {
        catalog.changes(day(from), day(until)).map(|event| event.action.step()).collect::<Vec<_>>()
    };
    assert_eq!(steps(1, 4), [Draft, Apply, File]);
    assert_eq!(catalog.events().len(), 3);
    assert_eq!(steps(2, 3), [Apply], "after the first day, up to the last");
    assert!(steps(4, 9).is_empty() && steps(4, 1).is_empty());
}
