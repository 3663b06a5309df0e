//! 考核站备案 (附件1): the form, its attachments, and its way to the approval of the provincial center.

mod application;
mod attachment;
mod event;
mod form;

pub use application::{StationApplication, StationStage};
pub use attachment::StationAttachment;
pub use event::{StationAction, StationEvent, StationStep};
pub use form::StationForm;
