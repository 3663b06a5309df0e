use crate::clause::Clause;
use crate::code::Code;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// 材料附件: what is attached to the form (附件1·1 to 附件1·5).
    pub enum StationAttachment: u8 {
        ApplicationReport = 1, "application_report", "备案申请报告", "report of application";
        InstitutionProof = 2, "institution_proof", "机构资质证明", "proof of the institution's standing";
        SiteAndItems = 3, "site_and_items", "考核项目场地、设备清单及相应的考核规范、题库",
            "site and equipment of the projects, with specifications and item banks";
        ExaminerRoster = 4, "examiner_roster", "考评人员名册与资质证明", "examiners and their credentials";
        ManagementRules = 5, "management_rules", "管理运行制度和管理人员名册", "rules of operation and managers";
    }
}

impl StationAttachment {
    /// Returns the provision that requires it.
    #[must_use]
    pub const fn clause(self) -> Clause {
        match self {
            Self::ApplicationReport => Clause::ApplicationReport,
            Self::InstitutionProof => Clause::InstitutionProof,
            Self::SiteAndItems => Clause::SiteAndItems,
            Self::ExaminerRoster => Clause::ExaminerRoster,
            Self::ManagementRules => Clause::ManagementRules,
        }
    }

    /// The code of its absence.
    pub(super) const fn missing(self) -> Code {
        match self {
            Self::ApplicationReport => Code::ApplicationReportMissing,
            Self::InstitutionProof => Code::InstitutionProofMissing,
            Self::SiteAndItems => Code::SiteAndItemsMissing,
            Self::ExaminerRoster => Code::ExaminerRosterMissing,
            Self::ManagementRules => Code::ManagementRulesMissing,
        }
    }
}
