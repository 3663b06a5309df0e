use super::CertificateStep;
use crate::finding::Component;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A seal that a certificate must bear; both are required (六(三)).
    pub enum Seal: u8 {
        BureauEmbossed = 1, "bureau_embossed", "发证地方人力资源和社会保障局钢印", "embossed seal of the issuing bureau";
        CenterRed = 2, "center_red", "职业技能鉴定中心红印", "red seal of the assessment center";
    }
}

impl Seal {
    /// The step that applies it.
    pub(super) const fn step(self) -> CertificateStep {
        match self {
            Self::BureauEmbossed => CertificateStep::Emboss,
            Self::CenterRed => CertificateStep::RedSeal,
        }
    }

    /// What a finding about it names.
    pub(super) const fn component(self) -> Component {
        match self {
            Self::BureauEmbossed => Component::BureauSeal,
            Self::CenterRed => Component::CenterSeal,
        }
    }
}
