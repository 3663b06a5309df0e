//! 编号办法: which codes a number may hold, and what an answer is worth.

use pyo3::basic::CompareOp;
use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::{Code, Component};

use crate::date::Date;
use crate::error::ask;
use crate::given::Given;
use crate::integer::{Held, Int};
use crate::json::{self, Reduced};
use crate::number::{Cell, CertificateNumber};
use crate::region::Region;
use crate::sequence::Items;
use crate::text::{Input, Text, language};
use crate::vocabulary::{none_of, word_class};

word_class! {
    /// How much an answer about a number is worth, weakest first: the form is right; year, province and city
    /// are known; a register holds it.
    ///
    /// >>> Assurance.WELL_FORMED < Assurance.KNOWN_CODES < Assurance.ISSUED
    /// True
    /// >>> Assurance.from_name("issued").text("en")
    /// 'issued: the register holds this number'
    Assurance {
        /// 形式正确.
        WellFormed,
        /// 代码已知.
        KnownCodes,
        /// 已核发.
        Issued,
    }
    otherwise || none_of(skillcert::Assurance::ALL);
    more {
        // By hand: the stub of an enum leaves `ord` out.
        fn __richcmp__(&self, other: &Self, op: CompareOp) -> bool {
            op.matches(self.cmp(other))
        }
    }
}

/// 编号办法 (附件2): which province, cities and years a number may name.
///
/// ``NumberScheme.hunan()`` is what the notice says: province 18, city 01 长沙, from 2019 on. The provincial
/// center fixes the other city codes; they are not in the notice, so the caller gives them. A city outside
/// ``cities`` is reported as ``Assurance.WELL_FORMED``; with ``closed=True`` the table is complete and such a
/// city is refused. ``version`` is the caller's own, of its table.
///
/// Raises ``NumberError``: a code that is not two digits, a first year outside 2000 to 2099.
///
/// >>> scheme = NumberScheme(cities=["01", "02"], closed=True, version=7)
/// >>> scheme.parse("1918020000001")
/// (CertificateNumber('1918020000001'), Assurance.KNOWN_CODES)
/// >>> scheme.parse("1918030000001")
/// Traceback (most recent call last):
/// skillcert.errors.NumberError: the city code 03 is not in the city table of this scheme (clause 附件2·4)
#[pyclass(frozen, eq, hash, from_py_object, module = "skillcert")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct NumberScheme(pub(crate) skillcert::NumberScheme);

/// The scheme of the notice, for arguments that are left out.
impl Default for NumberScheme {
    fn default() -> Self {
        Self(skillcert::NumberScheme::hunan())
    }
}

#[pymethods]
impl NumberScheme {
    #[new]
    #[pyo3(signature = (
        *, province = Region::hunan(), first_year = Int(2019), cities = Items(vec![Region::changsha()]),
        closed = false, version = Held(0)
    ))]
    fn new(
        province: Region,
        first_year: Int,
        cities: Items<Region>,
        closed: bool,
        version: Held<u32>,
    ) -> PyResult<Self> {
        ask(|| {
            let mut scheme = skillcert::NumberScheme::hunan().with_province(province.province()?);
            for city in &cities.0 {
                scheme = scheme.with_city(city.city()?);
            }
            let first_year = first_year.fit(Code::YearOutsideScheme, Component::Year)?;
            let scheme = scheme.with_first_year(first_year)?.with_version(version.0);
            Ok(if closed { scheme.closed() } else { scheme })
        })
        .map(Self)
    }

    /// What the notice itself says.
    #[classmethod]
    fn hunan(_cls: &Bound<'_, PyType>) -> Self {
        Self::default()
    }

    /// The number and what the answer is worth.
    ///
    /// Raises ``NumberError``: those of ``CertificateNumber`` and of ``check``, the leftmost field first.
    #[pyo3(signature = (text, as_of = None))]
    fn parse(&self, text: Cell<Input<'_>>, as_of: Option<Date>) -> PyResult<(CertificateNumber, Assurance)> {
        let as_of = as_of.map(|date| date.0);
        let (number, assurance) = ask(|| self.0.parse_bytes(text.0.0, as_of))?;
        Ok((CertificateNumber(number), assurance.into()))
    }

    /// What the answer about a well-formed number is worth.
    ///
    /// Raises ``NumberError``: a year before the first one or, with ``as_of``, after that of the date;
    /// another province; in a closed scheme, a city outside the table.
    #[pyo3(signature = (number, as_of = None))]
    fn check(&self, number: CertificateNumber, as_of: Option<Date>) -> PyResult<Assurance> {
        ask(|| self.0.check(number.0, as_of.map(|date| date.0))).map(Assurance::from)
    }

    /// The province code, two digits.
    #[getter]
    fn province(&self) -> String {
        self.0.province().to_string()
    }

    /// The first year in which numbers were issued.
    #[getter]
    fn first_year(&self) -> u16 {
        self.0.first_year()
    }

    /// The city codes of the table, in order.
    #[getter]
    fn cities(&self) -> Items<String> {
        self.0.cities().map(|city| city.to_string()).collect()
    }

    /// Whether the table is complete.
    #[getter]
    fn closed(&self) -> bool {
        self.0.is_closed()
    }

    /// The caller's version of the table; 0 is the notice's own.
    #[getter]
    fn version(&self) -> u32 {
        self.0.version()
    }

    /// The scheme as JSON.
    fn to_json(&self) -> PyResult<String> {
        json::write(&self.0)
    }

    /// The scheme in a JSON text.
    ///
    /// Raises ``DocumentError``, with the path, line and column.
    #[classmethod]
    fn from_json(_cls: &Bound<'_, PyType>, text: Text) -> PyResult<Self> {
        json::read(text.as_str()).map(Self)
    }

    fn __repr__(&self) -> String {
        let cities: Vec<_> = self.0.cities().map(|city| format!("'{city}'")).collect();
        format!(
            "NumberScheme(province='{}', first_year={}, cities=[{}], closed={}, version={})",
            self.0.province(),
            self.0.first_year(),
            cities.join(", "),
            if self.0.is_closed() { "True" } else { "False" },
            self.0.version(),
        )
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        json::reduce(slf, &slf.get().0)
    }
}

/// What a number is asked to be.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) scheme: skillcert::NumberScheme,
    pub(crate) as_of: Option<skillcert::Date>,
}

impl Asked {
    pub(crate) fn new(scheme: Option<NumberScheme>, as_of: Option<Date>) -> Self {
        Self { scheme: scheme.unwrap_or_default().0, as_of: as_of.map(|date| date.0) }
    }

    /// What can be had of a value.
    pub(crate) fn recover(&self, given: &Given<'_>) -> skillcert::Recovery {
        match given {
            Given::Text(text) => self.scheme.recover_bytes(text, self.as_of),
            Given::Integer(value) => self.scheme.recover_integer(*value, self.as_of),
            Given::Missing => self.scheme.recover_bytes(&[], self.as_of),
        }
    }
}
