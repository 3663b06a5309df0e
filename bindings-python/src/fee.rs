//! 考核费: what one candidate pays.

use pyo3::prelude::*;

use crate::json::Reduced;

/// 考核费 of one candidate by part, in whole yuan (五(一)). ``PassRule.fee`` knows what is due.
///
/// >>> PassRule.THEORY_AND_PRACTICAL.fee(datetime.date(2021, 6, 1))
/// Fee(60, 66, 24)
#[pyclass(frozen, eq, hash, module = "skillcert")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Fee(pub(crate) skillcert::Fee);

#[pymethods]
impl Fee {
    #[new]
    fn new(theory: u32, practical: u32, administration: u32) -> Self {
        Self(skillcert::Fee { theory, practical, administration })
    }

    /// The theory part; 0 where no theory is assessed.
    #[getter]
    fn theory(&self) -> u32 {
        self.0.theory
    }

    /// The practical part.
    #[getter]
    fn practical(&self) -> u32 {
        self.0.practical
    }

    /// Administration.
    #[getter]
    fn administration(&self) -> u32 {
        self.0.administration
    }

    /// The sum.
    #[getter]
    fn total(&self) -> u32 {
        self.0.total()
    }

    fn __repr__(&self) -> String {
        format!("Fee({}, {}, {})", self.0.theory, self.0.practical, self.0.administration)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[int, int, int]]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (u32, u32, u32)> {
        let skillcert::Fee { theory, practical, administration } = slf.get().0;
        (slf.get_type().into_any(), (theory, practical, administration))
    }
}
