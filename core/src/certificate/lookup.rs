use alloc::string::String;

use time::Date;

use super::{Certificate, CertificateStage};
use crate::number::CertificateNumber;

/// 上网查询: what a query for a certificate shows (六(四)), and nothing else: no marks, no sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CertificateLookup {
    /// The number.
    pub number: CertificateNumber,
    /// The holder's name.
    pub holder: String,
    /// The project's name.
    pub project: String,
    /// The date of issue.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub issued_on: Date,
    /// The issuing bureau.
    pub bureau: String,
    /// The issuing center.
    pub center: String,
    /// How far it has come; a void certificate is found and says so.
    pub stage: CertificateStage,
}

impl Certificate {
    /// Returns what a query shows (六(四)).
    #[must_use]
    pub fn lookup(&self) -> CertificateLookup {
        CertificateLookup {
            number: self.number,
            holder: self.subject.holder.clone(),
            project: self.subject.project.name().into(),
            issued_on: self.issued_on,
            bureau: self.issuer.bureau().into(),
            center: self.issuer.center().into(),
            stage: self.stage,
        }
    }
}
