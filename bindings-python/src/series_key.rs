//! Which series a number belongs to.

use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::{Code, Component};

use crate::error::ask;
use crate::integer::Int;
use crate::json::Reduced;
use crate::region::Region;

/// Which series a number belongs to (附件2·5): year of issue, province and city, its first six digits.
///
/// ``prefix`` is those digits as ``int``, what a database groups by: ``number // SeriesKey.SPAN``. Keys order as their
/// numbers do.
///
/// Raises ``NumberError``: a code outside 0 to 99, a year outside 2000 to 2099.
///
/// >>> key = CertificateNumber("2618010000007").series
/// >>> key, key.prefix
/// (SeriesKey(year=2026, city='01', province='18'), 261801)
/// >>> SeriesKey.from_prefix(261801) == key == SeriesKey(2026, "01")
/// True
#[pyclass(frozen, eq, ord, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SeriesKey(pub(crate) skillcert::SeriesKey);

#[pymethods]
impl SeriesKey {
    /// The distance between equal serials of neighboring series: a number divided by it is its prefix, and leaves its
    /// serial.
    #[classattr]
    const SPAN: u64 = skillcert::SeriesKey::SPAN;

    #[new]
    #[pyo3(signature = (year, city, province = Region::hunan()))]
    fn new(year: Int, city: Region, province: Region) -> PyResult<Self> {
        ask(|| {
            let year = year.fit(Code::YearOutsideScheme, Component::Year)?;
            skillcert::SeriesKey::new(year, province.province()?, city.city()?)
        })
        .map(Self)
    }

    /// The series whose numbers begin with these six digits, given as ``int``.
    ///
    /// Raises ``NumberError`` for what has more digits.
    #[classmethod]
    fn from_prefix(_cls: &Bound<'_, PyType>, prefix: Int) -> PyResult<Self> {
        ask(|| skillcert::SeriesKey::from_prefix(prefix.fit(Code::NumberLength, Component::Whole)?)).map(Self)
    }

    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str) {
        ("year", "city", "province")
    }

    /// The first six digits as ``int``.
    #[getter]
    fn prefix(&self) -> u32 {
        self.0.prefix()
    }

    /// The year of issue, 2000 to 2099.
    #[getter]
    fn year(&self) -> u16 {
        self.0.year()
    }

    /// The province code, two digits.
    #[getter]
    fn province(&self) -> String {
        self.0.province().to_string()
    }

    /// The city code, two digits.
    #[getter]
    fn city(&self) -> String {
        self.0.city().to_string()
    }

    fn __repr__(&self) -> String {
        format!("SeriesKey(year={}, city='{}', province='{}')", self.year(), self.city(), self.province())
    }

    #[pyo3(signature = () -> "tuple[object, tuple[int, str, str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (u16, String, String)> {
        let this = slf.get();
        (slf.get_type().into_any(), (this.year(), this.city(), this.province()))
    }
}
