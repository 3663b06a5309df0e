//! Who does what in an assessment: centers, institutions and examiners (三(一), 三(五), 四).
//!
//! A [`Center`] organizes within its own area and level ([`Duty`]), an [`Institution`] carries the assessment
//! out, and [`Examiner`]s appointed by a center mark on site; [`ExaminerPolicy`] holds what a host asks of the group.

mod center;
mod center_level;
mod duty;
mod examiner;
mod institution;
mod policy;

pub use center::Center;
pub use center_level::CenterLevel;
pub use duty::Duty;
pub use examiner::{Appointment, Examiner};
pub use institution::{Institution, InstitutionKind};
pub use policy::ExaminerPolicy;
