//! 考核费: what one candidate pays, and since when.

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::date::Date;
use crate::document::document_class;
use crate::error::ask;
use crate::guard::tell;
use crate::integer::Held;
use crate::json::Reduced;
use crate::sequence::Items;
use crate::text::Text;

/// 考核费 of one candidate by part, in whole yuan (五(一)). ``PassRule.fee`` knows what is due.
///
/// >>> PassRule.THEORY_AND_PRACTICAL.fee(datetime.date(2021, 6, 1))
/// Fee(60, 66, 24)
#[pyclass(frozen, eq, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Fee(pub(crate) skillcert::Fee);

#[pymethods]
impl Fee {
    #[new]
    fn new(theory: Held<u32>, practical: Held<u32>, administration: Held<u32>) -> Self {
        Self(skillcert::Fee { theory: theory.0, practical: practical.0, administration: administration.0 })
    }

    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str) {
        ("theory", "practical", "administration")
    }

    /// The theory part; 0 where no theory is assessed.
    #[getter]
    fn theory(&self) -> u32 {
        self.0.theory
    }

    /// The practical part.
    #[getter]
    fn practical(&self) -> u32 {
        self.0.practical
    }

    /// Administration.
    #[getter]
    fn administration(&self) -> u32 {
        self.0.administration
    }

    /// The sum.
    #[getter]
    fn total(&self) -> u32 {
        self.0.total()
    }

    fn __repr__(&self) -> String {
        format!("Fee({}, {}, {})", self.0.theory, self.0.practical, self.0.administration)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[int, int, int]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (u32, u32, u32)> {
        let skillcert::Fee { theory, practical, administration } = slf.get().0;
        (slf.get_type().into_any(), (theory, practical, administration))
    }
}

document_class! {
    /// 收费标准 in whole yuan per person and project, in force from one day to another, both included; open without
    /// ``until``. ``source`` is the document that laid it down.
    ///
    /// >>> FeeSchedule(
    /// ...     datetime.date(2026, 1, 1), theory=50, practical=70, administration=20, source="本地收费文件",
    /// ... ).until
    FeeSchedule[hash by Hash] of (from_, until)
    get {
        /// The first day.
        from_: Date = |it| Date(it.from);
        /// The last day; ``None`` while no end is known.
        until: Option<Date> = |it| it.until.map(Date);
        /// The theory part.
        theory: u32 = |it| it.theory;
        /// The practical part.
        practical: u32 = |it| it.practical;
        /// Administration, due once.
        administration: u32 = |it| it.administration;
        /// The document that laid it down.
        source: &str = |it| &it.source;
    }
    more {
        #[new]
        #[pyo3(signature = (from_, until = None, *, theory, practical, administration, source))]
        fn new(
            from_: Date,
            until: Option<Date>,
            theory: Held<u32>,
            practical: Held<u32>,
            administration: Held<u32>,
            source: Text,
        ) -> Self {
            let (from, until, source) = (from_.0, until.map(|date| date.0), source.into());
            let (theory, practical, administration) = (theory.0, practical.0, administration.0);
            Self(skillcert::FeeSchedule { from, until, theory, practical, administration, source })
        }
    }
}

document_class! {
    /// The schedules that are known; no two hold on the same day. The one of the notice (湘人社发〔2017〕105号, elementary
    /// level, class C) ended on 2023-03-20; the figures that replaced it are the caller's to add.
    ///
    /// Raises ``ProjectError`` for a schedule that ends before it begins, or shares a day with another.
    ///
    /// >>> own = FeeSchedule(
    /// ...     datetime.date(2026, 1, 1), theory=50, practical=70, administration=20, source="本地收费文件",
    /// ... )
    /// >>> schedules = FeeSchedules.notice().with_schedule(own)
    /// >>> PassRule.PRACTICAL.fee(datetime.date(2026, 11, 20), schedules).total
    /// 90
    FeeSchedules[hash by Hash] of (schedules)
    get {
        /// The schedules, the earliest first.
        schedules: Items<FeeSchedule> = |it| it.as_slice().iter().cloned().map(FeeSchedule).collect();
    }
    more {
        #[new]
        #[pyo3(signature = (schedules = Items(Vec::new())))]
        fn new(schedules: Items<FeeSchedule>) -> PyResult<Self> {
            let schedules: Vec<_> = schedules.0.into_iter().map(|schedule| schedule.0).collect();
            ask(|| schedules.try_into()).map(Self)
        }

        /// The one schedule of the notice, 2020-05-25 to 2023-03-20.
        #[classmethod]
        fn notice(_cls: &Bound<'_, PyType>) -> PyResult<Self> {
            tell(skillcert::FeeSchedules::notice).map(Self)
        }

        /// Adds a schedule.
        ///
        /// Raises ``ProjectError`` as the constructor does.
        fn with_schedule(&self, schedule: FeeSchedule) -> PyResult<Self> {
            ask(|| self.0.clone().with(schedule.0)).map(Self)
        }

        /// The schedule in force on a day.
        ///
        /// Raises ``ProjectError`` for a day that no schedule covers.
        fn on(&self, date: Date) -> PyResult<FeeSchedule> {
            ask(|| self.0.on(date.0).cloned()).map(FeeSchedule)
        }
    }
}
