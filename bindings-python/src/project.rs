//! 考核项目 and 考核规范: what is assessed, and by what.

use pyo3::prelude::*;
use skillcert::{ApplicantKind, ProjectTrait, SpecificationScope};

use crate::date::Date;
use crate::document::document_class;
use crate::error::ask;
use crate::finding::Finding;
use crate::guard::tell;
use crate::integer::Held;
use crate::rule::PassRule;
use crate::sequence::Items;
use crate::text::Text;
use crate::word::Word;

document_class! {
    /// 考核项目 (二(一)): a project with its name, kept as it is, and its traits.
    ///
    /// A trait makes theory part of the assessment (三(二)): ``technical_complexity``, ``safety``,
    /// ``personal_health``.
    ///
    /// Raises ``ProjectError`` for a blank name, ``ValueError`` for another trait.
    ///
    /// >>> Project("湘西苗绣").rule, Project("武冈卤菜加工", ["personal_health"]).rule
    /// (PassRule.PRACTICAL, PassRule.THEORY_AND_PRACTICAL)
    Project[hash by Hash] of (name, traits)
    get {
        /// Its name.
        name: &str = |it| it.name();
        /// The names of its traits, in the order of the notice.
        traits: Items<&'static str> = |it| it.traits().map(ProjectTrait::name).collect();
        /// The rule under which it is assessed.
        rule [unshown]: PassRule = |it| it.rule().into();
    }
    more {
        #[new]
        #[pyo3(signature = (name, traits = Items(Vec::new())))]
        fn new(name: Text, traits: Items<Word<ProjectTrait>>) -> PyResult<Self> {
            ask(|| skillcert::Project::new(name, traits.0.into_iter().map(|word| word.0))).map(Self)
        }

        /// What is to be objected: a word of level in the name, for there are no levels (一).
        ///
        /// >>> Project("高级苗绣").findings()[0].code
        /// 'project_name_has_level'
        fn findings(&self) -> PyResult<Items<Finding>> {
            tell(|| self.0.findings().into())
        }

        /// The rule under a specification, which may ask for theory where no trait does.
        fn rule_under(&self, specification: Option<Specification>) -> PyResult<PassRule> {
            tell(|| self.0.rule_under(specification.as_ref().map(|it| &it.0)).into())
        }
    }
}

document_class! {
    /// 申请单位 (二(二)): who applies for a project and develops its specification. ``kind`` is ``center``,
    /// ``enterprise``, ``school`` or ``institution``.
    ///
    /// Raises ``ProjectError`` for a blank name, ``ValueError`` for another kind.
    ///
    /// >>> Applicant("school", "某学校").kind
    /// 'school'
    Applicant[hash by Hash] of (kind, name)
    get {
        /// Its kind.
        kind: &'static str = |it| it.kind().name();
        /// Its name.
        name: &str = |it| it.name();
    }
    more {
        #[new]
        fn new(kind: Word<ApplicantKind>, name: Text) -> PyResult<Self> {
            ask(|| skillcert::Applicant::new(kind.0, name)).map(Self)
        }
    }
}

document_class! {
    /// 工作任务: one task of a specification and its weight in percent.
    ///
    /// >>> Task("选料", 40).weight
    /// 40
    Task[hash by Hash] of (name, weight)
    get {
        /// Its name.
        name: &str = |it| &it.name;
        /// Its weight in percent.
        weight: u8 = |it| it.weight;
    }
    more {
        #[new]
        fn new(name: Text, weight: Held<u8>) -> Self {
            Self(skillcert::Task { name: name.into(), weight: weight.0 })
        }
    }
}

document_class! {
    /// 考核规范 (三(三)): by what a project is assessed. It is kept as it is; ``findings`` says what is wrong with it.
    ///
    /// ``scope`` is who laid it down: ``national``, ``provincial`` or ``local``.
    ///
    /// >>> specification = Specification(
    /// ...     scope="local", developer=Applicant("school", "某学校"), tasks=[Task("选料", 40), Task("卤制", 50)],
    /// ... )
    /// >>> for finding in specification.findings(datetime.date(2026, 11, 20)):
    /// ...     print(finding.code, finding.cure("en"))
    /// task_weights adjust the weights to sum to 100
    /// specification_not_approved submit it to the provincial center
    Specification[hash by Hash]
    get {
        /// Who laid it down.
        scope: &'static str = |it| it.scope.name();
        /// Who developed it.
        developer: Applicant = |it| Applicant(it.developer.clone());
        /// Whether it asks for theory, also where no trait of the project does.
        theory: bool = |it| it.theory;
        /// The pass mark that it states: 60, which nobody may lower or raise.
        pass_mark: u8 = |it| it.pass_mark;
        /// The tasks.
        tasks: Items<Task> = |it| it.tasks.iter().cloned().map(Task).collect();
        /// When the provincial center approved it; ``None`` while it has not.
        approved_on: Option<Date> = |it| it.approved_on.map(Date);
    }
    more {
        #[new]
        #[pyo3(signature = (*, scope, developer, tasks, theory = false, pass_mark = Held(60), approved_on = None))]
        fn new(
            scope: Word<SpecificationScope>,
            developer: Applicant,
            tasks: Items<Task>,
            theory: bool,
            pass_mark: Held<u8>,
            approved_on: Option<Date>,
        ) -> Self {
            Self(skillcert::Specification {
                scope: scope.0,
                developer: developer.0,
                theory,
                pass_mark: pass_mark.0,
                tasks: tasks.0.into_iter().map(|task| task.0).collect(),
                approved_on: approved_on.map(|date| date.0),
            })
        }

        /// What is wrong with it on a day: pass mark, tasks, weights, approval.
        fn findings(&self, on: Date) -> PyResult<Items<Finding>> {
            tell(|| self.0.findings(on.0).into())
        }
    }
}
