use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::{Blank, Certificate, CertificateStage, Sheet, Subject};
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
    /// The holder's name, as it was corrected last.
    pub holder: String,
    /// The name as issued, if it was corrected.
    pub issued_to: Option<String>,
    /// The project's name.
    pub project: String,
    /// The city that held the assessment.
    pub city: CityCode,
    /// The day of the assessment, where it is known.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::OptionForm"))]
    pub assessed_on: Option<Date>,
    /// The marks.
    pub marks: Marks,
    /// The date of issue.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date::Form"))]
    pub issued_on: Date,
    /// The issuing bureau, where it is known.
    pub bureau: Option<String>,
    /// The issuing center, where it is known.
    pub center: Option<String>,
    /// The void certificate in whose place it was issued.
    pub replaces: Option<CertificateNumber>,
    /// The blanks on which it was printed, the present one last.
    pub blanks: Vec<Blank>,
    /// The same sheets with what has become of each.
    pub sheets: Vec<Sheet>,
    /// How far it has come.
    pub stage: CertificateStage,
}

impl Certificate {
    /// Returns the record for data reporting (四(二)·2).
    #[must_use]
    pub fn report(&self) -> CertificateReport {
        let Subject { project, city, assessed_on, .. } = self.subject();
        let (issued_to, holder) = (self.book().issued_to(), self.holder());
        CertificateReport {
            number: self.number(),
            holder: holder.into(),
            issued_to: (issued_to != holder).then(|| issued_to.into()),
            project: project.name().into(),
            city: *city,
            assessed_on: *assessed_on,
            marks: self.decision().marks(),
            issued_on: self.issued_on(),
            bureau: self.issuer().map(|issuer| issuer.bureau().into()),
            center: self.issuer().map(|issuer| issuer.center().into()),
            replaces: self.replaces(),
            blanks: self.blanks().cloned().collect(),
            sheets: self.sheets(),
            stage: self.stage(),
        }
    }
}
