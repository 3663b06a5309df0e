//! What each operation reads and answers, by room.

mod assessment;
mod certificate;
mod clause;
mod fee;
mod project;
mod statement;
mod station;

pub(super) use assessment::{AssessmentCheck, AssessmentDecide, AssessmentIssue, CenterMay, ExaminersCheck};
pub(super) use certificate::{
    CertificateApply, CertificateCheck, CertificateIssue, CertificateLookedUp, CertificateReported,
    SeriesReserve,
};
pub(super) use clause::ClauseList;
pub(super) use fee::FeeBill;
pub(super) use project::{
    CatalogApply, CatalogChanges, CatalogState, ItemBankDraw, ItemBankVerify, ProjectCheck,
};
pub(super) use station::{StationApply, StationCheck};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::finding::ValidationError;

/// A request as it stands in the document, and its answer.
pub(in crate::document) trait Request: DeserializeOwned {
    type Answer: Serialize;

    fn answer(self) -> Result<Self::Answer, ValidationError>;
}
