use alloc::string::String;

use super::request::{self, Request};
use super::{DocumentError, read};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What can be done with documents. C and Python call an operation by its name or its number.
    pub enum Operation: u16 {
        ProjectCheck = 1, "project_check", "核对考核项目和考核规范", "check a project and its specification";
        CatalogApply = 2, "catalog_apply", "登记目录事项", "enter steps in a catalog";
        CatalogState = 3, "catalog_state", "查询目录某日的状态", "the state of a catalog on a day";
        CatalogChanges = 4, "catalog_changes", "查询两日之间的变动", "what changed between two days";
        ItemBankDraw = 5, "item_bank_draw", "从题库抽题", "draw items from a bank";
        ItemBankVerify = 6, "item_bank_verify", "核对抽题记录", "verify the record of a draw";
        AssessmentDecide = 7, "assessment_decide", "对一场考核作出结论", "decide an assessment";
        AssessmentCheck = 8, "assessment_check", "核对一场考核能否举行", "whether an assessment may be held";
        StationCheck = 9, "station_check", "核对考核站备案申报表", "check a station's form";
        StationApply = 10, "station_apply", "办理考核站备案", "enter steps of a station's application";
        CenterMay = 11, "center_may", "查询鉴定中心的职责", "whether a center has a duty in a city";
        ExaminersCheck = 12, "examiners_check", "核对考评人员", "check a group of examiners";
        FeeBill = 13, "fee_bill", "计算考核费", "what a project costs on a day";
        CertificateIssue = 14, "certificate_issue", "核发证书", "issue a certificate on a pass";
        CertificateApply = 15, "certificate_apply", "办理打印、盖章、作废、补发", "print, seal, void or reissue a certificate";
        CertificateCheck = 16, "certificate_check", "核对证书是否完整", "what a certificate lacks";
        CertificateReport = 17, "certificate_report", "数据报送记录", "the record for data reporting";
        CertificateLookup = 18, "certificate_lookup", "网上查询所示", "what a query shows";
        SeriesReserve = 19, "series_reserve", "预留编号", "take the next numbers of a series";
        AssessmentIssue = 21, "assessment_issue", "对一场考核作出结论并核发证书", "decide an assessment and issue certificates";
        ClauseList = 20, "clause_list", "条款及其处理", "every provision and what is done about it";
    }
}

/// Calls a function of the request type of an operation: the one place where the two meet.
macro_rules! with_request {
    ($operation:expr, $function:ident($argument:expr)) => {
        match $operation {
            Operation::ProjectCheck => $function::<request::ProjectCheck>($argument),
            Operation::CatalogApply => $function::<request::CatalogApply>($argument),
            Operation::CatalogState => $function::<request::CatalogState>($argument),
            Operation::CatalogChanges => $function::<request::CatalogChanges>($argument),
            Operation::ItemBankDraw => $function::<request::ItemBankDraw>($argument),
            Operation::ItemBankVerify => $function::<request::ItemBankVerify>($argument),
            Operation::AssessmentDecide => $function::<request::AssessmentDecide>($argument),
            Operation::AssessmentCheck => $function::<request::AssessmentCheck>($argument),
            Operation::StationCheck => $function::<request::StationCheck>($argument),
            Operation::StationApply => $function::<request::StationApply>($argument),
            Operation::CenterMay => $function::<request::CenterMay>($argument),
            Operation::ExaminersCheck => $function::<request::ExaminersCheck>($argument),
            Operation::FeeBill => $function::<request::FeeBill>($argument),
            Operation::CertificateIssue => $function::<request::CertificateIssue>($argument),
            Operation::CertificateApply => $function::<request::CertificateApply>($argument),
            Operation::CertificateCheck => $function::<request::CertificateCheck>($argument),
            Operation::CertificateReport => $function::<request::CertificateReported>($argument),
            Operation::CertificateLookup => $function::<request::CertificateLookedUp>($argument),
            Operation::SeriesReserve => $function::<request::SeriesReserve>($argument),
            Operation::AssessmentIssue => $function::<request::AssessmentIssue>($argument),
            Operation::ClauseList => $function::<request::ClauseList>($argument),
        }
    };
}

#[cfg(feature = "schema")]
pub(super) use with_request;

/// Reads the request, answers it, writes the answer.
///
/// ```
/// use skillcert::document::{Operation, run};
///
/// let request = r#"{"project": {"name": "武冈卤菜加工", "traits": ["personal_health"]}, "on": "2021-11-20"}"#;
/// let answer = run(Operation::FeeBill, request)?;
/// assert_eq!(answer, r#"{"theory":60,"practical":66,"administration":24,"total":150}"#);
///
/// let error = run(Operation::FeeBill, r#"{"project": {"name": " "}, "on": "2021-11-20"}"#).unwrap_err();
/// assert_eq!(error.path(), "project");
/// # Ok::<(), skillcert::document::DocumentError>(())
/// ```
///
/// # Errors
///
/// A document over [`LIMIT`](super::LIMIT) bytes; what is not JSON, or not the JSON that the operation asks for; what a noun refuses.
pub fn run(operation: Operation, input: &str) -> Result<String, DocumentError> {
    with_request!(operation, serve(input))
}

fn serve<R: Request>(input: &str) -> Result<String, DocumentError> {
    let answer = read::<R>(input)?.answer()?;
    // The answers are plain values with text keys: writing them to memory has no way to fail.
    Ok(serde_json::to_string(&answer).unwrap_or_default())
}
