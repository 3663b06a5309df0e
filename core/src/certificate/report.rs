use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::{Blank, Certificate, CertificateStage};
use crate::assessment::Marks;
use crate::number::{CertificateNumber, CityCode};

/// 数据报送: the record of a certificate that a center reports (四(二)·2).
///
/// The notice names no fields: it holds what a certificate knows. For the public there is
/// [`CertificateLookup`](super::CertificateLookup).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CertificateReport {
    /// The number.
    pub number: CertificateNumber,
    /// The holder's name.
    pub holder: String,
    /// The project's name.
    pub project: String,
    /// The city that held the assessment.
    pub city: CityCode,
    /// The day of the assessment.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub assessed_on: Date,
    /// The marks.
    pub marks: Marks,
    /// The date of issue.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub issued_on: Date,
    /// The issuing bureau.
    pub bureau: String,
    /// The issuing center.
    pub center: String,
    /// The blanks on which it was printed, the present one last.
    pub blanks: Vec<Blank>,
    /// How far it has come.
    pub stage: CertificateStage,
}

impl Certificate {
    /// Returns the record for data reporting (四(二)·2).
    #[must_use]
    pub fn report(&self) -> CertificateReport {
        CertificateReport {
            number: self.number,
            holder: self.subject.holder.clone(),
            project: self.subject.project.name().into(),
            city: self.subject.city,
            assessed_on: self.subject.assessed_on,
            marks: self.decision.marks(),
            issued_on: self.issued_on,
            bureau: self.issuer.bureau().into(),
            center: self.issuer.center().into(),
            blanks: self.blanks().cloned().collect(),
            stage: self.stage,
        }
    }
}
