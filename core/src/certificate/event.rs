use alloc::string::String;

use time::Date;

use super::{Blank, CertificateStep, PrintAuthority};

/// A dated step of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CertificateEvent {
    /// The day.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub on: Date,
    /// What happens.
    pub action: CertificateAction,
}

/// A step with what it needs (六). What entitles to it travels with it, so that the record can be replayed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
#[non_exhaustive]
pub enum CertificateAction {
    /// 打印: on a blank, by one whom the city center lets print.
    Print {
        /// The sheet.
        blank: Blank,
        /// The name of who prints.
        printer: String,
        /// The city center's decision.
        authority: PrintAuthority,
    },
    /// 加盖钢印: the bureau's embossed seal.
    Emboss,
    /// 加盖红印: the center's red seal.
    RedSeal,
    /// 作废: the number stays used, nothing is deleted. When to void is the caller's to say.
    Void,
    /// 补发, 换发: the number is kept, a new sheet is to be printed and sealed; earlier sheets stay on record.
    Reissue {
        /// The caller's policy.
        policy: ReissuePolicy,
    },
}

impl CertificateAction {
    /// Returns the step that it is.
    #[must_use]
    pub const fn step(&self) -> CertificateStep {
        match self {
            Self::Print { .. } => CertificateStep::Print,
            Self::Emboss => CertificateStep::Emboss,
            Self::RedSeal => CertificateStep::RedSeal,
            Self::Void => CertificateStep::Void,
            Self::Reissue { .. } => CertificateStep::Reissue,
        }
    }
}

/// The caller's policy on 补发 and 换发. By default there is none: the notice knows no reissue, and a second sheet
/// under one number has to rest on somebody's rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ReissuePolicy {
    /// Whether a complete certificate may be reissued.
    pub allowed: bool,
}
