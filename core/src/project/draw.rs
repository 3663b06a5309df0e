use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{BankTask, ItemBank, Specification};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// 抽题记录 (三(三)): what was drawn, from which seed, so that anybody with the bank can draw it again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Draw {
    /// The caller's seed.
    pub seed: u64,
    /// How many items were asked for.
    pub size: u32,
    /// The items in the order of the tasks, then as drawn.
    pub items: Vec<String>,
}

impl Draw {
    /// Draws again and compares.
    ///
    /// # Errors
    ///
    /// Those of [`ItemBank::draw`]; other items ([`Code::DrawMismatch`]).
    pub fn verify(&self, bank: &ItemBank, specification: &Specification) -> Result<(), ValidationError> {
        if bank.draw(specification, self.seed, self.size)? == *self {
            return Ok(());
        }
        Err(Finding::new(Code::DrawMismatch, Component::Draw).into())
    }
}

impl ItemBank {
    /// Draws `size` items, to each task its share by weight, from the caller's seed: the same bank, specification, seed
    /// and size always give the same items.
    ///
    /// # Errors
    ///
    /// A size outside 1 to 10 000; a specification without tasks; a task with fewer items than its share
    /// ([`Code::ItemBankShort`]).
    pub fn draw(&self, specification: &Specification, seed: u64, size: u32) -> Result<Draw, ValidationError> {
        if !(1..=10_000).contains(&size) {
            return Err(Finding::new(Code::DrawSizeInvalid, Component::Draw).with_value(size.into()).into());
        }
        let weights: Vec<u8> = specification.tasks.iter().map(|task| task.weight).collect();
        if weights.iter().all(|weight| *weight == 0) {
            return Err(Finding::new(Code::TasksMissing, Component::Task).into());
        }
        let mut items = BTreeMap::new();
        for BankTask { task, items: of_task } in self.tasks() {
            items.entry(task.as_str()).or_insert(of_task.as_slice());
        }
        let mut state = seed;
        let mut drawn = Vec::new();
        let numbered = (1_i64..).zip(specification.tasks.iter().zip(shares(&weights, size)));
        for (position, (task, share)) in numbered {
            let items = items.get(task.name.as_str()).copied().unwrap_or_default();
            let some = take(items, share, &mut state).ok_or_else(|| short(items, position))?;
            drawn.extend(some);
        }
        Ok(Draw { seed, size, items: drawn })
    }
}

/// A task has fewer items than its share.
fn short(items: &[String], position: i64) -> ValidationError {
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    Finding::new(Code::ItemBankShort, Component::ItemBank).with_value(position).with_limit(count).into()
}

/// `size` shared out by weight: whole parts first, then one each to the largest remainders, the earlier task first.
fn shares(weights: &[u8], size: u32) -> Vec<u32> {
    let total = weights.iter().fold(0_u64, |sum, weight| sum.saturating_add((*weight).into())).max(1);
    let exact = |weight: &u8| u64::from(size).saturating_mul((*weight).into());
    let whole = |weight: &u8| u32::try_from(exact(weight).checked_div(total).unwrap_or(0)).unwrap_or(size);
    let mut shares: Vec<u32> = weights.iter().map(whole).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let remainder = |index: &usize| weights.get(*index).map_or(0, exact).checked_rem(total).unwrap_or(0);
    order.sort_by_key(|index| core::cmp::Reverse(remainder(index)));
    let left = shares.iter().fold(size, |left, share| left.saturating_sub(*share));
    for index in order.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        shares.get_mut(index).into_iter().for_each(|share| *share = share.saturating_add(1));
    }
    shares
}

/// The first `count` of a shuffle of the items; `None` if there are fewer. What is not drawn is not moved, so the work
/// is that of the draw, however large the bank is.
fn take(items: &[String], count: u32, state: &mut u64) -> Option<Vec<String>> {
    let count = usize::try_from(count).ok().filter(|count| *count <= items.len())?;
    let mut moved = BTreeMap::new();
    let mut drawn = Vec::with_capacity(count);
    for index in 0..count {
        let chosen = index.saturating_add(below(items.len().saturating_sub(index), state));
        let displaced = moved.remove(&index).unwrap_or(index);
        let item =
            if chosen == index { displaced } else { moved.insert(chosen, displaced).unwrap_or(chosen) };
        drawn.extend(items.get(item).cloned());
    }
    Some(drawn)
}

/// A uniform number below `bound`: values of the incomplete last stretch are drawn again.
fn below(bound: usize, state: &mut u64) -> usize {
    let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
    let stretch = u64::MAX.checked_div(bound).unwrap_or(1).saturating_mul(bound);
    loop {
        let value = split_mix(state);
        if value < stretch {
            return usize::try_from(value.checked_rem(bound).unwrap_or(0)).unwrap_or(0);
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): a fixed, published generator, so that the draw can be repeated anywhere.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = *state;
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}
