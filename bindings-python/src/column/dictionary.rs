//! Columns that name each value once: the values are judged, and every row takes over the verdict on its own.

use arrow_buffer::{ArrowNativeType, BooleanBuffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::DataType;

use super::numbers::Numbers;
use super::verdicts::{MALFORMED, Tally, Verdicts, is_set};

/// Calls a function with the type of the keys of a dictionary.
macro_rules! with_keys {
    ($array:ident, $function:ident($($argument:expr),*)) => {
        match $array.data_type() {
            DataType::Dictionary(keys, _) => match **keys {
                DataType::Int8 => $function::<i8>($array, $($argument),*),
                DataType::Int16 => $function::<i16>($array, $($argument),*),
                DataType::Int32 => $function::<i32>($array, $($argument),*),
                DataType::Int64 => $function::<i64>($array, $($argument),*),
                DataType::UInt8 => $function::<u8>($array, $($argument),*),
                DataType::UInt16 => $function::<u16>($array, $($argument),*),
                DataType::UInt32 => $function::<u32>($array, $($argument),*),
                _ => $function::<u64>($array, $($argument),*),
            },
            _ => $function::<u64>($array, $($argument),*),
        }
    };
}

/// The place of a row's value.
pub(super) fn place(array: &ArrayData, row: usize) -> Option<usize> {
    with_keys!(array, place_of(row))
}

fn place_of<K: ArrowNativeType>(array: &ArrayData, row: usize) -> Option<usize> {
    array.buffers().first()?.typed_data::<K>().get(array.offset().checked_add(row)?)?.to_usize()
}

/// The verdicts on the rows of a dictionary array, given those on its values.
pub(super) fn take(array: &ArrayData, present: Option<&NullBuffer>, values: &Verdicts) -> Verdicts {
    with_keys!(array, take_by(present, values))
}

fn take_by<K: ArrowNativeType>(
    array: &ArrayData,
    present: Option<&NullBuffer>,
    values: &Verdicts,
) -> Verdicts {
    let (rows, keys) = (array.len(), array.buffers().first().map_or(&[][..], |keys| keys.typed_data::<K>()));
    let keys = keys.get(array.offset()..).unwrap_or_default();
    // A key that leads nowhere becomes one that no value has.
    let place = |row| keys.get(row).and_then(|key: &K| key.to_usize()).unwrap_or(usize::MAX);
    let has_key = |row| present.is_none_or(|present| present.is_valid(row));
    let has_value =
        |place| values.present.as_ref().is_none_or(|some| place >= values.rows || some.is_valid(place));
    let present = BooleanBuffer::collect_bool(rows, |row| has_key(row) && has_value(place(row)));
    let valid = BooleanBuffer::collect_bool(rows, |row| present.value(row) && values.is_valid(place(row)));
    let number = |numbers: &Numbers, row| numbers.get(place(row)).filter(|_| valid.value(row));
    let code = |codes: &[u8], row| codes.get(place(row)).copied().unwrap_or(MALFORMED);
    let known = values
        .known
        .as_deref()
        .map(|of| BooleanBuffer::collect_bool(rows, |row| valid.value(row) && is_set(of, place(row))));
    let refused = &present & &!&valid;
    let mut tally = Tally {
        valid: valid.count_set_bits() as u64,
        known: known.as_ref().map_or(0, BooleanBuffer::count_set_bits) as u64,
        invalid: refused.count_set_bits() as u64,
        nulls: rows.saturating_sub(present.count_set_bits()) as u64,
        ..Tally::default()
    };
    let codes = values.codes.as_deref();
    let codes = codes.map(|of| codes_of(&refused, &mut tally, |row| code(of, row)));
    let numbers = values.numbers.as_ref();
    let numbers =
        numbers.map(|of| Numbers::Heap((0..rows).map(|row| number(of, row).unwrap_or(0)).collect()));
    let valid = valid.values().to_vec();
    let known = known.map(|known| known.values().to_vec());
    Verdicts { rows, valid, known, numbers, codes, present: Some(present.into()), tally }
}

/// The codes of the refused rows, and their counts.
fn codes_of(refused: &BooleanBuffer, tally: &mut Tally, code: impl Fn(usize) -> u8) -> Vec<u8> {
    let mut codes = vec![0; refused.len()];
    for row in refused.set_indices() {
        tally.count(code(row).into(), 1);
        codes.get_mut(row).into_iter().for_each(|place| *place = code(row));
    }
    codes
}
