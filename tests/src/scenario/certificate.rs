//! Certificates: printed, sealed, checked, looked up, reported, voided, reissued (六).

use skillcert::document::Operation::{
    CertificateApply, CertificateCheck, CertificateIssue, CertificateLookup, CertificateReport,
};

use super::Line;

#[rustfmt::skip] // one step, one line
pub(super) const STEPS: &[Line] = &[
    ("issued", CertificateIssue, "ok", r#"{"decision":<passed>,"subject":<subject>,"issuer":<issuer>,"number":"2118010000001","issued_on":"2021-11-29"}"#),
    ("issued_without_pass", CertificateIssue, "certificate_without_pass", r#"{"decision":<failed>,"subject":<subject>,"issuer":<issuer>,"number":"2118010000001","issued_on":"2021-11-29"}"#),
    ("issued_on_an_edited_decision", CertificateIssue, "decision_mismatch", r#"{"decision":{"rule":"practical","marks":{"practical":"59.99"},"outcome":"passed","findings":[]},"subject":<subject>,"issuer":<issuer>,"number":"2118010000001","issued_on":"2021-11-29"}"#),
    ("issued_under_another_rule", CertificateIssue, "certificate_rule_mismatch", r#"{"decision":<passed_practical>,"subject":<subject>,"issuer":<issuer>,"number":"2118010000001","issued_on":"2021-11-29"}"#),
    ("issued_with_a_bad_number", CertificateIssue, "number_not_digit", r#"{"decision":<passed>,"subject":<subject>,"issuer":<issuer>,"number":"211801000000O","issued_on":"2021-11-29"}"#),
    ("issued_with_serial_zero", CertificateIssue, "serial_zero", r#"{"decision":<passed>,"subject":<subject>,"issuer":<issuer>,"number":"2118010000000","issued_on":"2021-11-29"}"#),
    ("lacks_everything", CertificateCheck, "ok", r#"{"certificate":{{issued}}}"#),
    ("sealed_before_printing", CertificateApply, "seal_needs_print", r#"{"certificate":{{issued}},"events":[{"on":"2021-11-30","action":"emboss"}]}"#),
    ("printed_by_a_stranger", CertificateApply, "printing_not_authorized", r#"{"certificate":{{issued}},"events":[{"on":"2021-11-30","action":{"print":{"blank":"A0000001","printer":"某中心","authority":<authority>}}}]}"#),
    ("printed_without_blank", CertificateApply, "blank_missing", r#"{"certificate":{{issued}},"events":[{"on":"2021-11-30","action":{"print":{"blank":" ","printer":"<county_name>","authority":<authority>}}}]}"#),
    ("printed_before_issue", CertificateApply, "certificate_event_before_last", r#"{"certificate":{{issued}},"events":[{"on":"2021-11-28","action":{"print":{"blank":"A0000001","printer":"<county_name>","authority":<authority>}}}]}"#),
    ("printed", CertificateApply, "ok", r#"{"certificate":{{issued}},"events":[{"on":"2021-11-30","action":{"print":{"blank":"A0000001","printer":"<county_name>","authority":<authority>}}}]}"#),
    ("printed_again", CertificateApply, "print_needs_issue", r#"{"certificate":{{printed}},"events":[{"on":"2021-11-30","action":{"print":{"blank":"A0000002","printer":"<county_name>","authority":<authority>}}}]}"#),
    ("embossed", CertificateApply, "ok", r#"{"certificate":{{printed}},"events":[{"on":"2021-12-01","action":"emboss"}]}"#),
    ("embossed_again", CertificateApply, "seal_repeated", r#"{"certificate":{{embossed}},"events":[{"on":"2021-12-01","action":"emboss"}]}"#),
    ("lacks_the_red_seal", CertificateCheck, "ok", r#"{"certificate":{{embossed}}}"#),
    ("reissued_incomplete", CertificateApply, "reissue_needs_complete", r#"{"certificate":{{embossed}},"events":[{"on":"2021-12-01","action":{"reissue":{"policy":{"allowed":true}}}}]}"#),
    ("complete", CertificateApply, "ok", r#"{"certificate":{{embossed}},"events":[{"on":"2021-12-02","action":"red_seal"}]}"#),
    ("lacks_nothing", CertificateCheck, "ok", r#"{"certificate":{{complete}}}"#),
    ("checked_with_a_false_stage", CertificateCheck, "stage_mismatch", r#"{"certificate":{"number":"2118010000001","subject":<subject>,"issuer":<issuer>,"issued_on":"2021-11-29","decision":<passed>,"events":[],"stage":"complete"}}"#),
    ("looked_up", CertificateLookup, "ok", r#"{"certificate":{{complete}}}"#),
    ("looked_up_by_number", CertificateLookup, "json_invalid", r#"{"certificate":2118010000001}"#),
    ("reported", CertificateReport, "ok", r#"{"certificate":{{complete}}}"#),
    ("reported_nothing", CertificateReport, "json_invalid", r#"{}"#),
    ("reissued_without_policy", CertificateApply, "reissue_not_allowed", r#"{"certificate":{{complete}},"events":[{"on":"2022-05-01","action":{"reissue":{"policy":{"allowed":false}}}}]}"#),
    ("reissued_on_the_same_blank", CertificateApply, "blank_used", r#"{"certificate":{{complete}},"events":[{"on":"2022-05-01","action":{"reissue":{"policy":{"allowed":true}}}},{"on":"2022-05-02","action":{"print":{"blank":"A0000001","printer":"<center_name>","authority":<authority>}}}]}"#),
    ("reissued", CertificateApply, "ok", r#"{"certificate":{{complete}},"events":[{"on":"2022-05-01","action":{"reissue":{"policy":{"allowed":true}}}},{"on":"2022-05-02","action":{"print":{"blank":"A0000007","printer":"<center_name>","authority":<authority>}}},{"on":"2022-05-03","action":"red_seal"},{"on":"2022-05-03","action":"emboss"}]}"#),
    ("reissue_reported", CertificateReport, "ok", r#"{"certificate":{{reissued}}}"#),
    ("voided", CertificateApply, "ok", r#"{"certificate":{{complete}},"events":[{"on":"2022-06-01","action":"void"}]}"#),
    ("voided_again", CertificateApply, "void_needs_certificate", r#"{"certificate":{{voided}},"events":[{"on":"2022-06-02","action":"void"}]}"#),
    ("sealed_after_void", CertificateApply, "certificate_void", r#"{"certificate":{{voided}},"events":[{"on":"2022-06-02","action":"red_seal"}]}"#),
    ("void_checked", CertificateCheck, "ok", r#"{"certificate":{{voided}}}"#),
    ("void_looked_up", CertificateLookup, "ok", r#"{"certificate":{{voided}}}"#),
];
