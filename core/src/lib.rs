#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod assessment;
pub mod audit;
mod basis;
mod buffer;
pub mod certificate;
mod clause;
mod code;
mod date;
#[cfg(feature = "json")]
pub mod document;
pub mod fee;
mod finding;
mod han;
#[cfg(feature = "serde")]
pub mod iso_date;
mod lang;
mod likeness;
mod name;
pub mod number;
pub mod organization;
pub mod project;
#[cfg(feature = "serde")]
mod refusal;
#[cfg(feature = "schema")]
mod schema;
mod simd;
#[cfg(feature = "serde")]
mod text_form;
mod vocabulary;
#[cfg(feature = "serde")]
mod word;

// The order of the front page: what a caller starts from first.

#[doc(inline)]
pub use number::{
    Assurance, CertificateNumber, CityCode, Findings, NumberScheme, ProvinceCode, Recovery, RecoveryStatus,
    Repair, RepairKind, Repairs, Serial, SerialNumbers, SerialRange, Series, SeriesKey,
};

#[doc(inline)]
pub use assessment::{
    AbsencePolicy, Assessment, Carried, Decision, DecisionColumns, DecisionPolicy, Entry, Holding, Mark,
    MarkColumns, Marks, Outcome, Pass, PassRule, RetakePolicy, Score,
};

#[doc(inline)]
pub use certificate::{
    Blank, Book, Certificate, CertificateAction, CertificateEvent, CertificateLookup, CertificateReport,
    CertificateStage, CertificateStep, Issuance, Issuer, PrintAuthority, Reason, ReissuePolicy, Seal, Sheet,
    SheetFate, Subject,
};

#[cfg(feature = "serde")]
#[doc(inline)]
pub use audit::AuditReport;
#[doc(inline)]
pub use audit::{Audit, AuditExpectation, AuditFinding, AuditedSeries, ShardError};

#[doc(inline)]
pub use project::{
    Applicant, ApplicantKind, BankTask, Catalog, CatalogAction, CatalogEvent, CatalogStep, Dossier, Draw,
    Existing, ItemBank, Project, ProjectStage, ProjectTrait, Specification, SpecificationScope,
    StationAction, StationApplication, StationAttachment, StationEvent, StationForm, StationStage,
    StationStep, Task,
};

#[doc(inline)]
pub use fee::{Fee, FeeSchedule, FeeSchedules};
#[doc(inline)]
pub use organization::{
    Appointment, Center, CenterLevel, Duty, Examiner, ExaminerPolicy, Institution, InstitutionKind,
};

#[doc(inline)]
pub use likeness::{alike_form, digits_lost, name_form, normal_form};

#[doc(inline)]
pub use basis::Basis;
#[doc(inline)]
pub use clause::{Clause, Disposition, Erratum};
#[doc(inline)]
pub use code::Code;
#[doc(inline)]
pub use date::{Iso, date_from_parts, parse_date};
#[doc(inline)]
pub use finding::{Component, Finding, Found, Hint, Message, ValidationError};
#[doc(inline)]
pub use lang::Lang;
#[doc(no_inline)]
pub use time::Date;
