use crate::code::Code;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How far a certificate has come (六).
    pub enum CertificateStage: u8 {
        Issued = 1, "issued", "已核发，待打印", "issued, to be printed";
        Printed = 2, "printed", "已打印，待盖章", "printed, to be sealed";
        Embossed = 3, "embossed", "已盖钢印，待盖红印", "embossed, the red seal is missing";
        RedSealed = 4, "red_sealed", "已盖红印，待盖钢印", "red-sealed, the embossed seal is missing";
        Complete = 5, "complete", "完成", "complete";
        Void = 6, "void", "作废", "void";
    }
}

vocabulary! {
    /// A step on the way of a certificate (六).
    pub enum CertificateStep: u8 {
        Print = 1, "print", "打印", "print";
        Emboss = 2, "emboss", "加盖人社局钢印", "apply the bureau's embossed seal";
        RedSeal = 3, "red_seal", "加盖鉴定中心红印", "apply the center's red seal";
        Void = 4, "void", "作废", "void";
        Reissue = 5, "reissue", "补发、换发", "reissue";
    }
}

impl CertificateStage {
    /// Finds where a step leads; `None` if it is not allowed here.
    #[must_use]
    pub const fn after(self, step: CertificateStep) -> Option<Self> {
        match (self, step) {
            (Self::Issued, CertificateStep::Print) => Some(Self::Printed),
            (Self::Printed, CertificateStep::Emboss) => Some(Self::Embossed),
            (Self::Printed, CertificateStep::RedSeal) => Some(Self::RedSealed),
            (Self::Embossed, CertificateStep::RedSeal) | (Self::RedSealed, CertificateStep::Emboss) => {
                Some(Self::Complete)
            }
            (Self::Complete, CertificateStep::Reissue) => Some(Self::Issued),
            (Self::Void, CertificateStep::Void) => None,
            (_, CertificateStep::Void) => Some(Self::Void),
            _ => None,
        }
    }

    /// The code of the refusal where a step is not allowed.
    pub(super) const fn refusal(self, step: CertificateStep) -> Code {
        match (self, step) {
            (_, CertificateStep::Void) => Code::VoidNeedsCertificate,
            (_, CertificateStep::Reissue) => Code::ReissueNeedsComplete,
            (Self::Void, _) => Code::CertificateVoid,
            (_, CertificateStep::Print) => Code::PrintNeedsIssue,
            (Self::Issued, _) => Code::SealNeedsPrint,
            _ => Code::SealRepeated,
        }
    }
}
