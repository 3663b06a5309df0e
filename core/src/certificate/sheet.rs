use time::Date;

use super::{Blank, CertificateStage, CertificateStep};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What has become of a sheet.
    pub enum SheetFate: u8 {
        Present = 1, "present", "在用", "in use";
        Spoilt = 2, "spoilt", "毁损", "spoilt";
        Replaced = 3, "replaced", "已由新证代替", "replaced by a new sheet";
        Void = 4, "void", "随证书作废", "void with its certificate";
    }
}

impl SheetFate {
    /// What becomes of the present sheet by a step; `None` if there is no sheet, or it stays in use.
    pub(super) const fn after(stage: CertificateStage, step: CertificateStep) -> Option<Self> {
        match (stage, step) {
            (CertificateStage::Issued, _) => None,
            // A complete certificate is in its holder's hands until the corrected one is there.
            (CertificateStage::Complete, CertificateStep::Correct) | (_, CertificateStep::Reissue) => {
                Some(Self::Replaced)
            }
            (_, CertificateStep::Spoil | CertificateStep::Correct) => Some(Self::Spoilt),
            (_, CertificateStep::Void) => Some(Self::Void),
            _ => None,
        }
    }
}

/// 空白证书 with a certificate on it: which one, since when, and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Sheet {
    /// The number of the sheet.
    pub blank: Blank,
    /// The day of printing.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub printed_on: Date,
    /// What has become of it.
    pub fate: SheetFate,
    /// The day on which it ceased to be in use.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::OptionForm"))]
    pub until: Option<Date>,
}
