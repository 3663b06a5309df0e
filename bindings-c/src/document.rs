//! Documents: JSON in, JSON out, one function per operation.

use std::ffi::c_char;

use skillcert_core::document::{self, DocumentError, Operation};
use skillcert_core::{Component, ValidationError};

use crate::argument::utf8;
use crate::boundary::{self, Out};
use crate::finding::FindingRecord;
use crate::guard::answer;
use crate::output::{Buffer, Output};

/// No larger document is read, in bytes.
pub const SKILLCERT_DOCUMENT_MAX: usize = 16_777_216;

const _: () = assert!(SKILLCERT_DOCUMENT_MAX == document::LIMIT);

/// Checks a project and its specification (二, 三(三)).
///
/// Request: {project, specification?, on}.
/// Answer: {rule, findings}.
#[no_mangle]
pub extern "C" fn skillcert_project_check_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::ProjectCheck, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Enters steps in a catalog (二): all of them or none.
///
/// Request: {catalog, events}.
/// Answer: the catalog.
#[no_mangle]
pub extern "C" fn skillcert_catalog_apply_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::CatalogApply, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Tells the state of every project of a catalog on a day.
///
/// Request: {catalog, on}.
/// Answer: [{stage, since, project, applicant, specification, batch}].
#[no_mangle]
pub extern "C" fn skillcert_catalog_state_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::CatalogState, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Tells what changed in a catalog after one day and up to another.
///
/// Request: {catalog, after, until}.
/// Answer: [event].
#[no_mangle]
pub extern "C" fn skillcert_catalog_changes_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::CatalogChanges, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Draws items from a bank (三(三)); the same seed draws the same.
///
/// Request: {bank, specification, seed, size}.
/// Answer: the draw, {seed, size, items}.
#[no_mangle]
pub extern "C" fn skillcert_item_bank_draw_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::ItemBankDraw, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Verifies the record of a draw by drawing again.
///
/// Request: {bank, specification, draw}.
/// Answer: the draw.
#[no_mangle]
pub extern "C" fn skillcert_item_bank_verify_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::ItemBankVerify, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Decides every entry of an assessment (三(二)).
///
/// Request: {assessment, specification?, policy?}.
/// Answer: [{candidate, decision} or {candidate, error}].
#[no_mangle]
pub extern "C" fn skillcert_assessment_decide_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::AssessmentDecide, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Decides an assessment and issues certificates to those who passed, in the order of the entries (六(一)).
///
/// Request: {assessment, specification?, policy?, series, issuer, issued_on}.
/// Answer: {answers, series}.
#[no_mangle]
pub extern "C" fn skillcert_assessment_issue_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::AssessmentIssue, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Tells what stands against holding an assessment (三).
///
/// Request: {assessment, catalog, station?, examiners?, examiner_policy?, registration?, draw?}.
/// Answer: [finding].
#[no_mangle]
pub extern "C" fn skillcert_assessment_check_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::AssessmentCheck, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Tells what a station's form lacks (附件1).
///
/// Request: {form}.
/// Answer: [finding].
#[no_mangle]
pub extern "C" fn skillcert_station_check_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::StationCheck, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Enters steps of a station's application (附件1), after a change of its form: all of it or none.
///
/// Request: {station, form?, events}.
/// Answer: the application.
#[no_mangle]
pub extern "C" fn skillcert_station_apply_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::StationApply, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Tells what stands against a center's doing something in a city (四).
///
/// Request: {center, duty, city}.
/// Answer: [finding].
#[no_mangle]
pub extern "C" fn skillcert_center_may_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::CenterMay, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Tells what stands against a group of examiners (三(五)).
///
/// Request: {examiners, policy?, candidates, on}.
/// Answer: [finding].
#[no_mangle]
pub extern "C" fn skillcert_examiners_check_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::ExaminersCheck, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Tells what a project costs each candidate on a day (五(一)).
///
/// Request: {project, specification?, on, schedules?}.
/// Answer: {theory, practical, administration, total}.
#[no_mangle]
pub extern "C" fn skillcert_fee_bill_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::FeeBill, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Issues a certificate on a pass (六(一)).
///
/// Request: {decision, subject, issuer, number, issued_on}.
/// Answer: the certificate.
#[no_mangle]
pub extern "C" fn skillcert_certificate_issue_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::CertificateIssue, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Prints, seals, voids or reissues a certificate (六): all steps or none.
///
/// Request: {certificate, events}.
/// Answer: the certificate.
#[no_mangle]
pub extern "C" fn skillcert_certificate_apply_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::CertificateApply, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Tells what a certificate lacks (六(三)).
///
/// Request: {certificate}.
/// Answer: [finding].
#[no_mangle]
pub extern "C" fn skillcert_certificate_check_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::CertificateCheck, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Makes the record that a center reports (四(二)·2).
///
/// Request: {certificate}.
/// Answer: the record.
#[no_mangle]
pub extern "C" fn skillcert_certificate_report_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::CertificateReport, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Makes what a public query shows (六(四)).
///
/// Request: {certificate}.
/// Answer: what is shown.
#[no_mangle]
pub extern "C" fn skillcert_certificate_lookup_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::CertificateLookup, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Takes the next numbers of a series (附件2·5), all or none.
///
/// Request: {series, count}.
/// Answer: {first, last, series}.
#[no_mangle]
pub extern "C" fn skillcert_series_reserve_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::SeriesReserve, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Lists every provision of the notice with what the library does about it.
///
/// Request: {}.
/// Answer: [{clause, disposition, zh, en}].
#[no_mangle]
pub extern "C" fn skillcert_clause_list_json(
    request: *const c_char,
    len: usize,
    buf: *mut c_char,
    cap: usize,
    required: *mut usize,
    err: *mut FindingRecord,
) -> i32 {
    run(Operation::ClauseList, request, len, Buffer::new(buf, cap, required, 3), Out::detail(err, 6))
}

/// Carries an operation out.
fn run(
    operation: Operation,
    request: *const c_char,
    len: usize,
    buffer: Buffer<String>,
    err: Out<FindingRecord>,
) -> i32 {
    answer(Reply(buffer), err, || {
        boundary::text(request, len, 1, |bytes| {
            let request = utf8(bytes, Component::Document).map_err(DocumentError::from);
            Ok(request.and_then(|request| document::run(operation, request)))
        })
    })
}

/// A buffer that takes the answer, or the document that tells why there is none.
struct Reply(Buffer<String>);

impl Output for Reply {
    type Value = Result<String, DocumentError>;

    fn check(&self) -> Result<(), ValidationError> {
        self.0.check()
    }

    fn write(&self, reply: Self::Value) -> Result<(), ValidationError> {
        reply.map_or_else(|error| Err(self.refuse(&error)), |answer| self.0.write(answer))
    }

    fn clear(&self) {
        self.0.clear();
    }
}

impl Reply {
    /// Writes the error document if it fits. Whether or not, it is the refusal that the caller is told.
    fn refuse(&self, error: &DocumentError) -> ValidationError {
        let _ = self.0.write(error.to_json());
        (*error.finding()).into()
    }
}
