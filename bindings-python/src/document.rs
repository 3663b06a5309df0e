//! Documents: classes that are kept, sent and pickled as JSON, and the operations that every language shares.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_subscript, type_hint_union};
use serde::{Serialize, de::DeserializeOwned};
use skillcert::document::{DocumentError, Operation};

use crate::finding::Finding;
use crate::guard::tell;
use crate::json;
use crate::text::{Text, language};
use crate::word::Word;

/// A class over a noun of the core. `get` are its attributes, `more` its constructor and methods. A class that can be
/// hashed says so after its name, and then `of` what it matches by position. `repr()` leaves out what is `[unshown]`:
/// candidates' names and telephone numbers, and what follows from the rest.
macro_rules! document_class {
    (
        $(#[$meta:meta])*
        $Name:ident $([$hash:ident by $Hash:ident])? $(of ($($matched:ident),+))?
        get { $($(#[$note:meta])* $field:ident $([$unshown:ident])?: $Type:ty = |$it:ident| $value:expr;)* }
        more { $($more:tt)* }
    ) => {
        $(#[$meta])*
        #[pyclass(frozen, eq $(, $hash)?, from_py_object, module = "skillcert")]
        #[derive(Clone, PartialEq, Eq $(, $Hash)?)]
        pub(crate) struct $Name(pub(crate) skillcert::$Name);

        #[pymethods]
        impl $Name {
            $($more)*

            $(
                $(#[$note])*
                #[getter]
                fn $field(&self) -> $Type {
                    let $it = &self.0;
                    $value
                }
            )*

            /// Writes it as JSON.
            fn to_json(&self) -> PyResult<String> {
                crate::json::write(&self.0)
            }

            /// Reads a JSON text, with every check of the constructor.
            ///
            /// Raises ``DocumentError``, with the path, line and column.
            #[classmethod]
            fn from_json(_cls: &Bound<'_, pyo3::types::PyType>, text: crate::text::Text) -> PyResult<Self> {
                crate::json::read(text.as_str()).map(Self)
            }

            $(
                #[classattr]
                fn __match_args__() -> ($(crate::document::name_of!($matched),)+) {
                    ($(stringify!($matched),)+)
                }
            )?

            fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
                let fields = [$((stringify!($field), stringify!($($unshown)?))),*];
                let fields = fields.into_iter().filter(|(_, mark)| mark.is_empty()).map(|(field, _)| field);
                crate::shown::shown(slf, fields)
            }

            #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<crate::json::Reduced<'py, (String,)>> {
                crate::json::reduce(slf, &slf.get().0)
            }
        }
    };
}

pub(crate) use document_class;

/// The type of the name of an attribute.
macro_rules! name_of {
    ($name:ident) => {
        &'static str
    };
}

pub(crate) use name_of;

/// A step with what it needs: a word, a `dict`, or JSON text.
pub(crate) struct Action<T>(pub(crate) T);

impl<'py, T: DeserializeOwned> FromPyObject<'_, 'py> for Action<T> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = Request::INPUT_TYPE;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        json::read(written(object, "write_action")?.as_str()).map(Self)
    }
}

/// A request: JSON text, or what becomes one.
pub(crate) struct Request(Text);

impl<'py> FromPyObject<'_, 'py> for Request {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "str"),
        type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Mapping"),
            type_hint_identifier!("builtins", "str"),
            type_hint_identifier!("builtins", "object")
        )
    );

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        written(object, "write").map(Self)
    }
}

fn written(object: Borrowed<'_, '_, PyAny>, writer: &str) -> PyResult<Text> {
    object.py().import("skillcert.documents")?.call_method1(writer, (object,))?.extract().map_err(PyErr::from)
}

/// A value of the core that goes out as `json.loads` reads it.
pub(crate) struct Plain(String);

impl Plain {
    pub(crate) fn of(value: &impl Serialize) -> PyResult<Self> {
        json::write(value).map(Self)
    }
}

impl<'py> IntoPyObject<'py> for Plain {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("typing", "Any");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        py.import("json")?.call_method1("loads", (self.0,))
    }
}

/// Does what the operation of this name does in every language: a request in, the answer as JSON text out.
///
/// The request is JSON text, or a ``dict`` that may hold values of this package and dates.
///
/// Raises ``DocumentError`` for every refusal, ``ValueError`` for another operation.
///
/// >>> document("center_may", {"center": Center("city", "长沙市职业技能鉴定中心", "01"),
/// ...                         "duty": "organize_assessment", "city": "01"})
/// '[]'
/// >>> try:
/// ...     document("fee_bill", '{"project": {"name": "", "traits": []}, "on": "2021-06-01"}')
/// ... except DocumentError as error:
/// ...     error.path, error.code, error.cure("zh")
/// ('project', 'project_name_missing', '填写考核项目名称')
#[pyfunction]
pub(crate) fn document(py: Python<'_>, operation: Word<Operation>, request: Request) -> PyResult<String> {
    json::ask(|| py.detach(|| skillcert::document::run(operation.0, request.0.as_str())))
}

/// The sentence of a ``DocumentError`` with path and note.
#[pyfunction]
pub(crate) fn _document_message(
    finding: &Finding,
    path: String,
    line: u32,
    column: u32,
    note: String,
    lang: &str,
) -> PyResult<String> {
    let lang = language(lang)?;
    tell(|| DocumentError::new(finding.0, path, line, column, note).message(lang))
}

/// A ``DocumentError`` as JSON.
#[pyfunction]
pub(crate) fn _document_json(
    finding: &Finding,
    path: String,
    line: u32,
    column: u32,
    note: String,
) -> PyResult<String> {
    tell(|| DocumentError::new(finding.0, path, line, column, note).to_json())
}
