use alloc::collections::BTreeSet;
use alloc::string::String;

use crate::code::Code;
use crate::finding::{Component, ValidationError};
use crate::name::not_blank;
use crate::number::CityCode;

/// 打印权限 (六(三)): who may print the certificates of a city, as its city center decides.
///
/// The notice leaves both the city level itself and the counties to that decision, so nobody prints without being
/// named: a center that prints itself names itself. Names are compared byte for byte.
///
/// ```
/// use skillcert::{CityCode, PrintAuthority};
///
/// let center = "长沙市职业技能鉴定中心";
/// let authority = PrintAuthority::new(CityCode::CHANGSHA, center, [center, "浏阳市职业技能鉴定中心"])?;
/// assert!(authority.may_print("浏阳市职业技能鉴定中心"));
/// assert!(!authority.may_print("宁乡市职业技能鉴定中心"));
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Record"))]
pub struct PrintAuthority {
    city: CityCode,
    center: String,
    granted: BTreeSet<String>,
}

impl PrintAuthority {
    /// Records the decision of a city's center. That it is a center of city level in that city is for
    /// [`organization`](crate::organization) to say.
    ///
    /// # Errors
    ///
    /// A blank name, of the center or of one that may print ([`Code::CenterNameMissing`]).
    pub fn new<N: Into<String>>(
        city: CityCode,
        center: impl Into<String>,
        granted: impl IntoIterator<Item = N>,
    ) -> Result<Self, ValidationError> {
        let named = |name| not_blank(name, Code::CenterNameMissing, Component::Center);
        let center = named(center.into())?;
        let granted = granted.into_iter().map(|name| named(name.into())).collect::<Result<_, _>>()?;
        Ok(Self { city, center, granted })
    }

    /// Returns the city whose certificates it is about.
    #[must_use]
    pub const fn city(&self) -> CityCode {
        self.city
    }

    /// Returns the city center that decided.
    #[must_use]
    pub fn center(&self) -> &str {
        &self.center
    }

    /// Lists who may print, in the order of their bytes.
    pub fn granted(&self) -> impl Iterator<Item = &str> {
        self.granted.iter().map(String::as_str)
    }

    /// Says whether the one of this name may print.
    #[must_use]
    pub fn may_print(&self, name: &str) -> bool {
        self.granted.contains(name)
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Record {
    city: CityCode,
    center: String,
    granted: BTreeSet<String>,
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for PrintAuthority {
    type Error = crate::refusal::Refusal;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        Ok(Self::new(record.city, record.center, record.granted)?)
    }
}
