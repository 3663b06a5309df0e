//! 考核项目目录: every project's way into the catalog and out of it.

use pyo3::prelude::*;
use skillcert::{CatalogAction, Existing, SpecificationScope};

use crate::date::Date;
use crate::document::{Action, Plain, document_class};
use crate::error::ask;
use crate::guard::tell;
use crate::project::{Applicant, Project, Specification};
use crate::sequence::Items;
use crate::text::Text;
use crate::word::Word;

document_class! {
    /// A dated step of one project (二).
    ///
    /// ``action`` is one of ``{"draft": {"traits": […]}}``, ``{"apply": {"applicant": …}}``, ``{"file": {"by": LEVEL}}``,
    /// ``{"return": {"by": LEVEL}}``, ``{"pilot": {"specification": …}}``, ``{"publish": {"by": LEVEL, "batch": …,
    /// "specification": …}}``, ``{"adjust": {"by": LEVEL, "traits": […], "specification": …}}``, ``{"withdraw": {"by":
    /// LEVEL}}``; LEVEL is that of the center that acts. Values of this package may stand in it.
    ///
    /// Raises ``DocumentError`` for another action.
    ///
    /// >>> CatalogEvent(datetime.date(2020, 6, 1), "湘西苗绣", {"file": {"by": "provincial"}}).step
    /// 'file'
    CatalogEvent of (on, project, action)
    get {
        /// The day.
        on: Date = |it| Date(it.on);
        /// The project's name.
        project: &str = |it| &it.project;
        /// The name of the step.
        step [unshown]: &'static str = |it| it.action.step().name();
        /// The step with what it needs, as it stands in JSON.
        action: PyResult<Plain> = |it| Plain::of(&it.action);
    }
    more {
        #[new]
        fn new(on: Date, project: Text, action: Action<CatalogAction>) -> Self {
            Self(skillcert::CatalogEvent { on: on.0, project: project.into(), action: action.0 })
        }
    }
}

document_class! {
    /// What the catalog holds about one project on a day.
    ///
    /// ``stage`` is ``drafted``, ``applied``, ``filed``, ``pilot``, ``published`` or ``withdrawn``.
    ///
    /// >>> draft = Catalog().apply(on=datetime.date(2020, 6, 1), project="湘西苗绣", action={"draft": {"traits": []}})
    /// >>> draft.dossier("湘西苗绣", datetime.date(2020, 6, 2)).since
    /// datetime.date(2020, 6, 1)
    Dossier
    get {
        /// How far it has come.
        stage: &'static str = |it| it.stage.name();
        /// Since when.
        since: Date = |it| Date(it.since);
        /// The project.
        project: Project = |it| Project(it.project.clone());
        /// Who applied for it.
        applicant: Option<Applicant> = |it| it.applicant.clone().map(Applicant);
        /// Its specification.
        specification: Option<Specification> = |it| it.specification.clone().map(Specification);
        /// The batch in which it was published.
        batch: Option<&str> = |it| it.batch.as_deref();
    }
    more {}
}

document_class! {
    /// 考核项目目录 (二(二)): every project's way, dated, so that any day's state can be asked. Its only content is the
    /// list of events.
    ///
    /// ``existing`` names the projects that have a national or provincial specification already (七(三)), as pairs of
    /// name and ``national``, ``provincial`` or ``local``.
    ///
    /// A value: a step gives the catalog after it, and a refused one leaves everything as it was.
    ///
    /// >>> day, name = datetime.date(2020, 6, 1), "湘西苗绣"
    /// >>> catalog = Catalog().apply(on=day, project=name, action={"draft": {"traits": []}})
    /// >>> catalog.stage(name, day), catalog.stage(name, datetime.date(2020, 5, 31))
    /// ('drafted', None)
    /// >>> try:
    /// ...     catalog.apply(on=day, project=name, action={"publish": {"by": "provincial", "batch": "第一批",
    /// ...         "specification": Specification(scope="local", developer=Applicant("school", "某学校"), tasks=[])}})
    /// ... except ProjectError as error:
    /// ...     error.code, error.clause
    /// ('publication_needs_filing', '二(二)')
    Catalog
    get {
        /// The events in the order in which they were entered.
        events: Items<CatalogEvent> = |it| it.events().iter().cloned().map(CatalogEvent).collect();
    }
    more {
        #[new]
        #[pyo3(signature = (existing = Items(Vec::new())))]
        fn new(existing: Items<(Text, Word<SpecificationScope>)>) -> Self {
            let pair = |(project, scope): (Text, Word<_>)| Existing { project: project.into(), scope: scope.0 };
            Self(skillcert::Catalog::new(existing.0.into_iter().map(pair).collect()))
        }

        /// The catalog after one more step; ``CatalogEvent`` lists the actions.
        ///
        /// Raises ``ProjectError``: a step that the stage does not allow; a date before the project's last step; a step
        /// of the provincial center taken by another; a draft of what has a national or provincial specification; a
        /// word of level in the name; a specification with findings, or, in a pilot, of another developer than the
        /// applicant. Raises ``DocumentError`` for another action.
        #[pyo3(signature = (*, on, project, action))]
        fn apply(&self, on: Date, project: Text, action: Action<CatalogAction>) -> PyResult<Self> {
            let mut catalog = self.clone();
            let event = skillcert::CatalogEvent { on: on.0, project: project.into(), action: action.0 };
            ask(|| catalog.0.apply(event))?;
            Ok(catalog)
        }

        /// What the catalog holds about a project on a day.
        fn dossier(&self, project: Text, on: Date) -> PyResult<Option<Dossier>> {
            tell(|| self.0.dossier(project.as_str(), on.0).map(Dossier))
        }

        /// The stage of a project on a day; ``None`` if it was not in the catalog.
        fn stage(&self, project: Text, on: Date) -> PyResult<Option<&'static str>> {
            tell(|| self.0.stage(project.as_str(), on.0).map(skillcert::ProjectStage::name))
        }

        /// The whole catalog as it was on a day, by the names of the projects.
        fn on(&self, date: Date) -> PyResult<Items<Dossier>> {
            tell(|| self.0.on(date.0).into_iter().map(Dossier).collect())
        }

        /// What changed after one day and up to another.
        fn changes(&self, after: Date, until: Date) -> PyResult<Items<CatalogEvent>> {
            tell(|| self.0.changes(after.0, until.0).cloned().map(CatalogEvent).collect())
        }

        /// What holds for an assessment of a project by an institution on a day.
        ///
        /// Raises ``ProjectError``: the project is not in the catalog, not at a stage of assessment, or piloted by
        /// somebody else.
        fn assessable(&self, project: Text, institution: Text, on: Date) -> PyResult<Dossier> {
            ask(|| self.0.assessable(project.as_str(), institution.as_str(), on.0)).map(Dossier)
        }
    }
}
