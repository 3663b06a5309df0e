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
    AbsencePolicy, Applicant, ApplicantKind, Appointment, Assessment, Assurance, BankTask, Blank, Carried, Catalog,
    CatalogAction, CatalogEvent, CatalogStep, Center, CenterLevel, Certificate, CertificateAction, CertificateEvent,
    CertificateNumber, CertificateStage, CertificateStep, CityCode, Clause, Code, Component, Decision, DecisionPolicy,
    Disposition, Dossier, Draw, Duty, Entry, Erratum, Examiner, ExaminerPolicy, Existing, FeeSchedule, FeeSchedules, Hint,
    Holding, Institution, InstitutionKind, Issuer, ItemBank, Mark, Marks, NumberScheme, Operation, Outcome, PassRule,
    PrintAuthority, Project, ProjectStage, ProjectTrait, ProvinceCode, RecoveryStatus, ReissuePolicy, RepairKind,
    RetakePolicy, Score, Seal, Series, Specification, SpecificationScope, StationAction, StationApplication,
    StationAttachment, StationEvent, StationForm, StationStage, StationStep, Subject, Task,
}

/// Whatever a type accepts as JSON, it writes and accepts again; whatever it refuses has a reason in both languages.
pub fn json(bytes: &[u8]) {
    NOUNS.iter().for_each(|(_, noun)| noun(bytes));
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
