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
        Spoil = 6, "spoil", "毁损", "spoil";
        Correct = 7, "correct", "更正", "correct";
    }
}

impl CertificateStep {
    /// Whether it ends the present sheet: what follows is on a new one.
    pub(super) const fn ends_sheet(self) -> bool {
        matches!(self, Self::Reissue | Self::Spoil | Self::Correct)
    }
}

impl CertificateStage {
    /// Finds where a step leads; `None` if it is not allowed here.
    #[must_use]
    pub const fn after(self, step: CertificateStep) -> Option<Self> {
        use CertificateStep as Step;
        match (self, step) {
            (Self::Void, _) => None,
            (_, Step::Void) => Some(Self::Void),
            (_, Step::Correct) => Some(Self::Issued),
            (Self::Issued, Step::Print) => Some(Self::Printed),
            (Self::Printed, Step::Emboss) => Some(Self::Embossed),
            (Self::Printed, Step::RedSeal) => Some(Self::RedSealed),
            (Self::Embossed, Step::RedSeal) | (Self::RedSealed, Step::Emboss) => Some(Self::Complete),
            (Self::Printed | Self::Embossed | Self::RedSealed | Self::Complete, Step::Spoil)
            | (Self::Complete, Step::Reissue) => Some(Self::Issued),
            _ => None,
        }
    }

    /// The code of the refusal where a step is not allowed.
    pub(super) const fn refusal(self, step: CertificateStep) -> Code {
        match (self, step) {
            (Self::Void, CertificateStep::Void) => Code::VoidNeedsCertificate,
            (Self::Void, _) => Code::CertificateVoid,
            (_, CertificateStep::Reissue) => Code::ReissueNeedsComplete,
            (_, CertificateStep::Spoil) => Code::SpoilNeedsSheet,
            (_, CertificateStep::Print) => Code::PrintNeedsIssue,
            (Self::Issued, _) => Code::SealNeedsPrint,
            _ => Code::SealRepeated,
        }
    }
}
