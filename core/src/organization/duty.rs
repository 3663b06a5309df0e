use super::CenterLevel;
use crate::clause::Clause;
use crate::code::Code;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// 职责: what a center may be asked to do. [`Center::may`](super::Center::may) says who may do it, and where.
    pub enum Duty: u8 {
        FileProjects = 1, "file_projects", "备案考核项目", "file projects";
        PublishCatalog = 2, "publish_catalog", "发布考核项目目录", "publish the catalog";
        ApproveSpecification = 3, "approve_specification", "审定批准考核规范、题库",
            "approve specifications and item banks";
        PrintBlanks = 4, "print_blanks", "印制、管理、配发空白证书", "print and hand out blank certificates";
        KeepData = 5, "keep_data", "管理证书数据、提供网上查询", "keep the data of certificates and answer lookups";
        ProposeProjects = 6, "propose_projects", "征集论证考核项目、制定考核规范、建立题库",
            "propose projects with specifications and item banks";
        OrganizeAssessment = 7, "organize_assessment", "组织考核", "organize assessments";
        IssueCertificates = 8, "issue_certificates", "核发证书", "issue certificates";
        ReportData = 9, "report_data", "报送数据", "report data";
        AppointExaminers = 10, "appoint_examiners", "认定、管理考评人员", "appoint examiners";
        DecidePrintAuthority = 11, "decide_print_authority", "确定证书打印权限", "decide who prints certificates";
    }
}

impl Duty {
    /// Returns the provision that gives the duty.
    #[must_use]
    pub const fn clause(self) -> Clause {
        match self {
            Self::FileProjects | Self::PublishCatalog => Clause::Filing,
            Self::ApproveSpecification | Self::KeepData => Clause::ProvincialDuties,
            Self::PrintBlanks => Clause::Blanks,
            Self::ProposeProjects | Self::IssueCertificates | Self::ReportData => Clause::LocalDuties,
            Self::OrganizeAssessment => Clause::Organizers,
            Self::AppointExaminers => Clause::Examiners,
            Self::DecidePrintAuthority => Clause::PrintingAndSeals,
        }
    }

    /// Why a center of this level may not do it anywhere; `None` where it may, in its own area.
    ///
    /// 各级鉴定中心 includes the provincial one: the local duties are open to every level.
    pub(super) const fn barred(self, level: CenterLevel) -> Option<Code> {
        match (self, level) {
            (
                Self::FileProjects
                | Self::PublishCatalog
                | Self::ApproveSpecification
                | Self::PrintBlanks
                | Self::KeepData,
                CenterLevel::City | CenterLevel::County,
            ) => Some(Code::DutyOfProvincialCenter),
            (Self::DecidePrintAuthority, CenterLevel::Provincial | CenterLevel::County) => {
                Some(Code::DutyOfCityCenter)
            }
            _ => None,
        }
    }
}
