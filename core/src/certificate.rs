//! 证书: from a pass to a numbered, printed and sealed certificate (六, 附件2·5).

mod audit;
mod blank;
mod event;
mod issuance;
mod issue;
mod issuer;
mod lookup;
mod print_authority;
mod progress;
#[cfg(feature = "serde")]
mod record;
mod report;
mod seal;
mod stage;
mod subject;

#[cfg(feature = "serde")]
pub use audit::AuditReport;
pub use audit::{Audit, AuditExpectation, AuditFinding, AuditedSeries, ShardError};
pub use blank::Blank;
pub use event::{CertificateAction, CertificateEvent, ReissuePolicy};
pub use issuance::Issuance;
pub use issue::Certificate;
pub use issuer::Issuer;
pub use lookup::CertificateLookup;
pub use print_authority::PrintAuthority;
pub use report::CertificateReport;
pub use seal::Seal;
pub use stage::{CertificateStage, CertificateStep};
pub use subject::Subject;
