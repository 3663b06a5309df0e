use alloc::string::String;

use crate::code::Code;
use crate::finding::{Component, ValidationError};
use crate::name::not_blank;

/// 发证地方人力资源和社会保障局 and 职业技能鉴定中心 of a certificate: the two whose seals it bears (六(三)).
///
/// ```
/// use skillcert::{Code, Issuer};
///
/// let issuer = Issuer::new("长沙市人力资源和社会保障局", "长沙市职业技能鉴定中心")?;
/// assert_eq!(issuer.bureau(), "长沙市人力资源和社会保障局");
/// assert_eq!(Issuer::new(" ", "长沙市职业技能鉴定中心").unwrap_err().code(), Code::BureauMissing);
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct Issuer {
    bureau: String,
    center: String,
}

impl Issuer {
    /// Names an issuing authority by its bureau and center.
    ///
    /// # Errors
    ///
    /// A blank bureau ([`Code::BureauMissing`]), a blank center ([`Code::CenterNameMissing`]).
    pub fn new(bureau: impl Into<String>, center: impl Into<String>) -> Result<Self, ValidationError> {
        Ok(Self {
            bureau: not_blank(bureau.into(), Code::BureauMissing, Component::Bureau)?,
            center: not_blank(center.into(), Code::CenterNameMissing, Component::Center)?,
        })
    }

    /// Returns the bureau, whose embossed seal the certificate bears.
    #[must_use]
    pub fn bureau(&self) -> &str {
        &self.bureau
    }

    /// Returns the center, whose red seal the certificate bears.
    #[must_use]
    pub fn center(&self) -> &str {
        &self.center
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Record {
    bureau: String,
    center: String,
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for Issuer {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        Ok(Self::new(record.bureau, record.center)?)
    }
}
