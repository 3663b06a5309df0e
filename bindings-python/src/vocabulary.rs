//! The closed lists of words: classes with one frozen value per word.

use pyo3::PyErr;
use pyo3::exceptions::PyValueError;

/// A class for a list of the core. `otherwise` makes the error for a name that is not in the list; `more` are
/// further methods of the class, comparison among them.
macro_rules! word_class {
    (
        $(#[$meta:meta])*
        $Name:ident { $($(#[$note:meta])* $Variant:ident),+ $(,)? }
        otherwise $otherwise:expr;
        more { $($more:tt)* }
    ) => {
        $(#[$meta])*
        #[pyclass(frozen, from_py_object, module = "skillcert", rename_all = "SCREAMING_SNAKE_CASE")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum $Name { $($(#[$note])* $Variant = skillcert::$Name::$Variant as isize),+ }

        // A word that the list has and the class has not is an error of the compiler.
        const _: () = assert!(skillcert::$Name::ALL.len() == [$($Name::$Variant),+].len());

        impl From<skillcert::$Name> for $Name {
            fn from(word: skillcert::$Name) -> Self {
                match word {
                    $(skillcert::$Name::$Variant => Self::$Variant,)+
                    _ => unreachable!("the class has every word of the list"),
                }
            }
        }

        impl From<$Name> for skillcert::$Name {
            fn from(word: $Name) -> Self {
                match word { $($Name::$Variant => Self::$Variant),+ }
            }
        }

        #[pymethods]
        impl $Name {
            /// The value with this stable name.
            ///
            /// Raises ``ValueError`` for a name that is not in the list.
            #[classmethod]
            fn from_name(_cls: &Bound<'_, PyType>, name: Text) -> PyResult<Self> {
                skillcert::$Name::from_name(name.as_str()).map(Self::from).ok_or_else($otherwise)
            }

            /// The stable name, as in JSON.
            #[getter]
            fn value(&self) -> &'static str {
                skillcert::$Name::from(*self).name()
            }

            /// What it means, in Chinese (``"zh"``) or English (``"en"``).
            #[pyo3(signature = (lang = "zh"))]
            fn text(&self, lang: &str) -> PyResult<&'static str> {
                Ok(skillcert::$Name::from(*self).text(language(lang)?))
            }

            fn __str__(&self) -> &'static str {
                self.value()
            }

            fn __hash__(&self) -> u64 {
                skillcert::$Name::from(*self).number().into()
            }

            #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (&'static str,)>> {
                Ok((slf.as_any().get_type().getattr("from_name")?, (slf.get().value(),)))
            }

            $($more)*
        }
    };
}

pub(crate) use word_class;

/// The error for a name outside a list: it tells the list.
pub(crate) fn none_of<T: ToString>(words: &[T]) -> PyErr {
    let names: Vec<_> = words.iter().map(ToString::to_string).collect();
    PyValueError::new_err(format!("expected one of: {}", names.join(", ")))
}
