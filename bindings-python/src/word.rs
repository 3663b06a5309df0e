//! Words of the closed lists that have no class of their own: their stable names.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_identifier;
use skillcert::{
    ApplicantKind, CenterLevel, Duty, InstitutionKind, ProjectTrait, SheetFate, SpecificationScope,
    StationAttachment, document::Operation,
};

use crate::text::Text;
use crate::vocabulary::none_of;

/// A list of the core.
pub(crate) trait Vocabulary: Copy + ToString + 'static {
    const ALL: &'static [Self];

    fn from_name(name: &str) -> Option<Self>;
}

macro_rules! vocabularies {
    ($($Name:ident)+) => {
        $(impl Vocabulary for $Name {
            const ALL: &'static [Self] = Self::ALL;

            fn from_name(name: &str) -> Option<Self> {
                Self::from_name(name)
            }
        })+
    };
}

vocabularies! {
    ApplicantKind CenterLevel Duty InstitutionKind Operation ProjectTrait SheetFate SpecificationScope StationAttachment
}

/// A word by its name; another one raises `ValueError` with the list.
pub(crate) struct Word<T>(pub(crate) T);

impl<'py, T: Vocabulary> FromPyObject<'_, 'py> for Word<T> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let name: Text = object.extract()?;
        T::from_name(name.as_str()).map(Self).ok_or_else(|| none_of(T::ALL))
    }
}
