//! Who does what in an assessment: centers, institutions, examiners.

use std::num::NonZeroU32;

use pyo3::prelude::*;
use skillcert::{CenterLevel, Duty};

use crate::date::Date;
use crate::document::document_class;
use crate::error::ask;
use crate::finding::Finding;
use crate::guard::tell;
use crate::integer::Held;
use crate::region::Region;
use crate::sequence::Items;
use crate::text::Text;
use crate::word::Word;

document_class! {
    /// 鉴定中心 (四): a center with its level (``provincial``, ``city`` or ``county``), its name, kept as it is, and, below
    /// the provincial level, the code of its city.
    ///
    /// Raises ``ProjectError`` for a blank name, ``OrganizationError`` for a city or county center without a city,
    /// ``ValueError`` for another level.
    ///
    /// >>> center = Center("city", "长沙市职业技能鉴定中心", "01")
    /// >>> center.level, center.city
    /// ('city', '01')
    Center[hash by Hash] of (level, name, city)
    get {
        /// Its level.
        level: &'static str = |it| it.level().name();
        /// Its name.
        name: &str = |it| it.name();
        /// The code of its city, two digits; ``None`` for the provincial center.
        city: Option<String> = |it| it.city().map(|city| city.to_string());
    }
    more {
        #[new]
        #[pyo3(signature = (level, name, city = None))]
        fn new(level: Word<CenterLevel>, name: Text, city: Option<Region>) -> PyResult<Self> {
            ask(|| {
                let city = city.map(|city| city.city()).transpose()?;
                skillcert::Center::new(level.0, name, city)
            })
            .map(Self)
        }

        /// Whether it may do this in this city (四): ``True``; why not is raised.
        ///
        /// Duties are ``file_projects``, ``publish_catalog``, ``approve_specification``, ``print_blanks``, ``keep_data``
        /// (the provincial center), ``propose_projects``, ``organize_assessment``, ``issue_certificates``,
        /// ``report_data``, ``appoint_examiners`` (every center in its own area), ``decide_print_authority`` (city
        /// centers).
        ///
        /// Raises ``OrganizationError``: a duty of another level, a city outside its area. Raises ``ValueError`` for
        /// another duty.
        ///
        /// >>> Center("county", "浏阳市职业技能鉴定中心", "01").may("print_blanks", "01")
        /// Traceback (most recent call last):
        /// skillcert.errors.OrganizationError: this is a duty of the provincial center (clause 四(二))
        fn may(&self, duty: Word<Duty>, city: Region) -> PyResult<bool> {
            ask(|| self.0.may(duty.0, city.city()?).map(|()| true))
        }
    }
}

document_class! {
    /// 考核机构 (三(一)): the institution that carries an assessment out. It has to be an independent legal person.
    ///
    /// ``kind`` is ``station``, ``enterprise``, ``school`` or ``related``; no rule depends on it.
    ///
    /// Raises ``ProjectError`` for a blank name, ``ValueError`` for another kind.
    ///
    /// >>> Institution("湘西苗绣传习所", True).findings()
    /// ()
    /// >>> Institution("湘西苗绣传习所教学点", False).findings()[0].cure()
    /// '由独立法人单位承担考核'
    Institution[hash by Hash] of (name, independent_legal_person, kind)
    get {
        /// Its name.
        name: &str = |it| it.name();
        /// Whether it is an independent legal person.
        independent_legal_person: bool = |it| it.is_independent_legal_person();
        /// Its kind, where it is known.
        kind: Option<&'static str> = |it| it.kind().map(skillcert::InstitutionKind::name);
    }
    more {
        #[new]
        #[pyo3(signature = (name, independent_legal_person, kind = None))]
        fn new(
            name: Text,
            independent_legal_person: bool,
            kind: Option<Word<skillcert::InstitutionKind>>,
        ) -> PyResult<Self> {
            ask(|| {
                let institution = skillcert::Institution::new(name, independent_legal_person)?;
                Ok(Self(match kind {
                    Some(kind) => institution.with_kind(kind.0),
                    None => institution,
                }))
            })
        }

        /// What stands against its carrying out an assessment.
        fn findings(&self) -> PyResult<Items<Finding>> {
            tell(|| self.0.findings().into())
        }
    }
}

document_class! {
    /// 认定 (三(五)): a center's appointment of an examiner, from one day to another, both included; open without
    /// ``until``.
    ///
    /// Raises ``ProjectError`` for a blank name of the center.
    ///
    /// >>> Appointment("长沙市职业技能鉴定中心", datetime.date(2026, 1, 1)).in_force_on(datetime.date(2030, 1, 1))
    /// True
    Appointment[hash by Hash] of (center, from_, until)
    get {
        /// The name of the center.
        center: &str = |it| it.center();
        /// The first day.
        from_: Date = |it| Date(it.from());
        /// The last day; ``None`` while it is open.
        until: Option<Date> = |it| it.until().map(Date);
    }
    more {
        #[new]
        #[pyo3(signature = (center, from_, until = None))]
        fn new(center: Text, from_: Date, until: Option<Date>) -> PyResult<Self> {
            ask(|| skillcert::Appointment::new(center, from_.0, until.map(|date| date.0))).map(Self)
        }

        /// Whether the day lies within it.
        fn in_force_on(&self, date: Date) -> bool {
            self.0.in_force_on(date.0)
        }
    }
}

document_class! {
    /// 考评人员 (三(五)): who marks on site, once a center has appointed them.
    ///
    /// Raises ``OrganizationError`` for a blank name.
    ///
    /// >>> Examiner("考评员0001").valid_on(datetime.date(2026, 11, 20))
    /// False
    Examiner[hash by Hash] of (name, appointment)
    get {
        /// The name.
        name: &str = |it| it.name();
        /// The appointment, if there is one.
        appointment: Option<Appointment> = |it| it.appointment().cloned().map(Appointment);
    }
    more {
        #[new]
        #[pyo3(signature = (name, appointment = None))]
        fn new(name: Text, appointment: Option<Appointment>) -> PyResult<Self> {
            ask(|| skillcert::Examiner::new(name, appointment.map(|appointment| appointment.0))).map(Self)
        }

        /// Whether there is an appointment that is in force on the day.
        fn valid_on(&self, date: Date) -> bool {
            self.0.valid_on(date.0)
        }
    }
}

document_class! {
    /// What the caller asks of a group of examiners; by default nothing, for the notice only asks that they are
    /// appointed (三(五)).
    ///
    /// ``avoid`` holds the names of those who stand aside.
    ///
    /// >>> day = datetime.date(2026, 11, 20)
    /// >>> group = [Examiner("考评员0001", Appointment("长沙市职业技能鉴定中心", day))]
    /// >>> [finding.code for finding in ExaminerPolicy(minimum=3, odd=True).findings(group, 30, day)]
    /// ['examiners_too_few']
    ExaminerPolicy
    get {
        /// At least so many.
        minimum: Option<u32> = |it| it.minimum;
        /// One examiner for at most so many candidates.
        candidates_per_examiner: Option<u32> = |it| it.candidates_per_examiner.map(NonZeroU32::get);
        /// Whether the number is to be odd.
        odd: bool = |it| it.odd;
        /// The names of those who stand aside.
        avoid: Items<String> = |it| it.avoid.iter().cloned().collect();
    }
    more {
        #[new]
        #[pyo3(signature = (
            *, minimum = None, candidates_per_examiner = None, odd = false, avoid = Items(Vec::new())
        ))]
        fn new(
            minimum: Option<Held<u32>>,
            candidates_per_examiner: Option<Held<NonZeroU32>>,
            odd: bool,
            avoid: Items<Text>,
        ) -> Self {
            let (minimum, avoid) = (minimum.map(|it| it.0), avoid.into_strings());
            let candidates_per_examiner = candidates_per_examiner.map(|it| it.0);
            Self(skillcert::ExaminerPolicy { minimum, candidates_per_examiner, odd, avoid })
        }

        /// What stands against this group for so many candidates on a day, all at once. The ``value`` of a finding
        /// about one examiner is the place in the list, counted from 1.
        fn findings(
            &self,
            examiners: Items<Examiner>,
            candidates: Held<usize>,
            date: Date,
        ) -> PyResult<Items<Finding>> {
            let examiners = inner(examiners);
            tell(|| self.0.findings(&examiners, candidates.0, date.0).into())
        }
    }
}

/// The examiners of the core.
pub(crate) fn inner(examiners: Items<Examiner>) -> Vec<skillcert::Examiner> {
    examiners.0.into_iter().map(|examiner| examiner.0).collect()
}
