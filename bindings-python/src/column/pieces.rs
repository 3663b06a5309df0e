//! The numbers of a column, piece by piece: for what looks at each once and keeps none.

use arrow_array::Array as _;
use arrow_array::cast::AsArray as _;
use arrow_array::types::UInt64Type;
use arrow_data::ArrayData;
use arrow_schema::DataType;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use skillcert::ValidationError;
use skillcert::number::column::Counts;

use super::result::ColumnResult;
use super::{Kind, Question, arrays, cells};
use crate::capsule::{self, Stream, Struct};
use crate::error::ask;

/// Rows of an array that are answered before the next ones are: their numbers take 32 MB.
const PIECE: usize = 1 << 22;

/// Hands the numbers of a column on, 0 where a row has none, with the counts of the same rows.
pub(crate) fn each_piece(
    column: &Bound<'_, PyAny>,
    question: &Question,
    mut take: impl FnMut(&[u64], &Counts) -> Result<(), ValidationError> + Send,
) -> PyResult<()> {
    let py = column.py();
    let mut hand = |result: &ColumnResult| hand_on(py, result, &mut take);
    match Kind::of(column)? {
        Kind::Array => {
            let capsules = column.call_method0(intern!(py, "__arrow_c_array__"))?;
            let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
            let data_type = data_type(&Struct::take(&schema)?)?;
            let array = capsule::import(Struct::take(&array)?, &data_type)?;
            of_array(py, &array, question, &mut hand)
        }
        Kind::Stream => match column.call_method0(intern!(py, "__arrow_c_stream__")) {
            Ok(capsule) => of_stream(&capsule.extract()?, question, &mut hand),
            // pandas without pyarrow
            Err(_) if column.hasattr("dtype")? => cells::each(column, question, hand),
            Err(error) => Err(error),
        },
        Kind::Integers => of_integers(column, question, &mut hand),
        Kind::Strings => cells::each_numpy(column, question, hand),
        Kind::Cells => cells::each(column, question, hand),
    }
}

type Hand<'a> = dyn FnMut(&ColumnResult) -> PyResult<()> + 'a;

fn data_type(schema: &arrow_array::ffi::FFI_ArrowSchema) -> PyResult<DataType> {
    let data_type = capsule::data_type(schema)?;
    arrays::accept(&data_type)?;
    Ok(data_type)
}

fn of_stream(capsule: &Bound<'_, PyCapsule>, question: &Question, hand: &mut Hand<'_>) -> PyResult<()> {
    let py = capsule.py();
    let mut stream = Stream(Struct::take(capsule)?);
    let data_type = data_type(&stream.schema()?)?;
    while let Some(array) = stream.next(py)? {
        of_array(py, &capsule::import(array, &data_type)?, question, hand)?;
    }
    Ok(())
}

fn of_integers(array: &Bound<'_, PyAny>, question: &Question, hand: &mut Hand<'_>) -> PyResult<()> {
    for first in (0..array.len()?).step_by(PIECE) {
        hand(&arrays::check_integers(&cells::slice(array, first, PIECE)?, question.clone())?)?;
    }
    Ok(())
}

fn of_array(py: Python<'_>, array: &ArrayData, question: &Question, hand: &mut Hand<'_>) -> PyResult<()> {
    for first in (0..array.len()).step_by(PIECE) {
        let piece = array.slice(first, array.len().saturating_sub(first).min(PIECE));
        hand(&arrays::check(py, [Ok(piece)], question.clone())?)?;
    }
    Ok(())
}

fn hand_on(
    py: Python<'_>,
    result: &ColumnResult,
    take: &mut (impl FnMut(&[u64], &Counts) -> Result<(), ValidationError> + Send),
) -> PyResult<()> {
    let mut counts = result.counts();
    for chunk in result.chunks() {
        let Some(numbers) = chunk.as_struct().column_by_name("number") else { continue };
        // What is refused or null in any chunk is counted with the first.
        counts.valid = numbers.len().saturating_sub(numbers.null_count()) as u64;
        let values = numbers.as_primitive::<UInt64Type>().values();
        ask(|| py.detach(|| take(values, &counts)))?;
        counts = Counts::default();
    }
    py.check_signals()
}
