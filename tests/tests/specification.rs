//! 考核规范 (三(三), 四(二)) and the project's rule (三(二)): each finding alone, all at once.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use skillcert::{
    Applicant, ApplicantKind, Code, Component, Date, Finding, PassRule, Project, ProjectTrait, Specification,
    SpecificationScope, Task, parse_date,
};

fn day() -> Date {
    parse_date("2021-05-20").unwrap()
}

fn tasks(rows: &[(&str, u8)]) -> Vec<Task> {
    rows.iter().map(|(name, weight)| Task { name: (*name).into(), weight: *weight }).collect()
}

fn good() -> Specification {
    Specification {
        scope: SpecificationScope::Local,
        developer: Applicant::new(ApplicantKind::School, "长沙某职业学校").unwrap(),
        theory: false,
        pass_mark: 60,
        tasks: tasks(&[("选料", 40), ("卤制", 60)]),
        approved_on: Some(day()),
    }
}

#[test]
fn each_finding_alone() {
    type Spoil = fn(&mut Specification);
    let task = |code| Finding::new(code, Component::Task);
    let whole = |code| Finding::new(code, Component::Specification);
    let mark = |points| whole(Code::PassMarkChanged).with_value(points).with_limit(6_000);
    let weights = |sum| task(Code::TaskWeights).with_value(sum).with_limit(100);
    let rows: [(Spoil, Finding); 11] = [
        (|it| it.pass_mark = 59, mark(5_900)),
        (|it| it.pass_mark = 61, mark(6_100)),
        (|it| it.pass_mark = 255, mark(25_500)),
        (|it| it.tasks.clear(), task(Code::TasksMissing)),
        (|it| it.tasks[1].name = "　".into(), task(Code::TaskNameMissing).with_value(2)),
        (|it| it.tasks[1].name = "选料".into(), task(Code::TaskRepeated).with_value(2)),
        (|it| it.tasks[0].weight = 39, weights(99)),
        (|it| it.tasks[0].weight = 41, weights(101)),
        (|it| it.tasks = tasks(&[("选料", 255), ("卤制", 101)]), weights(356)),
        (|it| it.approved_on = None, whole(Code::SpecificationNotApproved)),
        (|it| it.approved_on = day().next_day(), whole(Code::SpecificationNotApproved)),
    ];
    assert!(good().findings(day()).is_empty());
    for (spoil, finding) in rows {
        let mut specification = good();
        spoil(&mut specification);
        assert_eq!(specification.findings(day()), [finding], "{}", finding.code());
    }
}

#[test]
fn all_findings_at_once() {
    let bad = Specification {
        pass_mark: 0,
        tasks: tasks(&[("", 1), ("选料", 1), ("选料", 1)]),
        approved_on: None,
        ..good()
    };
    let codes: Vec<_> = bad.findings(day()).iter().map(|finding| finding.code()).collect();
    let expected = [
        Code::PassMarkChanged,
        Code::TaskNameMissing,
        Code::TaskRepeated,
        Code::TaskWeights,
        Code::SpecificationNotApproved,
    ];
    assert_eq!(codes, expected);
}

/// 三(二): complexity, safety, health, or the specification itself.
#[test]
fn theory_where_the_project_or_the_specification_asks_for_it() {
    let asking = Specification { theory: true, ..good() };
    let plain = Project::new("湘西苗绣", []).unwrap();
    assert_eq!(plain.rule_under(None), PassRule::Practical);
    assert_eq!(plain.rule_under(Some(&good())), PassRule::Practical);
    assert_eq!(plain.rule_under(Some(&asking)), PassRule::TheoryAndPractical);
    for each in ProjectTrait::ALL {
        let project = Project::new("湘西苗绣", [*each]).unwrap();
        for specification in [None, Some(&good()), Some(&asking)] {
            assert_eq!(project.rule_under(specification), PassRule::TheoryAndPractical, "{each}");
        }
    }
}

/// 一: a project has a name without a level.
#[test]
fn a_project_has_no_level() {
    let codes = |name: &str| {
        let findings = Project::new(name, []).unwrap().findings();
        findings.iter().map(|finding| finding.code()).collect::<Vec<_>>()
    };
    assert!(codes("黄金茶制作").is_empty());
    for name in [
        "初级卤菜",
        "卤菜中级",
        "高级绣工",
        "高级技师",
        "一级",
        "二级",
        "三级",
        "四级",
        "五级",
        "1级",
        "2级",
        "3级",
        "4级",
        "5级",
    ] {
        assert_eq!(codes(name), [Code::ProjectNameHasLevel], "{name}");
    }
}
