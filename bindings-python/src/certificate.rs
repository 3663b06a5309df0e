//! 证书: from a pass to a numbered, printed and sealed certificate.

use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::{CertificateAction, Code, Component, Subject, ValidationError};

use crate::book::{Book, CertificateEvent, Sheet};
use crate::date::Date;
use crate::decision::Decision;
use crate::document::{Action, Plain, document_class};
use crate::error::ask;
use crate::finding::Finding;
use crate::guard::tell;
use crate::issuer::{Blank, Issuer};
use crate::number::CertificateNumber;
use crate::project::Project;
use crate::region::Region;
use crate::sequence::Items;
use crate::text::Text;

document_class! {
    /// 专项职业能力证书 (六): issued on a pass and numbered; printed on a blank and sealed twice before it is complete.
    ///
    /// Its JSON carries the decision and every step; reading it decides, issues and takes each step again. A value: a
    /// step gives the certificate after it, and a refused one leaves everything as it was.
    ///
    /// >>> project, day = Project("湘西苗绣"), datetime.date(2026, 11, 20)
    /// >>> center = "长沙市职业技能鉴定中心"
    /// >>> def issue(practical):
    /// ...     return Certificate.issue(
    /// ...         project.rule.decide(practical=practical), holder="考生0001", project=project, city="01",
    /// ...         assessed_on=day, issuer=Issuer("长沙市人力资源和社会保障局", center),
    /// ...         number=CertificateNumber("2618010000001"), issued_on=day,
    /// ...     )
    /// >>> issue("59.99")
    /// Traceback (most recent call last):
    /// skillcert.errors.CertificateError: there is no pass, so there is no certificate (clause 六(一))
    /// >>> certificate = issue(60)
    /// >>> printing = {"blank": Blank("43A0000001"), "printer": center,
    /// ...             "authority": PrintAuthority("01", center, [center])}
    /// >>> for action in ({"print": printing}, "emboss", "red_seal"):
    /// ...     certificate = certificate.apply(on=day, action=action)
    /// >>> certificate.stage, certificate.seals, certificate.findings(), certificate.opens_subsidy
    /// ('complete', ('bureau_embossed', 'center_red'), (), True)
    Certificate
    get {
        /// The number.
        number: CertificateNumber = |it| CertificateNumber(it.number());
        /// The holder's name, as it was corrected last.
        holder [unshown]: &str = |it| it.holder();
        /// The name to which it was issued.
        issued_to [unshown]: &str = |it| &it.subject().holder;
        /// The project.
        project: Project = |it| Project(it.subject().project.clone());
        /// The code of the city that held the assessment, two digits.
        city: String = |it| it.subject().city.to_string();
        /// The day of the assessment, where it is known.
        assessed_on: Option<Date> = |it| it.subject().assessed_on.map(Date);
        /// The bureau and the center that issued it, where they are known.
        issuer: Option<Issuer> = |it| it.issuer().cloned().map(Issuer);
        /// The date of issue.
        issued_on: Date = |it| Date(it.issued_on());
        /// The decision it rests on.
        decision: Decision = |it| Decision(it.decision());
        /// The number of the void certificate in whose place it was issued.
        replaces: Option<CertificateNumber> = |it| it.replaces().map(CertificateNumber);
        /// What happened to it, without the marks.
        book [unshown]: Book = |it| Book(it.book().clone());
        /// How far it has come: ``issued``, ``printed``, ``embossed``, ``red_sealed``, ``complete`` or ``void``.
        stage: &'static str = |it| it.stage().name();
        /// What has happened to it, in order.
        events: Items<CertificateEvent> = |it| it.events().iter().cloned().map(CertificateEvent).collect();
        /// The blanks on which it was printed, the present one last.
        blanks [unshown]: Items<Blank> = |it| it.blanks().cloned().map(Blank).collect();
        /// The same sheets with what has become of each.
        sheets [unshown]: Items<Sheet> = |it| it.sheets().into_iter().map(Sheet).collect();
        /// The names of the seals on its present sheet; it has to bear ``bureau_embossed`` and ``center_red`` (六(三)).
        seals [unshown]: Items<&'static str> = |it| it.seals().map(skillcert::Seal::name).collect();
        /// Whether it opens the way to 补贴 (五(二)): it is complete and not void. Who receives a subsidy is for other
        /// policies to say.
        opens_subsidy [unshown]: bool = |it| it.opens_subsidy();
    }
    more {
        /// Issues a certificate; in the place of a void one, where ``replaces`` names it. That the other is void is for
        /// who keeps both to see.
        ///
        /// Raises ``CertificateError``: a decision that is no pass, or under another rule than the project's; a
        /// blank holder; a number of another year than that of issue, or of another city than that of the
        /// assessment; a date of issue before the assessment; its own number to replace.
        #[classmethod]
        #[pyo3(signature = (
            decision, *, holder, project, city, assessed_on = None, issuer = None, number, issued_on, replaces = None
        ))]
        #[expect(clippy::too_many_arguments, reason = "what a certificate says, each by its name")]
        fn issue(
            _cls: &Bound<'_, PyType>,
            decision: &Decision,
            holder: Text,
            project: Project,
            city: Region,
            assessed_on: Option<Date>,
            issuer: Option<Issuer>,
            number: CertificateNumber,
            issued_on: Date,
            replaces: Option<CertificateNumber>,
        ) -> PyResult<Self> {
            ask(|| {
                let subject = subject(holder, project, &city, assessed_on)?;
                let issuer = issuer.map(|issuer| issuer.0);
                skillcert::Certificate::issue(pass(decision)?, subject, issuer, number.0, issued_on.0)?
                    .replacing(replaces.map(|void| void.0))
            })
            .map(Self)
        }

        /// The certificate of a book: issued again on its decision, with every step taken again.
        ///
        /// Raises ``CertificateError`` as ``issue`` does.
        ///
        /// >>> day, project = datetime.date(2026, 11, 20), Project("湘西苗绣")
        /// >>> book = Book(CertificateNumber("2618010000001"), "考生0001", day)
        /// >>> book = book.apply(on=day, action={"void": {"reason": "冒名顶替"}})
        /// >>> Certificate.of(book, project.rule.decide(practical=60), project=project).stage
        /// 'void'
        #[classmethod]
        #[pyo3(signature = (book, decision, *, project, assessed_on = None, issuer = None, replaces = None))]
        fn of(
            _cls: &Bound<'_, PyType>,
            book: &Book,
            decision: &Decision,
            project: Project,
            assessed_on: Option<Date>,
            issuer: Option<Issuer>,
            replaces: Option<CertificateNumber>,
        ) -> PyResult<Self> {
            ask(|| {
                let (book, assessed_on) = (&book.0, assessed_on.map(|day| day.0));
                let (holder, city) = (book.issued_to().into(), book.number().city());
                let subject = Subject { holder, project: project.0, city, assessed_on };
                let (issuer, issued_on) = (issuer.map(|issuer| issuer.0), book.issued_on());
                let mut certificate =
                    skillcert::Certificate::issue(pass(decision)?, subject, issuer, book.number(), issued_on)?
                        .replacing(replaces.map(|void| void.0))?;
                book.events().iter().cloned().try_for_each(|event| certificate.apply(event))?;
                Ok(certificate)
            })
            .map(Self)
        }

        /// Raises what ``issue`` would raise, whoever issues the certificate: what a register of numbers asks, which
        /// has no business with the issuer.
        ///
        /// >>> day = datetime.date(2026, 11, 20)
        /// >>> Certificate.check(
        /// ...     PassRule.PRACTICAL.decide(practical=60), holder="考生0001", project=Project("湘西苗绣"), city="02",
        /// ...     assessed_on=day, number=CertificateNumber("2618010000001"), issued_on=day,
        /// ... )
        /// Traceback (most recent call last):
        /// skillcert.errors.CertificateError: the number says city 01, the assessment was held in 02 (clause 附件2·4)
        #[classmethod]
        #[pyo3(signature = (decision, *, holder, project, city, assessed_on = None, number, issued_on))]
        #[expect(clippy::too_many_arguments, reason = "what a certificate says, each by its name")]
        fn check(
            _cls: &Bound<'_, PyType>,
            decision: &Decision,
            holder: Text,
            project: Project,
            city: Region,
            assessed_on: Option<Date>,
            number: CertificateNumber,
            issued_on: Date,
        ) -> PyResult<()> {
            ask(|| {
                let subject = subject(holder, project, &city, assessed_on)?;
                subject.check(&pass(decision)?, number.0, issued_on.0)
            })
        }

        /// The certificate after one more step; ``CertificateEvent`` lists the actions.
        ///
        /// Raises ``CertificateError`` as ``Book.apply`` does, and ``DocumentError`` for another action.
        #[pyo3(signature = (*, on, action))]
        fn apply(&self, on: Date, action: Action<CertificateAction>) -> PyResult<Self> {
            let mut certificate = self.clone();
            ask(|| certificate.0.apply(skillcert::CertificateEvent { on: on.0, action: action.0 }))?;
            Ok(certificate)
        }

        /// What it lacks to be complete, all at once; of a void one, only that it is void.
        fn findings(&self) -> PyResult<Items<Finding>> {
            tell(|| self.0.findings().into())
        }

        /// 数据报送 (四(二)·2): the record that a center reports, as plain values.
        #[pyo3(signature = () -> "dict[str, Any]")]
        fn report(&self) -> PyResult<Plain> {
            Plain::of(&self.0.report())
        }

        /// 上网查询 (六(四)): what a query shows, as plain values: no marks, no sheet.
        #[pyo3(signature = () -> "dict[str, Any]")]
        fn lookup(&self) -> PyResult<Plain> {
            Plain::of(&self.0.lookup())
        }
    }
}

fn subject(
    holder: Text,
    project: Project,
    city: &Region,
    assessed_on: Option<Date>,
) -> Result<Subject, ValidationError> {
    let assessed_on = assessed_on.map(|day| day.0);
    Ok(Subject { holder: holder.into(), project: project.0, city: city.city()?, assessed_on })
}

fn pass(decision: &Decision) -> Result<skillcert::Pass, ValidationError> {
    let none = || skillcert::Finding::new(Code::CertificateWithoutPass, Component::Decision).into();
    decision.0.passed().ok_or_else(none)
}
