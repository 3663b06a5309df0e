//! The answers on some rows of a column.

use std::num::NonZeroUsize;
use std::sync::Arc;

use arrow_array::types::UInt8Type;
use arrow_array::{ArrayRef, DictionaryArray, ListArray, StringArray, StructArray, UInt8Array, UInt64Array};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Fields};
use pyo3::prelude::*;
use skillcert::number::NumberFault;
use skillcert::number::column::Column;
use skillcert::{RecoveryStatus, RepairKind, ValidationError};

use super::super::arrays::{self, Share};
use super::super::result::{fault_names, word_field};
use super::super::rows::Rows;
use super::super::verdicts::{BETWEEN_PAUSES, Pause};
use super::super::{Question, dictionary};
use super::counts::Counts;
use crate::error::Refusal;
use crate::given::Given;
use crate::recovery::kinds;
use crate::scheme::Asked;

/// The answers on some rows, in memory that Arrow takes over.
pub(super) struct Chunk {
    asked: Asked,
    /// Nothing where nothing stands; else the key of the status.
    pub(super) statuses: Vec<Option<u8>>,
    numbers: Vec<Option<u64>>,
    firsts: Vec<Option<u64>>,
    lasts: Vec<Option<u64>>,
    codes: Vec<Option<u8>>,
    /// Where the repairs of each row end.
    ends: Vec<usize>,
    repairs: Vec<RepairKind>,
    pub(super) counts: Counts,
}

impl Chunk {
    pub(super) fn with_capacity(rows: usize, asked: Asked) -> Self {
        Self {
            asked,
            statuses: Vec::with_capacity(rows),
            numbers: Vec::with_capacity(rows),
            firsts: Vec::with_capacity(rows),
            lasts: Vec::with_capacity(rows),
            codes: Vec::with_capacity(rows),
            ends: Vec::with_capacity(rows),
            repairs: vec![],
            counts: Counts::default(),
        }
    }

    /// The answers on an Arrow array: texts go through the kernel first, so that only what it refuses is recovered.
    pub(super) fn of(share: &Share, asked: Asked, pause: &Pause<'_>) -> PyResult<Self> {
        let (array, present) = (&share.array, share.present.as_ref());
        let mut chunk = Self::with_capacity(array.len(), asked);
        let verdicts = match leaf(array.data_type()) {
            rows if rows.is_numeric() => None,
            _ => Some(arrays::judge(array, share.present.clone(), &question(asked), pause)?),
        };
        for row in 0..array.len() {
            if row % BETWEEN_PAUSES == 0 {
                pause()?;
            }
            let number = verdicts
                .as_ref()
                .filter(|verdicts| verdicts.is_valid(row))
                .and_then(|verdicts| verdicts.numbers.as_ref()?.get(row));
            match number {
                Some(number) => chunk.push_number(number),
                None if present.is_some_and(|present| present.is_null(row)) => chunk.push_null(),
                None => chunk.add_row(array, row).map_err(Refusal::from)?,
            }
        }
        Ok(chunk)
    }

    fn add_row(&mut self, array: &ArrayData, row: usize) -> Result<(), ValidationError> {
        match given(array, row) {
            Some(given) => return self.add(&given),
            None => self.push_lost(NumberFault::ColumnMalformed),
        }
        Ok(())
    }

    /// Adds the answer to a row.
    ///
    /// # Errors
    ///
    /// A number lost for what is no fault of one, which no recovery tells.
    pub(super) fn add(&mut self, given: &Given<'_>) -> Result<(), ValidationError> {
        if matches!(given, Given::Missing) {
            self.push_null();
            return Ok(());
        }
        let recovery = self.asked.recover(given);
        match recovery {
            skillcert::Recovery::Exact { number, .. } => {
                let before = self.repairs.len();
                self.repairs.extend(kinds(&recovery));
                if self.repairs.len() > before {
                    self.counts.repaired = self.counts.repaired.saturating_add(1);
                }
                self.push_number(number.get());
            }
            skillcert::Recovery::PrefixOnly { first, last, .. } => {
                self.push(
                    Some(RecoveryStatus::PrefixOnly),
                    None,
                    Some((first, last)),
                    Some(NumberFault::NumberDigitsLost),
                );
            }
            skillcert::Recovery::Lost(finding) => {
                self.push_lost(NumberFault::of(finding.code()).ok_or(finding)?);
            }
        }
        Ok(())
    }

    fn push_number(&mut self, number: u64) {
        self.push(Some(RecoveryStatus::Exact), Some(number), None, None);
    }

    fn push_lost(&mut self, fault: NumberFault) {
        self.push(Some(RecoveryStatus::Lost), None, None, Some(fault));
    }

    fn push_null(&mut self) {
        self.counts.nulls = self.counts.nulls.saturating_add(1);
        self.push(None, None, None, None);
    }

    fn push(
        &mut self,
        status: Option<RecoveryStatus>,
        number: Option<u64>,
        interval: Option<(u64, u64)>,
        fault: Option<NumberFault>,
    ) {
        let status = status.map(|status| status.number().wrapping_sub(1));
        let code = fault.map(key);
        self.counts.row(status, fault);
        self.statuses.push(status);
        self.numbers.push(number);
        self.firsts.push(interval.map(|(first, _)| first));
        self.lasts.push(interval.map(|(_, last)| last));
        self.codes.push(code);
        self.ends.push(self.repairs.len());
    }

    pub(super) fn array(self) -> Result<StructArray, ArrowError> {
        let exact: NullBuffer = self.numbers.iter().map(Option::is_some).collect::<Vec<_>>().into();
        let repairs = self.repairs.iter().map(|kind| Some(kind.name())).collect::<StringArray>();
        let starts = std::iter::once(0).chain(self.ends);
        let offsets = starts.map(|end| i32::try_from(end).map_err(|_| ArrowError::OffsetOverflowError(end)));
        let offsets = OffsetBuffer::new(offsets.collect::<Result<Vec<_>, _>>()?.into());
        let repairs = ListArray::try_new(repair_field(), offsets, Arc::new(repairs), Some(exact))?;
        let statuses = RecoveryStatus::ALL.iter().map(|status| status.name());
        let parts: Vec<ArrayRef> = vec![
            words(self.statuses, statuses)?,
            Arc::new(UInt64Array::from(self.numbers)),
            Arc::new(UInt64Array::from(self.firsts)),
            Arc::new(UInt64Array::from(self.lasts)),
            words(self.codes, fault_names())?,
            Arc::new(repairs),
        ];
        StructArray::try_new(fields(), parts, None)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "there are few faults")]
fn key(fault: NumberFault) -> u8 {
    fault.index() as u8
}

/// Texts by key.
fn words(keys: Vec<Option<u8>>, words: impl Iterator<Item = &'static str>) -> Result<ArrayRef, ArrowError> {
    let words = Arc::new(words.map(Some).collect::<StringArray>());
    Ok(Arc::new(DictionaryArray::<UInt8Type>::try_new(UInt8Array::from(keys), words)?))
}

/// The parts of the result.
pub(super) fn fields() -> Fields {
    let number = |name| Field::new(name, DataType::UInt64, true);
    let statuses = RecoveryStatus::ALL.iter().map(|status| status.name());
    let parts = [
        word_field("status", statuses),
        number("number"),
        number("first"),
        number("last"),
        word_field("code", fault_names()),
        Field::new("repairs", DataType::List(repair_field()), true),
    ];
    Vec::from(parts).into()
}

fn repair_field() -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Utf8, false))
}

/// What the kernel is asked.
fn question(Asked { scheme, as_of }: Asked) -> Question {
    Question { scheme, as_of, numbers: true, reasons: false, assurance: false, threads: NonZeroUsize::MIN }
}

/// The type of the values of a column.
fn leaf(data_type: &DataType) -> &DataType {
    match data_type {
        DataType::Dictionary(_, values) => leaf(values),
        other => other,
    }
}

/// What stands in a row; `None` if it lies outside the data.
fn given(array: &ArrayData, row: usize) -> Option<Given<'_>> {
    if let [values] = array.child_data() {
        let place = dictionary::place(array, row)?;
        return if values.is_valid(place) { given(values, place) } else { Some(Given::Missing) };
    }
    match array.data_type() {
        DataType::Null => Some(Given::Missing),
        DataType::Float64 => {
            let values = array.buffers().first()?.typed_data::<f64>();
            values.get(array.offset().checked_add(row)?).map(|value| Given::float(*value))
        }
        _ => match Rows::of(array).part(row, 1) {
            Column::Signed(&[value]) => Some(Given::Integer(value.into())),
            Column::Unsigned(&[value]) => Some(Given::Integer(value.into())),
            _ => Rows::of(array).text(row).map(|text| Given::Text(text.into_owned().into())),
        },
    }
}
