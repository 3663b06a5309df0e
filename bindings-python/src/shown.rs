//! How values are shown: `repr()` of the classes.

use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// More items than these are counted, not shown.
const SHOWN_ITEMS: usize = 3;

/// `Name(attribute=value, …)`, as a dataclass is shown.
pub(crate) fn shown(
    object: &Bound<'_, impl PyClass>,
    names: impl IntoIterator<Item = &'static str>,
) -> PyResult<String> {
    let object = object.as_any();
    let attribute = |name| Ok(format!("{name}={}", shown_value(&object.getattr(name)?)?));
    let attributes: PyResult<Vec<_>> = names.into_iter().map(attribute).collect();
    Ok(format!("{}({})", object.get_type().name()?, attributes?.join(", ")))
}

fn shown_value(value: &Bound<'_, PyAny>) -> PyResult<String> {
    match value.cast::<PyTuple>() {
        Ok(items) if items.len() > SHOWN_ITEMS => Ok(format!("<{} items>", items.len())),
        _ => Ok(value.repr()?.to_string()),
    }
}
