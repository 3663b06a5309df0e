//! From the errors of the core to the exceptions of `skillcert.errors`.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_identifier;
use pyo3::types::PyType;

use crate::finding::Finding;
use crate::guard::guard;
use crate::text::NotText;

pyo3::import_exception!(skillcert.errors, ValidationError);
pyo3::import_exception!(skillcert.errors, NumberError);
pyo3::import_exception!(skillcert.errors, MarkError);
pyo3::import_exception!(skillcert.errors, AssessmentError);
pyo3::import_exception!(skillcert.errors, CertificateError);
pyo3::import_exception!(skillcert.errors, ProjectError);
pyo3::import_exception!(skillcert.errors, DateError);
pyo3::import_exception!(skillcert.errors, OrganizationError);
pyo3::import_exception!(skillcert.errors, DocumentError);
pyo3::import_exception!(skillcert.errors, ShardError);

/// An error of the core on its way to Python.
pub(crate) struct Refusal(skillcert::ValidationError);

impl From<skillcert::ValidationError> for Refusal {
    fn from(error: skillcert::ValidationError) -> Self {
        Self(error)
    }
}

impl From<skillcert::Finding> for Refusal {
    fn from(finding: skillcert::Finding) -> Self {
        Self(finding.into())
    }
}

impl Refusal {
    /// The class, which the hundreds of the code choose.
    fn class<'py>(&self, py: Python<'py>) -> Bound<'py, PyType> {
        match self.0.code().number() / 100 {
            1 => py.get_type::<NumberError>(),
            2 => py.get_type::<MarkError>(),
            3 => py.get_type::<AssessmentError>(),
            4 => py.get_type::<CertificateError>(),
            5 => py.get_type::<ProjectError>(),
            6 => py.get_type::<DateError>(),
            7 => py.get_type::<OrganizationError>(),
            _ => py.get_type::<ValidationError>(),
        }
    }
}

impl From<Refusal> for PyErr {
    fn from(refusal: Refusal) -> Self {
        Python::attach(|py| refusal.into_pyobject(py).map_or_else(|error| error, PyErr::from_value))
    }
}

/// As a value, in the place of an answer.
impl<'py> IntoPyObject<'py> for Refusal {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("skillcert.errors", "ValidationError");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        // `PyErr::into_value` would give what interrupts the constructor, such as Ctrl-C, for the value.
        self.class(py).call1((Finding(*self.0.finding()),))
    }
}

impl From<NotText> for PyErr {
    fn from(error: NotText) -> Self {
        match error {
            NotText::Other(error) => error,
            NotText::LoneSurrogate { at } => {
                let (code, component) = (skillcert::Code::NotUtf8, skillcert::Component::Argument);
                Refusal::from(skillcert::Finding::new(code, component).at(at)).into()
            }
        }
    }
}

/// A shard that would count twice, on its way to Python.
pub(crate) struct Repeated(pub(crate) skillcert::ShardError);

impl From<Repeated> for PyErr {
    fn from(Repeated(error): Repeated) -> Self {
        ShardError::new_err((Finding(*error.finding()), error.shard().to_owned()))
    }
}

/// An error about a document on its way to Python.
pub(crate) struct Unreadable(pub(crate) skillcert::document::DocumentError);

impl From<Unreadable> for PyErr {
    fn from(Unreadable(error): Unreadable) -> Self {
        let (path, note) = (error.path().to_owned(), error.note().to_owned());
        DocumentError::new_err((Finding(*error.finding()), path, error.line(), error.column(), note))
    }
}

/// [`guard`] for a call whose errors are those of the core.
pub(crate) fn ask<T>(body: impl FnOnce() -> Result<T, skillcert::ValidationError>) -> PyResult<T> {
    guard(|| body().map_err(Refusal))
}
