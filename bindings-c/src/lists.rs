//! The closed lists of the core, numbered for C. The library and the header are both made from these rows.

/// Gives all lists to a macro: the number of the list, its name in constants, its type, what it holds.
/// A number is never changed or used again.
macro_rules! lists {
    ($take:ident) => {
        $take! {
            1, "CODE", skillcert_core::Code, "What was found: 1xx number, 2xx score and mark, 3xx decision, 4xx series and certificate, 5xx project, catalog and fee, 6xx date, 7xx organization, station and holding, 8xx document, 9xx the calling interface.";
            2, "COMPONENT", skillcert_core::Component, "What a finding is about.";
            3, "HINT", skillcert_core::Hint, "A guess at the cause of an error, which never changes the verdict.";
            4, "CLAUSE", skillcert_core::Clause, "The provisions of the notice; the name of one is its address, such as 附件2·5.";
            5, "RULE", skillcert_core::PassRule, "合格规则 (三(二)): which parts must reach 60.";
            6, "OUTCOME", skillcert_core::Outcome, "What is decided.";
            7, "ASSURANCE", skillcert_core::Assurance, "How much an answer about a number is worth, weakest first. There is no check digit: a wrong digit makes another well-formed number.";
            8, "SEAL", skillcert_core::Seal, "A seal that a certificate must bear (六(三)).";
            9, "CENTER_LEVEL", skillcert_core::CenterLevel, "The level of a center (四(一)).";
            10, "PROJECT_TRAIT", skillcert_core::ProjectTrait, "A trait of a project that makes theory part of its assessment (三(二)).";
            11, "DISPOSITION", skillcert_core::Disposition, "What the library does about a provision.";
            12, "ERRATUM", skillcert_core::Erratum, "A misprint of the notice.";
            13, "ABSENCE_POLICY", skillcert_core::AbsencePolicy, "What the host says an absence means; the notice is silent.";
            14, "DUTY", skillcert_core::Duty, "What centers do (四).";
            15, "INSTITUTION_KIND", skillcert_core::InstitutionKind, "What an institution is (三(一)).";
            16, "APPLICANT_KIND", skillcert_core::ApplicantKind, "Who may apply for a project (二(二)).";
            17, "SPECIFICATION_SCOPE", skillcert_core::SpecificationScope, "Who laid a specification down (七(三)).";
            18, "PROJECT_STAGE", skillcert_core::ProjectStage, "How far a project has come (二).";
            19, "CATALOG_STEP", skillcert_core::CatalogStep, "A step of a project in the catalog (二).";
            20, "STATION_STAGE", skillcert_core::StationStage, "Where a station's form stands (附件1).";
            21, "STATION_STEP", skillcert_core::StationStep, "A step of a station's form (附件1).";
            22, "STATION_ATTACHMENT", skillcert_core::StationAttachment, "What is attached to a station's form (附件1).";
            23, "CERTIFICATE_STAGE", skillcert_core::CertificateStage, "How far a certificate has come (六).";
            24, "CERTIFICATE_STEP", skillcert_core::CertificateStep, "A step of a certificate (六).";
            25, "OPERATION", skillcert_core::document::Operation, "What can be done with documents: the operations of skillcert_document().";
            26, "REPAIR", skillcert_core::RepairKind, "What skillcert_number_recover() may do to a text, and nothing else.";
            27, "RECOVERY_STATUS", skillcert_core::RecoveryStatus, "How much of a number was got back.";
            28, "SHEET_FATE", skillcert_core::SheetFate, "What has become of a sheet on which a certificate was printed (六(二)).";
        }
    };
}

pub(crate) use lists;
