//! 考核: an assessment and the candidates in it.

use pyo3::IntoPyObjectExt as _;
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_union;
use skillcert::{Issuance, ValidationError};

use crate::certificate::Certificate;
use crate::date::{Date, Day};
use crate::decision::Decision;
use crate::document::document_class;
use crate::error::{Refusal, ask};
use crate::guard::tell;
use crate::integer::Held;
use crate::issuer::Issuer;
use crate::organization::{Center, Institution};
use crate::policy::{Carried, DecisionPolicy};
use crate::project::{Project, Specification};
use crate::region::Region;
use crate::rule::marks;
use crate::score::{MarkInput, MarkOutput};
use crate::sequence::Items;
use crate::series::Series;
use crate::text::Text;

document_class! {
    /// One candidate in an assessment: the caller's identifier, the name, the marks; at a later attempt its number, and
    /// what is carried over from an earlier one.
    ///
    /// Raises ``AssessmentError`` for a blank identifier, ``CertificateError`` for a blank name, ``MarkError``
    /// for what is no mark.
    ///
    /// >>> Entry("0001", "考生0001", practical=88.5).practical
    /// Score('88.5')
    Entry[hash by Hash] of (candidate, name)
    get {
        /// The caller's identifier of the candidate.
        candidate: &str = |it| it.candidate();
        /// The candidate's name.
        name [unshown]: &str = |it| it.name();
        /// The practical mark: a score, ``absent``, ``void``, ``deferred``, or ``None`` where nothing is recorded.
        practical: Option<MarkOutput> = |it| it.marks().practical.map(MarkOutput::from);
        /// The theory mark, likewise.
        theory: Option<MarkOutput> = |it| it.marks().theory.map(MarkOutput::from);
        /// Which attempt it is, 1 being the first.
        attempt: u32 = |it| it.attempt();
        /// What is to be carried over from an earlier attempt.
        carried: Option<Carried> = |it| it.carried().map(Carried);
    }
    more {
        #[new]
        #[pyo3(signature = (
            candidate, name, *, practical = MarkInput::Nothing, theory = MarkInput::Nothing, attempt = Held(1),
            carried = None
        ))]
        fn new(
            candidate: Text,
            name: Text,
            practical: MarkInput,
            theory: MarkInput,
            attempt: Held<u32>,
            carried: Option<Carried>,
        ) -> PyResult<Self> {
            let carried = carried.map(|carried| carried.0);
            ask(|| {
                let entry = skillcert::Entry::new(candidate, name, marks(&practical, &theory)?)?;
                Ok(Self(entry.with_attempt(attempt.0, carried)))
            })
        }
    }
}

document_class! {
    /// 一场考核 (三(一)): a project, assessed on a date in a city, organized by a center and carried out by an
    /// institution.
    ///
    /// Raises ``NumberError`` for a city code that is not two digits.
    ///
    /// >>> assessment = Assessment(
    /// ...     city="01", center=Center("city", "长沙市职业技能鉴定中心", "01"),
    /// ...     institution=Institution("长沙某培训学校", True), project=Project("湘西苗绣"),
    /// ...     date=datetime.date(2026, 11, 20),
    /// ...     entries=[Entry("0001", "考生0001", practical=60), Entry("0001", "考生0001", practical=61)],
    /// ... )
    /// >>> first, second = assessment.decide()
    /// >>> first.outcome, second.code
    /// (Outcome.PASSED, 'candidate_repeated')
    /// >>> issuer = Issuer("长沙市人力资源和社会保障局", "长沙市职业技能鉴定中心")
    /// >>> day = datetime.date(2026, 11, 23)
    /// >>> answers, series = assessment.issue(Series(day, "01"), issuer=issuer, issued_on=day)
    /// >>> decision, certificate = answers[0]
    /// >>> certificate.number, series.next
    /// (CertificateNumber('2618010000001'), 2)
    Assessment
    get {
        /// The code of the city whose series numbers the certificates, two digits.
        city: String = |it| it.city.to_string();
        /// Who organizes it.
        center: Center = |it| Center(it.center.clone());
        /// Who carries it out.
        institution: Institution = |it| Institution(it.institution.clone());
        /// What is assessed.
        project: Project = |it| Project(it.project.clone());
        /// The day of the assessment.
        date: Date = |it| Date(it.date);
        /// The candidates.
        entries: Items<Entry> = |it| it.entries.iter().cloned().map(Entry).collect();
    }
    more {
        #[new]
        #[pyo3(signature = (*, city, center, institution, project, date, entries))]
        fn new(
            city: Region,
            center: Center,
            institution: Institution,
            project: Project,
            date: Date,
            entries: Items<Entry>,
        ) -> PyResult<Self> {
            ask(|| {
                Ok(Self(skillcert::Assessment {
                    city: city.city()?,
                    center: center.0,
                    institution: institution.0,
                    project: project.0,
                    date: date.0,
                    entries: entries.0.into_iter().map(|entry| entry.0).collect(),
                }))
            })
        }

        /// Decides every entry under the project's rule, or that of the specification: as many answers as entries, in
        /// their order. An entry that cannot be decided (a theory mark too many, a candidate that stands in an earlier
        /// entry, an attempt too many) has its error in its place.
        #[pyo3(signature = (*, policy = None, specification = None))]
        fn decide(
            &self,
            policy: Option<DecisionPolicy>,
            specification: Option<Specification>,
        ) -> PyResult<Vec<Answer<Decision>>> {
            tell(|| {
                let decisions = self.0.decide_with(self.rule(specification), &policy_of(policy));
                decisions.into_iter().map(|answer| Answer::of(answer, Decision)).collect()
            })
        }

        /// Decides every entry and issues certificates to those who passed, numbered in the order of the entries: as
        /// many answers as entries, each a decision and, if it is a pass, a certificate, or the error in their place;
        /// and the series after them.
        ///
        /// Raises ``CertificateError``, and nothing is issued: too few serials left; a series of another year than that
        /// of issue or of another city; a date of issue before the assessment.
        #[pyo3(signature = (series, *, issuer = None, issued_on, policy = None, specification = None))]
        fn issue(
            &self,
            series: Series,
            issuer: Option<Issuer>,
            issued_on: Day,
            policy: Option<DecisionPolicy>,
            specification: Option<Specification>,
        ) -> PyResult<(Vec<Answer<Issued>>, Series)> {
            let mut after = series;
            let answers = ask(|| {
                let (rule, policy) = (self.rule(specification), policy_of(policy));
                let issuer = issuer.as_ref().map(|issuer| &issuer.0);
                self.0.issue(rule, &policy, &mut after.0, issuer, issued_on.0.0)
            })?;
            Ok((answers.into_iter().map(|answer| Answer::of(answer, issued)).collect(), after))
        }
    }
}

impl Assessment {
    fn rule(&self, specification: Option<Specification>) -> skillcert::PassRule {
        self.0.project.rule_under(specification.as_ref().map(|it| &it.0))
    }
}

fn policy_of(policy: Option<DecisionPolicy>) -> skillcert::DecisionPolicy {
    policy.map(|policy| policy.0).unwrap_or_default()
}

type Issued = (Decision, Option<Certificate>);

fn issued(Issuance { decision, certificate }: Issuance) -> Issued {
    (Decision(decision), certificate.map(Certificate))
}

/// The answer to an entry, or why there is none.
enum Answer<T> {
    Given(T),
    Refusal(Refusal),
}

impl<T> Answer<T> {
    fn of<A>(answer: Result<A, ValidationError>, convert: impl FnOnce(A) -> T) -> Self {
        answer.map_or_else(|error| Self::Refusal(error.into()), |answer| Self::Given(convert(answer)))
    }
}

/// By hand: the derived one leaves the answer out of the stub.
impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Answer<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_union!(T::OUTPUT_TYPE, Refusal::OUTPUT_TYPE);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        match self {
            Self::Given(answer) => answer.into_bound_py_any(py),
            Self::Refusal(refusal) => refusal.into_pyobject(py),
        }
    }
}
