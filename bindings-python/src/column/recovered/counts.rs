//! How many rows of a column have which answer.

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use skillcert::RecoveryStatus;
use skillcert::number::NumberFault;

#[cfg(feature = "stubs")]
use super::super::verdicts::Tally;

/// How many rows have which answer.
#[derive(Clone, Default)]
pub(crate) struct Counts {
    /// In the order of the statuses.
    pub(super) status: [u64; 3],
    pub(super) nulls: u64,
    pub(super) repaired: u64,
    /// By the index of the fault.
    faults: [u64; NumberFault::COUNT],
}

impl Counts {
    /// One more row with the status of this key and the fault.
    pub(super) fn row(&mut self, status: Option<u8>, fault: Option<NumberFault>) {
        status.into_iter().for_each(|key| count(&mut self.status, key.into()));
        fault.into_iter().for_each(|fault| count(&mut self.faults, fault.index()));
    }

    pub(super) fn add(&mut self, other: &Self) {
        let add = |count: &mut u64, more: &u64| *count = count.saturating_add(*more);
        self.status.iter_mut().zip(&other.status).for_each(|(count, more)| add(count, more));
        self.faults.iter_mut().zip(&other.faults).for_each(|(count, more)| add(count, more));
        add(&mut self.nulls, &other.nulls);
        add(&mut self.repaired, &other.repaired);
    }
}

impl<'py> IntoPyObject<'py> for Counts {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = Tally::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let counts = PyDict::new(py);
        for (status, rows) in RecoveryStatus::ALL.iter().zip(self.status) {
            counts.set_item(status.name(), rows)?;
        }
        counts.set_item("null", self.nulls)?;
        counts.set_item("repaired", self.repaired)?;
        for (fault, rows) in NumberFault::ALL.iter().zip(self.faults).filter(|(_, rows)| *rows > 0) {
            counts.set_item(fault.code().name(), rows)?;
        }
        Ok(counts)
    }
}

fn count(counts: &mut [u64], key: usize) {
    if let Some(count) = counts.get_mut(key) {
        *count = count.saturating_add(1);
    }
}
