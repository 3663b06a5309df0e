//! 组织考核: what has to be in order before an assessment is held.

use pyo3::prelude::*;

use crate::assessment::Assessment;
use crate::catalog::Catalog;
use crate::document::document_class;
use crate::finding::Finding;
use crate::guard::tell;
use crate::item_bank::Draw;
use crate::organization::{Examiner, ExaminerPolicy, inner};
use crate::sequence::Items;
use crate::station::StationApplication;
use crate::text::Text;

document_class! {
    /// 组织考核 (三): an assessment with all that has to be in order before it is held: the catalog, the filing of the
    /// institution, the examiners and what the caller asks of them, the reference of the online registration, the
    /// record of the draw.
    ///
    /// >>> day = datetime.date(2026, 11, 20)
    /// >>> assessment = Assessment(
    /// ...     city="01", center=Center("city", "长沙市职业技能鉴定中心", "01"),
    /// ...     institution=Institution("长沙某培训学校", True), project=Project("湘西苗绣"), date=day, entries=[],
    /// ... )
    /// >>> for finding in Holding(assessment=assessment, catalog=Catalog()).findings():
    /// ...     print(finding.clause, finding.code)
    /// 二(二) project_unknown
    /// 二(二) station_not_approved
    /// 三(五) examiners_missing
    /// 三(四) registration_missing
    /// 三(三) questions_not_drawn
    Holding
    get {
        /// The assessment.
        assessment: Assessment = |it| Assessment(it.assessment.clone());
        /// The catalog.
        catalog: Catalog = |it| Catalog(it.catalog.clone());
        /// The filing of the institution.
        station: Option<StationApplication> = |it| it.station.clone().map(StationApplication);
        /// The examiners.
        examiners: Items<Examiner> = |it| it.examiners.iter().cloned().map(Examiner).collect();
        /// What the caller asks of the group of examiners.
        examiner_policy: ExaminerPolicy = |it| ExaminerPolicy(it.examiner_policy.clone());
        /// The reference of the online registration; blank if there is none.
        registration: &str = |it| &it.registration;
        /// The record of the draw from the item bank.
        draw: Option<Draw> = |it| it.draw.clone().map(Draw);
    }
    more {
        #[new]
        #[pyo3(signature = (
            *, assessment, catalog, station = None, examiners = Items(Vec::new()), examiner_policy = None,
            registration = None, draw = None
        ))]
        fn new(
            assessment: Assessment,
            catalog: Catalog,
            station: Option<StationApplication>,
            examiners: Items<Examiner>,
            examiner_policy: Option<ExaminerPolicy>,
            registration: Option<Text>,
            draw: Option<Draw>,
        ) -> Self {
            Self(skillcert::Holding {
                assessment: assessment.0,
                catalog: catalog.0,
                station: station.map(|station| station.0),
                examiners: inner(examiners),
                examiner_policy: examiner_policy.map(|policy| policy.0).unwrap_or_default(),
                registration: registration.map(String::from).unwrap_or_default(),
                draw: draw.map(|draw| draw.0),
            })
        }

        /// Everything that stands in the way, all at once, each with its clause; empty if the assessment may be held.
        fn findings(&self) -> PyResult<Items<Finding>> {
            tell(|| self.0.findings().into())
        }
    }
}
