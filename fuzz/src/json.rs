use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use skillcert::certificate::*;
use skillcert::document::{self, Operation};
use skillcert::*;

use crate::document::told;

/// A noun by name, and its property.
type Noun = (&'static str, fn(&[u8]));

macro_rules! nouns {
    ($($Noun:ident),+ $(,)?) => {
        /// Every type that is read from JSON; a test compares them with core.
        pub const NOUNS: &[Noun] = &[$((stringify!($Noun), noun::<$Noun>)),+];
    };
}

nouns! {
    AbsencePolicy, Applicant, ApplicantKind, Appointment, Assessment, Assurance, BankTask, Blank, Book, Carried, Catalog,
    CatalogAction, CatalogEvent, CatalogStep, Center, CenterLevel, Certificate, CertificateAction, CertificateEvent,
    CertificateNumber, CertificateStage, CertificateStep, CityCode, Clause, Code, Component, Decision, DecisionPolicy,
    Disposition, Dossier, Draw, Duty, Entry, Erratum, Examiner, ExaminerPolicy, Existing, FeeSchedule, FeeSchedules, Hint,
    Holding, Institution, InstitutionKind, Issuer, ItemBank, Mark, Marks, NumberScheme, Operation, Outcome, PassRule,
    PrintAuthority, Project, ProjectStage, ProjectTrait, ProvinceCode, Reason, RecoveryStatus, ReissuePolicy, RepairKind,
    RetakePolicy, Score, Seal, Series, Sheet, SheetFate, Specification, SpecificationScope, StationAction, StationApplication,
    StationAttachment, StationEvent, StationForm, StationStage, StationStep, Subject, Task,
}

/// The name of a type in the first line, its JSON after it. What the type accepts, it writes and accepts again; what it
/// refuses has a reason in both languages.
pub fn json(bytes: &[u8]) {
    let (name, json) = bytes.split_at(bytes.iter().position(|byte| *byte == b'\n').unwrap_or_default());
    let noun = NOUNS.iter().find(|(noun, _)| noun.as_bytes() == name);
    noun.into_iter().for_each(|(_, noun)| noun(json));
}

fn noun<T: Serialize + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) {
    match std::str::from_utf8(bytes).map(document::read::<T>) {
        Ok(Ok(value)) => read_back(&value),
        Ok(Err(error)) => told(&error),
        Err(_) => assert!(serde_json::from_slice::<T>(bytes).is_err()),
    }
}

pub(crate) fn read_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let again = serde_json::to_vec(value).and_then(|json| serde_json::from_slice::<T>(&json));
    assert_eq!(again.ok().as_ref(), Some(value));
}
