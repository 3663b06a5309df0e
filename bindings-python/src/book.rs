//! 证书台账: what happened to a certificate after its issue.

use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::CertificateAction;

use crate::date::Date;
use crate::document::{Action, Plain, document_class};
use crate::error::ask;
use crate::finding::Finding;
use crate::guard::tell;
use crate::issuer::Blank;
use crate::json;
use crate::number::CertificateNumber;
use crate::sequence::Items;
use crate::text::Text;
use crate::word::Word;

document_class! {
    /// A dated step of a certificate (六).
    ///
    /// ``action`` is one of ``{"print": {"blank": …, "printer": …, "authority": …}}``, ``"emboss"``, ``"red_seal"``,
    /// ``{"spoil": {"reason": …}}``, ``{"correct": {"holder": …, "reason": …}}``,
    /// ``{"reissue": {"policy": {"allowed": True}, "reason": …}}``, ``{"void": {"reason": …}}``. It may hold values of this
    /// package.
    ///
    /// Raises ``DocumentError`` for another action.
    ///
    /// >>> CertificateEvent(datetime.date(2026, 11, 24), "emboss").step
    /// 'emboss'
    CertificateEvent[hash by Hash] of (on, action)
    get {
        /// The day.
        on: Date = |it| Date(it.on);
        /// The name of the step.
        step: &'static str = |it| it.action.step().name();
        /// The step with what it needs, as it stands in JSON.
        action [unshown]: PyResult<Plain> = |it| Plain::of(&it.action);
        /// Why, of a step that needs a reason.
        reason [unshown]: Option<&str> = |it| it.action.reason().map(skillcert::Reason::as_str);
        /// The sheet, of printing.
        blank [unshown]: Option<Blank> = |it| it.action.blank().cloned().map(Blank);
    }
    more {
        #[new]
        fn new(on: Date, action: Action<CertificateAction>) -> Self {
            Self(skillcert::CertificateEvent { on: on.0, action: action.0 })
        }
    }
}

document_class! {
    /// 空白证书 with a certificate on it: which one, since when, and what has become of it.
    ///
    /// ``fate`` is ``present``, ``spoilt``, ``replaced`` or ``void``; ``until`` the day on which it ceased to be in use.
    ///
    /// >>> Sheet(Blank("43A0000001"), datetime.date(2026, 11, 24)).fate
    /// 'present'
    Sheet[hash by Hash] of (blank, printed_on, fate, until)
    get {
        /// The number of the sheet.
        blank: Blank = |it| Blank(it.blank.clone());
        /// The day of printing.
        printed_on: Date = |it| Date(it.printed_on);
        /// What has become of it.
        fate: &'static str = |it| it.fate.name();
        /// The day on which it ceased to be in use.
        until: Option<Date> = |it| it.until.map(Date);
    }
    more {
        #[new]
        #[pyo3(signature = (blank, printed_on, fate = Word(skillcert::SheetFate::Present), until = None))]
        fn new(blank: Blank, printed_on: Date, fate: Word<skillcert::SheetFate>, until: Option<Date>) -> Self {
            let until = until.map(|day| day.0);
            Self(skillcert::Sheet { blank: blank.0, printed_on: printed_on.0, fate: fate.0, until })
        }
    }
}

document_class! {
    /// 证书台账: what happened to one certificate after its issue, in order. It knows nothing of marks, so a register keeps
    /// one for certificates of other systems too.
    ///
    /// A value: a step gives the book after it, and a refused one leaves everything as it was. Nothing is deleted.
    ///
    /// Raises ``CertificateError``: a blank holder; a number of another year than that of issue.
    ///
    /// >>> day = datetime.date(2026, 11, 24)
    /// >>> book = Book(CertificateNumber("2618010000001"), "考生O001", day)
    /// >>> book = book.apply(on=day, action={"correct": {"holder": "考生0001", "reason": "姓名录入有误"}})
    /// >>> book.issued_to, book.holder, book.stage, book.events[0].reason
    /// ('考生O001', '考生0001', 'issued', '姓名录入有误')
    Book of (number, issued_to, issued_on)
    get {
        /// The number.
        number: CertificateNumber = |it| CertificateNumber(it.number());
        /// The name to which it was issued.
        issued_to [unshown]: &str = |it| it.issued_to();
        /// The holder's name, as it was corrected last.
        holder [unshown]: &str = |it| it.holder();
        /// The date of issue.
        issued_on: Date = |it| Date(it.issued_on());
        /// How far it has come: ``issued``, ``printed``, ``embossed``, ``red_sealed``, ``complete`` or ``void``.
        stage: &'static str = |it| it.stage().name();
        /// What has happened to it, in order.
        events: Items<CertificateEvent> = |it| it.events().iter().cloned().map(CertificateEvent).collect();
        /// The sheets on which it was printed, the present one last.
        sheets [unshown]: Items<Sheet> = |it| it.sheets().into_iter().map(Sheet).collect();
        /// The blanks on which it was printed, the present one last.
        blanks [unshown]: Items<Blank> = |it| it.blanks().cloned().map(Blank).collect();
        /// The sheet in use.
        blank [unshown]: Option<Blank> = |it| it.blank().cloned().map(Blank);
        /// The names of the seals on its present sheet; it has to bear ``bureau_embossed`` and ``center_red`` (六(三)).
        seals [unshown]: Items<&'static str> = |it| it.seals().map(skillcert::Seal::name).collect();
        /// The step that made it void; ``None`` while it is valid.
        voided [unshown]: Option<CertificateEvent> = |it| it.voided().cloned().map(CertificateEvent);
        /// Whether it opens the way to 补贴 (五(二)): it is complete and not void. Who receives a subsidy is for other
        /// policies to say.
        opens_subsidy [unshown]: bool = |it| it.opens_subsidy();
    }
    more {
        #[new]
        fn new(number: CertificateNumber, issued_to: Text, issued_on: Date) -> PyResult<Self> {
            ask(|| skillcert::Book::new(number.0, issued_to, issued_on.0)).map(Self)
        }

        /// The book after these events, each the JSON text of a ``CertificateEvent``.
        ///
        /// Raises ``CertificateError`` for an event that cannot follow, ``DocumentError`` for a text that is no event.
        #[classmethod]
        #[pyo3(signature = (number, issued_to, issued_on, events))]
        fn replay(
            _cls: &Bound<'_, PyType>,
            number: CertificateNumber,
            issued_to: Text,
            issued_on: Date,
            events: Items<Text>,
        ) -> PyResult<Self> {
            let mut book = ask(|| skillcert::Book::new(number.0, issued_to, issued_on.0))?;
            for text in events.0 {
                let event = json::read(text.as_str())?;
                ask(|| book.apply(event))?;
            }
            Ok(Self(book))
        }

        /// The book after one more step; ``CertificateEvent`` lists the actions.
        ///
        /// Raises ``CertificateError``: a step that is not allowed at this stage; a date before that of the step before,
        /// or of issue; printing by one whom the city center does not let print, or under the decision of another city,
        /// or on a sheet that this certificate used before; a reissue that the policy does not allow; a correction to a
        /// blank name, or to the present one. Raises ``DocumentError`` for another action.
        #[pyo3(signature = (*, on, action))]
        fn apply(&self, on: Date, action: Action<CertificateAction>) -> PyResult<Self> {
            let mut book = self.clone();
            ask(|| book.0.apply(skillcert::CertificateEvent { on: on.0, action: action.0 }))?;
            Ok(book)
        }

        /// The book after one more event, as ``apply`` gives it.
        fn after(&self, event: CertificateEvent) -> PyResult<Self> {
            let mut book = self.clone();
            ask(|| book.0.apply(event.0))?;
            Ok(book)
        }

        /// What it lacks to be complete, all at once; of a void one, only that it is void.
        fn findings(&self) -> PyResult<Items<Finding>> {
            tell(|| self.0.findings().into())
        }
    }
}
