//! 专项职业能力证书编号: the certificate number.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::{Code, Component, Finding, Serial};

use crate::error::{Refusal, ask};
use crate::given::Given;
use crate::guard::tell;
use crate::integer::Int;
use crate::json::Reduced;
use crate::pydantic;
use crate::recovery::Recovery;
use crate::region::Region;
use crate::sequence::Items;
use crate::series_key::SeriesKey;
use crate::text::{Input, is_missing};

/// 专项职业能力证书编号 (附件2): thirteen digits, well-formed.
///
/// Digits 1 and 2 are the year of issue, 3 and 4 the province, 5 and 6 the city, 7 to 13 the serial, which
/// begins with 0000001 in each year and city. There is no check digit: this class proves the form and nothing
/// else. ``NumberScheme`` compares the codes, and only a register knows what was issued.
///
/// Numbers order by year, province, city, serial, which is the order of their texts. A number never equals a
/// ``str``. ``int(number)`` is the decimal value, for a database key.
///
/// Raises ``NumberError``: nothing there; a character that is no ASCII digit; another length; serial 0000000.
/// Raises ``TypeError`` for anything but ``str`` and ``bytes``.
///
/// >>> number = CertificateNumber("1918010000001")
/// >>> number.year, number.province, number.city, number.serial
/// (2019, '18', '01', 1)
/// >>> CertificateNumber("1918010000000")
/// Traceback (most recent call last):
/// skillcert.errors.NumberError: the serial is 0000000, serials begin with 0000001 (clause 附件2·5)
#[pyclass(frozen, eq, ord, hash, from_py_object, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CertificateNumber(pub(crate) skillcert::CertificateNumber);

#[pymethods]
impl CertificateNumber {
    #[new]
    fn new(text: Cell<Input<'_>>) -> PyResult<Self> {
        ask(|| skillcert::CertificateNumber::parse_bytes(text.0.0)).map(Self)
    }

    /// A number from its parts: full year of issue, city and province as two digits or ``int``, serial.
    ///
    /// Raises ``NumberError``: a code outside 0 to 99, a serial outside 1 to 9999999, a year outside 2000 to
    /// 2099.
    ///
    /// >>> CertificateNumber.from_parts(year=2026, city="01", serial=7)
    /// CertificateNumber('2618010000007')
    #[classmethod]
    #[pyo3(signature = (*, year, city, serial, province = Region::hunan()))]
    fn from_parts(
        _cls: &Bound<'_, PyType>,
        year: Int,
        city: Region,
        serial: Int,
        province: Region,
    ) -> PyResult<Self> {
        ask(|| {
            let (province, city) = (province.province()?, city.city()?);
            let serial = Serial::new(serial.fit(Code::SerialOutOfRange, Component::Serial)?)?;
            let year = year.fit(Code::YearOutsideScheme, Component::Year)?;
            skillcert::CertificateNumber::from_parts(year, province, city, serial)
        })
        .map(Self)
    }

    /// The number with this decimal value, as a database key or a spreadsheet's number cell holds it.
    ///
    /// Leading zeros are implied. Raises ``NumberError`` for a negative value, more than thirteen digits,
    /// serial zero.
    ///
    /// >>> CertificateNumber.from_int(1918010000001)
    /// CertificateNumber('1918010000001')
    #[classmethod]
    fn from_int(_cls: &Bound<'_, PyType>, n: Int) -> PyResult<Self> {
        ask(|| match u64::try_from(n.0) {
            Ok(value) => skillcert::CertificateNumber::from_decimal(value),
            Err(_) => skillcert::CertificateNumber::parse(&n.0.to_string()),
        })
        .map(Self)
    }

    /// What ``skillcert.recover`` has of a value by the form of the number alone, without a scheme.
    ///
    /// >>> CertificateNumber.recover("19-18-07-0000001").number
    /// CertificateNumber('1918070000001')
    #[classmethod]
    #[pyo3(signature = (value: "object"))]
    fn recover(_cls: &Bound<'_, PyType>, value: &Bound<'_, PyAny>) -> PyResult<Recovery> {
        let given = Given::of(value)?;
        tell(|| given.recover()).map(Recovery)
    }

    /// Everything that is wrong with the form of a text.
    ///
    /// >>> [finding.position for finding in CertificateNumber.diagnose("I918O10000001")]
    /// [1, 5]
    #[classmethod]
    #[pyo3(signature = (text: "str | bytes | None"))]
    fn diagnose(
        _cls: &Bound<'_, PyType>,
        text: &Bound<'_, PyAny>,
    ) -> PyResult<Items<crate::finding::Finding>> {
        let text = Given::text(text)?;
        let findings = tell(|| skillcert::CertificateNumber::diagnose_bytes(&text))?;
        Ok(findings.iter().copied().map(crate::finding::Finding).collect())
    }

    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str, &'static str) {
        ("year", "province", "city", "serial")
    }

    /// The year of issue, 2000 to 2099 (附件2·2).
    #[getter]
    fn year(&self) -> u16 {
        self.0.year()
    }

    /// The province code, two digits (附件2·3).
    #[getter]
    fn province(&self) -> String {
        self.0.province().to_string()
    }

    /// The city code, two digits (附件2·4).
    #[getter]
    fn city(&self) -> String {
        self.0.city().to_string()
    }

    /// The serial, 1 to 9999999 (附件2·5).
    #[getter]
    fn serial(&self) -> u32 {
        self.0.serial().get()
    }

    /// The series it belongs to: its first six digits.
    #[getter]
    fn series(&self) -> SeriesKey {
        SeriesKey(self.0.series())
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __int__(&self) -> u64 {
        self.0.get()
    }

    fn __repr__(&self) -> String {
        format!("CertificateNumber('{}')", self.0)
    }

    /// How pydantic validates and writes it; see ``skillcert.pydantic``.
    #[classmethod]
    fn __get_pydantic_core_schema__<'py>(
        cls: &Bound<'py, PyType>,
        _source: &Bound<'py, PyAny>,
        _handler: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        pydantic::core_schema(cls)
    }

    /// Its JSON Schema, as pydantic asks for it.
    #[classmethod]
    fn __get_pydantic_json_schema__<'py>(
        cls: &Bound<'py, PyType>,
        _schema: &Bound<'py, PyAny>,
        _handler: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        pydantic::json_schema(cls)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (String,)> {
        (slf.get_type().into_any(), (slf.get().__str__(),))
    }
}

/// The text of a number. A missing value (`None`, NaN, those of pandas) is a missing number, not a wrong
/// type.
pub(crate) struct Cell<T>(pub(crate) T);

impl<'a, 'py, T: FromPyObject<'a, 'py, Error: Into<PyErr>>> FromPyObject<'a, 'py> for Cell<T> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = T::INPUT_TYPE;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        match object.extract() {
            Err(_) if is_missing(object) => {
                Err(Refusal::from(Finding::new(Code::NumberMissing, Component::Whole)).into())
            }
            text => text.map(Self).map_err(Into::into),
        }
    }
}
