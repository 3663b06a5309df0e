//! 考核项目: what is assessed, by which specification, and how it comes into the catalog (二, 七(三), 附件1).

mod applicant;
mod catalog;
mod definition;
mod draw;
mod item_bank;
mod specification;
mod stage;
mod station;

pub use applicant::{Applicant, ApplicantKind};
pub use catalog::{Catalog, CatalogAction, CatalogEvent, Dossier, Existing};
pub use definition::{Project, ProjectTrait};
pub use draw::Draw;
pub use item_bank::{BankTask, ItemBank};
pub use specification::{Specification, SpecificationScope, Task};
pub use stage::{CatalogStep, ProjectStage};
pub use station::{
    StationAction, StationApplication, StationAttachment, StationEvent, StationForm, StationStage,
    StationStep,
};
