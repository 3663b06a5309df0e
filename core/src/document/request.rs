//! What each operation reads and answers, by room.

mod assessment;
mod project;
mod statement;
mod station;

pub(super) use assessment::{AssessmentCheck, AssessmentDecide, CenterMay, ExaminersCheck};
pub(super) use project::{
    CatalogApply, CatalogChanges, CatalogState, ItemBankDraw, ItemBankVerify, ProjectCheck,
};
pub(super) use station::{StationApply, StationCheck};
