//! 证书序列号: which numbers come next in a year and city.

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyType;
use skillcert::{Code, Component};

use crate::date::Date;
use crate::document::document_class;
use crate::error::ask;
use crate::integer::{Index, Int};
use crate::json::Reduced;
use crate::number::CertificateNumber;
use crate::region::Region;
use crate::scheme::NumberScheme;
use crate::sequence::Iterator;
use crate::series_key::SeriesKey;

document_class! {
    /// 证书序列号 of one year of issue and city (附件2·5): 每年每个地市分别顺排.
    ///
    /// A pure value that says which number comes next; storing it is the caller's. ``issue_date`` is the date in
    /// Beijing.
    ///
    /// Raises ``NumberError``: a year before the scheme's first or after 2099; in a closed scheme, a city outside
    /// the table.
    ///
    /// >>> numbers, after = Series(datetime.date(2026, 11, 23), "01").reserve(3)
    /// >>> numbers.first, numbers.last, after.next, after.remaining
    /// (CertificateNumber('2618010000001'), CertificateNumber('2618010000003'), 4, 9999996)
    /// >>> after.reserve(9_999_999)
    /// Traceback (most recent call last):
    /// skillcert.errors.CertificateError: 9999999 serials are wanted, 9999996 are left in this year and city (clause 附件2·5)
    Series[hash by Hash]
    get {
        /// The year of issue.
        year: u16 = |it| it.year();
        /// The province code, two digits.
        province: String = |it| it.province().to_string();
        /// The city code, two digits.
        city: String = |it| it.city().to_string();
        /// The first serial not yet used; 10000000 when all are.
        next: u32 = |it| it.next();
        /// Which series it is.
        key [unshown]: SeriesKey = |it| SeriesKey(it.key());
        /// How many serials are left.
        remaining [unshown]: u32 = |it| it.remaining();
    }
    more {
        #[new]
        #[pyo3(signature = (issue_date, city, *, scheme = None))]
        fn new(issue_date: Date, city: Region, scheme: Option<NumberScheme>) -> PyResult<Self> {
            let scheme = scheme.unwrap_or_default().0;
            ask(|| skillcert::Series::new(&scheme, issue_date.0, city.city()?)).map(Self)
        }

        /// A series taken up again: ``next`` is the first serial not yet used, 10000000 when all are.
        ///
        /// Raises also ``CertificateError`` for ``next`` outside 1 to 10000000.
        #[classmethod]
        #[pyo3(signature = (year, city, next, *, scheme = None))]
        fn at(
            _cls: &Bound<'_, PyType>,
            year: Int,
            city: Region,
            next: Int,
            scheme: Option<NumberScheme>,
        ) -> PyResult<Self> {
            let scheme = scheme.unwrap_or_default().0;
            ask(|| {
                let year = year.fit(Code::YearOutsideScheme, Component::Year)?;
                let next = next.fit(Code::SeriesStateInvalid, Component::Next)?;
                skillcert::Series::at(&scheme, year, city.city()?, next)
            })
            .map(Self)
        }

        /// The next ``n`` numbers, all or none, and the series after them. This series stays what it is.
        ///
        /// Raises ``CertificateError``: ``n`` outside 1 to 9999999, fewer than ``n`` left. A series never wraps
        /// around.
        fn reserve(&self, n: Int) -> PyResult<(SerialRange, Self)> {
            let mut after = self.0.clone();
            let range = ask(|| after.reserve(n.fit(Code::ReservationOutOfRange, Component::Quantity)?))?;
            Ok((SerialRange(range), Self(after)))
        }
    }
}

/// Consecutive numbers of one series, at least one: ``n`` of them from ``first`` on. ``Series.reserve`` gives
/// them.
///
/// Raises ``CertificateError`` where the year and city have no ``n`` serials from there on.
///
/// >>> numbers = SerialRange(CertificateNumber("2618010000007"), 2)
/// >>> len(numbers), [str(number) for number in numbers], numbers[-1] == numbers.last
/// (2, ['2618010000007', '2618010000008'], True)
#[pyclass(frozen, eq, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct SerialRange(pub(crate) skillcert::SerialRange);

#[pymethods]
impl SerialRange {
    #[new]
    fn new(first: CertificateNumber, n: Int) -> PyResult<Self> {
        ask(|| skillcert::SerialRange::new(first.0, n.fit(Code::ReservationOutOfRange, Component::Quantity)?))
            .map(Self)
    }

    /// The first number.
    #[getter]
    fn first(&self) -> CertificateNumber {
        CertificateNumber(self.0.first())
    }

    /// The last number.
    #[getter]
    fn last(&self) -> CertificateNumber {
        CertificateNumber(self.0.last())
    }

    fn __len__(&self) -> usize {
        self.0.len() as usize
    }

    fn __getitem__(&self, index: Index<i64>) -> PyResult<CertificateNumber> {
        let len = i64::from(self.0.len());
        let offset = if index.0 < 0 { index.0.saturating_add(len) } else { index.0 };
        let number = u32::try_from(offset).ok().and_then(|place| self.0.get(place));
        number.map(CertificateNumber).ok_or_else(|| PyIndexError::new_err("index out of range"))
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Iterator<'py, CertificateNumber>> {
        Iterator::over(slf.as_any())
    }

    fn __repr__(&self) -> String {
        format!("SerialRange(CertificateNumber('{}'), {})", self.0.first(), self.0.len())
    }

    #[pyo3(signature = () -> "tuple[object, tuple[CertificateNumber, int]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (CertificateNumber, u32)> {
        let this = slf.get();
        (slf.get_type().into_any(), (this.first(), this.0.len()))
    }
}
