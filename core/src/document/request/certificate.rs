use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use time::Date;

use super::Request;
use super::statement::{Statement, statements};
use crate::assessment::Decision;
use crate::certificate::{
    Certificate, CertificateEvent, CertificateLookup, CertificateReport, Issuer, Subject,
};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::number::{CertificateNumber, Series};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct CertificateIssue {
    decision: Decision,
    subject: Subject,
    #[serde(default)]
    issuer: Option<Issuer>,
    number: CertificateNumber,
    #[serde(with = "crate::iso_date::Form")]
    issued_on: Date,
    #[serde(default)]
    replaces: Option<CertificateNumber>,
}

impl Request for CertificateIssue {
    type Answer = Certificate;

    fn answer(self) -> Result<Certificate, ValidationError> {
        let Some(pass) = self.decision.passed() else {
            return Err(Finding::new(Code::CertificateWithoutPass, Component::Decision).into());
        };
        Certificate::issue(pass, self.subject, self.issuer, self.number, self.issued_on)?
            .replacing(self.replaces)
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct CertificateApply {
    certificate: Certificate,
    events: Vec<CertificateEvent>,
}

impl Request for CertificateApply {
    type Answer = Certificate;

    fn answer(mut self) -> Result<Certificate, ValidationError> {
        self.events.into_iter().try_for_each(|event| self.certificate.apply(event))?;
        Ok(self.certificate)
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct CertificateCheck {
    certificate: Certificate,
}

impl Request for CertificateCheck {
    type Answer = Vec<Statement>;

    fn answer(self) -> Result<Vec<Statement>, ValidationError> {
        Ok(statements(self.certificate.findings()))
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct CertificateReported {
    certificate: Certificate,
}

impl Request for CertificateReported {
    type Answer = CertificateReport;

    fn answer(self) -> Result<CertificateReport, ValidationError> {
        Ok(self.certificate.report())
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct CertificateLookedUp {
    certificate: Certificate,
}

impl Request for CertificateLookedUp {
    type Answer = CertificateLookup;

    fn answer(self) -> Result<CertificateLookup, ValidationError> {
        Ok(self.certificate.lookup())
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct SeriesReserve {
    series: Series,
    count: u32,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::document) struct Reserved {
    first: CertificateNumber,
    last: CertificateNumber,
    series: Series,
}

impl Request for SeriesReserve {
    type Answer = Reserved;

    fn answer(mut self) -> Result<Reserved, ValidationError> {
        let range = self.series.reserve(self.count)?;
        Ok(Reserved { first: range.first(), last: range.last(), series: self.series })
    }
}
