//! 考核站备案 (附件1): a station's form and what was done with it.

use pyo3::prelude::*;
use skillcert::{StationAction, StationAttachment};

use crate::date::Date;
use crate::document::{Action, Plain, document_class};
use crate::error::ask;
use crate::finding::Finding;
use crate::guard::tell;
use crate::organization::{Examiner, Institution, inner};
use crate::project::Project;
use crate::sequence::Items;
use crate::text::Text;
use crate::word::Word;

document_class! {
    /// 湖南省专项职业能力考核站备案申报表 (附件1): what the applicant fills in. A draft may have gaps; ``check`` lists
    /// them all.
    ///
    /// ``attachments`` are those that lie with the form: ``application_report``, ``institution_proof``,
    /// ``site_and_items``, ``examiner_roster``, ``management_rules``.
    ///
    /// >>> findings = StationForm(address="长沙市").findings()
    /// >>> len(findings), findings[0].message(), findings[-1].clause
    /// (14, '申报表未填写考核机构（依据附件1）', '附件1·5')
    StationForm
    get {
        /// 考核机构.
        institution: Option<Institution> = |it| it.institution.clone().map(Institution);
        /// 性质.
        nature: &str = |it| &it.nature;
        /// 负责人.
        head [unshown]: &str = |it| &it.head;
        /// 联系电话 of the person in charge.
        head_phone [unshown]: &str = |it| &it.head_phone;
        /// 联系人.
        contact [unshown]: &str = |it| &it.contact;
        /// 联系电话 of the contact.
        contact_phone [unshown]: &str = |it| &it.contact_phone;
        /// 详细地址.
        address: &str = |it| &it.address;
        /// 考核项目, by name.
        projects: Items<String> = |it| it.projects.iter().cloned().collect();
        /// 设施设备、场地.
        facilities: &str = |it| &it.facilities;
        /// 考评人员配置情况.
        examiners: Items<Examiner> = |it| it.examiners.iter().cloned().map(Examiner).collect();
        /// 材料附件: the names of the attachments, in the order of the form.
        attachments: Items<&'static str> = |it| it.attachments.iter().map(|each| each.name()).collect();
    }
    more {
        #[new]
        #[pyo3(signature = (
            *, institution = None, nature = None, head = None, head_phone = None, contact = None,
            contact_phone = None, address = None, projects = Items(Vec::new()), facilities = None,
            examiners = Items(Vec::new()), attachments = Items(Vec::new())
        ))]
        #[expect(clippy::too_many_arguments, reason = "the fields of the form, each by its name")]
        fn new(
            institution: Option<Institution>,
            nature: Option<Text>,
            head: Option<Text>,
            head_phone: Option<Text>,
            contact: Option<Text>,
            contact_phone: Option<Text>,
            address: Option<Text>,
            projects: Items<Text>,
            facilities: Option<Text>,
            examiners: Items<Examiner>,
            attachments: Items<Word<StationAttachment>>,
        ) -> Self {
            let filled_in = |text: Option<Text>| text.map(String::from).unwrap_or_default();
            Self(skillcert::StationForm {
                institution: institution.map(|institution| institution.0),
                nature: filled_in(nature),
                head: filled_in(head),
                head_phone: filled_in(head_phone),
                contact: filled_in(contact),
                contact_phone: filled_in(contact_phone),
                address: filled_in(address),
                projects: projects.into_strings(),
                facilities: filled_in(facilities),
                examiners: inner(examiners),
                attachments: attachments.0.into_iter().map(|word| word.0).collect(),
            })
        }

        /// Everything missing or wrong, at once: fields in the order of the form, the institution's standing,
        /// attachments.
        fn findings(&self) -> PyResult<Items<Finding>> {
            tell(|| self.0.findings().into())
        }
    }
}

document_class! {
    /// A dated step of a station's form.
    ///
    /// ``action`` is one of ``"submit"``, ``{"review": {"signatures": […], "objection": … or None}}``, ``{"approve":
    /// {"center": …, "opinion": …}}``, ``{"return": {"center": …, "opinion": …}}``.
    ///
    /// Raises ``DocumentError`` for another action.
    ///
    /// >>> StationEvent(datetime.date(2026, 3, 1), "submit").step
    /// 'submit'
    StationEvent of (on, action)
    get {
        /// The day.
        on: Date = |it| Date(it.on);
        /// The name of the step.
        step [unshown]: &'static str = |it| it.action.step().name();
        /// The step with what it needs, as it stands in JSON.
        action: PyResult<Plain> = |it| Plain::of(&it.action);
    }
    more {
        #[new]
        fn new(on: Date, action: Action<StationAction>) -> Self {
            Self(skillcert::StationEvent { on: on.0, action: action.0 })
        }
    }
}

document_class! {
    /// 考核站备案申报 (附件1): a form and what was done with it, each step dated.
    ///
    /// A value: a step gives the application after it, and a refused one leaves everything as it was.
    ///
    /// >>> application = StationApplication(StationForm())
    /// >>> application.stage
    /// 'drafted'
    /// >>> application.apply(on=datetime.date(2026, 3, 1), action="submit")
    /// Traceback (most recent call last):
    /// skillcert.errors.OrganizationError: the form lacks the institution (clause 附件1)
    StationApplication of (form)
    get {
        /// The form.
        form: StationForm = |it| StationForm(it.form().clone());
        /// What was done, in order.
        events: Items<StationEvent> = |it| it.events().iter().cloned().map(StationEvent).collect();
        /// Where it stands: ``drafted``, ``submitted``, ``reviewed``, ``approved`` or ``returned``.
        stage: &'static str = |it| it.stage().name();
    }
    more {
        #[new]
        fn new(form: StationForm) -> Self {
            Self(skillcert::StationApplication::new(form.0))
        }

        /// Everything missing or wrong in the form.
        fn findings(&self) -> PyResult<Items<Finding>> {
            tell(|| self.0.findings().into())
        }

        /// The application with another form, as a draft or after it was returned.
        ///
        /// Raises ``OrganizationError`` where the form waits for an opinion or is approved.
        fn amend(&self, form: StationForm) -> PyResult<Self> {
            let mut application = self.clone();
            ask(|| application.0.amend(form.0))?;
            Ok(application)
        }

        /// The application after the next step; ``StationEvent`` lists the actions.
        ///
        /// Raises ``OrganizationError``: a step that does not follow, a date before that of the last step, a review
        /// without signature or an opinion left blank, on submission the first finding of ``check``. Raises
        /// ``ProjectError`` for an opinion of another center than the provincial one, ``DocumentError`` for another
        /// action.
        #[pyo3(signature = (*, on, action))]
        fn apply(&self, on: Date, action: Action<StationAction>) -> PyResult<Self> {
            let mut application = self.clone();
            ask(|| application.0.apply(skillcert::StationEvent { on: on.0, action: action.0 }))?;
            Ok(application)
        }

        /// Whether the provincial center had approved it by this day.
        fn approved_on(&self, date: Date) -> bool {
            self.0.approved_on(date.0)
        }

        /// Whether the approval by this day covers the project.
        fn approved_for(&self, project: &Project, date: Date) -> bool {
            self.0.approved_for(&project.0, date.0)
        }
    }
}
