//! A certificate as JSON: reading it decides, issues and takes every step again.

use alloc::vec::Vec;

use time::Date;

use super::{Certificate, CertificateEvent, CertificateStage, Issuer, Seal, Subject};
use crate::assessment::Decision;
use crate::code::Code;
use crate::finding::{Component, Finding};
use crate::number::CertificateNumber;

/// `stage` and `seals` are written for readers: the events lead to them, and they are compared when they are given.
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    number: CertificateNumber,
    subject: Subject,
    issuer: Issuer,
    #[serde(with = "crate::date::iso")]
    issued_on: Date,
    decision: Decision,
    #[serde(default)]
    events: Vec<CertificateEvent>,
    #[serde(default)]
    stage: Option<CertificateStage>,
    #[serde(default)]
    seals: Option<Vec<Seal>>,
}

impl From<Certificate> for Record {
    fn from(certificate: Certificate) -> Self {
        let seals = certificate.seals().collect();
        let Certificate { number, subject, issuer, issued_on, decision, stage, events, .. } = certificate;
        Self { number, subject, issuer, issued_on, decision, events, stage: Some(stage), seals: Some(seals) }
    }
}

impl TryFrom<Record> for Certificate {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        let Some(pass) = record.decision.passed() else {
            return Err(Finding::new(Code::CertificateWithoutPass, Component::Decision).into());
        };
        let mut certificate =
            Self::issue(pass, record.subject, record.issuer, record.number, record.issued_on)?;
        record.events.into_iter().try_for_each(|event| certificate.apply(event))?;
        let mismatch = |component| Err(Finding::new(Code::StageMismatch, component).into());
        if record.stage.is_some_and(|stage| stage != certificate.stage) {
            return mismatch(Component::Certificate);
        }
        if record.seals.is_some_and(|seals| !certificate.seals().eq(seals)) {
            return mismatch(Component::Seal);
        }
        Ok(certificate)
    }
}
