use crate::code::Code;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How far a project has come (二).
    pub enum ProjectStage: u8 {
        Drafted = 1, "drafted", "起草", "drafted";
        Applied = 2, "applied", "已申请", "applied for";
        Filed = 3, "filed", "已备案", "filed";
        Pilot = 4, "pilot", "试点", "pilot";
        Published = 5, "published", "已发布", "published";
        Withdrawn = 6, "withdrawn", "已撤出", "withdrawn";
    }
}

vocabulary! {
    /// A step on the way of a project (二).
    pub enum CatalogStep: u8 {
        Draft = 1, "draft", "起草", "draft";
        Apply = 2, "apply", "申请", "apply";
        File = 3, "file", "备案", "file";
        Return = 4, "return", "退回", "return";
        Pilot = 5, "pilot", "试点", "pilot";
        Publish = 6, "publish", "发布", "publish";
        Adjust = 7, "adjust", "调整", "adjust";
        Withdraw = 8, "withdraw", "撤出", "withdraw";
    }
}

impl ProjectStage {
    /// Finds where a step leads from a stage (`None`: not in the catalog yet); `None` if it is not allowed there.
    #[must_use]
    pub const fn after(stage: Option<Self>, step: CatalogStep) -> Option<Self> {
        match (stage, step) {
            (None, CatalogStep::Draft) | (Some(Self::Applied), CatalogStep::Return) => Some(Self::Drafted),
            (Some(Self::Drafted), CatalogStep::Apply) => Some(Self::Applied),
            (Some(Self::Applied), CatalogStep::File) => Some(Self::Filed),
            (Some(Self::Filed), CatalogStep::Pilot) => Some(Self::Pilot),
            (Some(Self::Filed | Self::Pilot), CatalogStep::Publish)
            | (Some(Self::Published), CatalogStep::Adjust) => Some(Self::Published),
            (Some(Self::Filed | Self::Pilot | Self::Published), CatalogStep::Withdraw) => {
                Some(Self::Withdrawn)
            }
            _ => None,
        }
    }
}

impl CatalogStep {
    /// Returns the code of the refusal where the step is not allowed.
    #[must_use]
    pub const fn refusal(self) -> Code {
        match self {
            Self::Draft => Code::DraftRepeated,
            Self::Apply => Code::ApplicationNeedsDraft,
            Self::File => Code::FilingNeedsApplication,
            Self::Return => Code::ReturnNeedsApplication,
            Self::Pilot => Code::PilotNeedsFiling,
            Self::Publish => Code::PublicationNeedsFiling,
            Self::Adjust => Code::AdjustmentNeedsPublication,
            Self::Withdraw => Code::WithdrawalNeedsFiling,
        }
    }
}
